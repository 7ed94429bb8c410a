"""Copyfitting: each panel is measured, set at the first step of its ladder that fits, and checked.

A panel is first laid out on a page of unlimited height, so that nothing is clipped or lost, and its
height is read. Its spare height then decides the second and last setting. What does not fit at any
step, and what the engine lost or set outside the live area, is a finding.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from weasyprint.document import Page

from guidegen.model.build import Finding, Severity
from guidegen.model.panel import PANELS, Fit, PanelHtml
from guidegen.press import boxes
from guidegen.press.layout import Engine

TOLERANCE = 0.5
"""Glyph boxes may reach this far (points) out of the live area: italics, accents, rounding."""


class PanelSource(Protocol):
    """A panel of a brochure that can be set at any step of its ladder."""

    @property
    def panel(self) -> str: ...

    @property
    def steps(self) -> int:
        """How many steps the ladder has."""
        ...

    @property
    def comfort(self) -> float:
        """The height (points) that the first choice of step leaves free."""
        ...

    @property
    def heading_steps(self) -> int:
        """How many steps may be tried, from the first, for a heading that breaks well."""
        ...

    def html(self, fit: Fit) -> PanelHtml: ...

    def give_way(self) -> str:
        """The id of the block of lowest rank, which is to give way where nothing fits."""
        ...


@dataclass(frozen=True, slots=True)
class PressedPanel:
    """A panel laid out for good: its page, how it was set, and what is wrong with it."""

    html: PanelHtml
    fit: Fit
    page: Page
    findings: tuple[Finding, ...]


def press_panels(engine: Engine, sources: Mapping[str, PanelSource]) -> dict[str, PressedPanel]:
    """Lay each distinct panel out; keys are the caller's."""
    fits = choose_fits(engine, sources)
    set_panels = {key: source.html(fits[key]) for key, source in sources.items()}
    laid_out = engine.lay_out([html.markup for html in set_panels.values()])
    pages = dict(zip(set_panels, _pages_by_panel(laid_out.pages), strict=True))
    blamed = _blamed(engine, set_panels) if laid_out.complaints else {}
    return {
        key: PressedPanel(
            html,
            fits[key],
            pages[key][0],
            (
                *blamed.get(key, ()),
                *map(functools.partial(_unfilled, html.panel), html.unfilled),
                *map(functools.partial(_unapproved, html.panel), html.unapproved),
                *_glyphless(html.panel, pages[key], engine),
                *_findings(sources[key], html, pages[key], fits[key].spare),
            ),
        )
        for key, html in set_panels.items()
    }


def choose_fits(engine: Engine, sources: Mapping[str, PanelSource]) -> dict[str, Fit]:
    """The first step that leaves the comfort free, else the first that fits, else the last.

    A heading that leaves a word alone on a line has the panel try its next heading steps first.
    """
    seen: dict[str, list[_Measured]] = {key: [] for key in sources}
    chosen: dict[str, Fit] = {}
    step = 0
    while open_keys := [key for key in sources if key not in chosen]:
        tried = _measure(engine, {key: sources[key] for key in open_keys}, step)
        for key, measured in tried.items():
            seen[key].append(measured)
            if _is_enough(sources[key], measured):
                chosen[key] = _best(sources[key], seen[key])
        step += 1
    return chosen


@dataclass(frozen=True, slots=True)
class _Measured:
    fit: Fit
    breaks_well: bool


def _is_enough(source: PanelSource, measured: _Measured) -> bool:
    following = measured.fit.step + 1
    if following == source.steps:
        return True
    content = measured.breaks_well or following >= source.heading_steps
    return measured.fit.spare >= source.comfort and content


def _best(source: PanelSource, seen: Sequence[_Measured]) -> Fit:
    fitting = [each for each in seen if each.fit.spare >= 0]
    roomy = [each for each in fitting if each.fit.spare >= source.comfort]
    wanted = [each for each in roomy if each.breaks_well and each.fit.step < source.heading_steps]
    return (wanted or roomy or fitting or seen[-1:])[0].fit


def _measure(engine: Engine, sources: Mapping[str, PanelSource], step: int) -> dict[str, _Measured]:
    markup = [source.html(Fit(step)).markup for source in sources.values()]
    laid_out = engine.lay_out(markup, measuring=True)
    return {
        key: _Measured(
            Fit(step, PANELS[source.panel].live_height - boxes.height_of(boxes.panel_box(page))),
            not boxes.lone_words_in_headings(page),
        )
        for (key, source), page in zip(sources.items(), laid_out.pages, strict=True)
    }


def _pages_by_panel(pages: Sequence[Page]) -> list[list[Page]]:
    """Pages grouped so that each group begins with the first page of a panel."""
    groups: list[list[Page]] = []
    last = None
    for page in pages:
        element = boxes.panel_box(page).element
        if element is last:
            groups[-1].append(page)
        else:
            groups.append([page])
        last = element
    return groups


def _findings(
    source: PanelSource, html: PanelHtml, pages: Sequence[Page], spare: float
) -> list[Finding]:
    if spare < 0 or len(pages) > 1:
        return [_overflow(source, -spare)]
    found = [_lost(html.panel, text) for text in _lost_texts(html, pages[0])]
    outside = [] if found else _outside(html.panel, pages[0])
    return found + outside


def _overflow(source: PanelSource, excess: float) -> Finding:
    return Finding(
        "panel-overflow",
        Severity.ERROR,
        f"the text is {max(excess, 0):.0f} points too tall at every type size; shorten it, "
        f"or let block “{source.give_way()}” (the lowest rank here) give way.",
        panel=source.panel,
    )


def _lost_texts(html: PanelHtml, page: Page) -> list[str]:
    on_page = boxes.page_text(page)
    wanted = [text.printed for text in html.texts] + list(html.facts)
    return [text for text in wanted if boxes.comparable(text) not in on_page]


def _lost(panel: str, text: str) -> Finding:
    return Finding(
        "text-lost", Severity.ERROR, f"“{text}” was composed but is not on the page.", panel=panel
    )


def _outside(panel: str, page: Page) -> list[Finding]:
    areas = PANELS[panel].live_areas
    return [
        Finding(
            "outside-live-area",
            Severity.ERROR,
            f"“{run.text.strip()}” stands outside the live area "
            f"({run.area.x:.1f} to {run.area.right:.1f} across, "
            f"{run.area.y:.1f} to {run.area.bottom:.1f} down, in points).",
            panel=panel,
        )
        for run in boxes.set_texts(page)
        if not any(area.contains(run.area, TOLERANCE) for area in areas)
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


def _blamed(engine: Engine, panels: Mapping[str, PanelHtml]) -> dict[str, list[Finding]]:
    """What the engine complains of, each panel laid out alone to know whose fault it is."""
    return {
        key: [
            Finding(
                "layout-complaint", Severity.ERROR, f"the engine says: {text}", panel=html.panel
            )
            for text in engine.lay_out([html.markup]).complaints
        ]
        for key, html in panels.items()
    }
