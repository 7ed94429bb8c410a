"""The outline of an assembled brochure (ISO 32000-1, 12.3.3)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from guidegen.geometry import from_css_pixels
from guidegen.press.page_objects import FIRST_PAGE, OUTLINES
from guidegen.press.panels import Panel
from guidegen.press.pieces import Bookmark
from guidegen.press.writer import as_number, as_string


class Entry(NamedTuple):
    """An entry of the outline: its level and label, and the page and place (points) it leads to."""

    level: int
    label: str
    page: int
    x: float
    y: float


def entries_of(panels: Sequence[Panel]) -> Iterator[Entry]:
    for number, panel in enumerate(panels):
        for part in panel.parts:
            for mark in part.stencil.bookmarks:
                yield _entry(mark, number, part.down, panel.size.height)


def _entry(mark: Bookmark, page: int, down: float, height: float) -> Entry:
    y = round(height - from_css_pixels(mark.y + down), 4)
    return Entry(mark.level, mark.label, page, from_css_pixels(mark.x), y)


def outline(entries: Sequence[Entry], first: int) -> tuple[bytes, ...]:
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
                as_string(entry.label),
                FIRST_PAGE + entry.page,
                as_number(entry.x),
                as_number(entry.y),
                ends(number),
                before,
                after,
                reference(parents[number]),
            )
        )
    return tuple(bodies)


def _descendants(children: Mapping[int, Sequence[int]], number: int) -> int:
    return sum(1 + _descendants(children, each) for each in children[number])
