"""What the page says of translations: where one forces smaller type than English, or has no room.

The finding stands at the message that is longest against its English, measured by how much longer
the whole panel is: a language that needs more letters for everything is not at fault for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidegen.catalog.values import SOURCE_LOCALE
from guidegen.errors import Fault, WorkspaceError
from guidegen.model.build import Severity
from guidegen.model.panel import PanelHtml
from guidegen.proof.candidates import Candidate, candidates
from guidegen.proof.fits import panel_fits, tightness
from guidegen.proof.ground import Ground, engine, ground
from guidegen.proof.values import PanelFit
from guidegen.translation.checks import CatalogFinding

MOST_NAMED = 3
"""So many messages a finding names."""


@dataclass(frozen=True, slots=True)
class Excess:
    """By how many characters a message is longer than the length of its panel's English allows."""

    context: str
    characters: int


def layout_findings(root: Path, tag: str) -> tuple[CatalogFinding, ...]:
    """The findings of a language, panel by panel. English itself has none.

    Where the workspace or the catalog is at fault, so that there are no pages, that is the finding.
    """
    if tag == SOURCE_LOCALE:
        return ()
    try:
        base = ground(root, tag)
        fits = base.fits()
    except WorkspaceError as error:
        return (_not_laid_out(error.faults[0]),)
    tight = {each: fit for each, fit in fits.items() if fit.step or fit.overflow}
    return tuple(_findings(base, _tightest(tight), tight))


def _not_laid_out(cause: Fault) -> CatalogFinding:
    problem = f"No page was laid out, because of a fault: {cause.problem}"
    return CatalogFinding(
        Severity.WARNING, Fault("not-laid-out", cause.place, problem, cause.remedy)
    )


def _tightest(fits: Mapping[Candidate, PanelFit]) -> list[Candidate]:
    """Of each panel the candidate that leaves least."""
    found: dict[str, Candidate] = {}
    for each in sorted(fits, key=lambda each: tightness(fits[each]), reverse=True):
        found[each.panel] = each
    return list(found.values())


def _findings(
    base: Ground, chosen: list[Candidate], fits: Mapping[Candidate, PanelFit]
) -> Iterator[CatalogFinding]:
    for each in chosen:
        english, english_fit = _english(base, each)
        worst = excesses(each.first, english)[:MOST_NAMED]
        entries = (base.catalog.entries.get(excess.context) for excess in worst)
        place = next((entry.place for entry in entries if entry), None)
        alike = [fit for other, fit in fits.items() if other.panel == each.panel]
        if place is None:
            continue
        if fits[each].overflow:
            fault = Fault("does-not-fit", place, _overflow(alike, worst), _remedy(base.tag))
            yield CatalogFinding(Severity.ERROR, fault)
        elif fits[each].step > english_fit.step:
            problem = _smaller(fits[each], english_fit, alike, worst)
            yield CatalogFinding(
                Severity.WARNING, Fault("smaller-type", place, problem, _remedy(base.tag))
            )


def _english(base: Ground, of: Candidate) -> tuple[PanelHtml, PanelFit]:
    """The English of a candidate's panel, in the same school, and how it is set."""
    own = candidates(base.workspace, SOURCE_LOCALE, of.schools[0])
    english = next(each for each in own if each.panel == of.panel)
    engines = {of.brand: engine(base.workspace, of.brand, SOURCE_LOCALE)}
    return english.first, panel_fits(engines, [english])[english]


def excesses(panel: PanelHtml, english: PanelHtml) -> list[Excess]:
    """The messages that are longer than their English, the longest first."""
    own, source = (
        {text.translation.context: len(text.printed) for text in html.texts}
        for html in (panel, english)
    )
    shared = [context for context in own if source.get(context)]
    ratio = sum(own[each] for each in shared) / max(sum(source[each] for each in shared), 1)
    found = [Excess(each, round(own[each] - ratio * source[each])) for each in shared]
    return sorted(
        (each for each in found if each.characters > 0), key=lambda each: -each.characters
    )


def _overflow(fits: list[PanelFit], worst: list[Excess]) -> str:
    tallest = max(fits, key=lambda fit: fit.overflow)
    schools = [school for fit in fits if fit.overflow for school in fit.schools]
    return (
        f"The panel “{tallest.panel}” is {max(tallest.overflow, 1):.0f} points too tall at every "
        f"type size {_for(schools)}. {_longest(worst)}"
    )


def _smaller(fit: PanelFit, english: PanelFit, alike: list[PanelFit], worst: list[Excess]) -> str:
    schools = [school for each in alike if each.step > english.step for school in each.schools]
    return (
        f"The panel “{fit.panel}” needs type size {fit.step + 1} of {fit.steps}, the English "
        f"{english.step + 1}, {_for(schools)}. {_longest(worst)}"
    )


def _for(schools: list[str]) -> str:
    more = f" and {len(schools) - 1} more" if len(schools) > 1 else ""
    return f"for {schools[0]}{more}"


def _longest(worst: list[Excess]) -> str:
    named = ", ".join(f"{each.context} (+{each.characters})" for each in worst)
    return f"Longest against the English: {named}."


def _remedy(tag: str) -> str:
    return f"Shorten one of them; `guidegen catalog room {tag}` says what fits."
