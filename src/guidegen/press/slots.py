"""Slots: where a part that was laid out holds fields, and how wide and where their lines are.

Uses what is not public of WeasyPrint: its box classes, pinned to the exact version in
pyproject.toml.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from guidegen.press.boxes import walk
from guidegen.press.fields import Line

HOLE = "data-hole"
"""Attribute of an element that stands in a hole: the hole's number within its part."""
_DECIMALS = 4
"""Of places: whatever a part was laid out with, another value stands at the same place."""
_TOLERANCE = 0.01
"""CSS pixels by which text and box may differ and still be said to begin at one place."""


@dataclass(frozen=True, slots=True)
class SlotLine:
    """A line of a slot as it was laid out; ``link`` is the box that bears its link, if any."""

    box: boxes.TextBox
    link: boxes.InlineBox | None
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a part holds a field. Lengths are CSS pixels.

    ``first`` is the width of the first line, which something may stand beside, and ``width`` that
    of all others. ``slack`` is what part of a line's spare width stands before its text: 0 where
    lines begin at the left, 1 where they end at the right. What is ``beside`` something has it
    before its first line. A ``tight`` slot has something behind its only line, and takes only what
    is as wide as what it was laid out with.
    """

    style: Any
    first: float
    width: float
    slack: float
    beside: bool
    tight: bool
    lines: tuple[SlotLine, ...]

    def takes(self, lines: Sequence[Line]) -> bool:
        """Whether lines may stand here, as far as what stands behind them is concerned."""
        return not self.tight or abs(self.lines[0].width - lines[0].width) < _TOLERANCE

    def holds(self, lines: Sequence[Line]) -> bool:
        """Whether it was laid out with these very lines."""
        return len(lines) == len(self.lines) and all(
            own.box.text.strip() == line.text.strip() and abs(own.width - line.width) < _TOLERANCE
            for own, line in zip(self.lines, lines, strict=True)
        )

    def x(self, number: int, line: Line) -> float:
        """Where a line of another value begins."""
        own = self.lines[number]
        return round(own.x + (own.width - line.width) * self.slack, _DECIMALS)


def slots_of(part: boxes.Box) -> dict[int, Slot | str]:
    """The slots of a part by the number of their hole; in words why a hole has none."""
    found: dict[int, list[_Found]] = {}
    for each in _found(part):
        found.setdefault(each.hole, []).append(each)
    return {hole: _slot(lines) for hole, lines in found.items()}


@dataclass(frozen=True, slots=True)
class _Found:
    hole: int
    box: boxes.TextBox
    line: boxes.LineBox
    block: boxes.BlockContainerBox
    link: boxes.InlineBox | None
    alone: bool
    last: bool


def _found(part: boxes.Box) -> Iterator[_Found]:
    for block in walk(part):
        if not isinstance(block, boxes.BlockContainerBox):
            continue
        for line in block.children:
            if isinstance(line, boxes.LineBox):
                yield from _of_line(block, line, line, (), alone=True, last=True)


def _of_line(  # noqa: PLR0913  -- a line is gone through box by box
    block: Any, line: Any, box: Any, above: tuple[Any, ...], *, alone: bool, last: bool
) -> Iterator[_Found]:
    for number, child in enumerate(box.children):
        single = alone and len(box.children) == 1
        at_end = last and number == len(box.children) - 1
        if isinstance(child, boxes.TextBox):
            hole = _hole_of(child, above)
            if hole is not None:
                yield _Found(hole, child, line, block, _link(above), single, at_end)
        elif isinstance(child, boxes.InlineBox):
            yield from _of_line(block, line, child, (*above, child), alone=single, last=at_end)


def _hole_of(box: boxes.TextBox, above: Sequence[Any]) -> int | None:
    for each in (box, *reversed(above)):
        if each.element is not None and each.element.get(HOLE) is not None:
            return int(each.element.get(HOLE))
    return None


def _link(above: Sequence[Any]) -> boxes.InlineBox | None:
    return next((each for each in above if each.element_tag == "a"), None)


def _slot(found: Sequence[_Found]) -> Slot | str:
    first = found[0]
    style, line_style = first.box.style, first.line.style
    align, rtl = line_style["text_align_all"], line_style["direction"] == "rtl"
    slack = {"start": float(rtl), "end": float(not rtl), "left": 0.0, "right": 1.0, "center": 0.5}
    if (obstacle := _obstacle(first)) or align not in slack:
        return obstacle or "its lines are justified"
    if first.alone and _continues(found):
        return "it shares its lines with other text"
    beside = _begins_late(first, slack[align])
    tight = not first.last and len(found) == 1 and style["white_space"] == "nowrap"
    if (beside or not first.alone) and not ((first.last or tight) and slack[align] == float(rtl)):
        return "it shares its line with other text"
    if not all(each.alone for each in found[1:]):
        return "it shares a line with other text"
    left, right = _sides(first.block)
    room = _room(first, slack[align])
    lines = tuple(map(_line, found))
    return Slot(style, room, right - left, slack[align], beside, tight, lines)


def _continues(found: Sequence[_Found]) -> bool:
    """Whether its block has other lines, which a longer or shorter value would share."""
    own = {id(each.line) for each in found}
    lines = (child for child in found[0].block.children if isinstance(child, boxes.LineBox))
    return any(id(line) not in own for line in lines)


def _obstacle(found: _Found) -> str:
    style = found.box.style
    if style["text_transform"] != "none" or style["letter_spacing"] != "normal":
        return "its letters are changed or spaced"
    if style["text_decoration_line"] != "none" or style["visibility"] != "visible":
        return "it is underlined, or not seen"
    if style["white_space"] not in ("normal", "nowrap"):
        return "its white space is kept"
    if found.link is not None and found.link.element.get(HOLE) is None:
        return "it stands in a link that is not its own"
    indented = found.block.style["text_indent"].value
    last = found.line.style["text_align_last"]
    if indented or last not in ("auto", found.line.style["text_align_all"]):
        return "its first or last line stands apart"
    return ""


def _begins_late(found: _Found, slack: float) -> bool:
    """Whether something beside the line keeps it from the side where text begins."""
    left, right = _sides(found.block)
    if slack == 0.0:
        return bool(found.box.position_x - left > _TOLERANCE)
    if slack == 1.0:
        return bool(right - found.box.position_x - found.box.width > _TOLERANCE)
    return False


def _room(found: _Found, slack: float) -> float:
    """How wide a line of the slot may be."""
    left, right = _sides(found.block)
    if slack == 0.0:
        return float(right - found.box.position_x)
    if slack == 1.0:
        return float(found.box.position_x + found.box.width - left)
    return float(right - left)


def _sides(block: Any) -> tuple[float, float]:
    left = block.content_box_x()
    return left, left + block.width


def _line(found: _Found) -> SlotLine:
    box = found.box
    return SlotLine(box, found.link, box.position_x, box.position_y + box.baseline, box.width)
