"""Imposition: where panels stand on sheets, by arithmetic alone.

Lengths are points, y upwards from the sheet's foot.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from guidegen.geometry import Rect, Size, mm
from guidegen.model.panel import PanelSpec

TICK_FROM = mm(8)
TICK_TO = mm(14)
"""A tick runs from 8 to 14 mm inside the trim: beyond what an office printer leaves white."""
PAGES_OF_A_SHEET = 4
"""Of a sheet that is folded once."""
PAPER_THICKNESS = mm(0.1)
"""Of office paper (80 g/m², 20 lb): by so much a sheet of a booklet pushes those inside it out."""

Panels = Mapping[str, PanelSpec]
"""The panels of a format, by their ids."""


@dataclass(frozen=True, slots=True)
class PlacedPanel:
    """A panel on a sheet; ``area`` is where its trim box stands.

    ``scale`` is how much larger it stands there than it is laid out.
    """

    panel: str
    area: Rect
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A short vertical line that shows where to fold or to cut."""

    x: float
    from_y: float
    to_y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of a sheet, and the x of its folds and of the cuts between its copies."""

    size: Size
    panels: tuple[PlacedPanel, ...]
    folds: tuple[float, ...] = ()
    cuts: tuple[float, ...] = ()

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The marks of its folds and cuts, at its head and its foot."""
        height = self.size.height
        return tuple(
            tick
            for x in (*self.folds, *self.cuts)
            for tick in (Tick(x, TICK_FROM, TICK_TO), Tick(x, height - TICK_TO, height - TICK_FROM))
        )


def roll_fold(panels: Panels, sheet: Size, *, right_to_left: bool) -> tuple[Sheet, Sheet]:
    """The outside and the inside of a trifold whose narrower flap folds in first.

    Outside, left to right: flap, back, cover. Inside: the comparison over two faces, then the
    school's panel on the back of the flap. A right-to-left language mirrors both sides, so the
    flap folds in from the other edge.
    """
    outside, inside = ["why", "act", "cover"], ["comparison", "school"]
    return (
        _side(panels, outside, sheet, right_to_left=right_to_left),
        _side(panels, inside, sheet, right_to_left=right_to_left),
    )


def z_fold(panels: Panels, sheet: Size, *, right_to_left: bool) -> tuple[Sheet, Sheet]:
    """Both sides of a trifold whose second fold goes the other way, so that its faces are alike.

    They are those of a roll fold. Closed, the cover lies in front and the school's panel behind;
    back and flap lie inside.
    """
    return roll_fold(panels, sheet, right_to_left=right_to_left)


def gate_fold(panels: Panels, sheet: Size, *, right_to_left: bool) -> tuple[Sheet, Sheet]:
    """The outside and the inside of a sheet whose two gates close over its middle.

    Closed, the cover lies on the gate where a reader begins and the flap's panel on the other one.
    Open, the school and the questions stand beside the comparison; two panels are the back.
    """
    outside, inside = ["why", "act", "help", "cover"], ["school", "comparison", "questions"]
    gate = panels["cover"].size.width * sheet.height / panels["cover"].size.height
    folds = (gate, sheet.width - gate)
    sides = (_side(panels, side, sheet, right_to_left=right_to_left) for side in (outside, inside))
    front, back = (replace(side, folds=folds) for side in sides)
    return front, back


def whole(panels: Panels, panel: str, sheet: Size) -> tuple[Sheet]:
    """One panel that fills a sheet."""
    scale = sheet.width / panels[panel].size.width
    return (Sheet(sheet, (PlacedPanel(panel, Rect(0, 0, sheet.width, sheet.height), scale),)),)


def n_up(panels: Panels, sides: Sequence[str], sheet: Size, columns: int) -> tuple[Sheet, ...]:
    """Copies of a card side by side, to be cut apart; ``sides`` are the panels on its sides.

    All copies are alike, so that a back lies behind its front whichever edge the sheet is turned
    over. They lie edge to edge: one cut parts two of them.
    """
    width = sheet.width / columns
    cuts = tuple(number * width for number in range(1, columns))
    return tuple(
        Sheet(
            sheet,
            tuple(_placed(panels, side, x, sheet.height) for x in (0.0, *cuts)),
            cuts=cuts,
        )
        for side in sides
    )


