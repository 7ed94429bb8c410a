"""Structure elements and links of parts, cut where numbers, places and values differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pydyf
from pydyf import _to_bytes

from guidegen.geometry import to_css_pixels
from guidegen.press.pieces import (
    Area,
    LineArea,
    LinkKey,
    Mcid,
    Name,
    ObjectOf,
    OnPage,
    Parent,
    Piece,
    Target,
    Told,
    Whole,
)
from guidegen.press.resources import REFERENCE
from guidegen.press.slots import HOLE
from guidegen.press.tags import Structure


class Elements:
    """Cuts the elements of a part, and the links in them; numbered in the order of the tree.

    ``page`` is the reference of the page and ``height`` its height in CSS pixels; the others are
    as in ``Contents``, and ``links`` say which annotations are those of a field's lines.
    """

    def __init__(  # noqa: PLR0913, PLR0917  -- what a page knows of its part
        self,
        structure: Structure,
        page: bytes,
        height: float,
        first: int,
        lines: Mapping[int, tuple[int, int]],
        pictures: Mapping[int, Any],
        links: Mapping[int, tuple[int, int]],
        roots: Sequence[pydyf.Dictionary],
    ) -> None:
        self._structure = structure
        self._page_reference = page
        self._height = height
        self._first = first
        self._lines = lines
        self._pictures = pictures
        self._links = links
        self._numbers: dict[bytes, int] = {}
        self._objects: list[Any] = []
        self._elements_of_links: dict[int, int] = {}
        for root in roots:
            self._gather(root)
        self.links = tuple(self._elements_of_links.items())
        self._keys = {number: key for key, number in enumerate(self._elements_of_links)}

    def number(self, reference: bytes) -> int | None:
        """The number of an object of the part."""
        return self._numbers.get(reference)

    def objects(self) -> Iterator[Iterator[Piece]]:
        """Every element and link, in pieces."""
        return map(self._pieces_of, self._objects)

    def named(self) -> Iterator[tuple[Name, int]]:
        """The elements that have a name."""
        for number, each in enumerate(self._objects):
            if "ID" in each:
                yield self._name(each["ID"]), number

    def _name(self, name: pydyf.String) -> Name:
        number, _, rest = name.string.partition("-")
        return Name(self._numbers[f"{number} 0 R".encode()], rest.encode())

    def _gather(self, element: pydyf.Dictionary) -> None:
        """Number the element and everything that stands in it."""
        number = self._number(element)
        for kid in element["K"]:
            child = self._structure.by_reference.get(kid) if isinstance(kid, bytes) else None
            if child is None:
                continue
            if child.get("Type") == "/StructElem":
                self._gather(child)
            else:
                self._number(child)
                link = self._number(self._structure.by_reference[child["Obj"]])
                self._elements_of_links[link] = number

    def _number(self, each: Any) -> int:
        number = self._numbers[bytes(each.reference)] = len(self._objects)
        self._objects.append(each)
        return number

    def _pieces_of(self, each: Any) -> Iterator[Piece]:
        if each.get("Type") == "/Annot":
            return self._annotation(each)
        return self._dictionary(each, each)

    def _annotation(self, annotation: pydyf.Dictionary) -> Iterator[Piece]:
        field = self._links.get(id(annotation))
        x1, y1, x2, y2 = map(to_css_pixels, annotation["Rect"])
        top, bottom = sorted((self._height - y1, self._height - y2))
        yield b"<</Type /Annot/Subtype /Link/Rect ["
        if field:
            hole, line = field
            yield from (LineArea(hole, line, top, bottom), b"]/BS <</W 0>>/Contents ", Whole(hole))
            yield from (b"/A <</Type /Action/S /URI/URI ", Target(hole))
        else:
            yield Area(x1, top, x2, bottom)
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
        x1, y1, x2, y2 = map(to_css_pixels, box)
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
        elif isinstance(value, bytes) and REFERENCE.fullmatch(value):
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
