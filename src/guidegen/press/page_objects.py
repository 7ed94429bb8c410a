"""Pages of assembled brochures: the page itself, its structure elements and its links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from guidegen.geometry import Size, from_css_pixels
from guidegen.press.panels import Panel, PlacedStencil, SetField
from guidegen.press.pieces import (
    Area,
    LineArea,
    LinkKey,
    Mcid,
    Name,
    ObjectOf,
    OnPage,
    Parent,
    Target,
    Told,
    Whole,
)
from guidegen.press.writer import Writer, as_number, as_string

CATALOG, PAGES, STRUCTURE, DOCUMENT, PARENTS, METADATA, INFO, OUTLINES, FIRST_PAGE = range(1, 10)
"""Numbers of the objects that every brochure has; its pages follow."""
_LINKS_ON_A_PAGE = 1024
"""Keys of the parent tree that are kept for each page's links."""
_SECTION = b"<</Type /StructElem/S %s/K [%s]/Pg %d 0 R/P %d 0 R>>"

Held = tuple[bytes, tuple[bytes, ...]]
"""What the parent tree says of a page: its marked contents, and the elements of its links."""


@dataclass
class PageWriter:
    """Writes the page of a panel: contents, structure, links; ``names`` are those of elements."""

    number: int
    panel: Panel
    section: int
    pages: int
    names: list[tuple[bytes, int]] = field(default_factory=list)

    def write(self, writer: Writer, resources: bytes) -> Held:
        """What the parent tree says of the page's marked contents, and of its links."""
        contents = writer.reserve()
        writer.stream(contents, b"/Filter /FlateDecode", self.panel.content)
        size = self.panel.size
        holders: list[bytes] = []
        links: list[bytes] = []
        annotations: list[bytes] = []
        roots: list[bytes] = []
        for part in self.panel.parts:
            place = _Place(self.number, size, self.section, len(holders), len(links), self.pages)
            objects = _Objects(writer, part, place)
            objects.write()
            holders += objects.holders
            links += objects.link_elements
            annotations += objects.annotations
            roots += objects.roots
            self.names += objects.names
        kids = b" ".join(roots)
        page = FIRST_PAGE + self.number
        writer.pack(self.section, _SECTION % (self.panel.ground.tag, kids, page, DOCUMENT))
        writer.pack(page, _page(self.number, size, contents, resources, annotations))
        return b" ".join(holders), tuple(links)


def link_key(page: int, number: int, pages: int) -> int:
    return pages + page * _LINKS_ON_A_PAGE + number


def _page(
    number: int, size: Size, contents: int, resources: bytes, annotations: Sequence[bytes]
) -> bytes:
    box = b"[0 0 %s %s]" % (as_number(size.width), as_number(size.height))
    links = b"/Annots [%s]" % b" ".join(annotations) if annotations else b""
    return (
        b"<</Type /Page/Parent %d 0 R/MediaBox %s/TrimBox %s/BleedBox %s/Contents %d 0 R"
        b"/Resources %s/Tabs /S/StructParents %d%s>>"
    ) % (PAGES, box, box, box, contents, resources, number, links)


class _Place(NamedTuple):
    """Where the objects of a stencil go: page and element, and how much is on the page already."""

    page: int
    size: Size
    parent: int
    first_mcid: int
    first_link: int
    pages: int


@dataclass
class _Objects:
    """Writes the structure elements and links of one stencil."""

    writer: Writer
    placed: PlacedStencil
    place: _Place
    holders: list[bytes] = field(default_factory=list)
    link_elements: list[bytes] = field(default_factory=list)
    annotations: list[bytes] = field(default_factory=list)
    roots: list[bytes] = field(default_factory=list)
    names: list[tuple[bytes, int]] = field(default_factory=list)

    def write(self) -> None:
        stencil = self.placed.stencil
        if not stencil.objects:
            self.holders = [b"null"] * len(stencil.holders)
            return
        base = self.writer.reserve(len(stencil.objects))
        place, fields = self.place, self.placed.fields
        references = [b"%d 0 R" % number for number in range(base, base + len(stencil.objects))]
        say = _Said(base, references, place, self.placed.down, fields).piece
        for number, pieces in enumerate(stencil.objects, base):
            self.writer.pack(
                number, b"".join([each if type(each) is bytes else say(each) for each in pieces])
            )
        self.holders = [b"null" if each is None else references[each] for each in stencil.holders]
        self.link_elements = [references[element] for _, element in stencil.links]
        self.annotations = [references[each] for each, _ in stencil.links]
        self.roots = [references[each] for each in stencil.roots]
        self.names = [(say(name), base + each) for name, each in stencil.named]


class _Said:
    """What the pieces of a stencil's objects say at one place, with the values of one school."""

    def __init__(
        self,
        base: int,
        references: Sequence[bytes],
        place: _Place,
        down: float,
        fields: Mapping[int, SetField],
    ) -> None:
        page, parent = b"%d 0 R" % (FIRST_PAGE + place.page), b"%d 0 R" % place.parent
        height = place.size.height
        link = link_key(place.page, place.first_link, place.pages)
        self._say: dict[type, Callable[[Any], bytes]] = {
            ObjectOf: lambda each: references[each.number],
            Mcid: lambda each: b"%d" % (place.first_mcid + each.number),
            OnPage: lambda _: page,
            Parent: lambda _: parent,
            LinkKey: lambda each: b"%d" % (link + each.number),
            Name: lambda each: b"(%d-%s)" % (base + each.number, each.rest),
            Whole: lambda each: as_string(fields[each.hole].text),
            Target: lambda each: as_string(fields[each.hole].href),
            Told: lambda each: as_string(fields[each.hole].lines[each.line].said),
            LineArea: lambda each: _line_area(each, fields[each.hole], down, height),
            Area: lambda each: _area(each, down, height),
        }

    def piece(self, piece: Any) -> bytes:
        return self._say[type(piece)](piece)


def _line_area(piece: LineArea, value: SetField, down: float, height: float) -> bytes:
    line = value.lines[piece.line]
    assert value.slot is not None  # noqa: S101
    left = value.slot.x(piece.line, line)
    return _area(Area(left, piece.top, left + line.width, piece.bottom), down, height)


def _area(area: Area, down: float, height: float) -> bytes:
    return b"%s %s %s %s" % (
        as_number(from_css_pixels(area.left)),
        as_number(height - from_css_pixels(area.bottom + down)),
        as_number(from_css_pixels(area.right)),
        as_number(height - from_css_pixels(area.top + down)),
    )
