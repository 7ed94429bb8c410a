"""Assembly: brochures put together from stencils, as bytes.

What all brochures with the same panels share is written, numbered and compressed once: a plate.
For a brochure only what differs is written after it: contents and structure of the panels that name
the school, outline, metadata and cross-reference (ISO 32000-1, 7.5.7 object streams, 7.5.8
cross-reference streams). Numbers of objects are kept, so nothing is numbered anew.
"""

import functools
import hashlib
import itertools
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pydyf
from pydyf import _to_bytes

from guidegen.geometry import Size, from_css_pixels
from guidegen.imposition import Sheet
from guidegen.press.fields import Line, Slot
from guidegen.press.placing import printed_as_it_is, sheet_content, sheet_page
from guidegen.press.resources import REFERENCE, STREAM, Shared
from guidegen.press.stencils import (
    Area,
    Bookmark,
    FieldLine,
    Ground,
    LineArea,
    LinkKey,
    MarkedContent,
    Mcid,
    Name,
    ObjectOf,
    OnPage,
    Parent,
    Photo,
    QrPath,
    Stencil,
    Target,
    Told,
    Whole,
)

_PICTURES = b"/XObject <<"
_BEST, _LEVEL = 9, 4
"""Of compression: for what is shared, and for the little that every brochure has of its own."""
_LINKS_ON_A_PAGE = 1024
"""Keys of the parent tree that are kept for each page's links."""
_SECTION = b"<</Type /StructElem/S %s/K [%s]/Pg %d 0 R/P %d 0 R>>"
_FREE = bytes(5) + b"\xff\xff"
"""The row of a number that no object has."""
_HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
CATALOG, PAGES, STRUCTURE, DOCUMENT, PARENTS, METADATA, INFO, OUTLINES, FIRST_PAGE = range(1, 10)
"""Numbers of the objects that every brochure has; its pages follow."""


class SetField(NamedTuple):
    """A value in its slot: lines (none for pictures), whole text, target, and picture."""

    slot: Slot | None
    lines: tuple[Line, ...]
    text: str
    href: str = ""
    drawn: tuple[bytes, ...] = ()
    """The operators that draw its lines."""
    picture: bytes = b""
    """What draws the picture: the name of a photo, or the path of a QR code."""
    image: bytes = b""
    """The photo itself, as an object of a PDF."""


class PlacedStencil(NamedTuple):
    """A stencil at its place: how far down (CSS pixels), and the values in its holes.

    What is not ``in_flow`` is drawn over all else of its panel (CSS 2.1, appendix E).
    """

    stencil: Stencil
    down: float
    fields: Mapping[int, SetField]
    in_flow: bool


@dataclass(frozen=True)
class Panel:
    """A panel put together from parts.

    ``id`` tells it from every other that is ``shared`` by many schools; a school's own has its
    name for one.
    """

    id: str
    name: str
    size: Size
    ground: Ground
    parts: tuple[PlacedStencil, ...]
    shared: bool

    @functools.cached_property
    def content(self) -> bytes:
        """The compressed content stream."""
        return zlib.compress(_content(self), _BEST if self.shared else _LEVEL)

    @property
    def photos(self) -> dict[bytes, bytes]:
        """Its photos by their names in the content stream."""
        fields = (each for part in self.parts for each in part.fields.values())
        return {each.picture: each.image for each in fields if each.image}


@dataclass(frozen=True, slots=True)
class Description:
    """What a brochure's file says of itself: an information dictionary and metadata, as bytes."""

    info: bytes
    metadata: bytes
    identifier: bytes


