"""Panels that follow each other on full pages, and break where a page ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from weasyprint.document import Page

from guidegen.model.build import Finding, Severity
from guidegen.model.panel import PanelHtml
from guidegen.press import boxes
from guidegen.press.layout import Engine
from guidegen.press.panel_findings import TOLERANCE, lost_texts, panel_findings


@dataclass(frozen=True, slots=True)
class Flowed:
    """The pages of a brochure that flows, and what is wrong with them."""

    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]


def flow(engine: Engine, panels: Sequence[PanelHtml]) -> Flowed:
    """Lay panels out one below the other on pages of their format.

    Raises RenderingError: the engine fails.
    """
    laid_out = engine.lay_out(["".join(panel.markup for panel in panels)])
    pages = laid_out.pages
    findings = [
        *(_complaint(text) for text in laid_out.complaints),
        *(each for panel in panels for each in panel_findings(engine, panel, ())),
        *panel_findings(engine, _without_texts(panels[0]), pages),
        *_lost(panels, pages),
        *_outside(pages),
    ]
    return Flowed(pages, tuple(findings))


def _without_texts(panel: PanelHtml) -> PanelHtml:
    """A panel that stands for all of them, where only their glyphs are looked at."""
    return PanelHtml(panel.panel, "")


def _complaint(text: str) -> Finding:
    return Finding("layout-complaint", Severity.ERROR, f"the engine says: {text}")


def _lost(panels: Sequence[PanelHtml], pages: Sequence[Page]) -> Iterator[Finding]:
    runs = [run.text for page in pages for run in boxes.texts_below(boxes.content_box(page))]
    on_every_page = boxes.comparable("".join(run.text for run in boxes.set_texts(pages[0])))
    wanted = {
        text: panel.panel
        for panel in panels
        for text in (*(each.printed for each in panel.texts), *panel.facts)
    }
    for text in lost_texts(wanted, runs):
        if boxes.comparable(text) in on_every_page:
            continue
        problem = f"“{text}” was composed but is not on any page."
        yield Finding("text-lost", Severity.ERROR, problem, panel=wanted[text])


def _outside(pages: Sequence[Page]) -> Iterator[Finding]:
    """Text that stands where no page has room for it."""
    for page in pages:
        width, height = page._page_box.margin_width(), page._page_box.margin_height()
        live = boxes.in_points(0, 0, width, height)
        for run in boxes.set_texts(page):
            if not live.contains(run.area, TOLERANCE):
                problem = f"“{run.text.strip()}” runs out of its page."
                yield Finding("outside-live-area", Severity.ERROR, problem)
