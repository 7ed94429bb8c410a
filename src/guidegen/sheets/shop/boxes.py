"""The boxes of a page for a print shop, and the room around its trim.

Lengths are points, y upwards; what a page shows is placed from the trim's lower left corner.
"""

from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Page

from guidegen.geometry import Size, inches

BLEED = inches(1 / 8)
"""How far what touches the trim runs on beyond it, so that no cut leaves a white edge."""

MARKS_FROM = BLEED + 2
MARKS_TO = BLEED + 17
"""Where marks stand: so far outside the trim, and never in the bleed, which may be cut."""

ROOM = BLEED + 21
"""From the trim to the edge of the page."""


@dataclass(frozen=True, slots=True)
class Trim:
    """The sheet as it is cut: its lower left corner on the office page, and its size."""

    left: float
    foot: float
    size: Size


def trim_of(page: Page) -> Trim:
    """What of an office page is the sheet."""
    left, foot, right, head = (float(edge) for edge in page.trimbox)
    return Trim(left, foot, Size(right - left, head - foot))


def set_boxes(page: pikepdf.Dictionary, size: Size) -> None:
    """Give a page its media, bleed and trim box (ISO 15930-7), and no other."""
    for name in ("/CropBox", "/ArtBox", "/Rotate", "/UserUnit"):
        if name in page:
            del page[name]
    page.MediaBox = _around(size, ROOM)
    page.BleedBox = _around(size, BLEED)
    page.TrimBox = _around(size, 0)


def _around(size: Size, distance: float) -> Array:
    """A box at this distance around the trim, in the page's own coordinates."""
    near, right, head = ROOM - distance, ROOM + size.width, ROOM + size.height
    return Array([near, near, right + distance, head + distance])