def saddle_stitch(
    panels: Panels,
    pages: Sequence[str],
    sheet: Size,
    *,
    right_to_left: bool,
    thickness: float = PAPER_THICKNESS,
) -> tuple[Sheet, ...]:
    """The sides of a booklet's sheets, outermost first, its front before its back.

    ``pages`` are the panels in the order of reading, empty for a blank page; their number is a
    multiple of four. A panel over two pages is named twice and stands on the middle of the
    booklet, where both are one side of one sheet. Each page is moved towards the spine by what the
    sheets outside it push it out (creep); a panel over the fold is not, for it would lose its
    middle. Raises ValueError: a number of pages that cannot be stitched, or a panel over two pages
    elsewhere than in the middle.
    """
    if not pages or len(pages) % PAGES_OF_A_SHEET:
        raise ValueError(f"{len(pages)} pages cannot be stitched; {PAGES_OF_A_SHEET} make a sheet")
    sides = (
        _folded(panels, _named(pages, pair), sheet, number // 2 * thickness, right_to_left)
        for number, pair in enumerate(stitched(len(pages)))
    )
    return tuple(sides)


def stitched(pages: int) -> Iterator[tuple[int, int]]:
    """The pages of each side of a booklet's sheets, counted from 1: left and right.

    The outermost sheet is first, and the front of a sheet before its back: of 8 pages 8 and 1, 2
    and 7, 6 and 3, 4 and 5.
    """
    for front in range(1, pages // 2 + 1):
        pair = (pages + 1 - front, front)
        yield pair if front % 2 else (pair[1], pair[0])


def _named(pages: Sequence[str], pair: tuple[int, int]) -> tuple[str, str]:
    left, right = (pages[number - 1] for number in pair)
    for panel in (left, right):
        if panel and pages.count(panel) > 1 and (left != right or abs(pair[0] - pair[1]) > 1):
            raise ValueError(f"the panel {panel!r} does not lie over the booklet's middle")
    return left, right


def _folded(
    panels: Panels, pair: tuple[str, str], sheet: Size, creep: float, right_to_left: bool
) -> Sheet:
    """A side with a page on either side of its fold, or one panel over both."""
    middle = sheet.width / 2
    left, right = reversed(pair) if right_to_left else pair
    if left == right:
        found = [_placed(panels, left, 0, sheet.height)] if left else []
    else:
        found = [
            _placed(panels, panel, x, sheet.height)
            for panel, x in ((left, creep), (right, middle - creep))
            if panel
        ]
    return Sheet(sheet, tuple(found), (middle,))


def _placed(panels: Panels, panel: str, x: float, height: float) -> PlacedPanel:
    """A panel as high as its sheet, from x on."""
    size = panels[panel].size
    scale = height / size.height
    return PlacedPanel(panel, Rect(x, 0, size.width * scale, height), scale=scale)


def _side(panels: Panels, names: Sequence[str], sheet: Size, *, right_to_left: bool) -> Sheet:
    """Panels side by side over a whole sheet."""
    ordered = [panels[name] for name in (reversed(names) if right_to_left else names)]
    scale = sheet.height / ordered[0].size.height
    starts = itertools.accumulate((spec.size.width * scale for spec in ordered), initial=0.0)
    placed = tuple(
        _placed(panels, spec.id, x, sheet.height) for spec, x in zip(ordered, starts, strict=False)
    )
    return Sheet(sheet, placed, tuple(_folds(ordered, scale)))


def _folds(ordered: Sequence[PanelSpec], scale: float) -> list[float]:
    folds, x = [], 0.0
    for spec in ordered:
        if spec.fold_at is not None:
            folds.append(x + spec.fold_at * scale)
        x += spec.size.width * scale
        folds.append(x)
    return folds[:-1]
