"""Stencils: what a part of a panel draws, cut where schools differ.

A stencil is made once from a painted page: its content stream and its structure elements and links,
with marks in place of everything that is known only when a brochure is assembled: numbers of
objects, of pages and of marked contents, places on the page, and the fields of a school.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes as box_classes

from guidegen.press import boxes
from guidegen.press.contents import Contents, merged
from guidegen.press.elements import Elements
from guidegen.press.part_pages import PartsPage
from guidegen.press.parts import Part
from guidegen.press.pieces import Bookmark, Ground, Stencil
from guidegen.press.slots import HOLE, Slot
from guidegen.press.tags import RecordedPage, Structure
from guidegen.press.writer import joined

_LEVELS_ABOVE = 4
"""Elements above that of a part: the document, its page's panel, its layer, its own panel."""


def part_stencils(structure: Structure, number: int, page: PartsPage) -> list[Stencil]:
    """The stencils of a page's parts; ``number`` is that of the page in the painted document."""
    return [
        _part_stencil(structure, number, page, part, operators)
        for part, operators in zip(page.parts, page.operators(), strict=True)
    ]


def _part_stencil(
    structure: Structure, number: int, page: PartsPage, part: Part, operators: Sequence[object]
) -> Stencil:
    parents = structure.parents[number]
    mcids = [page.mcids[box] for box in boxes.walk(part.box) if box in page.mcids]
    first = min(mcids, default=0)
    own = parents[first : first + len(mcids)]
    lines, links = _fields(page, part)
    pictures = _pictures(page, part)
    roots = _roots(structure, own, part.depth)
    reference = structure.pdf.page_references[number]
    elements = Elements(structure, reference, page.height, first, lines, pictures, links, roots)
    return Stencil(
        tuple(merged(Contents(first, lines, pictures).pieces(operators))),
        tuple(tuple(merged(each)) for each in elements.objects()),
        tuple(range(len(roots))),
        tuple(None if each == "null" else elements.number(each) for each in own),
        elements.links,
        tuple(elements.named()),
        tuple(_bookmarks(part.box)),
    )


def _fields(
    page: PartsPage, part: Part
) -> tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]:
    """Hole and line of each marked content that is a field's, and of each of a field's links."""
    lines: dict[int, tuple[int, int]] = {}
    links: dict[int, tuple[int, int]] = {}
    for hole, slot in part.slots.items():
        if isinstance(slot, Slot):
            for number, line in enumerate(slot.lines):
                lines[page.mcids[line.box]] = (hole, number)
                if line.link is not None and line.link.link_annotation is not None:
                    links[id(line.link.link_annotation)] = (hole, number)
    return lines, links


def photos_in(part: Part) -> set[str]:
    """The addresses of the photos that a part was laid out with, in place of those of others."""
    return {box.element.get("src", "") for box in _pictures_in(part)}


def _pictures(page: PartsPage, part: Part) -> dict[int, Any]:
    """The pictures that stand in holes, by their marked contents."""
    return {page.mcids[box]: box for box in _pictures_in(part) if box in page.mcids}


def _pictures_in(part: Part) -> Iterator[Any]:
    for box in boxes.walk(part.box):
        if (
            isinstance(box, box_classes.ReplacedBox)
            and box.element is not None
            and box.element.get(HOLE) is not None
        ):
            yield box


def _roots(structure: Structure, holders: Sequence[Any], depth: int) -> list[pydyf.Dictionary]:
    """The element of the part, below those of its page, layer, panel and groups."""
    holder = next((each for each in holders if each != "null"), None)
    if holder is None:
        return []
    chain = [structure.by_reference[holder]]
    while chain[-1]["S"] != "/Document":
        chain.append(structure.by_reference[chain[-1]["P"]])
    return [chain[-1 - _LEVELS_ABOVE - depth]]


def _bookmarks(box: box_classes.Box) -> Iterator[Bookmark]:
    for each in boxes.walk(box):
        level = each.style["bookmark_level"]
        if each.bookmark_label and level != "none":
            x, y, *_ = each.hit_area()
            yield Bookmark(level, each.bookmark_label, x, y)


def ground(structure: Structure, number: int, page: RecordedPage) -> Ground:
    """What is drawn below the parts of a panel, what comes after them, and the panel's tag."""
    operators = page.stream.stream
    (section,) = _elements_of_page(structure, number)
    return Ground(joined(operators[:-1]), joined(operators[-1:]), section["S"].encode())


def _elements_of_page(structure: Structure, number: int) -> list[pydyf.Dictionary]:
    page = structure.pdf.page_references[number]
    kids = (structure.by_reference[kid] for kid in structure.document["K"])
    return [kid for kid in kids if kid["Pg"] == page]
