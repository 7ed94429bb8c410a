"""Where a panel is drawn on the sheet of a proof, and how much smaller than it is printed."""

from dataclasses import dataclass

from guidegen.geometry import LETTER_LANDSCAPE, Rect
from guidegen.model.panel import FACE_WIDTH, PANELS
from guidegen.press import Drawing, Shown

EDGE = 30.0
TOP = 54.0
BOTTOM = 36.0
RAIL = 26.0
"""Beside a drawn panel, for the numbers."""
SCALE = 0.85
TABLE_FROM = EDGE + 2 * RAIL + SCALE * FACE_WIDTH + 16
"""Where the table begins beside a panel of one face."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A panel on a sheet: its area there, its scale, and where its paper ends."""

    area: Rect
    scale: float
    foot: float

    def place(self, on_panel: Rect) -> Rect:
        """Where something of the panel stands on the sheet."""
        return Rect(
            self.area.x + self.scale * on_panel.x,
            self.area.y + self.scale * on_panel.y,
            self.scale * on_panel.width,
            self.scale * on_panel.height,
        )

    @property
    def drawing(self) -> Drawing:
        """The same for the press."""
        return Drawing(self.area.height / self.scale, self.area.x, self.area.y, self.scale)


def is_wide(panel: str) -> bool:
    """Whether a panel takes a sheet of its own, and its table the ones behind."""
    return PANELS[panel].size.width > 1.5 * FACE_WIDTH


def plate_of(panel: str, seen: Shown) -> Plate:
    """Where a panel stands; one that is too tall is drawn smaller, so that all of it is seen."""
    size = PANELS[panel].size
    room = LETTER_LANDSCAPE.height - TOP - BOTTOM
    scale = min(SCALE, room / seen.height)
    width = scale * size.width
    x = (LETTER_LANDSCAPE.width - width) / 2 if is_wide(panel) else EDGE + RAIL
    area = Rect(x, TOP, width, scale * seen.height)
    return Plate(area, scale, TOP + scale * size.height)
