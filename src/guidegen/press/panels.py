"""Panels of brochures: parts at their places, with a school's values; and what they draw."""

import functools
import itertools
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from guidegen.geometry import Size
from guidegen.press.fields import Line
from guidegen.press.pieces import FieldLine, Ground, MarkedContent, Photo, QrPath, Stencil
from guidegen.press.slots import Slot
from guidegen.press.writer import BEST, FAST, as_number, as_string


class SetField(NamedTuple):
    """A value in its slot: lines (none for pictures), whole text, target, and picture."""

    slot: Slot | None
    lines: tuple[Line, ...]
    text: str
    href: str = ""
    drawn: tuple[bytes, ...] = ()
    """The operators that draw its lines."""
    picture: bytes = b""
    """What draws the picture: the name of a photo, or the path of a QR code."""
    image: bytes = b""
    """The photo itself, as an object of a PDF."""


class PlacedStencil(NamedTuple):
    """A stencil at its place: how far down (CSS pixels), and the values in its holes.

    What is not ``in_flow`` is drawn over all else of its panel (CSS 2.1, appendix E).
    """

    stencil: Stencil
    down: float
    fields: Mapping[int, SetField]
    in_flow: bool


@dataclass(frozen=True)
class Panel:
    """A panel put together from parts.

    ``id`` tells it from every other that is ``shared`` by many schools; a school's own has its
    name for one.
    """

    id: str
    name: str
    size: Size
    ground: Ground
    parts: tuple[PlacedStencil, ...]
    shared: bool

    @functools.cached_property
    def content(self) -> bytes:
        """The compressed content stream."""
        return zlib.compress(_content(self), BEST if self.shared else FAST)

    @property
    def photos(self) -> dict[bytes, bytes]:
        """Its photos by their names in the content stream."""
        fields = (each for part in self.parts for each in part.fields.values())
        return {each.picture: each.image for each in fields if each.image}


def _content(panel: Panel) -> bytes:
    """The content stream of a panel: its ground, and each part moved to its place."""
    chunks = [panel.ground.before]
    sizes = (len(part.stencil.holders) for part in panel.parts)
    firsts = itertools.accumulate(sizes, initial=0)
    numbered = zip(panel.parts, firsts, strict=False)
    for part, mcid in sorted(numbered, key=lambda each: not each[0].in_flow):
        moved = bool(part.down)
        if moved:
            chunks.append(b"q\n1 0 0 1 0 %s cm\n" % as_number(part.down))
        chunks += _drawn(part, mcid)
        if moved:
            chunks.append(b"Q\n")
    chunks.append(panel.ground.after)
    return b"".join(chunks)


def _drawn(part: PlacedStencil, first: int) -> Iterator[bytes]:
    fields = part.fields
    for piece in part.stencil.content:
        if isinstance(piece, bytes):
            yield piece
        elif isinstance(piece, MarkedContent):
            yield b"<</MCID %d%s>>\n" % (first + piece.number, piece.told)
        elif isinstance(piece, FieldLine):
            yield from _field_line(piece, fields[piece.hole], first)
        elif isinstance(piece, Photo | QrPath):
            yield fields[piece.hole].picture


def _field_line(piece: FieldLine, value: SetField, first: int) -> Iterator[bytes]:
    line, slot = value.lines[piece.line], value.slot
    assert slot is not None  # noqa: S101
    told = b"/ActualText " + as_string(line.said) if piece.is_told else b""
    yield b"<</MCID %d%s>>\n" % (first + piece.number, told)
    yield piece.before
    yield b"1 0 0 -1 %s %s Tm\n" % (
        as_number(slot.x(piece.line, line)),
        as_number(slot.lines[piece.line].y),
    )
    yield value.drawn[piece.line]
