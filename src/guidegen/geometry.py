"""Lengths, sizes and rectangles, in PDF points (1/72 inch) unless a name says otherwise."""

from dataclasses import dataclass

POINTS_PER_INCH = 72.0
MILLIMETRES_PER_INCH = 25.4
CSS_PIXELS_PER_INCH = 96.0


def mm(length: float) -> float:
    """Millimetres to points."""
    return length / MILLIMETRES_PER_INCH * POINTS_PER_INCH


def inches(length: float) -> float:
    """Inches to points."""
    return length * POINTS_PER_INCH


def from_css_pixels(length: float) -> float:
    """CSS pixels to points."""
    return length * POINTS_PER_INCH / CSS_PIXELS_PER_INCH


def to_css_pixels(length: float) -> float:
    """Points to CSS pixels."""
    return length / (POINTS_PER_INCH / CSS_PIXELS_PER_INCH)


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: left, top, width, height; y grows downwards from the page's top edge."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def contains(self, other: "Rect", tolerance: float = 0.0) -> bool:
        """Whether ``other`` lies inside, give or take ``tolerance`` on each side."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def lower(self, by: float) -> "Rect":
        """The rectangle that stands this much further down."""
        return Rect(self.x, self.y + by, self.width, self.height)

    def inset(self, horizontal: float, vertical: float) -> "Rect":
        """The rectangle that lies this far inside."""
        return Rect(
            self.x + horizontal,
            self.y + vertical,
            self.width - 2 * horizontal,
            self.height - 2 * vertical,
        )


LETTER = Size(inches(8.5), inches(11))
LETTER_LANDSCAPE = Size(inches(11), inches(8.5))
OFFICE_PRINTER_MARGIN = mm(6)
"""What an office printer leaves white along every edge of the sheet."""
