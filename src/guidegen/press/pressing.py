"""Pressing: each distinct panel of a group set for good at its own fit, and looked over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from weasyprint.document import Page

from guidegen.model.build import Finding, Severity
from guidegen.model.panel import Fit, PanelHtml
from guidegen.press import boxes
from guidegen.press.fitting import PanelSource, choose_fits, measuring_by
from guidegen.press.layout import Engine
from guidegen.press.panel_findings import fit_findings, panel_findings


@dataclass(frozen=True, slots=True)
class PressedPanel:
    """A panel laid out for good: its page, how it was set, and what is wrong with it."""

    html: PanelHtml
    fit: Fit
    page: Page
    findings: tuple[Finding, ...]


def press_panels(engine: Engine, sources: Mapping[str, PanelSource]) -> dict[str, PressedPanel]:
    """Lay each distinct panel out; keys are the caller's."""
    fits = choose_fits(sources, measuring_by(engine))
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
                *panel_findings(engine, html, pages[key]),
                *fit_findings(engine, sources[key], html, pages[key], fits[key].spare),
            ),
        )
        for key, html in set_panels.items()
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
