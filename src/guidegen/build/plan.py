"""What to build: a job for every school, locale and edition that was asked for.

The plan is a function of the workspace and the selection. Groups, and how they are split, are
functions of the workspace alone: a selection leaves jobs out of a group but never moves a
school from one group to another, so that a file has the same bytes whatever was selected.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from guidegen.build.approval import Standing, standings_of
from guidegen.build.selection import require_known, selected_editions, selected_pairs
from guidegen.errors import Fault
from guidegen.model.build import Finding, Group, Job, Purpose, Result, Selection, Severity
from guidegen.model.editions import EDITIONS
from guidegen.model.formats import FORMATS, Ink
from guidegen.model.printing import NO_OUTPUT_PROFILE, PAPERS, Variant
from guidegen.workspace import Workspace

SCHOOLS_IN_A_GROUP = 250
"""So many schools share one press: what they have in common is set once, in bounded memory."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All jobs that were asked for, in order; the groups to build; what cannot be, and why.

    ``everything`` is whether no school, locale or edition was left out.
    """

    jobs: tuple[Job, ...]
    groups: tuple[Group, ...]
    stopped: tuple[Result, ...]
    everything: bool


def plan(workspace: Workspace, selection: Selection) -> Plan:
    """Plan a build.

    Raises UsageError: a school, locale or edition does not exist, or nothing is selected.
    """
    pairs = selected_pairs(workspace, selection)
    editions = selected_editions(workspace, selection)
    locales = [locale for _, locale in pairs]
    require_known("locale", _partner(selection, editions), workspace.languages)
    judged = dict.fromkeys((*locales, *_partner(selection, editions)))
    standings = standings_of(workspace, judged, editions)
    jobs = [
        job
        for school, locale in pairs
        for edition in editions
        for job in _jobs(school, locale, edition, selection, workspace.district.paper, standings)
    ]
    faults = _Faults(workspace.faults)
    shop = workspace.district.print_shop is not None
    stopped = {
        job: found for job in jobs if (found := _obstacle(faults, job, standings, shop=shop))
    }
    return Plan(
        tuple(jobs),
        _groups(workspace, [job for job in jobs if job not in stopped]),
        tuple(Result(job, None, (finding,)) for job, finding in stopped.items()),
        selection.everything,
    )


def _partner(selection: Selection, editions: Iterable[str]) -> Iterator[str]:
    """The language that stands beside others, where there are bilingual pieces."""
    if "bilingual" in editions:
        yield selection.pair


def _jobs(  # noqa: PLR0913, PLR0917  -- all that a job comes from
    school: str,
    locale: str,
    edition: str,
    selection: Selection,
    paper: str,
    standings: Mapping[str, Standing],
) -> Iterator[Job]:
    """The files of a school's guide in an edition: one for each piece."""
    pair = selection.pair if edition == "bilingual" else ""
    if pair == locale:
        return
    purposes = [standings[each].purpose for each in (locale, pair) if each]
    unasked = Purpose.REVIEW if Purpose.REVIEW in purposes else Purpose.FINAL
    printing = EDITIONS[edition].printing
    for piece in ("", *EDITIONS[edition].pieces):
        yield Job(
            school,
            locale,
            edition,
            selection.purpose or unasked,
            (selection.paper or paper) if printing else PAPERS[0],
            selection.variant if printing else Variant.OFFICE,
            piece,
            pair,
        )


def plan_of_kinds(workspace: Workspace, selection: Selection, jobs: Iterable[Job]) -> Plan:
    """A plan of a selection and, for all schools, of every further kind of file that jobs are of.

    Raises as `plan`.
    """
    found = plan(workspace, selection)
    known = {job.kind for job in found.jobs}
    kinds: dict[tuple[str, Variant, str], set[str]] = defaultdict(set)
    for job in jobs:
        if job.kind not in known:
            kinds[job.paper, job.variant, job.pair or selection.pair].add(job.edition)
    for (paper, variant, pair), editions in kinds.items():
        further = replace(
            selection, editions=tuple(editions), paper=paper, variant=variant, pair=pair
        )
        found = _with_more(found, plan(workspace, further))
    return found


def _with_more(one: Plan, other: Plan) -> Plan:
    """A plan with the jobs of another that it has not."""
    known = set(one.jobs)
    groups = (
        replace(group, jobs=tuple(job for job in group.jobs if job not in known))
        for group in other.groups
    )
    return Plan(
        tuple(dict.fromkeys((*one.jobs, *other.jobs))),
        (*one.groups, *(group for group in groups if group.jobs)),
        (*one.stopped, *(each for each in other.stopped if each.job not in known)),
        one.everything,
    )


class _Faults:
    """The faults of a workspace, at hand for each school."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self._anywhere: list[tuple[int, Fault]] = []
        self._of_school: dict[str, list[tuple[int, Fault]]] = defaultdict(list)
        for item in enumerate(faults):
            if item[1].schools is None:
                self._anywhere.append(item)
            for school in item[1].schools or ():
                self._of_school[school].append(item)

    def stopping(self, school: str, locale: str) -> list[Fault]:
        """Those that stop a brochure, in the workspace's order."""
        near = sorted((*self._anywhere, *self._of_school.get(school, ())), key=lambda item: item[0])
        return [fault for _, fault in near if fault.stops(school, locale)]


def _obstacle(
    faults: _Faults, job: Job, standings: Mapping[str, Standing], *, shop: bool
) -> Finding | None:
    """Why a job cannot be done, if so: a fault in what it needs, the approval policy, no profile.

    ``shop``: the district has the profile of a print shop.
    """
    stopping = faults.stopping(job.school, job.locale)
    if stopping:
        return _finding(job, "stopped-by-fault", _naming(stopping))
    for locale in filter(None, (job.locale, job.pair)):
        if job.purpose is Purpose.FINAL and not standings[locale].final:
            return _finding(job, "not-approved", standings[locale].refusal)
    if job.variant is Variant.PRINT_SHOP and not shop:
        return _finding(job, "no-output-profile", f"not built: {NO_OUTPUT_PROFILE}")
    return None


def _finding(job: Job, code: str, text: str) -> Finding:
    return Finding(code, Severity.ERROR, text).about(job)


def _naming(faults: list[Fault]) -> str:
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"not built, because of a fault in the workspace: {faults[0].problem}{more}"


def _groups(workspace: Workspace, jobs: Iterable[Job]) -> tuple[Group, ...]:
    numbers = _group_numbers(workspace)
    members: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for (school, _), key in numbers.items():
        members[key].append(school)
    wanted: dict[tuple[tuple[str, str, int], str, Ink, Purpose], list[Job]] = defaultdict(list)
    for job in jobs:
        number = numbers[job.school, job.locale]
        wanted[number, job.format.id, job.ink, job.purpose].append(job)
    return tuple(
        Group(*key, tuple(found), tuple(members[key]), FORMATS[format_id], ink)
        for (key, format_id, ink, _), found in wanted.items()
    )


def _group_numbers(workspace: Workspace) -> dict[tuple[str, str], tuple[str, str, int]]:
    """The group of each school and locale: its locale, its brand, and its number among them."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    numbers: dict[tuple[str, str], tuple[str, str, int]] = {}
    for school in workspace.roster.schools:
        for copies in school.locales:
            kind = (copies.locale, school.brand or workspace.district.brand)
            numbers[school.id, copies.locale] = (*kind, seen[kind] // SCHOOLS_IN_A_GROUP)
            seen[kind] += 1
    return numbers
