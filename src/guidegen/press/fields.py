"""Fields: a school's values set into parts by the engine's own line functions.

A value is broken into lines and drawn with the functions that the layout engine uses itself, so
that it gives the same bytes as if it had been laid out with its part.

Uses what is not public of WeasyPrint: `Layout`, `split_first_line`, `line_size` and
`draw_first_line`, pinned to the exact version in pyproject.toml.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.draw.text import draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout, can_break_text, line_size, split_first_line

from guidegen.languages import ActualText
from guidegen.model.skeleton import NotPressable
from guidegen.press.boxes import BREAK_POINTS
from guidegen.press.clusters import tell_clusters
from guidegen.press.writer import joined

_ORIGIN = Matrix(d=-1)
_SPACE = re.compile(r"[ \t\r\n\f]+")
"""White space as the engine sees it (CSS Text 3, 4.1.1): one space, and none at the ends."""

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


def shape_of(lines: Sequence[Line]) -> Shape:
    return tuple((round(line.height, 3), round(line.baseline, 3)) for line in lines)


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
        value = _SPACE.sub(" ", value).strip(" ")
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
        if resume is None:
            return layout.text, ""
        begun, rest = text.encode()[:resume].decode(), text.encode()[resume:].decode()
        if not can_break_text(begun[-1:] + rest[:1], self.style["lang"]):
            # The engine breaks it anywhere, and beside a float sets it below the float.
            raise NotPressable(f"a word in “{text}” is wider than its column")
        return layout.text, rest.lstrip(" ")

    def drawn(self, line: Line) -> bytes:
        """The operators that draw a line; raises NotPressable where they need more than text."""
        known = self._drawn.get(line.text)
        if known is None:
            known = self._drawn[line.text] = self._draw(line.text)
        return known

    def use(self, text: str) -> None:
        """Have the fonts know a text."""
        self._draw(text)

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
        return joined(self._told(stream.stream[1:]))

    def _told(self, operators: list[object]) -> list[object]:
        """The operators, clusters told where the script asks for it."""
        if self.told != "element":
            return operators
        own = pydyf.Stream([pydyf.Dictionary({"MCID": 0}), *operators, b"ET"])
        own._fonts = self.stream._fonts
        tell_clusters(own, {0: self})
        self.pango_layout.setup(self.style)
        return list(own.stream[1:-1])
