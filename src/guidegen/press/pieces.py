"""Pieces of stencils: what a part draws and says, cut where its places and its values differ.

Lengths are CSS pixels, from the top left corner of the page that a part was laid out on.
"""

from dataclasses import dataclass
from typing import NamedTuple


class MarkedContent(NamedTuple):
    """Where a marked content sequence says its number; ``told`` is what else it says."""

    number: int
    told: bytes


class FieldLine(NamedTuple):
    """A line of a field: its marked content, what comes before its text, and the text."""

    hole: int
    line: int
    number: int
    is_told: bool
    before: bytes


class Photo(NamedTuple):
    """The name of the picture that a hole is filled with."""

    hole: int


class QrPath(NamedTuple):
    """The path of the QR code that a hole is filled with."""

    hole: int


class ObjectOf(NamedTuple):
    """A reference to an object of the stencil itself."""

    number: int


class Parent(NamedTuple):
    """A reference to the element that the stencil's own elements stand in."""


class OnPage(NamedTuple):
    """A reference to the page that the stencil is used on."""


class Mcid(NamedTuple):
    """The number of a marked content of the stencil."""

    number: int


class LinkKey(NamedTuple):
    """The key of a link of the stencil in the parent tree."""

    number: int


class Area(NamedTuple):
    """A rectangle of the panel: left, top, right, bottom; CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float


class LineArea(NamedTuple):
    """The rectangle of a field's line; top and bottom in CSS pixels."""

    hole: int
    line: int
    top: float
    bottom: float


class Told(NamedTuple):
    """The text of a line of a field, as a string of its own."""

    hole: int
    line: int


class Whole(NamedTuple):
    """The text of a field, as a string of its own."""

    hole: int


class Target(NamedTuple):
    """Where the link of a field leads."""

    hole: int


class Name(NamedTuple):
    """The name of an element: the number of an object of the stencil, and more."""

    number: int
    rest: bytes


Piece = (
    bytes
    | MarkedContent
    | FieldLine
    | Photo
    | QrPath
    | ObjectOf
    | Parent
    | OnPage
    | Mcid
    | LinkKey
    | Area
    | LineArea
    | Told
    | Whole
    | Target
    | Name
)


class Bookmark(NamedTuple):
    """An entry of the outline; its place in CSS pixels."""

    level: int
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stencil:
    """What one part, or one panel as a whole, draws and says.

    ``holders`` are the objects that hold each marked content, None for none. ``links`` are those
    objects that are annotations, each with the element that it belongs to; ``named`` those that
    bear a name.
    """

    content: tuple[Piece, ...]
    objects: tuple[tuple[Piece, ...], ...]
    roots: tuple[int, ...]
    holders: tuple[int | None, ...]
    links: tuple[tuple[int, int], ...]
    named: tuple[tuple[Name, int], ...]
    bookmarks: tuple[Bookmark, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What is drawn below the parts of a panel, what follows them, and how the panel is tagged."""

    before: bytes
    after: bytes
    tag: bytes
