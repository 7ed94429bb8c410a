"""Staffing: what a school's row states, else what the list of officers shows."""

import dataclasses
from collections.abc import Sequence

from guidegen.errors import Fault
from guidegen.model.district import Officer, Role, School, Staffing
from guidegen.roster.schools import SchoolRow


def staffed(row: SchoolRow, officers: Sequence[Officer]) -> School:
    """The school with its staffing: as stated, else as derived from the officers who serve it."""
    staffing = {role: row.stated[role] or derived(_of_role(officers, role)) for role in Role}
    return dataclasses.replace(row.school, staffing=staffing)


def derived(officers: Sequence[Officer]) -> Staffing:
    """Assigned where one of these serves this school alone, shared where none does.

    No officers listed says nothing about whether there are any: unknown.
    """
    if not officers:
        return Staffing.UNKNOWN
    alone = any(len(officer.schools) == 1 for officer in officers)
    return Staffing.ASSIGNED if alone else Staffing.SHARED


def contradiction(row: SchoolRow, role: Role, officers: Sequence[Officer]) -> Fault | None:
    """The fault of a school that states to have no officers of a role of which some are listed."""
    listed = _of_role(officers, role)
    if row.stated[role] is not Staffing.NONE or not listed:
        return None
    lines = ", ".join(str(officer.place.line) for officer in listed)
    return Fault(
        "none-with-officers",
        row.school.place.at(row.school.place.line, key=role.value),
        f"The school states to have no {role.upper()}, but an officer is listed for it "
        f"({listed[0].place.path.name}, line {lines}).",
        f"Empty the cell {role.value!r}, or take the school from the officer's row.",
        frozenset({row.school.id}),
    )


def _of_role(officers: Sequence[Officer], role: Role) -> list[Officer]:
    return [each for each in officers if each.role is role]
