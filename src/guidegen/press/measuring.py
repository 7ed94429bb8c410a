"""Measuring: how tall a panel is, and each of the parts that stand one below the other in it.

A message that becomes longer makes only its own part taller; everything below moves as a whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import Box

from guidegen.model.panel import PanelHtml, PanelSpec
from guidegen.press import boxes
from guidegen.press.layout import Engine
from guidegen.press.occurrences import occurrences

_STACKS = {
    "panel",
    "block",
    "card",
    "foot",
    "comparison",
    "contacts",
    "plain",
    "numbered",
    "voices",
}
"""Classes of elements whose children stand one below the other."""
_NO_STACKS = {"said"}
"""Classes that make a height depend on more than that of the children."""
_STACKED_ROWS = {"table", "thead", "tbody"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a panel: a paragraph, an item, a row; in points.

    ``overhang`` is how far its text reaches sideways out of the live areas. What is not ``in_flow``
    takes no height, but has a place of its own that it must keep to.
    """

    height: float
    overhang: float
    in_flow: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """A panel on a page without end, its parts, and in which of them each of its texts stands."""

    height: float
    parts: tuple[Part, ...]
    parts_by_text: tuple[frozenset[int], ...]


def measured(engine: Engine, panels: Sequence[PanelHtml]) -> list[Measured]:
    """Lay panels out on pages of unlimited height, and measure each."""
    if not panels:
        return []
    laid_out = engine.lay_out([html.markup for html in panels], measuring=True)
    return [
        _measured(engine.panels[html.panel], html, page)
        for html, page in zip(panels, laid_out.pages, strict=True)
    ]


def _measured(panel: PanelSpec, html: PanelHtml, page: Page) -> Measured:
    whole = boxes.panel_box(page)
    parts, part_of_run, runs = [], [], []
    for number, box in enumerate(_part_boxes(whole)):
        own = boxes.texts_below(box)
        runs += own
        part_of_run += [number] * len(own)
        parts.append(_part(panel, box, own))
    places = occurrences(runs, [text.printed for text in html.texts])
    by_text = tuple(
        frozenset(part_of_run[run] for place in each for run in place) for each in places
    )
    return Measured(boxes.height_of(whole), tuple(parts), by_text)


def _part(panel: PanelSpec, box: Box, runs: Sequence[boxes.SetText]) -> Part:
    overhang = max((_overhang(panel, run) for run in runs), default=0.0)
    return Part(boxes.height_of(box), overhang, not box.is_absolutely_positioned())


def _overhang(panel: PanelSpec, run: boxes.SetText) -> float:
    """How far a run reaches to the left or right out of the live area nearest to it."""
    return min(
        max(area.x - run.area.x, run.area.right - area.right, 0.0) for area in panel.live_areas
    )


def _part_boxes(box: Box) -> Iterator[Box]:
    """The boxes below a stack that are not stacks themselves, in document order."""
    for child in map(boxes.real, getattr(box, "children", ())):
        if _is_stack(child) or (
            child.element is box.element and child.element_tag == box.element_tag
        ):
            yield from _part_boxes(child)
        else:
            yield child


def _is_stack(box: Box) -> bool:
    if box.element is None or box.is_absolutely_positioned():
        return False
    classes = set(box.element.get("class", "").split())
    rows = box.element_tag in _STACKED_ROWS
    return not classes & _NO_STACKS and (rows or bool(classes & _STACKS))
