"""Call-outs: numbers beside a drawn panel, each with a hairline to the text that it names.

A number stands in the rail to the left or right of the panel; its line comes in where no other text
is, or runs above the line of text, so that nothing is hidden.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidegen.geometry import LETTER_LANDSCAPE, Rect
from guidegen.model.brand import Palette
from guidegen.proof.plates import Plate

RADIUS = 6.0
RAIL = 15.0
"""From the panel's edge to the middle of a number, in points."""
_APART = 2 * RADIUS + 1.2
_GAP = 2.5


@dataclass(frozen=True, slots=True)
class Target:
    """What a number points at; without a place it names something that is not to be seen."""

    number: int
    place: Rect | None


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number, the side of the panel where it stands, and the end of its line."""

    number: int
    left: bool
    y: float
    to: tuple[float, float] | None


def callouts(
    plate: Plate, targets: Sequence[Target], lines: Sequence[Rect], palette: Palette, rtl: bool
) -> str:
    """The drawing of a sheet's call-outs, as SVG; everything in points on the sheet."""
    panel = plate.area
    marks = [_mark(panel, each, lines, rtl) for each in targets]
    heights = {
        mark.number: y
        for side in (True, False)
        for mark, y in _spread([each for each in marks if each.left is side], panel)
    }
    body = "".join(_drawn(panel, mark, heights[mark.number], palette) for mark in marks)
    size = LETTER_LANDSCAPE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.width}pt" height="{size.height}pt" '
        f'viewBox="0 0 {size.width} {size.height}">{_frame(plate, palette)}{body}</svg>'
    )


def _mark(panel: Rect, target: Target, lines: Sequence[Rect], right_to_left: bool) -> _Mark:
    """On the side where the text begins, if nothing stands between, else on the other."""
    place = target.place
    if place is None:
        return _Mark(target.number, not right_to_left, panel.y, None)
    middle = place.y + place.height / 2
    beside = [
        each for each in lines if each.y < middle < each.bottom and not place.contains(each, _GAP)
    ]
    left = _Mark(target.number, True, middle, (place.x - _GAP, middle))
    right = _Mark(target.number, False, middle, (place.right + _GAP, middle))
    free = {
        left: all(each.x >= place.x for each in beside),
        right: all(each.right <= place.right for each in beside),
    }
    for mark in (right, left) if right_to_left else (left, right):
        if free[mark]:
            return mark
    nearer_left = place.x - panel.x < panel.right - place.right
    return _Mark(
        target.number, nearer_left, place.y, (place.x if nearer_left else place.right, place.y)
    )


def _spread(marks: Iterable[_Mark], panel: Rect) -> Iterator[tuple[_Mark, float]]:
    """Heights for the numbers of one rail: as near to their lines as they can stand."""
    ordered = sorted(marks, key=lambda mark: (mark.y, mark.number))
    heights: list[float] = []
    for mark in ordered:
        heights.append(max(mark.y, heights[-1] + _APART) if heights else mark.y)
    limit = panel.bottom
    for index in range(len(heights) - 1, -1, -1):
        heights[index] = min(heights[index], limit)
        limit = heights[index] - _APART
    yield from zip(ordered, heights, strict=True)


def _drawn(panel: Rect, mark: _Mark, y: float, palette: Palette) -> str:
    x = panel.x - RAIL if mark.left else panel.right + RAIL
    line = "" if mark.to is None else _line(panel, mark, x, y, palette)
    attributes: Mapping[str, object] = {
        "x": f"{x:g}",
        "y": f"{y + 2.6:g}",
        "text-anchor": "middle",
        "font-family": "Noto Sans",
        "font-weight": 700,
        "font-size": 7.2,
        "fill": palette.primary,
    }
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return (
        f'{line}<circle cx="{x:g}" cy="{y:g}" r="{RADIUS:g}" fill="#FFFFFF" '
        f'stroke="{palette.primary}" stroke-width="0.6"/><text {written}>{mark.number}</text>'
    )


def _line(panel: Rect, mark: _Mark, x: float, y: float, palette: Palette) -> str:
    """A hairline with a light edge, so that it is seen on dark grounds too."""
    assert mark.to is not None  # noqa: S101
    edge, near = (panel.x, x + RADIUS) if mark.left else (panel.right, x - RADIUS)
    end_x, end_y = mark.to
    points = f"{near:g},{y:g} {edge:g},{end_y:g} {end_x:g},{end_y:g}"
    strokes = (("#FFFFFF", 1.4), (palette.accent, 0.5))
    return "".join(
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"/>'
        for colour, width in strokes
    )


def _frame(plate: Plate, palette: Palette) -> str:
    """The edge of the paper, and where it ends above the text, a stroke across both sides."""
    panel = plate.area
    frame = (
        f'<rect x="{panel.x:g}" y="{panel.y:g}" width="{panel.width:g}" '
        f'height="{panel.height:g}" fill="none" stroke="{palette.quiet}" stroke-width="0.5"/>'
    )
    if plate.foot >= panel.bottom:
        return frame
    return frame + "".join(
        f'<line x1="{edge - 9:g}" y1="{plate.foot:g}" x2="{edge + 9:g}" y2="{plate.foot:g}" '
        f'stroke="{palette.text}" stroke-width="1.5"/>'
        for edge in (panel.x, panel.right)
    )