@dataclass
class Writer:
    """Numbers objects and lays them out in a file, from a number and a position on."""

    next: int
    position: int
    chunks: list[bytes] = field(default_factory=list)
    rows: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    _packed: list[tuple[int, bytes]] = field(default_factory=list)

    def reserve(self, count: int = 1) -> int:
        first = self.next
        self.next += count
        return first

    def stream(self, number: int, head: bytes, data: bytes) -> None:
        """An object with a stream; ``head`` are entries of its dictionary."""
        self._add(
            number,
            b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n"
            % (
                number,
                head,
                len(data),
                data,
            ),
        )

    def whole(self, number: int, data: bytes) -> None:
        """An object that has to stand by itself, such as a stream that is written already."""
        self._add(number, b"%d 0 obj\n%s\nendobj\n" % (number, data))

    def pack(self, number: int, data: bytes) -> None:
        """An object that goes into the next object stream."""
        self._packed.append((number, data))

    def flush(self, level: int) -> None:
        """Write the object stream."""
        if not self._packed:
            return
        number = self.reserve()
        offsets, offset = [], 0
        for index, (own, data) in enumerate(self._packed):
            offsets.append(b"%d %d" % (own, offset))
            offset += len(data) + 1
            self.rows[own] = (2, number, index)
        head = b" ".join(offsets)
        body = zlib.compress(b"\n".join((head, *(data for _, data in self._packed))), level)
        entries = b"/Type /ObjStm/N %d/First %d/Filter /FlateDecode" % (
            len(self._packed),
            len(head) + 1,
        )
        self._packed.clear()
        self.stream(number, entries, body)

    def _add(self, number: int, chunk: bytes) -> None:
        self.rows[number] = (1, self.position, 0)
        self.chunks.append(chunk)
        self.position += len(chunk)


@dataclass(frozen=True, slots=True)
class Plate:
    """What brochures with the same panels share: the beginning of their files."""

    beginning: bytes
    digest: bytes
    rows: Mapping[int, bytes]
    next: int
    resources: int
    common: bytes
    sections: Mapping[int, int]
    parents: Mapping[int, tuple[bytes, tuple[bytes, ...]]]
    names: tuple[tuple[bytes, int], ...]


