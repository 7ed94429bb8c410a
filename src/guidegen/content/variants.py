"""Variants: whether what is known of the roles picks exactly one wording everywhere."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guidegen.errors import Fault, Place
from guidegen.model.content import Block, Condition, Row
from guidegen.model.facts import KNOWN_FACTS, SCHOOL_FACTS

_VARYING = SCHOOL_FACTS | {"sro.agreement"}
"""Facts that a school may have for itself: whatever their values, one variant must apply."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """One variant of something: when it applies, and where it stands."""

    condition: Condition
    place: Place


def block_variant_faults(blocks: Iterable[Block], profile: Mapping[str, str]) -> Iterator[Fault]:
    """Blocks of one id of which, for this profile, none or several apply at some school."""
    by_id = sorted(blocks, key=lambda block: block.id)
    for block_id, group in itertools.groupby(by_id, key=lambda block: block.id):
        members = list(group)
        choices = [_Choice(block.condition, block.place) for block in members]
        if len(members) > 1 or members[0].variant:
            yield from _choice_faults(f"The block {block_id!r}", choices, profile)


def row_variant_faults(rows: Iterable[Row], profile: Mapping[str, str]) -> Iterator[Fault]:
    """Cells of the comparison of which, for this profile, none or several wordings apply."""
    for row in rows:
        for role, cells in row.cells.items():
            choices = [_Choice(cell.condition, cell.message.place) for cell in cells]
            name = f"The {role.upper()} cell of the row {row.id!r}"
            always = _Choice(Condition(), row.label.place)
            yield from _choice_faults(name, choices, profile, asked=always)


def _choice_faults(
    name: str, choices: list[_Choice], profile: Mapping[str, str], asked: _Choice | None = None
) -> Iterator[Fault]:
    """At most one fault: the first school, of all that could be, for which the choice fails."""
    conditions = [choice.condition for choice in choices]
    for school in _possible_schools(conditions, profile):
        facts = {**profile, **school}
        wanted = asked is not None or any(_school_part(each).holds(facts) for each in conditions)
        fitting = [choice for choice in choices if choice.condition.holds(facts)]
        if wanted and not fitting:
            yield _missing(name, choices, facts)
            return
        if len(fitting) > 1:
            yield _ambiguous(name, fitting, facts)
            return


def _possible_schools(
    conditions: list[Condition], profile: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    """Every combination of the school's facts that these conditions ask about."""
    facts = sorted(_VARYING & {fact for each in conditions for fact in each.facts})
    for values in itertools.product(*(_possible_values(fact, profile) for fact in facts)):
        yield dict(zip(facts, values, strict=True))


def _possible_values(fact: str, profile: Mapping[str, str]) -> list[str]:
    """A school may have an agreement where the district has none, but not the reverse."""
    return ["true"] if profile.get(fact) == "true" else sorted(KNOWN_FACTS[fact])


def _school_part(condition: Condition) -> Condition:
    return Condition({fact: each for fact, each in condition.facts.items() if fact in _VARYING})


def _missing(name: str, choices: list[_Choice], facts: Mapping[str, str]) -> Fault:
    problem = f"{name} has no variant for {_known(choices, facts)}."
    remedy = "Write the variant, with this in its `when`, or correct the profile."
    return Fault("variant-missing", choices[0].place, problem, remedy)


def _ambiguous(name: str, fitting: list[_Choice], facts: Mapping[str, str]) -> Fault:
    first, second = fitting[0].place, fitting[1].place
    known = _known(fitting, facts)
    problem = f"{name} has several variants{f' for {known}' if known else ''}"
    remedy = "Make the conditions exclude each other, or take one out."
    return Fault("variant-ambiguous", second, f"{problem}: {first} and this one.", remedy)


def _known(choices: list[_Choice], facts: Mapping[str, str]) -> str:
    """The facts that the choice hangs on, with their values, such as ``sro.armed = true``."""
    asked = sorted({fact for choice in choices for fact in choice.condition.facts})
    return ", ".join(f"{fact} = {facts[fact]}" for fact in asked if fact in facts)
