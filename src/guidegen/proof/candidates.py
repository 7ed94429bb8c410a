"""Which panels of which schools to look at: all that can differ, and of those the fullest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from guidegen import stock
from guidegen.catalog import Catalog, read_catalog
from guidegen.catalog.values import SOURCE_LOCALE
from guidegen.compose import ComposedPanel, brochure_of, compose_panels
from guidegen.errors import UsageError, WorkspaceError
from guidegen.model.build import Purpose
from guidegen.model.district import School
from guidegen.model.panel import PANELS, Fit, PanelHtml
from guidegen.workspace import Workspace, read_workspace

FULLEST = 4
"""So many schools of each panel are laid out: those with the most text on it."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """One panel as some schools print it; ``first`` is its markup before it was measured."""

    composed: ComposedPanel
    first: PanelHtml
    schools: tuple[str, ...]

    @property
    def panel(self) -> str:
        return self.composed.panel

    @property
    def brand(self) -> str:
        return self.composed.brochure.brand.id

    @property
    def contexts(self) -> frozenset[str]:
        """The messages that stand on the panel."""
        return frozenset(
            text.translation.context for text in self.first.texts if text.printed.strip()
        )

    @property
    def length(self) -> int:
        """How many characters the panel's texts and values have."""
        texts = sum(len(text.printed) for text in self.first.texts)
        return texts + sum(map(len, self.first.facts))


def workspace_with(root: Path, tag: str) -> Workspace:
    """The workspace in a folder, with the catalog of a language, whether it is offered or not.

    Raises WorkspaceError: the workspace as a whole or that catalog is at fault.
    """
    workspace = read_workspace(root)
    catalog, faults = read_catalog(stock.locales(stock.root()), stock.locales(root), tag)
    if faults:
        raise WorkspaceError(*faults)
    english = workspace.catalogs.get(SOURCE_LOCALE, Catalog(SOURCE_LOCALE))
    return replace(
        workspace,
        catalogs={**workspace.catalogs, SOURCE_LOCALE: english, tag: catalog},
    )


def candidates(
    workspace: Workspace, tag: str, school: str = "", purpose: Purpose = Purpose.REVIEW
) -> tuple[Candidate, ...]:
    """Every distinct panel of a language that is worth laying out, in reading order.

    All that a ``school`` has where one is named. Raises UsageError: there is no such school.
    """
    schools = workspace.roster.schools
    if school:
        schools = tuple(each for each in schools if each.id == school) or _no_school(school)
    found: dict[str, Candidate] = {}
    for each in schools:
        for candidate in _of_school(workspace, each, tag, purpose):
            first = found.setdefault(candidate.first.markup, candidate)
            if first is not candidate:
                more = replace(first, schools=(*first.schools, each.id))
                found[candidate.first.markup] = more
    return tuple(_fullest(found.values()))


def _of_school(
    workspace: Workspace, school: School, tag: str, purpose: Purpose
) -> Iterator[Candidate]:
    brochure = brochure_of(workspace, school, tag, purpose)
    for composed in compose_panels(brochure).values():
        yield Candidate(composed, composed.html(Fit()), (school.id,))


def _fullest(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Of each panel the fullest, and those with messages that the fullest lack."""
    by_length = sorted(found, key=lambda each: -each.length)
    for panel in PANELS:
        seen: set[str] = set()
        of_panel = (each for each in by_length if each.panel == panel)
        for number, candidate in enumerate(of_panel):
            if number < FULLEST or candidate.contexts - seen:
                seen |= candidate.contexts
                yield candidate


def _no_school(school: str) -> tuple[School, ...]:
    raise UsageError(f"There is no school {school!r}; `guidegen list schools` lists them all.")
