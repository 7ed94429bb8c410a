"""Text told cluster by cluster, where glyphs alone say something else.

In scripts whose letters join, a font may draw one letter with several glyphs and use a glyph in
several letters, while a PDF font has one text for each glyph; and some characters have no glyph at
all. Marked content sequences say what such glyphs are (ISO 32000-1, 14.9.4). Readers turn the
clusters of a line into reading order by themselves, as they do with glyphs.

Uses what WeasyPrint keeps of a line (its Pango layout) and of its fonts, which is not public.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.text.ffi import ffi, pango

from guidegen.press.boxes import BREAK_POINTS

_TOKEN = re.compile(rb"<([0-9a-f]*)>|[-+.0-9e]+")
_DIGITS = 4
"""Of a glyph's number in a text string."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Glyphs that belong together, and what they say; ``glyphs`` counts those that are drawn."""

    text: str
    glyphs: int


def tell_clusters(stream: pydyf.Stream, lines: Mapping[int, boxes.TextBox]) -> None:
    """Say what clusters are whose glyphs do not; ``lines`` are those of the marked contents."""
    fonts = {font.hash.encode(): font for font in stream._fonts.values()}
    items: list[object] = []
    line: _Line | None = None
    for item in stream.stream:
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in lines:
            line = _Line(fonts, clusters_of(lines[item["MCID"]]))
        items += line.told(item) if line and isinstance(item, bytes) else [item]
        if item == b"ET":
            line = None
    stream.stream[:] = items


def clusters_of(box: boxes.TextBox) -> tuple[Cluster, ...]:
    """The clusters of a line in the order in which they are drawn."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    text = layout.text.encode()
    found: list[Cluster] = []
    run = line.runs[0]
    while run != ffi.NULL:
        found += _clusters(run.data, text)
        run = run.next
    layout.deactivate()
    return tuple(found)


def _clusters(glyph_item: Any, text: bytes) -> Iterator[Cluster]:
    item, glyphs = glyph_item.item, glyph_item.glyphs
    drawn: dict[int, int] = {}
    starts = glyphs.log_clusters[0 : glyphs.num_glyphs]
    for start, info in zip(starts, glyphs.glyphs[0 : glyphs.num_glyphs], strict=True):
        drawn[start] = drawn.get(start, 0) + (info.glyph != pango.PANGO_GLYPH_EMPTY)
    texts = _texts(text[item.offset : item.offset + item.length], drawn)
    return (Cluster(texts[start].translate(BREAK_POINTS), count) for start, count in drawn.items())


def _texts(run: bytes, starts: Iterable[int]) -> dict[int, str]:
    """The text of each cluster by where it starts; a mark is said together with its letter."""
    ordered = sorted(starts)
    texts: dict[int, str] = {}
    letter = ordered[0]
    for start, end in zip(ordered, [*ordered[1:], len(run)], strict=True):
        said = run[start:end].decode()
        is_mark = start != letter and all(map(unicodedata.combining, said))
        texts[start] = "" if is_mark else said
        if is_mark:
            texts[letter] += said
        else:
            letter = start
    return texts


class _Line:
    """Goes through the operators that draw a line, glyph by glyph and cluster by cluster."""

    def __init__(self, fonts: Mapping[bytes, Any], clusters: Iterable[Cluster]) -> None:
        self._fonts = fonts
        self._font: Any = None
        self._clusters = iter(clusters)
        self._left = 0
        self._marked = False

    def told(self, operator: bytes) -> list[object]:
        """The operator, with marks around what it draws where they are needed."""
        if operator.endswith(b" Tf"):
            self._font = self._fonts[operator.split()[0].removeprefix(b"/")]
        return list(self._shown(operator)) if operator.endswith(b"] TJ") else [operator]

    def _shown(self, operator: bytes) -> Iterator[object]:
        waiting = b""
        for token, glyph in _tokens(operator):
            begun = self._begun(glyph) if glyph is not None else []
            if begun:
                yield from _text(waiting)
                yield from begun
                waiting = b""
            waiting += token
            if glyph is not None and self._ended():
                yield from (*_text(waiting), b"EMC")
                waiting = b""
        yield from _text(waiting)

    def _begun(self, glyph: int) -> list[object]:
        """What has to stand before a glyph: nothing within a cluster."""
        if self._left:
            return []
        before: list[object] = []
        cluster = next(self._clusters)
        while not cluster.glyphs:
            before += self._unseen(cluster.text)
            cluster = next(self._clusters)
        self._left = cluster.glyphs
        self._marked = cluster.glyphs > 1 or self._font.to_unicode.get(glyph) != cluster.text
        return [*before, *(_opening(cluster.text) if self._marked else ())]

    def _ended(self) -> bool:
        """Whether a marked cluster ends with the glyph that was just drawn."""
        self._left -= 1
        return self._marked and not self._left

    def _unseen(self, text: str) -> list[object]:
        """What has no glyph is told at a space that is taken back at once, or readers drop it."""
        spaces = (glyph for glyph, said in self._font.to_unicode.items() if said == " ")
        space = next(spaces, None)
        if space is None or not text:
            return []
        return [*_opening(text), b"[<%04x>%d] TJ" % (space, self._font.widths[space]), b"EMC"]


def _tokens(operator: bytes) -> Iterator[tuple[bytes, int | None]]:
    """The adjustments and glyphs of a ``TJ``; a glyph with its number."""
    for token in _TOKEN.finditer(operator):
        digits = token[1]
        if digits is None:
            yield token[0], None
            continue
        for start in range(0, len(digits), _DIGITS):
            glyph = digits[start : start + _DIGITS]
            yield b"<" + glyph + b">", int(glyph, 16)


def _text(strings: bytes) -> tuple[bytes, ...]:
    return (b"[" + strings.replace(b"><", b"") + b"] TJ",) if strings else ()


def _opening(said: str) -> tuple[object, ...]:
    return b"/Span", pydyf.Dictionary({"ActualText": pydyf.String(said)}), b"BDC"
