"""Where the texts of a panel stand on its page, so that somebody can point at them."""

from collections.abc import Sequence
from dataclasses import dataclass

from weasyprint.document import Page

from guidegen.geometry import Rect
from guidegen.model.panel import PanelHtml
from guidegen.press import boxes
from guidegen.press.layout import Engine
from guidegen.press.occurrences import occurrences
from guidegen.press.pressing import PressedPanel

Pages = Sequence[Page]
"""Pages as the layout engine has them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A panel's page from its head to its last line, and where its lines and texts are.

    ``height`` is that of the page, or more where the panel is too tall for it. ``lines`` are all
    runs of text; ``first_lines`` what each text of the panel has on its first line, by context,
    from the head to the foot. Points, from the page's top left corner.
    """

    page: Page
    height: float
    lines: tuple[Rect, ...]
    first_lines: dict[str, Rect]


def shown(engine: Engine, pressed: PressedPanel) -> Shown:
    """A panel to be looked at: where it is too tall, on a page that is tall enough."""
    page, height = pressed.page, engine.panels[pressed.html.panel].size.height
    if pressed.fit.spare < 0:
        page = engine.lay_out([pressed.html.markup], measuring=True).pages[0]
        height -= pressed.fit.spare
    runs = boxes.set_texts(page)
    return Shown(page, height, tuple(run.area for run in runs), _first_lines(pressed.html, runs))


def panel_of(page: Page) -> str:
    """The id that the panel of a page bears."""
    return str(boxes.panel_box(page).element.get("data-panel"))


def _first_lines(html: PanelHtml, runs: list[boxes.SetText]) -> dict[str, Rect]:
    contexts = list(dict.fromkeys(text.translation.context for text in html.texts))
    printed = {text.translation.context: text.printed for text in html.texts if text.printed}
    places = occurrences(runs, [printed.get(context, "") for context in contexts])
    first = {context: place[0] for context, place in zip(contexts, places, strict=True) if place}
    in_order = sorted(first, key=lambda context: first[context].start)
    return {
        context: _first_line([runs[number].area for number in first[context]])
        for context in in_order
    }


def _first_line(areas: list[Rect]) -> Rect:
    """What stands on the line of the first of some runs, which may change type within it."""
    first = areas[0]
    middle = first.y + first.height / 2
    line = [each for each in areas if each.y < middle < each.bottom]
    left, right = min(each.x for each in line), max(each.right for each in line)
    return Rect(left, first.y, right - left, first.height)