class Assembler:
    """Puts the brochures of a group together."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._plates: dict[tuple[str, ...], Plate] = {}
        self._outlines: dict[Any, tuple[bytes, ...]] = {}

    def screen(self, panels: Sequence[Panel], description: Description) -> bytes:
        """A tagged file with one panel a page."""
        key = tuple(each.id for each in panels)
        plate = self._plates.get(key)
        if plate is None:
            plate = self._plates[key] = _plate(self._shared, panels)
        return self._finished(plate, panels, description)

    def sheets(
        self, panels: Mapping[str, Panel], sheets: Sequence[Sheet], description: Description
    ) -> bytes:
        """Panels placed on sheets, for paper: no tags, no links."""
        key = ("", *(each.id for each in panels.values()))
        plate = self._plates.get(key)
        if plate is None:
            plate = self._plates[key] = _sheet_plate(self._shared, panels, sheets)
        writer = Writer(plate.next, len(plate.beginning))
        for number, panel in enumerate(panels.values()):
            if not panel.shared:
                resources = _resources(writer, plate, panel)
                _form(writer, plate.sections[number], panel.size, resources, panel.content)
        writer.pack(INFO, description.info)
        writer.flush(_LEVEL)
        return _file(plate, writer, description)

    def _finished(self, plate: Plate, panels: Sequence[Panel], description: Description) -> bytes:
        writer = Writer(plate.next, len(plate.beginning))
        parents = dict(plate.parents)
        names = list(plate.names)
        for number, panel in enumerate(panels):
            if not panel.shared:
                page = _Page(number, panel, plate.sections[number], len(panels))
                parents[number] = page.write(writer, _resources(writer, plate, panel))
                names += page.names
        writer.pack(PARENTS, _parent_tree(parents, len(panels)))
        writer.pack(STRUCTURE, _structure_root(names))
        self._write_outline(writer, panels)
        writer.pack(INFO, description.info)
        writer.stream(METADATA, b"/Type /Metadata/Subtype /XML", description.metadata)
        writer.flush(_LEVEL)
        return _file(plate, writer, description)

    def _write_outline(self, writer: Writer, panels: Sequence[Panel]) -> None:
        entries = tuple(_entries(panels))
        first = writer.reserve(len(entries))
        key = (first, entries)
        bodies = self._outlines.get(key)
        if bodies is None:
            bodies = self._outlines[key] = _outline(entries, first)
        for number, body in zip(
            (OUTLINES, *range(first, first + len(entries))), bodies, strict=True
        ):
            writer.pack(number, body)


# Plates.


def _plate(shared: Shared, panels: Sequence[Panel]) -> Plate:
    writer = Writer(FIRST_PAGE + len(panels), len(_HEADER))
    common = _share(shared, writer)
    resources = writer.reserve()
    writer.pack(resources, common)
    sections: dict[int, int] = {}
    parents: dict[int, tuple[bytes, tuple[bytes, ...]]] = {}
    names: list[tuple[bytes, int]] = []
    for number, panel in enumerate(panels):
        sections[number] = writer.reserve()
        if panel.shared:
            page = _Page(number, panel, sections[number], len(panels))
            parents[number] = page.write(writer, b"%d 0 R" % resources)
            names += page.names
    references = b" ".join(b"%d 0 R" % (FIRST_PAGE + each) for each in range(len(panels)))
    catalog = (
        b"<</Type /Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R/Outlines %d 0 R%s>>"
    )
    writer.pack(CATALOG, catalog % (PAGES, STRUCTURE, METADATA, OUTLINES, shared.catalog))
    writer.pack(PAGES, b"<</Type /Pages/Kids [%s]/Count %d>>" % (references, len(panels)))
    document = b"<</Type /StructElem/S /Document/K [%s]/P %d 0 R>>"
    kids = b" ".join(b"%d 0 R" % each for each in sections.values())
    writer.pack(DOCUMENT, document % (kids, STRUCTURE))
    writer.flush(_BEST)
    return _begun(writer, resources, common, sections, parents, names)


def _sheet_plate(shared: Shared, panels: Mapping[str, Panel], sheets: Sequence[Sheet]) -> Plate:
    writer = Writer(FIRST_PAGE + len(sheets), len(_HEADER))
    common = _share(shared, writer)
    resources = writer.reserve()
    writer.pack(resources, common)
    forms = {panel: writer.reserve() for panel in panels}
    for panel in panels.values():
        if panel.shared:
            _form(writer, forms[panel.name], panel.size, b"%d 0 R" % resources, panel.content)
    for number, sheet in enumerate(sheets, FIRST_PAGE):
        content_number = writer.reserve()
        writer.whole(content_number, sheet_content(sheet).data)
        faces = [b"%d 0 R" % forms[placed.panel] for placed in sheet.panels]
        page = sheet_page(sheet, b"%d 0 R" % PAGES, b"%d 0 R" % content_number, faces)
        writer.pack(number, page.data)
    pages = b" ".join(b"%d 0 R" % (FIRST_PAGE + each) for each in range(len(sheets)))
    writer.pack(PAGES, b"<</Type /Pages/Kids [%s]/Count %d>>" % (pages, len(sheets)))
    catalog = b"<</Type /Catalog/Pages %d 0 R/Lang %s/ViewerPreferences %s>>"
    writer.pack(CATALOG, catalog % (PAGES, shared.lang, printed_as_it_is().data))
    writer.flush(_BEST)
    return _begun(writer, resources, common, dict(enumerate(forms.values())), {}, ())


def _form(writer: Writer, number: int, size: Size, resources: bytes, content: bytes) -> None:
    """A panel as a form (ISO 32000-1, 8.10), its content compressed already."""
    head = b"/Type /XObject/Subtype /Form/BBox [0 0 %s %s]/Resources %s/Filter /FlateDecode"
    box = _number(size.width), _number(size.height)
    writer.stream(number, head % (*box, resources), content)


def _begun(
    writer: Writer,
    resources: int,
    common: bytes,
    sections: Mapping[int, int],
    parents: Mapping[int, tuple[bytes, tuple[bytes, ...]]],
    names: Sequence[tuple[bytes, int]],
) -> Plate:
    beginning = b"".join((_HEADER, *writer.chunks))
    return Plate(
        beginning,
        hashlib.sha256(beginning).digest(),
        {number: _row(row) for number, row in writer.rows.items()},
        writer.next,
        resources,
        common,
        sections,
        parents,
        tuple(names),
    )


def _share(shared: Shared, writer: Writer) -> bytes:
    """Write what pages share; the resources that lead to it."""
    first = writer.reserve(len(shared.objects))
    for number, (is_stream, data) in enumerate(shared.objects, first):
        head, middle, rest = data.partition(STREAM)
        whole = _from(first, head) + middle + rest
        if is_stream:
            writer.whole(number, whole)
        else:
            writer.pack(number, whole)
    return _from(first, shared.resources)


def _from(first: int, data: bytes) -> bytes:
    """Data whose references are places, with the numbers of objects from ``first`` on."""
    return REFERENCE.sub(lambda found: b"%d 0 R" % (first + int(found[1])), data)


# Pages.


@dataclass
class _Page:
    """Writes the page of a panel: contents, structure, links; ``names`` are those of elements."""

    number: int
    panel: Panel
    section: int
    pages: int
    names: list[tuple[bytes, int]] = field(default_factory=list)

    def write(self, writer: Writer, resources: bytes) -> tuple[bytes, tuple[bytes, ...]]:
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


def _resources(writer: Writer, plate: Plate, panel: Panel) -> bytes:
    """The shared resources, or a copy that has the panel's own photos as well."""
    photos = panel.photos
    if not photos:
        return b"%d 0 R" % plate.resources
    added = b""
    for name, image in photos.items():
        number = writer.reserve()
        writer.whole(number, image)
        added += b"/%s %d 0 R" % (name, number)
    own = writer.reserve()
    writer.pack(own, plate.common.replace(_PICTURES, _PICTURES + added, 1))
    return b"%d 0 R" % own


