"""The outline of an assembled brochure (ISO 32000-1, 12.3.3)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from guidegen.geometry import from_css_pixels
from guidegen.press.page_objects import FIRST_PAGE, OUTLINES
from guidegen.press.panels import Panel
from guidegen.press.pieces import Bookmark
from guidegen.press.writer import as_number, as_string

_ROOT = -1
"""The outline itself, among the places of its entries."""


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
    parents = _parents([entry.level for entry in entries])
    kids: dict[int, list[int]] = {number: [] for number in range(_ROOT, len(entries))}
    for number, parent in enumerate(parents):
        kids[parent].append(number)
    tree = _Tree(parents, kids, first)
    bodies = (tree.entry(number, entry) for number, entry in enumerate(entries))
    return (b"<<%s>>" % tree.ends(_ROOT), *bodies)


def _parents(levels: Sequence[int]) -> list[int]:
    """For each entry, that of a higher level which it follows."""
    found: list[int] = []
    above = [_ROOT]
    for number, level in enumerate(levels):
        while above[-1] != _ROOT and levels[above[-1]] >= level:
            above.pop()
        found.append(above[-1])
        above.append(number)
    return found


@dataclass(frozen=True, slots=True)
class _Tree:
    """Entries by their place, with the number of the first one's object."""

    parents: Sequence[int]
    kids: Mapping[int, Sequence[int]]
    first: int

    def entry(self, number: int, entry: Entry) -> bytes:
        return b"<</Title %s/Dest [%d 0 R /XYZ %s %s 0]%s%s/Parent %s>>" % (
            as_string(entry.label),
            FIRST_PAGE + entry.page,
            as_number(entry.x),
            as_number(entry.y),
            self.ends(number),
            self._siblings(number),
            self._reference(self.parents[number]),
        )

    def ends(self, number: int) -> bytes:
        """The first and the last of an entry's kids, and how many are below it."""
        kids = self.kids[number]
        if not kids:
            return b"/Count 0"
        first, last = self._reference(kids[0]), self._reference(kids[-1])
        return b"/Count %d/First %s/Last %s" % (self._below(number), first, last)

    def _siblings(self, number: int) -> bytes:
        siblings = self.kids[self.parents[number]]
        at = siblings.index(number)
        before = b"/Prev " + self._reference(siblings[at - 1]) if at else b""
        after = b"/Next " + self._reference(siblings[at + 1]) if at + 1 < len(siblings) else b""
        return before + after

    def _below(self, number: int) -> int:
        return sum(1 + self._below(kid) for kid in self.kids[number])

    def _reference(self, number: int) -> bytes:
        return b"%d 0 R" % (OUTLINES if number == _ROOT else self.first + number)
