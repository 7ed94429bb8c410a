"""Stencils: what a panel or a part of one draws, cut where schools differ.

A stencil is made once from a painted page: its content stream and its structure elements and links,
with marks in place of everything that is known only when a brochure is assembled: numbers of
objects, of pages and of marked contents, places on the page, and the fields of a school.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pydyf
from pydyf import _to_bytes
from weasyprint.draw import draw_stacking_context
from weasyprint.formatting_structure import boxes as box_classes
from weasyprint.stacking import StackingContext

from guidegen.model.skeleton import NotPressable
from guidegen.press import boxes
from guidegen.press.fields import HOLE, Slot
from guidegen.press.parts import Part
from guidegen.press.tags import RecordedPage, Structure

_REFERENCE = re.compile(rb"(\d+) 0 R")
_IMAGE = re.compile(rb"/(i\S+) Do")
_LEVELS_ABOVE = 4
"""Elements above that of a part: the document, its page's panel, its layer, its own panel."""
_PATH = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")


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


class _Mark:
    """Stands in a content stream where the part begins and ends."""


class PartPage(RecordedPage):
    """A part alone on its page, whatever it was laid out with; its operators can be told apart."""

    def __init__(self, part: Part) -> None:
        super().__init__(part.page)
        self.part = part
        self._page_box: Any = _with_layers(part.page._page_box, [part.layer])
        below = {id(box) for box in boxes.walk(part.layer)}
        self.links = [link for link in self.links if id(link[3]) in below]

    def paint(self, stream: pydyf.Stream, scale: float = 1) -> None:
        with stream.stacked():
            stream.transform(a=scale, d=scale)
            for box in self.part.neighbours:
                self._draw(stream, box)
            stream.stream.append(_Mark())
            self._draw(stream, self.part.box)
            stream.stream.append(_Mark())
        self.stream = stream
        self.mcids = {box: tag["mcid"] for box, tag in stream._tags.items()}

    def _draw(self, stream: pydyf.Stream, box: box_classes.Box) -> None:
        draw_stacking_context(stream, StackingContext.from_box(box, self._page_box))

    def operators(self) -> list[object]:
        """What draws the part."""
        items: list[object] = self.stream.stream
        start, end = (number for number, item in enumerate(items) if isinstance(item, _Mark))
        return items[start + 1 : end]


def _with_layers(box: box_classes.Box, layers: Sequence[box_classes.Box]) -> box_classes.Box:
    """A page, or what stands on it, with these of its layers and no others."""
    children = [boxes.real(each) for each in box.children]
    kept = [each for each in children if any(each is layer for layer in layers)]
    return box.copy_with_children(kept or [_with_layers(children[0], layers)])


def part_stencil(structure: Structure, number: int, page: PartPage) -> Stencil:
    """The stencil of a part; ``number`` is that of its page in the painted document."""
    part = page.part
    return _Cutter(structure, number, page, part.slots, part.box, part.depth).stencil(
        page.operators()
    )


def ground(structure: Structure, number: int, page: RecordedPage) -> Ground:
    """What is drawn below the parts of a panel, what comes after them, and the panel's tag."""
    operators = page.stream.stream
    (section,) = _elements_of_page(structure, number)
    return Ground(_joined(operators[:-1]), _joined(operators[-1:]), section["S"].encode())


def _elements_of_page(structure: Structure, number: int) -> list[pydyf.Dictionary]:
    page = structure.pdf.page_references[number]
    kids = (structure.by_reference[kid] for kid in structure.document["K"])
    return [kid for kid in kids if kid["Pg"] == page]


