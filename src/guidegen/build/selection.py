"""Which part of a workspace to build: checked against what there is."""

import difflib
from collections.abc import Collection, Iterable

from guidegen.errors import UsageError
from guidegen.model.build import Selection
from guidegen.model.editions import EDITIONS
from guidegen.workspace import Workspace


def selected_pairs(workspace: Workspace, selection: Selection) -> tuple[tuple[str, str], ...]:
    """The schools and their locales that are selected, in the roster's order.

    Raises UsageError: a school, locale or edition does not exist, or nothing is selected.
    """
    pairs = _all_pairs(workspace)
    require_known("school", selection.schools, [school for school, _ in pairs])
    require_known("locale", selection.locales, [locale for _, locale in pairs])
    require_known("edition", selection.editions, EDITIONS)
    chosen = tuple(
        (school, locale)
        for school, locale in pairs
        if _chosen(school, selection.schools) and _chosen(locale, selection.locales)
    )
    if not chosen:
        raise UsageError(
            "None of the selected schools has a guide in a selected locale; "
            "`guidegen list schools --json` says which locales a school has."
        )
    return chosen


def selected_editions(workspace: Workspace, selection: Selection) -> tuple[str, ...]:
    """The editions that are selected, or the district's, in their own order."""
    wanted = selection.editions or workspace.district.editions
    return tuple(edition for edition in EDITIONS if edition in wanted)


def _all_pairs(workspace: Workspace) -> list[tuple[str, str]]:
    """Schools whose row is at fault count too: what they lack must not be passed over."""
    pairs = [
        (school.id, copies.locale)
        for school in workspace.roster.schools
        for copies in school.locales
    ]
    known = {school for school, _ in pairs}
    unread = {school for fault in workspace.faults for school in fault.schools or ()} - known
    return pairs + [
        (school, copies.locale)
        for school in sorted(unread)
        for copies in workspace.district.locales
    ]


def _chosen(name: str, selected: Collection[str]) -> bool:
    return not selected or name in selected


def require_known(kind: str, asked: Iterable[str], existing: Iterable[str]) -> None:
    """Raise UsageError where something that is asked for does not exist."""
    known = list(dict.fromkeys(existing))
    for name in asked:
        if name not in known:
            raise UsageError(f"There is no {kind} {name!r}. {_suggestion(kind, name, known)}")


def _suggestion(kind: str, name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name.lower(), known, n=3, cutoff=0.5)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    return f"`guidegen list {kind}s` lists all {len(known)}."
