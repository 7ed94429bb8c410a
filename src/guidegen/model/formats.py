"""Formats: the sizes in which an edition's panels are laid out, and how much ink they take.

A panel that is printed larger than it is laid out is scaled when it is placed on its sheet, so that
its type, drawings and gaps grow together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from guidegen.geometry import Size, inches, mm
from guidegen.model.panel import LETTER_PANEL, PANELS, PanelSpec, face, spread
from guidegen.model.printing import A3, A4, LETTER, TABLOID, Paper

BOOKLET_SCALE = 1.08
"""Type of 10 points is read at 10.8 in a booklet, whose pages are wider than a trifold's faces."""
GATES = ("cover", "why", "school", "questions")
"""The panels on the gates of a gate fold, both sides of them."""
GATE_SCALE = 1.15
GATE_LEAVES = inches(1 / 32)
"""What a gate of a gate fold leaves to the other."""
LARGE_PRINT_MARGIN = 60.0
LETTER_MARGIN = 90.0
"""So wide that lines of a letter, whose type is larger, can still be read with ease."""
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


def _three_faces(wide: Size, narrow: Size) -> dict[str, PanelSpec]:
    """Two faces of one size and a narrower one, or three alike."""
    return {
        name: spread(name, wide)
        if spec.fold_at
        else replace(
            spec, size=narrow if spec.flap else wide, flap=spec.flap and narrow.width < wide.width
        )
        for name, spec in PANELS.items()
    }


def _thirds(sheet: Size) -> dict[str, PanelSpec]:
    """Three faces alike on a sheet, as folds to and fro have them."""
    face_size = Size(sheet.width / 3, sheet.height)
    return _three_faces(face_size, face_size)


def _cards(sheet: Size) -> dict[str, PanelSpec]:
    """Both sides of a card that is a third of a sheet."""
    faces = _thirds(sheet)
    return {panel: faces[panel] for panel in ("school", "act")}


def _gates(paper: Paper) -> dict[str, PanelSpec]:
    """Two faces over the middle of a sheet, and a gate on either side that closes over one of them.

    A gate is narrower by what lets it close.
    """
    sheet = paper.landscape
    gate = Size((sheet.width / 4 - GATE_LEAVES) / GATE_SCALE, sheet.height / GATE_SCALE)
    middle = Size((sheet.width / 4 + GATE_LEAVES) / GATE_SCALE, sheet.height / GATE_SCALE)
    return {
        name: spread(name, middle)
        if spec.fold_at
        else replace(spec, size=gate if name in GATES else middle, flap=False)
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


def _half(paper: Paper) -> Size:
    """A page of a booklet: half a sheet."""
    return Size(paper.size.height / 2, paper.size.width)


def _reduced(paper: Paper) -> Size:
    """A poster before it is scaled."""
    return Size(paper.size.width / POSTER_SCALE, paper.size.height / POSTER_SCALE)


def _one(panel: str, size: Size, side_margin: float = 36.0) -> dict[str, PanelSpec]:
    return {panel: PanelSpec(panel, size, side_margin)}


LETTER_TRIFOLD = Format("letter-trifold", PANELS)
FORMATS: Mapping[str, Format] = {
    each.id: each
    for each in (
        LETTER_TRIFOLD,
        Format(
            "a4-trifold", _three_faces(Size(mm(100), A4.size.width), Size(mm(97), A4.size.width))
        ),
        Format("letter-z-fold", _thirds(LETTER.landscape)),
        Format("a4-z-fold", _thirds(A4.landscape)),
        Format("letter-rack-card", _cards(LETTER.landscape)),
        Format("a4-rack-card", _cards(A4.landscape)),
        Format("letter-gate-fold", _gates(TABLOID)),
        Format("a4-gate-fold", _gates(A3)),
        Format("letter-booklet", _booklet(_half(LETTER))),
        Format("a4-booklet", _booklet(_half(A4))),
        Format("letter-flyer", _one("flyer", LETTER.size)),
        Format("a4-flyer", _one("flyer", A4.size)),
        Format("letter-page", _one(LETTER_PANEL, LETTER.size, LETTER_MARGIN)),
        Format("a4-page", _one(LETTER_PANEL, A4.size, LETTER_MARGIN)),
        Format("letter-large-print", _pages(LETTER.size), flowing=True),
        Format("a4-large-print", _pages(A4.size), flowing=True),
        Format("letter-poster", _one("poster", _reduced(TABLOID))),
        Format("a4-poster", _one("poster", _reduced(A3))),
    )
}
"""Every format by its id."""
