"""A trifold folded as a hand folds it: what its reader sees, from the pictures of its two sides."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops
from readings import NOISE, pictures

from guidegen.model.panel import PANELS

DPI = 144
"""Every face begins on a whole pixel."""
ALIKE = 0.02
"""The part of a face that may differ from its panel: fold ticks, and edges of letters."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece of the sheet between two folds: what stands outside, and on its back."""

    outside: str
    inside: str
    width: int


@dataclass(frozen=True, slots=True)
class Folded:
    """What a reader sees, always from where the language begins to read.

    ``front`` lies on top; ``spread`` is what its turning shows, ``open`` what the flap's shows;
    ``back`` lies below. ``spine_right``: it opens as a book that runs from right to left.
    """

    front: str
    spread: tuple[str, ...]
    open: tuple[str, ...]
    back: str
    spine_right: bool


def leaves(trifold: bytes, screen: bytes, panels: Sequence[str]) -> tuple[Leaf, ...]:
    """The leaves of a sheet, as they lie with the outside up.

    Faces are known by the pages of the screen file, which shows ``panels`` in this order. The sheet
    is turned over its short edge, so that the left of the outside is the right of the inside.
    """
    known = _faces(screen, panels)
    outside, inside = pictures(trifold, DPI)
    widths = [round(PANELS[name].size.width * outside.width / 792) for name in ("why", "cover")]
    flap, face = widths
    flap_is_left = _name_of(outside.crop((0, 0, flap, outside.height)), known) == "why"
    edges = [0, flap, flap + face] if flap_is_left else [0, face, 2 * face]
    found = []
    for left, right in zip(edges, [*edges[1:], outside.width], strict=True):
        front = outside.crop((left, 0, right, outside.height))
        back = inside.crop((outside.width - right, 0, outside.width - left, outside.height))
        found.append(Leaf(_name_of(front, known), _name_of(back, known), right - left))
    return tuple(found)


def roll_folded(sheet: Sequence[Leaf]) -> Folded:
    """The narrower end folded inwards, then the other end over it."""
    spine_right = sheet[0].width >= sheet[-1].width
    front, middle, flap = sheet if spine_right else reversed(sheet)
    return Folded(
        front.outside,
        (front.inside, flap.outside),
        (front.inside, middle.inside, flap.inside),
        middle.outside,
        spine_right,
    )


def _faces(screen: bytes, panels: Sequence[str]) -> dict[str, Image.Image]:
    """The picture of each face: a panel over two faces has two, from left to right."""
    found: dict[str, Image.Image] = {}
    for panel, picture in zip(panels, pictures(screen, DPI), strict=True):
        if PANELS[panel].fold_at is None:
            found[panel] = picture
        else:
            half = picture.width // 2
            found[f"{panel}, left"] = picture.crop((0, 0, half, picture.height))
            found[f"{panel}, right"] = picture.crop((half, 0, picture.width, picture.height))
    return found


def _name_of(face: Image.Image, known: dict[str, Image.Image]) -> str:
    """The panel that a face shows, or nothing where it shows none."""
    parts = {name: _differing(face, picture) for name, picture in known.items()}
    nearest = min(parts, key=lambda name: parts[name])
    return nearest if parts[nearest] < ALIKE else ""


def _differing(one: Image.Image, other: Image.Image) -> float:
    """The part of two pictures that differs where both are."""
    width, height = min(one.width, other.width), min(one.height, other.height)
    if abs(one.width - other.width) > 2:
        return 1.0
    boxes = (0, 0, width, height)
    difference = ImageChops.difference(one.crop(boxes), other.crop(boxes)).convert("L")
    return sum(difference.histogram()[4 * NOISE :]) / (width * height)
