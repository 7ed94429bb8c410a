"""The two roles as templates see them: local titles, employers, words to print."""

from collections.abc import Mapping
from dataclasses import dataclass

from guidegen.compose.brochure import Brochure
from guidegen.model.content import Message
from guidegen.model.district import Employer, Role


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role in a template. ``local_title`` is the district's own message where it has one."""

    id: str
    local_title: Message | None
    local_abbreviation: Message | None
    plain_title: str
    employer: str


def role_views(brochure: Brochure, said: Mapping[str, Message]) -> tuple[RoleView, ...]:
    """Both roles, SRO first."""
    return tuple(
        RoleView(
            id=role.value,
            local_title=said.get(f"district.{role.value}.title"),
            local_abbreviation=said.get(f"district.{role.value}.abbreviation"),
            plain_title=brochure.district.roles[role].title,
            employer=_employer(brochure, role),
        )
        for role in Role
    )


def _employer(brochure: Brochure, role: Role) -> str:
    profile = brochure.district.roles[role]
    employer = profile.employer
    if employer is Employer.AGENCY:
        return brochure.school.agency
    if employer in (Employer.DISTRICT, Employer.DISTRICT_POLICE):
        return brochure.district.short_name or brochure.district.name
    return profile.employer_name
