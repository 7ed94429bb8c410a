"""Bleed out of the page itself: what touches the trim is mirrored beyond it.

Grounds and drawings run on as they are; text stands too far inside the trim to be seen twice.
"""

from collections.abc import Iterator

from guidegen.geometry import Size
from guidegen.sheets.shop.boxes import BLEED

LAP = 0.25
"""How far inside the trim the mirrors stand, so that no white line shows between copy and page."""

_SIDES = (-1, 0, 1)


def bleed(size: Size, form: str) -> str:
    """Operators that show a form of this size around itself, mirrored about each edge.

    The corners come last: they hide where the strips along the edges end.
    """
    return "".join(_strip(size, form, across, up) for across, up in _around())


def _around() -> Iterator[tuple[int, int]]:
    strips = [(across, up) for across in _SIDES for up in _SIDES if across or up]
    yield from sorted(strips, key=lambda strip: abs(strip[0]) + abs(strip[1]))


def _strip(size: Size, form: str, across: int, up: int) -> str:
    """One copy, cut to its strip: -1 is the left or the foot, 1 the right or the head."""
    x, width, scale_x, move_x = _mirrored(size.width, across)
    y, height, scale_y, move_y = _mirrored(size.height, up)
    return (
        f"q {x:g} {y:g} {width:g} {height:g} re W n\n"
        f"{scale_x} 0 0 {scale_y} {move_x:g} {move_y:g} cm /{form} Do Q\n"
    )


def _mirrored(length: float, side: int) -> tuple[float, float, int, float]:
    """Along one axis: where a strip begins, its length, and the scale and move of its copy."""
    if side == 0:
        return 0, length, 1, 0
    mirror = LAP if side < 0 else length - LAP
    start = -BLEED if side < 0 else length - 2 * LAP
    return start, BLEED + 2 * LAP, -1, 2 * mirror
