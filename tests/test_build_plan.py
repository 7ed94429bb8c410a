"""Plans: which jobs a selection makes, how they are grouped, and what stops them."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from brochures import PLACE, minimal
from hypothesis import given, settings
from hypothesis import strategies as st

from guidegen.build.approval import Standing, standings_of
from guidegen.build.plan import SCHOOLS_IN_A_GROUP, plan
from guidegen.errors import Fault, UsageError
from guidegen.model.build import Group, Job, Purpose, Selection, Severity
from guidegen.model.content import Jurisdiction
from guidegen.model.district import ApprovalPolicy, LocaleCopies
from guidegen.model.editions import EDITIONS
from guidegen.workspace import Workspace

EN, ES = LocaleCopies("en", 10), LocaleCopies("es", 10)
ALL = Selection()


def with_schools(number: int, *, brands: tuple[str, ...] = ("",)) -> Workspace:
    """The minimal workspace with schools s00, s01 ..., whose brands take turns."""
    one = minimal().roster.schools[0]
    schools = tuple(
        replace(one, id=f"s{n:02}", brand=brands[n % len(brands)], locales=(EN, ES))
        for n in range(number)
    )
    return replace(minimal(), roster=replace(minimal().roster, schools=schools))


def with_fault(workspace: Workspace, **stops: frozenset[str]) -> Workspace:
    fault = Fault("bad-phone", PLACE, "The phone is wrong.", "Mend it.", **stops)
    return replace(workspace, faults=(fault,))


def pairs(jobs: Iterable[Job]) -> set[tuple[str, str]]:
    return {(job.school, job.locale) for job in jobs}


def test_every_school_locale_and_edition() -> None:
    """Without a selection: a job for each school, locale and edition of the district, in order."""
    workspace = with_schools(2)
    jobs = plan(workspace, ALL).jobs
    assert workspace.district.editions == ("screen", "trifold")
    assert [(job.school, job.locale, job.edition) for job in jobs] == [
        (school, locale, edition)
        for school in ("s00", "s01")
        for locale in ("en", "es")
        for edition in workspace.district.editions
    ]


def test_selection_leaves_jobs_out() -> None:
    """Each kind of selection narrows the jobs, and they narrow together."""
    asked = Selection(schools=("s01",), locales=("es",), editions=("trifold",))
    (job,) = plan(with_schools(3), asked).jobs
    assert (job.school, job.locale, job.edition) == ("s01", "es", "trifold")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (Selection(schools=("s1",)), "no school 's1'. Did you mean s01"),
        (Selection(locales=("ed",)), "no locale 'ed'. Did you mean"),
        (Selection(editions=("trifld",)), "no edition 'trifld'. Did you mean trifold"),
        (Selection(editions=("qqq",)), f"`guidegen list editions` lists all {len(EDITIONS)}"),
    ],
)
def test_what_does_not_exist_is_wrong_usage(asked: Selection, message: str) -> None:
    """An unknown name is refused, with the names that come close or how to list them."""
    with pytest.raises(UsageError, match=message.replace("?", r"\?")):
        plan(with_schools(3), asked)


def test_a_locale_that_the_selected_school_has_not() -> None:
    """A selection that is known but empty is wrong usage, not a build of nothing."""
    both = with_schools(2)
    first, second = both.roster.schools
    schools = (replace(first, locales=(EN,)), second)
    workspace = replace(both, roster=replace(both.roster, schools=schools))
    with pytest.raises(UsageError, match="None of the selected schools"):
        plan(workspace, Selection(schools=("s00",), locales=("es",)))


def test_groups_share_locale_and_brand() -> None:
    """A group's jobs share a locale and a brand; no brand of a school's own is the district's."""
    groups = plan(with_schools(4, brands=("", "plain", "other")), ALL).groups
    assert {(group.locale, group.brand) for group in groups} == {
        (locale, brand) for locale in ("en", "es") for brand in ("plain", "other")
    }
    assert all(job.locale == group.locale for group in groups for job in group.jobs)


def test_large_groups_are_split() -> None:
    """Neighbours in the roster stay together, so many at a time."""
    workspace = with_schools(SCHOOLS_IN_A_GROUP + 1)
    groups = plan(workspace, Selection(locales=("en",), editions=("screen",))).groups
    assert [len(group.jobs) for group in groups] == [SCHOOLS_IN_A_GROUP, 1]
    assert groups[1].jobs[0].school == f"s{SCHOOLS_IN_A_GROUP:02}"
    assert [len(group.members) for group in groups] == [SCHOOLS_IN_A_GROUP, 1]