def _page(
    number: int, size: Size, contents: int, resources: bytes, annotations: Sequence[bytes]
) -> bytes:
    box = b"[0 0 %s %s]" % (_number(size.width), _number(size.height))
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
        link = _link_key(place.page, place.first_link, place.pages)
        self._say: dict[type, Callable[[Any], bytes]] = {
            ObjectOf: lambda each: references[each.number],
            Mcid: lambda each: b"%d" % (place.first_mcid + each.number),
            OnPage: lambda _: page,
            Parent: lambda _: parent,
            LinkKey: lambda each: b"%d" % (link + each.number),
            Name: lambda each: b"(%d-%s)" % (base + each.number, each.rest),
            Whole: lambda each: _string(fields[each.hole].text),
            Target: lambda each: _string(fields[each.hole].href),
            Told: lambda each: _string(fields[each.hole].lines[each.line].said),
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
        _number(from_css_pixels(area.left)),
        _number(height - from_css_pixels(area.bottom + down)),
        _number(from_css_pixels(area.right)),
        _number(height - from_css_pixels(area.top + down)),
    )


def _content(panel: Panel) -> bytes:
    """The content stream of a panel: its ground, and each part moved to its place."""
    chunks = [panel.ground.before]
    sizes = (len(part.stencil.holders) for part in panel.parts)
    firsts = itertools.accumulate(sizes, initial=0)
    numbered = zip(panel.parts, firsts, strict=False)
    for part, mcid in sorted(numbered, key=lambda each: not each[0].in_flow):
        moved = bool(part.down)
        if moved:
            chunks.append(b"q\n1 0 0 1 0 %s cm\n" % _number(part.down))
        chunks += _drawn(part, mcid)
        if moved:
            chunks.append(b"Q\n")
    chunks.append(panel.ground.after)
    return b"".join(chunks)


def _drawn(part: PlacedStencil, first: int) -> Iterator[bytes]:
    fields = part.fields
    for piece in part.stencil.content:
        if isinstance(piece, bytes):
            yield piece
        elif isinstance(piece, MarkedContent):
            yield b"<</MCID %d%s>>\n" % (first + piece.number, piece.told)
        elif isinstance(piece, FieldLine):
            yield from _field_line(piece, fields[piece.hole], first)
        elif isinstance(piece, Photo | QrPath):
            yield fields[piece.hole].picture


def _field_line(piece: FieldLine, value: SetField, first: int) -> Iterator[bytes]:
    line, slot = value.lines[piece.line], value.slot
    assert slot is not None  # noqa: S101
    told = b"/ActualText " + _string(line.said) if piece.is_told else b""
    yield b"<</MCID %d%s>>\n" % (first + piece.number, told)
    yield piece.before
    yield b"1 0 0 -1 %s %s Tm\n" % (
        _number(slot.x(piece.line, line)),
        _number(slot.lines[piece.line].y),
    )
    yield value.drawn[piece.line]


# The ends of files.


def _link_key(page: int, number: int, pages: int) -> int:
    return pages + page * _LINKS_ON_A_PAGE + number


