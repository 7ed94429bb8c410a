"""Formats: the sizes in which an edition's panels are laid out, and how much ink they take.

A panel that is printed larger than it is laid out is scaled when it is placed on its sheet, so that
its type, drawings and gaps grow together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from guidegen.geometry import Size, mm
from guidegen.model.panel import PANELS, PanelSpec, face, spread

BOOKLET_SCALE = 1.08
"""Type of 10 points is read at 10.8 in a booklet, whose pages are wider than a trifold's faces."""
LARGE_PRINT_MARGIN = 60.0
POSTER_SCALE = 1.6
"""Type of 10 points is read at 16 on a poster."""


class Ink(StrEnum):
    """How much ink pages take: as designed, or with floods drawn as outlines."""

    FULL = "full"
    SAVER = "saver"


@dataclass(frozen=True)
class Format:
    """The panels that are laid out together, each with its size, by their ids in reading order.

    ``flowing``: they follow each other and break where a page ends, in large print.
    """

    id: str
    panels: Mapping[str, PanelSpec]
    flowing: bool = False


def _a4_trifold() -> dict[str, PanelSpec]:
    """Faces of 100, 100 and 97 millimetres on a sheet of A4."""
    height = mm(210)
    wide, narrow = Size(mm(100), height), Size(mm(97), height)
    return {
        name: spread(name, wide)
        if spec.fold_at
        else replace(spec, size=narrow if spec.flap else wide)
        for name, spec in PANELS.items()
    }


def _booklet(page: Size) -> dict[str, PanelSpec]:
    """Pages of a booklet before they are scaled; none of them folds in."""
    size = Size(page.width / BOOKLET_SCALE, page.height / BOOKLET_SCALE)
    panels = {
        name: spread(name, size) if spec.fold_at else face(name, size, flood=spec.flood)
        for name, spec in PANELS.items()
    }
    return panels | {"cover": replace(panels["cover"], art_scale=0.88)}


def _pages(size: Size) -> dict[str, PanelSpec]:
    """Full pages on which panels follow each other."""
    return {name: PanelSpec(name, size, LARGE_PRINT_MARGIN) for name in PANELS}


def _one(panel: str, size: Size) -> dict[str, PanelSpec]:
    return {panel: PanelSpec(panel, size, 36.0)}


LETTER_TRIFOLD = Format("letter-trifold", PANELS)
FORMATS: Mapping[str, Format] = {
    each.id: each
    for each in (
        LETTER_TRIFOLD,
        Format("a4-trifold", _a4_trifold()),
        Format("letter-booklet", _booklet(Size(396, 612))),
        Format("a4-booklet", _booklet(Size(mm(148.5), mm(210)))),
        Format("letter-flyer", _one("flyer", Size(612, 792))),
        Format("a4-flyer", _one("flyer", Size(mm(210), mm(297)))),
        Format("letter-large-print", _pages(Size(612, 792)), flowing=True),
        Format("a4-large-print", _pages(Size(mm(210), mm(297))), flowing=True),
        Format("letter-poster", _one("poster", Size(792 / POSTER_SCALE, 1224 / POSTER_SCALE))),
        Format("a4-poster", _one("poster", Size(mm(297) / POSTER_SCALE, mm(420) / POSTER_SCALE))),
    )
}
"""Every format by its id."""
