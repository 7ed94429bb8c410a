"""Imposition: where panels stand on sheets, by arithmetic alone.

Lengths are points, y upwards from the sheet's foot.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from guidegen.geometry import LETTER_LANDSCAPE, Rect, Size, mm
from guidegen.model.panel import PANELS, PanelSpec

TICK_FROM = mm(8)
TICK_TO = mm(14)
"""A fold tick runs from 8 to 14 mm inside the trim: beyond what an office printer leaves white."""


@dataclass(frozen=True, slots=True)
class PlacedPanel:
    """A panel on a sheet; ``area`` is where its trim box stands, ``rotation`` in degrees."""

    panel: str
    area: Rect
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A short vertical line that shows where to fold."""

    x: float
    from_y: float
    to_y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of a sheet."""

    size: Size
    panels: tuple[PlacedPanel, ...]
    ticks: tuple[Tick, ...]


def roll_fold(right_to_left: bool) -> tuple[Sheet, Sheet]:
    """The outside and the inside of a letter trifold whose narrower flap folds in first.

    Outside, left to right: flap, back, cover. Inside: the comparison over two faces, then the
    school's panel on the back of the flap. A right-to-left language mirrors both sides, so the
    flap folds in from the other edge.
    """
    outside, inside = ["why", "act", "cover"], ["comparison", "school"]
    return _side(outside, right_to_left), _side(inside, right_to_left)


def _side(panels: Sequence[str], right_to_left: bool) -> Sheet:
    ordered = [PANELS[panel] for panel in (reversed(panels) if right_to_left else panels)]
    placed, x = [], 0.0
    for spec in ordered:
        placed.append(PlacedPanel(spec.id, Rect(x, 0, spec.size.width, spec.size.height)))
        x += spec.size.width
    return Sheet(LETTER_LANDSCAPE, tuple(placed), _ticks(ordered))


def _ticks(ordered: Sequence[PanelSpec]) -> tuple[Tick, ...]:
    height = LETTER_LANDSCAPE.height
    return tuple(
        tick
        for fold in _folds(ordered)
        for tick in (
            Tick(fold, TICK_FROM, TICK_TO),
            Tick(fold, height - TICK_TO, height - TICK_FROM),
        )
    )


def _folds(ordered: Sequence[PanelSpec]) -> list[float]:
    folds, x = [], 0.0
    for spec in ordered:
        if spec.fold_at is not None:
            folds.append(x + spec.fold_at)
        x += spec.size.width
        folds.append(x)
    return folds[:-1]