def _parent_tree(parents: Mapping[int, tuple[bytes, tuple[bytes, ...]]], pages: int) -> bytes:
    rows = [b"%d [%s]" % (number, parents[number][0]) for number in range(pages)]
    rows += [
        b"%d %s" % (_link_key(number, link, pages), element)
        for number in range(pages)
        for link, element in enumerate(parents[number][1])
    ]
    return b"<</Nums [%s]>>" % b" ".join(rows)


def _structure_root(names: Iterable[tuple[bytes, int]]) -> bytes:
    listed = b" ".join(b"%s %d 0 R" % each for each in sorted(names))
    tree = b"/IDTree <</Names [%s]>>" % listed if listed else b""
    return b"<</Type /StructTreeRoot/K [%d 0 R]/ParentTree %d 0 R%s>>" % (DOCUMENT, PARENTS, tree)


class _Entry(NamedTuple):
    level: int
    label: str
    page: int
    x: float
    y: float


def _entries(panels: Sequence[Panel]) -> Iterator[_Entry]:
    for number, panel in enumerate(panels):
        for part in panel.parts:
            for mark in part.stencil.bookmarks:
                yield _entry(mark, number, part.down, panel.size.height)


def _entry(mark: Bookmark, page: int, down: float, height: float) -> _Entry:
    y = round(height - from_css_pixels(mark.y + down), 4)
    return _Entry(mark.level, mark.label, page, from_css_pixels(mark.x), y)


def _outline(entries: Sequence[_Entry], first: int) -> tuple[bytes, ...]:
    """The outline's dictionary and its entries, which have numbers from ``first`` on."""
    children: dict[int, list[int]] = {-1: []}
    parents: list[int] = []
    above: list[int] = []
    for number, entry in enumerate(entries):
        while above and entries[above[-1]].level >= entry.level:
            above.pop()
        parent = above[-1] if above else -1
        parents.append(parent)
        children.setdefault(parent, []).append(number)
        children[number] = []
        above.append(number)

    def reference(number: int) -> bytes:
        return b"%d 0 R" % (OUTLINES if number < 0 else first + number)

    def ends(number: int) -> bytes:
        kids = children[number]
        count = _descendants(children, number)
        if not kids:
            return b"/Count 0"
        return b"/Count %d/First %s/Last %s" % (count, reference(kids[0]), reference(kids[-1]))

    bodies = [b"<<%s>>" % ends(-1)]
    for number, entry in enumerate(entries):
        siblings = children[parents[number]]
        at = siblings.index(number)
        before = b"/Prev " + reference(siblings[at - 1]) if at else b""
        after = b"/Next " + reference(siblings[at + 1]) if at + 1 < len(siblings) else b""
        bodies.append(
            b"<</Title %s/Dest [%d 0 R /XYZ %s %s 0]%s%s%s/Parent %s>>"
            % (
                _string(entry.label),
                FIRST_PAGE + entry.page,
                _number(entry.x),
                _number(entry.y),
                ends(number),
                before,
                after,
                reference(parents[number]),
            )
        )
    return tuple(bodies)


def _descendants(children: Mapping[int, Sequence[int]], number: int) -> int:
    return sum(1 + _descendants(children, each) for each in children[number])


def _file(plate: Plate, writer: Writer, description: Description) -> bytes:
    own = writer.reserve()
    rows = dict(plate.rows)
    rows |= {number: _row(row) for number, row in writer.rows.items()}
    rows[own] = _row((1, writer.position, 0))
    table = zlib.compress(b"".join([rows.get(number, _FREE) for number in range(own + 1)]), _LEVEL)
    digest = hashlib.sha256(plate.digest + b"".join(writer.chunks)).hexdigest()[:32].encode()
    head = (
        b"/Type /XRef/W [1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID [%s (%s)]/Filter /FlateDecode"
    ) % (own + 1, CATALOG, INFO, description.identifier, digest)
    position = writer.position
    writer.stream(own, head, table)
    return b"".join((plate.beginning, *writer.chunks, b"startxref\n%d\n%%%%EOF\n" % position))


def _row(row: tuple[int, int, int]) -> bytes:
    kind, second, third = row
    return kind.to_bytes(1, "big") + second.to_bytes(4, "big") + third.to_bytes(2, "big")


def _number(value: float) -> bytes:
    data: bytes = _to_bytes(float(value))
    return data


@functools.lru_cache(maxsize=65536)
def _string(text: str) -> bytes:
    data: bytes = pydyf.String(text).data
    return data
