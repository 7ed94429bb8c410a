"""What is wrong with a panel as it was set: text lost, cut off, without glyphs or approval."""

from collections.abc import Iterable, Iterator, Sequence

from weasyprint.document import Page

from guidegen.geometry import Rect
from guidegen.model.build import Finding, Severity
from guidegen.model.panel import PanelHtml, PanelSpec
from guidegen.press import boxes
from guidegen.press.fitting import PanelSource
from guidegen.press.layout import Engine

TOLERANCE = 0.5
"""Glyph boxes may reach this far (points) out of the live area: italics, accents, rounding."""


def panel_findings(engine: Engine, html: PanelHtml, pages: Sequence[Page]) -> list[Finding]:
    """What must not be printed, however it is set."""
    return [*text_findings(html), *_glyphless(html.panel, pages, engine)]


def text_findings(html: PanelHtml) -> list[Finding]:
    """Texts that must not be shown as they are."""
    return [
        *(_unfilled(html.panel, context) for context in html.unfilled),
        *(_unapproved(html.panel, context) for context in html.unapproved),
    ]


def fit_findings(
    engine: Engine, source: PanelSource, html: PanelHtml, pages: Sequence[Page], spare: float
) -> list[Finding]:
    """What does not fit at any step, and what was lost or stands where it would be cut off.

    ``spare`` is the height (points) that the panel's setting leaves free.
    """
    if spare < 0 or len(pages) > 1:
        return [_overflow(source, -spare)]
    wanted = [text.printed for text in html.texts] + list(html.facts)
    runs = (run.text for run in boxes.set_texts(pages[0]))
    found = [_lost(html.panel, text) for text in lost_texts(wanted, runs)]
    outside = [] if found else _outside(engine.panels[html.panel], pages[0])
    return found + outside


def lost_texts(wanted: Iterable[str], runs: Iterable[str]) -> Iterator[str]:
    """Those of the wanted texts that runs in document order do not show."""
    shown = boxes.comparable("".join(runs))
    return (text for text in wanted if boxes.comparable(text) not in shown)


def stands_inside(panel: PanelSpec, area: Rect) -> bool:
    """Whether an area of a panel's page (points) will not be cut off."""
    return any(live.contains(area, TOLERANCE) for live in panel.live_areas)


def _overflow(source: PanelSource, excess: float) -> Finding:
    return Finding(
        "panel-overflow",
        Severity.ERROR,
        f"the text is {max(excess, 0):.0f} points too tall at every type size; shorten it, "
        f"or let block “{source.give_way()}” (the lowest rank here) give way.",
        panel=source.panel,
    )


def _lost(panel: str, text: str) -> Finding:
    return Finding(
        "text-lost", Severity.ERROR, f"“{text}” was composed but is not on the page.", panel=panel
    )


def _outside(panel: PanelSpec, page: Page) -> list[Finding]:
    return [
        Finding(
            "outside-live-area",
            Severity.ERROR,
            f"“{run.text.strip()}” stands outside the live area "
            f"({run.area.x:.1f} to {run.area.right:.1f} across, "
            f"{run.area.y:.1f} to {run.area.bottom:.1f} down, in points).",
            panel=panel.id,
        )
        for run in boxes.set_texts(page)
        if not stands_inside(panel, run.area)
    ]


def _unfilled(panel: str, context: str) -> Finding:
    return Finding(
        "placeholder-empty",
        Severity.ERROR,
        f"the text “{context}” has a placeholder for something that is not filled in.",
        panel=panel,
    )


def _unapproved(panel: str, context: str) -> Finding:
    return Finding(
        "not-approved",
        Severity.ERROR,
        f"the page would print the translation of “{context}”, which the approval policy does not "
        "allow there. Have it approved; where a template of your own prints it, do as the stock "
        "template does.",
        panel=panel,
    )


def _glyphless(panel: str, pages: Sequence[Page], engine: Engine) -> list[Finding]:
    """Text that would print as boxes, because no declared font has its characters."""
    return [
        Finding(
            "missing-glyph",
            Severity.ERROR,
            f"no font of {_named(run)} has {' '.join(sorted(missing))} in “{run.text.strip()}”.",
            panel=panel,
        )
        for page in pages
        for run in boxes.set_texts(page)
        if (missing := set(boxes.comparable(run.text)) - _repertoire(engine, run))
    ]


def _repertoire(engine: Engine, run: boxes.SetText) -> frozenset[str]:
    if run.endonym_of:
        return engine.endonyms.get(run.endonym_of, frozenset())
    return engine.repertoire


def _named(run: boxes.SetText) -> str:
    return f"locale {run.endonym_of}" if run.endonym_of else "this language"
