"""Whom the guide is for: the district, its schools, its officers and the two roles."""

import datetime
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from guidegen.errors import Place
from guidegen.model.printing import OutputProfile


class Role(StrEnum):
    """The two roles that the guide compares."""

    SRO = "sro"
    SSO = "sso"


class Staffing(StrEnum):
    """How a school has a role. Only an explicit ``none`` is none; a missing list is unknown."""

    ASSIGNED = "assigned"
    SHARED = "shared"
    ON_CALL = "on-call"
    NONE = "none"
    UNKNOWN = "unknown"


class Employer(StrEnum):
    """Who employs the officers of a role."""

    AGENCY = "agency"
    DISTRICT_POLICE = "district_police"
    DISTRICT = "district"
    COMPANY = "company"


class Supervisor(StrEnum):
    """Who directs the daily work of the officers of a role."""

    AGENCY = "agency"
    DISTRICT_POLICE = "district_police"
    PRINCIPAL = "principal"
    DISTRICT = "district"
    COMPANY = "company"


class Uniform(StrEnum):
    """What the officers of a role wear."""

    POLICE = "police"
    SOFT = "soft"
    SECURITY = "security"
    STAFF = "staff"


class Level(StrEnum):
    """What a school teaches."""

    ELEMENTARY = "elementary"
    MIDDLE = "middle"
    HIGH = "high"
    COMBINED = "combined"


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number: as dialled (E.164) and as printed, with its extension."""

    e164: str
    printed: str
    extension: str = ""

    @property
    def uri(self) -> str:
        """The number as a ``tel:`` URI (RFC 3966)."""
        return f"tel:{self.e164}" + (f";ext={self.extension}" if self.extension else "")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement (MOU) between a district and a law-enforcement agency."""

    url: str
    expires: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class RoleProfile:
    """What is true of a role in this district. A guide never hedges what the profile knows.

    ``employer_name`` names the agency or company; a school's own agency goes before it.
    """

    role: Role
    title: str
    abbreviation: str
    employer: Employer
    arrest_authority: bool
    armed: bool
    uniform: Uniform
    supervisor: Supervisor
    agreement: Agreement | None = None
    employer_name: str = ""


@dataclass(frozen=True, slots=True)
class LocaleCopies:
    """A language that a school hands out, and how many printed copies of it."""

    locale: str
    copies: int


@dataclass(frozen=True, slots=True)
class TipLine:
    """Where to report a worry; ``how`` is printed below the number and is translated."""

    phone: Phone | None
    how: str
    website: str = ""


class ApprovalPolicy(StrEnum):
    """Which text a final build may print without an approved translation."""

    ALL = "all"
    CRITICAL = "critical"


class StandIn(StrEnum):
    """What a final build prints in place of critical text that nobody has approved."""

    OMIT = "omit"
    ENGLISH_LABELLED = "english-labelled"


@dataclass(frozen=True, slots=True)
class PrintShop:
    """The print shop of a district: ``file`` is the name of its press's profile."""

    file: str
    profile: OutputProfile


@dataclass(frozen=True, slots=True)
class District:
    """The district, as ``content/district.toml`` describes it.

    ``paper`` is the family of its paper, ``editions`` those that a build makes unasked.
    ``language_threshold``: a guide is called for in a language of so many per cent of a school's
    families. ``print_shop`` is None where files for a print shop cannot be made.
    """

    name: str
    short_name: str
    state: str
    phone: Phone | None
    email: str
    website: str
    site_url: str
    emergency_number: str
    emergency_how: str
    tip_line: TipLine
    locales: tuple[LocaleCopies, ...]
    brand: str
    school_year: str
    approval: ApprovalPolicy
    unapproved_critical: StandIn
    language_threshold: int
    paper: str
    editions: tuple[str, ...]
    roles: Mapping[Role, RoleProfile]
    place: Place
    print_shop: PrintShop | None = None


@dataclass(frozen=True, slots=True)
class School:
    """One school, as a row of the roster describes it."""

    id: str
    name: str
    short_name: str
    level: Level
    address: str
    phone: Phone | None
    website: str
    principal: str
    brand: str
    locales: tuple[LocaleCopies, ...]
    staffing: Mapping[Role, Staffing]
    agency: str
    agreement: Agreement | None
    place: Place


@dataclass(frozen=True, slots=True)
class Officer:
    """One officer. What the roster does not allow to be printed is already empty here."""

    role: Role
    name: str
    title: str
    phone: Phone | None
    email: str
    schedule: str
    languages: tuple[str, ...]
    photo: str
    schools: tuple[str, ...]
    name_withheld: bool
    place: Place


@dataclass(frozen=True)
class Roster:
    """All schools, in the roster's order, and all officers."""

    schools: tuple[School, ...]
    officers: tuple[Officer, ...]

    @functools.cached_property
    def by_id(self) -> Mapping[str, School]:
        """The schools by their ids."""
        return {school.id: school for school in self.schools}

    @functools.cached_property
    def serving(self) -> Mapping[str, tuple[Officer, ...]]:
        """The officers of each school that has any, in the roster's order."""
        return serving(self.officers)

    def officers_of(self, school_id: str, role: Role) -> tuple[Officer, ...]:
        """The officers of a role at a school, in the roster's order."""
        there = self.serving.get(school_id, ())
        return tuple(officer for officer in there if officer.role is role)


def serving(officers: Iterable[Officer]) -> dict[str, tuple[Officer, ...]]:
    """Officers by the schools that they serve, in their own order."""
    found: dict[str, list[Officer]] = {}
    for officer in officers:
        for school in officer.schools:
            found.setdefault(school, []).append(officer)
    return {school: tuple(each) for school, each in found.items()}
