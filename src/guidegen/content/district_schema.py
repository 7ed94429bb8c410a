"""What ``content/district.toml`` may say: its keys, their types and forms."""

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from guidegen.languages import languages
from guidegen.model.district import Phone
from guidegen.model.editions import EDITIONS
from guidegen.phones import BadPhoneError, read_phone
from guidegen.toml_schema import Schema, suggestion


def _phone(value: object) -> Phone | None:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text.", 'Write the number as "503-555-0100".')  # noqa: TRY004
    try:
        return read_phone(value) if value.strip() else None
    except BadPhoneError:
        problem = f"{value!r} is not a telephone number."
        raise ValueError(problem, "Write all ten digits, and an extension as `ext. 12`.") from None


def _known_locale(tag: str) -> str:
    if tag not in languages():
        raise ValueError(f"guidegen has no language {tag!r}.", suggestion(tag, list(languages())))
    return tag


def _known_edition(name: str) -> str:
    if name not in EDITIONS:
        raise ValueError(f"there is no edition {name!r}.", suggestion(name, list(EDITIONS)))
    return name


PhoneNumber = Annotated[Phone | None, BeforeValidator(_phone)]
Url = Annotated[
    str,
    Field(
        max_length=200,
        pattern=r"^(https?://[^\s/{}]+\.[^\s/{}]+(/[^\s{}]*)?)?$",
        description="Write the whole address, beginning with https://.",
    ),
]
Email = Annotated[
    str,
    Field(
        pattern=r"^([^\s@]+@[^\s@]+\.[^\s@]+)?$",
        description="Write an address such as office@district.example.",
    ),
]
State = Annotated[
    str,
    Field(pattern=r"^([A-Z]{2})?$", description="Write the two capitals of the state, as in OR."),
]
SchoolYear = Annotated[
    str,
    Field(
        pattern=r"^(\d{4}[-–]\d{2}(\d{2})?)?$", description="Write the school year as in 2026-27."
    ),
]
LocaleTag = Annotated[str, AfterValidator(_known_locale)]
EditionId = Annotated[str, AfterValidator(_known_edition)]


class AgreementTable(Schema):
    """The agreement with the agency or company that employs a role."""

    url: Url
    expires: datetime.date | None = None


class RoleTable(Schema):
    """What both roles' profiles have in common; empty titles stand for the stock ones."""

    title: str = ""
    abbreviation: str = ""
    employer_name: str = ""
    armed: bool
    agreement: AgreementTable | None = None


class SroTable(RoleTable):
    """The profile of School Resource Officers: always sworn officers."""

    employer: Literal["agency", "district_police"]
    arrest_authority: Literal[True] = True
    uniform: Literal["police", "soft"]
    supervisor: Literal["agency", "district_police", "principal", "district"]


class SsoTable(RoleTable):
    """The profile of School Safety Officers: never sworn officers."""

    employer: Literal["district", "company"]
    arrest_authority: Literal[False] = False
    uniform: Literal["security", "staff"]
    supervisor: Literal["principal", "district", "company"]


class RolesTable(Schema):
    """Both roles' profiles. A guide that compares two roles has to know both."""

    sro: SroTable
    sso: SsoTable


class EmergencyTable(Schema):
    """Whom to call in an emergency."""

    number: str = "911"
    how: str = ""


class TipLineTable(Schema):
    """Where to report a worry."""

    phone: PhoneNumber = None
    how: str = ""
    website: Url = ""


class PrintShopTable(Schema):
    """How the print shop prints: its press's profile, and which printing condition that is."""

    profile: Annotated[
        str,
        Field(
            pattern=r"(?i)^[^/\\:.][^/\\:]*\.ic[cm]$",
            description="Write the name of an ICC profile that stands beside district.toml.",
        ),
    ]
    condition: Annotated[str, Field(max_length=100)] = ""


class DistrictTable(Schema):
    """The whole file."""

    name: str
    short_name: str = ""
    state: State
    phone: PhoneNumber = None
    email: Email = ""
    website: Url = ""
    site_url: Url = ""
    school_year: SchoolYear = ""
    brand: str
    approval: Literal["all", "critical"] = "all"
    unapproved_critical: Literal["omit", "english-labelled"] = "english-labelled"
    language_threshold: Annotated[int, Field(ge=1, le=100)] = 15
    paper: Literal["letter", "a4"] = "letter"
    editions: Annotated[
        list[EditionId], Field(min_length=1, default_factory=lambda: ["screen", "trifold"])
    ]
    locales: Annotated[dict[LocaleTag, Annotated[int, Field(ge=0)]], Field(min_length=1)]
    emergency: EmergencyTable = EmergencyTable()
    tip_line: TipLineTable = TipLineTable()
    roles: RolesTable
    print_shop: PrintShopTable | None = None
