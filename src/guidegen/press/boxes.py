"""Reading laid-out pages: where every line of text stands and what it says.

Uses WeasyPrint's box tree, which is not public: `Page._page_box` and the classes of
`weasyprint.formatting_structure.boxes`, pinned to the exact version in pyproject.toml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from guidegen.geometry import Rect, from_css_pixels

UNSEEN = re.compile("[\\s\u00ad\u200b\u200e\u200f\u2060\u2066-\u2069-]+")
"""White space, hyphens and characters without a glyph: line breaking adds, drops or moves them."""

BREAK_POINTS = dict.fromkeys(map(ord, "\u200b\u2060"))
"""Characters that say where a line may and may not break, and are no part of the text."""


@dataclass(frozen=True, slots=True)
class SetText:
    """One run of text on a page: what it says and its box in points from the page's top left.

    ``endonym_of`` is the tag of the language that the run names in its own type, else empty.
    """

    text: str
    area: Rect
    endonym_of: str = ""


def walk(box: boxes.Box) -> Iterator[boxes.Box]:
    """The box and all below it, in document order."""
    box = real(box)
    yield box
    for child in getattr(box, "children", ()):
        yield from walk(child)


def real(box: boxes.Box) -> boxes.Box:
    """The box itself, where the tree has a placeholder of one that stands outside the flow."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def page_boxes(page: Page) -> Iterator[boxes.Box]:
    """Every box of a page, in document order."""
    return walk(page._page_box)


def set_texts(page: Page) -> list[SetText]:
    """Every run of text that the page shows, in document order."""
    return texts_below(page._page_box)


def content_box(page: Page) -> boxes.Box:
    """What stands within the margins of a page."""
    return next(box for box in page._page_box.children if not isinstance(box, boxes.MarginBox))


def texts_below(box: boxes.Box) -> list[SetText]:
    """Every run of text of a box and all below it, in document order."""
    return [
        SetText(each.text, area_of(each), endonym_of(each))
        for each in walk(box)
        if isinstance(each, boxes.TextBox) and each.text.strip()
    ]


def area_of(box: boxes.TextBox) -> Rect:
    """Where a run of text stands, in points."""
    return in_points(box.position_x, box.position_y, box.width, box.height)


def in_points(x: float, y: float, width: float, height: float) -> Rect:
    """The rectangle with these measures in CSS pixels."""
    return Rect(*map(from_css_pixels, (x, y, width, height)))


def endonym_of(box: boxes.TextBox) -> str:
    """The language that a run of text is the name of, where it is set in that language's type."""
    return "" if box.element is None else str(box.element.get("data-endonym", ""))


def said(text: str) -> str:
    """Text as one line, without what only says where it may break."""
    return " ".join(text.translate(BREAK_POINTS).split())


def comparable(text: str) -> str:
    """Text without anything that line breaking may change."""
    return UNSEEN.sub("", text)


def panel_box(page: Page) -> boxes.Box:
    """The box of the panel that begins on this page."""
    return next(
        box for box in page_boxes(page) if box.element is not None and box.element.get("data-panel")
    )


def height_of(box: boxes.Box) -> float:
    """A box's border height in points."""
    return from_css_pixels(box.border_height())


def lone_words_in_headings(box: boxes.Box) -> list[str]:
    """Words that line breaking leaves alone on a line of a heading in a box.

    A line that the heading itself asks for may be one word.
    """
    headings = [each for each in walk(box) if _is_heading(each)]
    return [word for heading in headings for word in _lone_words(heading)]


def _is_heading(box: boxes.Box) -> bool:
    return isinstance(box, boxes.BlockBox) and box.element_tag == "h1"


def _lone_words(heading: boxes.Box) -> list[str]:
    lines = [_line_text(line) for line in walk(heading) if isinstance(line, boxes.LineBox)]
    if len(lines) <= 1 + sum(1 for _ in heading.element.iter("br")):
        return []
    return [line for line in lines if len(line.split(" ")) == 1]


def _line_text(line: boxes.LineBox) -> str:
    return "".join(run.text for run in texts_below(line)).strip(" ")
