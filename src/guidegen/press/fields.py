"""Fields: a school's values set into a laid-out part by the engine's own line functions.

A slot is where a part that was laid out holds a field: its style, the width of its lines, and what
lines the value takes that it was laid out with. Any other value is broken into lines and drawn with
the same functions, so that it gives the same bytes as if it had been laid out with the part.

Uses what is not public of WeasyPrint: the box classes, `Layout`, `split_first_line`, `line_size`
and `draw_first_line`, pinned to the exact version in pyproject.toml.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf
from pydyf import _to_bytes
from weasyprint.draw.text import draw_first_line
from weasyprint.formatting_structure import boxes
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout, line_size, split_first_line

from guidegen.languages import ActualText
from guidegen.model.skeleton import NotPressable
from guidegen.press.boxes import BREAK_POINTS, walk
from guidegen.press.clusters import tell_clusters

HOLE = "data-hole"
"""Attribute of an element that stands in a hole: the hole's number within its part."""
_ORIGIN = Matrix(d=-1)
_DECIMALS = 4
"""Of places: whatever a part was laid out with, another value stands at the same place."""
_TOLERANCE = 0.01
"""CSS pixels by which text and box may differ and still be said to begin at one place."""

Shape = tuple[tuple[float, float], ...]
"""Height and baseline (CSS pixels) of each line of a field."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a field: its text, and its measures in CSS pixels."""

    text: str
    width: float
    height: float
    baseline: float

    @property
    def said(self) -> str:
        """The text without the characters that only say where lines may end."""
        return self.text.translate(BREAK_POINTS)


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
    lines begin at the left, 1 where they end at the right.
    """

    style: Any
    first: float
    width: float
    slack: float
    lines: tuple[SlotLine, ...]

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


def shape_of(lines: Sequence[Line]) -> Shape:
    return tuple((round(line.height, 3), round(line.baseline, 3)) for line in lines)


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


def _of_line(
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
    late = not first.alone or _begins_late(first, slack[align])
    if late and (not first.last or slack[align] == 0.5):
        return "it shares its line with other text"
    if not all(each.alone for each in found[1:]):
        return "it shares a line with other text"
    left, right = _sides(first.block)
    room = _room(first, slack[align])
    return Slot(style, room, right - left, slack[align], tuple(map(_line, found)))


def _obstacle(found: _Found) -> str:
    style = found.box.style
    if style["text_transform"] != "none" or style["letter_spacing"] != "normal":
        return "its letters are changed or spaced"
    if style["text_decoration_line"] != "none":
        return "it is underlined"
    if style["white_space"] not in ("normal", "nowrap"):
        return "its white space is kept"
    if found.block.style["text_indent"].value or style["visibility"] != "visible":
        return "its first line is indented, or it is not seen"
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


@dataclass
class Setter:
    """Sets values in one style and two widths. It stands in for a text box where lines are drawn.

    ``stream`` gathers the fonts that are used; ``told`` is how text is told once more.
    """

    style: Any
    first: float
    width: float
    stream: Stream
    told: ActualText
    text: str = ""
    pango_layout: Layout = field(init=False)
    _set: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    _lines: dict[str, Line] = field(default_factory=dict)
    _drawn: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pango_layout = Layout(self.style)

    def set(self, value: str) -> tuple[Line, ...]:
        """The lines of a value; raises NotPressable where one is too wide or cannot be drawn."""
        lines = self._set.get(value)
        if lines is None:
            lines = self._set[value] = self._broken(value)
        return lines

    def _broken(self, value: str) -> tuple[Line, ...]:
        whole = self._line(value)
        if whole.width <= self.first or self.style["white_space"] == "nowrap":
            lines = [whole]
        else:
            lines, rest, width = [], value, self.first
            while rest:
                text, rest = self._next(rest, width)
                lines.append(self._line(text))
                width = self.width
        if lines[0].width > self.first or any(line.width > self.width for line in lines):
            raise NotPressable(f"“{value}” is wider than its column")
        return tuple(lines)

    def _next(self, text: str, width: float) -> tuple[str, str]:
        """The text of the next line, and what is left for others."""
        layout, _, resume, *_ = split_first_line(text, self.style, None, width, 0)
        rest = "" if resume is None else text.encode()[resume:].decode().lstrip(" ")
        return layout.text, rest

    def drawn(self, line: Line) -> bytes:
        """The operators that draw a line; raises NotPressable where they need more than text."""
        known = self._drawn.get(line.text)
        if known is None:
            known = self._drawn[line.text] = self._draw(line.text)
        return known

    def _line(self, text: str) -> Line:
        line = self._lines.get(text)
        if line is None:
            line = self._lines[text] = self._measured(text)
        return line

    def _measured(self, text: str) -> Line:
        layout = self.pango_layout
        layout.set_text(text)
        line, _ = layout.get_first_line()
        width, height = line_size(line, self.style)
        baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
        return Line(text, width, height, baseline)

    def _draw(self, text: str) -> bytes:
        stream = self.stream
        self.pango_layout.set_text(text)
        self.text = text
        stream.stream, stream._current_font = [], None
        if draw_first_line(stream, self, "clip", "none", _ORIGIN):
            raise NotPressable("it has coloured glyphs")
        return b"".join(_to_bytes(each) + b"\n" for each in self._told(stream.stream[1:]))

    def _told(self, operators: list[object]) -> list[object]:
        """The operators, clusters told where the script asks for it."""
        if self.told != "element":
            return operators
        own = pydyf.Stream([pydyf.Dictionary({"MCID": 0}), *operators, b"ET"])
        own._fonts = self.stream._fonts
        tell_clusters(own, {0: self})
        self.pango_layout.setup(self.style)
        return list(own.stream[1:-1])
