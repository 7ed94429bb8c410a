"""Writing objects into a file: streams by themselves, all others packed (ISO 32000-1, 7.5.7)."""

import functools
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

import pydyf
from pydyf import _to_bytes

BEST, FAST = 9, 1
"""Compression of what is shared, and of the little that every brochure has of its own."""


@dataclass
class Writer:
    """Numbers objects and lays them out in a file, from a number and a position on."""

    next: int
    position: int
    chunks: list[bytes] = field(default_factory=list)
    rows: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    _packed: list[tuple[int, bytes]] = field(default_factory=list)

    def reserve(self, count: int = 1) -> int:
        first = self.next
        self.next += count
        return first

    def stream(self, number: int, head: bytes, data: bytes) -> None:
        """An object with a stream; ``head`` are entries of its dictionary."""
        self._add(
            number,
            b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n"
            % (
                number,
                head,
                len(data),
                data,
            ),
        )

    def whole(self, number: int, data: bytes) -> None:
        """An object that has to stand by itself, such as a stream that is written already."""
        self._add(number, b"%d 0 obj\n%s\nendobj\n" % (number, data))

    def pack(self, number: int, data: bytes) -> None:
        """An object that goes into the next object stream."""
        self._packed.append((number, data))

    def flush(self, level: int) -> None:
        """Write the object stream."""
        if not self._packed:
            return
        number = self.reserve()
        offsets, offset = [], 0
        for index, (own, data) in enumerate(self._packed):
            offsets.append(b"%d %d" % (own, offset))
            offset += len(data) + 1
            self.rows[own] = (2, number, index)
        head = b" ".join(offsets)
        body = zlib.compress(b"\n".join((head, *(data for _, data in self._packed))), level)
        entries = b"/Type /ObjStm/N %d/First %d/Filter /FlateDecode" % (
            len(self._packed),
            len(head) + 1,
        )
        self._packed.clear()
        self.stream(number, entries, body)

    def _add(self, number: int, chunk: bytes) -> None:
        self.rows[number] = (1, self.position, 0)
        self.chunks.append(chunk)
        self.position += len(chunk)


def row_of(row: tuple[int, int, int]) -> bytes:
    """A row of the cross-reference stream (ISO 32000-1, 7.5.8)."""
    kind, second, third = row
    return kind.to_bytes(1, "big") + second.to_bytes(4, "big") + third.to_bytes(2, "big")


def as_number(value: float) -> bytes:
    """A number as the engine writes it."""
    data: bytes = _to_bytes(float(value))
    return data


_JOINED = re.compile(rb">(\d+(?:\.\d+)?)-(?=[\d.])")


def joined(operators: Iterable[object]) -> bytes:
    """Operators of a content stream as the engine writes them, one a line."""
    return b"".join(operator(each) + b"\n" for each in operators)


def operator(item: object) -> bytes:
    """An operator as the engine writes it, its numbers apart.

    WeasyPrint writes two adjustments that follow each other as ``0-120``, which is no number (ISO
    32000-1, 7.3.3): some readers drop the second, others refuse the stream.
    """
    data: bytes = _to_bytes(item)
    return _JOINED.sub(rb">\1 -", data) if data.endswith(b"TJ") else data


@functools.lru_cache(maxsize=65536)
def as_string(text: str) -> bytes:
    """A text string."""
    data: bytes = pydyf.String(text).data
    return data