@settings(deadline=None)
@given(st.sets(st.integers(0, 59), min_size=1), st.sets(st.sampled_from(["en", "es"])))
def test_selection_never_moves_a_school_to_another_group(
    schools: set[int], locales: set[str]
) -> None:
    """Splits are a function of the workspace: a selection only leaves jobs out of its groups."""
    workspace = with_schools(60, brands=("", "other"))
    asked = Selection(tuple(f"s{n:02}" for n in schools), tuple(locales))
    whole = {_key(group): group for group in plan(workspace, ALL).groups}
    for group in plan(workspace, asked).groups:
        assert set(group.jobs) <= set(whole[_key(group)].jobs)
        assert group.members == whole[_key(group)].members


def standing(workspace: Workspace, locale: str) -> Standing:
    return standings_of(workspace, (locale,))[locale]


def _key(group: Group) -> tuple[str, str, int]:
    return group.locale, group.brand, group.number


def test_a_fault_stops_its_school_only() -> None:
    """The jobs that a fault stops become results that name it; the others are planned."""
    work = plan(with_fault(with_schools(2), schools=frozenset({"s00"})), ALL)
    assert pairs(result.job for result in work.stopped) == {("s00", "en"), ("s00", "es")}
    assert pairs(job for group in work.groups for job in group.jobs) == {
        ("s01", "en"),
        ("s01", "es"),
    }
    (finding,) = work.stopped[0].findings
    assert (finding.code, finding.severity) == ("stopped-by-fault", Severity.ERROR)
    assert "The phone is wrong." in finding.text


def test_a_fault_stops_its_locale_only() -> None:
    """A broken catalog stops one language of every school."""
    work = plan(with_fault(with_schools(2), locales=frozenset({"es"})), ALL)
    assert {result.job.locale for result in work.stopped} == {"es"}
    assert {group.locale for group in work.groups} == {"en"}


def test_a_school_that_could_not_be_read_is_missed() -> None:
    """A row too faulty to become a school is still counted as not made."""
    work = plan(with_fault(with_schools(1), schools=frozenset({"lost"})), ALL)
    assert pairs(result.job for result in work.stopped) == {("lost", "en"), ("lost", "es")}
    assert plan(
        with_fault(with_schools(1), schools=frozenset({"lost"})), Selection(schools=("lost",))
    ).stopped


def test_each_locale_is_built_as_what_it_is() -> None:
    """Without a word English is final and untranslated Spanish for review."""
    purposes = {(job.locale, job.purpose) for job in plan(with_schools(1), ALL).jobs}
    assert purposes == {("en", Purpose.FINAL), ("es", Purpose.REVIEW)}


def test_review_makes_all_for_review() -> None:
    """--review marks English too."""
    jobs = plan(with_schools(1), Selection(purpose=Purpose.REVIEW)).jobs
    assert {job.purpose for job in jobs} == {Purpose.REVIEW}


def test_final_refuses_what_the_policy_does_not_allow() -> None:
    """--final makes English, and refuses Spanish with the numbers of what is wanting."""
    work = plan(with_schools(1), Selection(purpose=Purpose.FINAL))
    assert {group.locale for group in work.groups} == {"en"}
    assert {result.job.locale for result in work.stopped} == {"es"}
    (finding,) = work.stopped[0].findings
    assert (finding.code, finding.severity) == ("not-approved", Severity.ERROR)
    held_back = standing(minimal(), "es").held_back
    assert held_back
    assert all(f"{number} not" in finding.text for number in held_back.values())


def test_the_policy_decides_which_texts_count() -> None:
    """Under ``critical`` only texts that a family may act on hold a locale back."""
    everything = replace(
        minimal(), district=replace(minimal().district, approval=ApprovalPolicy.ALL)
    )
    critical = standing(minimal(), "es").held_back
    assert sum(standing(everything, "es").held_back.values()) > sum(critical.values())


def test_unsigned_law_holds_english_back() -> None:
    """Text that depends on the law and that nobody signed is a draft, in English too."""
    assert standings_of(minimal(), ("en",))["en"].final
    guide = minimal().guide
    law = Jurisdiction("OR", "ORS 000.000", "", None)
    blocks = tuple(replace(block, jurisdiction=law, critical=True) for block in guide.blocks[:1])
    messages = [message.context for message in blocks[0].messages]
    workspace = replace(minimal(), guide=replace(guide, blocks=(*blocks, *guide.blocks[1:])))
    everything = replace(
        workspace, district=replace(minimal().district, approval=ApprovalPolicy.ALL)
    )
    assert sum(standing(everything, "en").held_back.values()) == len(messages)