class _Cutter:
    """Cuts what one page draws and says."""

    def __init__(
        self,
        structure: Structure,
        number: int,
        page: RecordedPage,
        slots: Mapping[int, Slot | str],
        box: box_classes.Box,
        depth: int = 0,
    ) -> None:
        self._depth = depth
        self._structure = structure
        self._page = page
        self._page_reference = structure.pdf.page_references[number]
        self._parents = structure.parents[number]
        self._height = page.height
        self._box = box
        own = [page.mcids[each] for each in boxes.walk(box) if each in page.mcids]
        self._first = min(own, default=0)
        self._count = len(own)
        self._lines: dict[int, tuple[int, int]] = {}
        self._links: dict[int, tuple[int, int, Any]] = {}
        for hole, slot in slots.items():
            if isinstance(slot, Slot):
                self._note(hole, slot)
        self._pictures = {
            page.mcids[each]: each
            for each in boxes.walk(box)
            if isinstance(each, box_classes.ReplacedBox)
            and each in page.mcids
            and each.element is not None
            and each.element.get(HOLE) is not None
        }
        self._numbers: dict[bytes, int] = {}
        self._objects: list[Any] = []

    def _note(self, hole: int, slot: Slot) -> None:
        for number, line in enumerate(slot.lines):
            self._lines[self._page.mcids[line.box]] = (hole, number)
            if line.link is not None and line.link.link_annotation is not None:
                self._links[id(line.link.link_annotation)] = (hole, number, line)

    def stencil(self, operators: Sequence[object]) -> Stencil:
        """What these operators draw, and the elements of the box."""
        roots = self._own_elements()
        for root in roots:
            self._gather(root)
        links = [
            (number, self._numbers[self._element_of(each)])
            for number, each in enumerate(self._objects)
            if each.get("Type") == "/Annot"
        ]
        self._keys = {number: key for key, (number, _) in enumerate(links)}
        return Stencil(
            tuple(_merged(self._content(operators))),
            tuple(tuple(_merged(self._pieces_of(each))) for each in self._objects),
            tuple(self._numbers[root.reference] for root in roots),
            tuple(self._holder(self._first + each) for each in range(self._count)),
            tuple(links),
            tuple(self._named()),
            tuple(self._bookmarks()),
        )

    def _gather(self, element: pydyf.Dictionary) -> None:
        """Number the element and everything that stands in it."""
        self._number(element)
        for kid in element["K"]:
            child = self._structure.by_reference.get(kid) if isinstance(kid, bytes) else None
            if child is None:
                continue
            if child.get("Type") == "/StructElem":
                self._gather(child)
            else:
                self._number(child)
                self._number(self._structure.by_reference[child["Obj"]])

    def _number(self, each: Any) -> None:
        self._numbers[bytes(each.reference)] = len(self._objects)
        self._objects.append(each)

    def _element_of(self, annotation: pydyf.Dictionary) -> bytes:
        for each in self._objects:
            if each.get("Type") == "/StructElem":
                for kid in each["K"]:
                    child = (
                        self._structure.by_reference.get(kid) if isinstance(kid, bytes) else None
                    )
                    if child is not None and child.get("Obj") == annotation.reference:
                        return bytes(each.reference)
        raise AssertionError("every link has its element")

    def _holder(self, mcid: int) -> int | None:
        parent = self._parents[mcid]
        return None if parent == "null" else self._numbers.get(parent)

    def _named(self) -> Iterator[tuple[Name, int]]:
        for number, each in enumerate(self._objects):
            if "ID" in each:
                yield self._name(each["ID"]), number

    def _name(self, name: pydyf.String) -> Name:
        number, _, rest = name.string.partition("-")
        return Name(self._numbers[f"{number} 0 R".encode()], rest.encode())

    def _bookmarks(self) -> Iterator[Bookmark]:
        for box in boxes.walk(self._box):
            level = box.style["bookmark_level"]
            if box.bookmark_label and level != "none":
                x, y, *_ = box.hit_area()
                yield Bookmark(level, box.bookmark_label, x, y)

    def _own_elements(self) -> list[pydyf.Dictionary]:
        """The element of the part, below those of its page, layer, panel and groups."""
        parents = (self._parents[self._first + each] for each in range(self._count))
        holder = next((each for each in parents if each != "null"), None)
        if holder is None:
            return []
        chain = [self._structure.by_reference[holder]]
        while chain[-1]["S"] != "/Document":
            chain.append(self._structure.by_reference[chain[-1]["P"]])
        return [chain[-1 - _LEVELS_ABOVE - self._depth]]

    # The content stream.

    def _content(self, operators: Sequence[object]) -> Iterator[Piece]:
        items = iter(operators)
        for item in items:
            if not (isinstance(item, pydyf.Dictionary) and "MCID" in item):
                yield _to_bytes(item) + b"\n"
                continue
            mcid = item["MCID"]
            if mcid in self._lines:
                yield from self._field_line(mcid, "ActualText" in item, items)
            elif mcid in self._pictures:
                yield self._marked(item)
                yield from self._picture(self._pictures[mcid], items)
            else:
                yield self._marked(item)

    def _marked(self, properties: pydyf.Dictionary) -> MarkedContent:
        told = {key: value for key, value in properties.items() if key != "MCID"}
        said = b"".join(b"/" + key.encode() + b" " + _to_bytes(v) for key, v in told.items())
        return MarkedContent(properties["MCID"] - self._first, said)

    def _field_line(self, mcid: int, is_told: bool, items: Iterator[object]) -> Iterator[Piece]:
        hole, line = self._lines[mcid]
        before: list[object] = []
        for item in items:
            before.append(item)
            if item == b"BT":
                break
        next(items)
        for item in items:
            if item == b"ET":
                break
        yield FieldLine(hole, line, mcid - self._first, is_told, _joined(before))
        yield b"ET\n"

    def _picture(self, box: Any, items: Iterator[object]) -> Iterator[Piece]:
        hole = int(box.element.get(HOLE))
        drawn: list[object] = []
        for item in items:
            drawn.append(item)
            if item == b"EMC":
                break
        text = _joined(drawn)
        if isinstance(box.element.tag, str) and box.element.tag.endswith("}svg"):
            path = qr_path(_svg_path(box.element))
            before, found, after = text.partition(path)
            if not found:
                raise NotPressable("the QR code is not drawn as it was expected")
            yield from (before, QrPath(hole), after)
            return
        match = _IMAGE.search(text)
        if not match:
            raise NotPressable("a photo is not drawn as it was expected")
        yield from (text[: match.start(1)], Photo(hole), text[match.end(1) :])

    # Structure elements and links.

    def _pieces_of(self, each: Any) -> Iterator[Piece]:
        if each.get("Type") == "/Annot":
            return self._annotation(each)
        return self._dictionary(each, each)

    def _annotation(self, annotation: pydyf.Dictionary) -> Iterator[Piece]:
        field = self._links.get(id(annotation))
        x1, y1, x2, y2 = annotation["Rect"]
        top, bottom = sorted((self._height - y1 / 0.75, self._height - y2 / 0.75))
        yield b"<</Type /Annot/Subtype /Link/Rect ["
        if field:
            hole, line, _ = field
            yield from (LineArea(hole, line, top, bottom), b"]/BS <</W 0>>/Contents ", Whole(hole))
            yield from (b"/A <</Type /Action/S /URI/URI ", Target(hole))
        else:
            yield Area(x1 / 0.75, top, x2 / 0.75, bottom)
            yield b"]/BS <</W 0>>/Contents " + annotation["Contents"].data
            yield b"/A <</Type /Action/S /URI/URI " + annotation["A"]["URI"].data
        number = self._numbers[annotation.reference]
        yield from (b">>/StructParent ", LinkKey(self._keys[number]), b">>")

    def _dictionary(self, value: Mapping[str, Any], element: Any) -> Iterator[Piece]:
        yield b"<<"
        for key, each in value.items():
            yield b"/" + key.encode() + b" "
            if key == "K":
                yield from self._kids(each)
            elif key == "BBox":
                yield from self._figure_box(each)
            elif key == "Alt" and (hole := self._hole_of(element)) is not None:
                yield Whole(hole)
            elif key == "ActualText" and (line := self._line_of(element)) is not None:
                yield Told(*line)
            else:
                yield from self._value(each, element)
        yield b">>"

    def _kids(self, kids: Iterable[Any]) -> Iterator[Piece]:
        yield b"["
        for kid in kids:
            yield Mcid(kid - self._first) if isinstance(kid, int) else self._reference(kid)
            yield b" "
        yield b"]"

    def _figure_box(self, box: Sequence[float]) -> Iterator[Piece]:
        x1, y1, x2, y2 = (each / 0.75 for each in box)
        yield from (b"[", Area(x1, self._height - y2, x2, self._height - y1), b"]")

    def _value(self, value: Any, element: Any) -> Iterator[Piece]:
        if isinstance(value, pydyf.Dictionary):
            yield from self._dictionary(value, element)
        elif isinstance(value, pydyf.Array):
            yield b"["
            for each in value:
                yield from self._value(each, element)
                yield b" "
            yield b"]"
        elif isinstance(value, pydyf.String) and value is element.get("ID"):
            yield self._name(value)
        elif isinstance(value, pydyf.String):
            named = self._is_name(value)
            yield self._name(value) if named else value.data
        elif isinstance(value, bytes) and _REFERENCE.fullmatch(value):
            yield self._reference(value)
        else:
            yield _to_bytes(value)

    def _is_name(self, value: pydyf.String) -> bool:
        number = str(value.string).partition("-")[0]
        return number.isdigit() and f"{number} 0 R".encode() in self._numbers

    def _reference(self, reference: bytes) -> Piece:
        if reference in self._numbers:
            return ObjectOf(self._numbers[reference])
        return OnPage() if reference == self._page_reference else Parent()

    def _hole_of(self, element: pydyf.Dictionary) -> int | None:
        for kid in element["K"]:
            if kid in self._pictures:
                return int(self._pictures[kid].element.get(HOLE))
        return None

    def _line_of(self, element: pydyf.Dictionary) -> tuple[int, int] | None:
        return next((self._lines[kid] for kid in element["K"] if kid in self._lines), None)


def _svg_path(svg: Any) -> str:
    (path,) = svg.iterfind("{http://www.w3.org/2000/svg}path")
    return str(path.get("d"))


def qr_path(path: str) -> bytes:
    """The operators that the engine draws a QR code's path with."""
    runs = []
    for found in _PATH.finditer(path):
        x, y, length = map(int, found.groups())
        end = x + length
        runs.append(b"%d %d m\n%d %d l\n%d %d l\n%d %d l\nh" % (x, y, end, y, end, y + 1, x, y + 1))
    return b"\n".join(runs)


def _joined(operators: Iterable[object]) -> bytes:
    return b"".join(_to_bytes(each) + b"\n" for each in operators)


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring bytes put together."""
    waiting: list[bytes] = []
    for piece in pieces:
        if isinstance(piece, bytes):
            waiting.append(piece)
            continue
        if waiting:
            yield b"".join(waiting)
            waiting.clear()
        yield piece
    if waiting:
        yield b"".join(waiting)
