"""The slug: one line in the margin that says which file, side and printing condition this is.

Its letters are drawn as outlines, so that no font has to come along for them.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from guidegen.geometry import Size
from guidegen.sheets.shop.boxes import MARKS_FROM
from guidegen.sheets.shop.marks import CLEAR, Finishing, target_places

SIZE = 6.0
FROM_SIDE = 12.0
"""From the left of the trim, so that it is not taken for a crop mark."""

UNKNOWN = "?"
"""What stands for a character that the font has not."""


@dataclass(frozen=True, slots=True)
class Slug:
    """What the slug says first, such as the file's name, and a font file that has its letters."""

    text: str
    font: Path


def slug_line(slug: Slug, more: Sequence[str], size: Size, finishing: Finishing) -> str:
    """Operators that write the slug in black below the trim, smaller where it is long.

    It ends before the first thing that stands in the margin there.
    """
    target, _ = target_places(size, finishing)
    room = min([*finishing.x, target]) - CLEAR / 2 - FROM_SIDE
    letters = _letters(slug.font)
    glyphs = letters.glyphs("   ".join((slug.text, *more)))
    width = sum(letters.advance(glyph) for glyph in glyphs) * SIZE
    scale = min(1.0, room / width) * SIZE
    pen = _Operators()
    x = FROM_SIDE
    for glyph in glyphs:
        letters.draw(glyph, pen, scale, x, -MARKS_FROM - SIZE)
        x += letters.advance(glyph) * scale
    return "\n".join(["q 0 0 0 1 k", *pen.written, "f Q\n"])


class _Letters:
    """A font's outlines; lengths are in ems."""

    def __init__(self, path: Path) -> None:
        font = TTFont(path)
        self._known: dict[int, str] = font.getBestCmap()
        self._outlines: Any = font.getGlyphSet()
        self._units: int = font["head"].unitsPerEm

    def glyphs(self, text: str) -> list[str]:
        return [self._known.get(ord(each), self._known[ord(UNKNOWN)]) for each in text]

    def advance(self, glyph: str) -> float:
        return float(self._outlines[glyph].width) / self._units

    def draw(self, glyph: str, pen: BasePen, size: float, x: float, y: float) -> None:
        scale = size / self._units
        self._outlines[glyph].draw(TransformPen(pen, (scale, 0, 0, scale, x, y)))


@functools.lru_cache(maxsize=4)
def _letters(path: Path) -> _Letters:
    return _Letters(path)


class _Operators(BasePen):  # type: ignore[misc]
    """Writes outlines as operators (ISO 32000-1, 8.5.2)."""

    def __init__(self) -> None:
        super().__init__(None)
        self.written: list[str] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._write("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._write("l", pt)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._write("c", *points)

    def _closePath(self) -> None:  # noqa: N802
        self.written.append("h")

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = " ".join(f"{x:.3f} {y:.3f}" for x, y in points)
        self.written.append(f"{numbers} {operator}")
