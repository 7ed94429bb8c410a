"""Content streams of parts, cut at marked contents, at fields and at pictures."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pydyf
from pydyf import _to_bytes

from guidegen.model.skeleton import NotPressable
from guidegen.press.pieces import FieldLine, MarkedContent, Photo, Piece, QrPath
from guidegen.press.slots import HOLE
from guidegen.press.writer import joined, operator

_IMAGE = re.compile(rb"/(i\S+) Do")
_RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")


class Contents:
    """Cuts the operators of a part.

    ``first`` is the number of its first marked content; ``lines`` say which are lines of fields,
    ``pictures`` which are pictures in holes.
    """

    def __init__(
        self, first: int, lines: Mapping[int, tuple[int, int]], pictures: Mapping[int, Any]
    ) -> None:
        self._first = first
        self._lines = lines
        self._pictures = pictures

    def pieces(self, operators: Sequence[object]) -> Iterator[Piece]:
        items = iter(operators)
        for item in items:
            if not (isinstance(item, pydyf.Dictionary) and "MCID" in item):
                yield operator(item) + b"\n"
                continue
            mcid = item["MCID"]
            if mcid in self._lines:
                yield from self._field_line(mcid, "ActualText" in item, items)
            elif mcid in self._pictures:
                yield self._marked(item)
                yield from self._picture(self._pictures[mcid], items)
            else:
                yield self._marked(item)

    def _marked(self, properties: pydyf.Dictionary) -> MarkedContent:
        told = {key: value for key, value in properties.items() if key != "MCID"}
        said = b"".join(b"/" + key.encode() + b" " + _to_bytes(v) for key, v in told.items())
        return MarkedContent(properties["MCID"] - self._first, said)

    def _field_line(self, mcid: int, is_told: bool, items: Iterator[object]) -> Iterator[Piece]:
        hole, line = self._lines[mcid]
        before: list[object] = []
        for item in items:
            before.append(item)
            if item == b"BT":
                break
        while next(items) != b"ET":
            pass
        yield FieldLine(hole, line, mcid - self._first, is_told, joined(before))
        yield b"ET\n"

    def _picture(self, box: Any, items: Iterator[object]) -> Iterator[Piece]:
        hole = int(box.element.get(HOLE))
        drawn: list[object] = []
        for item in items:
            drawn.append(item)
            if item == b"EMC":
                break
        text = joined(drawn)
        if isinstance(box.element.tag, str) and box.element.tag.endswith("}svg"):
            path = qr_path(_svg_path(box.element))
            before, found, after = text.partition(path)
            if not found:
                raise NotPressable("the QR code is not drawn as it was expected")
            yield from (before, QrPath(hole), after)
            return
        match = _IMAGE.search(text)
        if not match:
            raise NotPressable("a photo is not drawn as it was expected")
        yield from (text[: match.start(1)], Photo(hole), text[match.end(1) :])


def _svg_path(svg: Any) -> str:
    (path,) = svg.iterfind("{http://www.w3.org/2000/svg}path")
    return str(path.get("d"))


def qr_path(path: str) -> bytes:
    """The operators that the engine draws a QR code's path with."""
    runs = []
    for found in _RUN.finditer(path):
        x, y, length = map(int, found.groups())
        end = x + length
        runs.append(b"%d %d m\n%d %d l\n%d %d l\n%d %d l\nh" % (x, y, end, y, end, y + 1, x, y + 1))
    return b"\n".join(runs)


def merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring bytes put together."""
    waiting: list[bytes] = []
    for piece in pieces:
        if isinstance(piece, bytes):
            waiting.append(piece)
            continue
        if waiting:
            yield b"".join(waiting)
            waiting.clear()
        yield piece
    if waiting:
        yield b"".join(waiting)
