"""The district: from ``content/district.toml`` to values, and its own wording to messages."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from guidegen.content.district_schema import (
    AgreementTable,
    DistrictTable,
    PrintShopTable,
    RolesTable,
    SroTable,
    SsoTable,
)
from guidegen.content.output_profile import read_output_profile
from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.model.content import Message
from guidegen.model.district import (
    Agreement,
    ApprovalPolicy,
    District,
    Employer,
    LocaleCopies,
    PrintShop,
    Role,
    RoleProfile,
    StandIn,
    Supervisor,
    TipLine,
    Uniform,
)
from guidegen.model.editions import EDITIONS
from guidegen.toml_places import TomlFile, read_toml
from guidegen.toml_schema import validated

STOCK_TITLES: Mapping[Role, tuple[str, str]] = {
    Role.SRO: ("School Resource Officer", "SRO"),
    Role.SSO: ("School Safety Officer", "SSO"),
}
"""Title and abbreviation of a role in a district that has no local ones."""

_STAND_IN: Mapping[str, Any] = {
    "name": "",
    "state": "",
    "brand": "",
    "locales": {"en": 0},
    "roles": {
        "sro": {"employer": "agency", "armed": True, "uniform": "police", "supervisor": "agency"},
        "sso": {
            "employer": "district",
            "armed": False,
            "uniform": "staff",
            "supervisor": "principal",
        },
    },
}


def read_district(path: Path) -> tuple[District | None, tuple[Fault, ...]]:
    """The district that a file describes, or every fault of the file."""
    try:
        file = read_toml(path)
        table = validated(DistrictTable, file)
        return _district(table, Place(path), _print_shop(table.print_shop, file)), ()
    except WorkspaceError as error:
        return None, error.faults


def district_place(path: Path, *keys: str) -> Place:
    """Where a key stands in a district's file."""
    try:
        return read_toml(path).place(*keys)
    except WorkspaceError:
        return Place(path, key=".".join(keys))


def stand_in_district(path: Path) -> District:
    """What a faulty file says where it is right, over an invented district.

    With it the rest of a workspace can be read, to tell all faults at once; never for a build.
    """
    data = dict(_STAND_IN)
    for key, value in _readable(path).items():
        try:
            DistrictTable.model_validate(data | {key: value})
        except ValidationError:
            continue
        data[key] = value
    return _district(DistrictTable.model_validate(data), Place(path))


def district_messages(district: District) -> tuple[Message, ...]:
    """The district's own wording that gets translated, as messages with stable contexts."""
    return tuple(_messages(district))


def _messages(district: District) -> Iterator[Message]:
    for key, source in (
        ("emergency.how", district.emergency_how),
        ("tip_line.how", district.tip_line.how),
    ):
        if source:
            note = "Printed in small type below the number; one or two short lines."
            yield _message(district, key, source, note, critical=True)
    for role, profile in district.roles.items():
        title, abbreviation = STOCK_TITLES[role]
        if profile.title != title:
            note = f"What this district calls its {title}s; stands alone, not in a sentence."
            yield _message(district, f"{role}.title", profile.title, note)
        if profile.abbreviation != abbreviation:
            note = "The short form of the title; may stay as it is."
            yield _message(district, f"{role}.abbreviation", profile.abbreviation, note)


def _message(
    district: District, key: str, source: str, note: str, *, critical: bool = False
) -> Message:
    place = district.place.at(key=key if "how" in key else f"roles.{key}")
    return Message(f"district.{key}", source, place, note=note, critical=critical)


def _readable(path: Path) -> Mapping[str, Any]:
    try:
        return read_toml(path).data
    except WorkspaceError:
        return {}


def _print_shop(table: PrintShopTable | None, file: TomlFile) -> PrintShop | None:
    """Raises WorkspaceError: its profile is missing or is none."""
    if table is None:
        return None
    place = file.place("print_shop", "profile")
    profile = read_output_profile(file.path.parent / table.profile, table.condition, place)
    return PrintShop(table.profile, profile)


def _district(table: DistrictTable, place: Place, print_shop: PrintShop | None = None) -> District:
    return District(
        name=table.name,
        short_name=table.short_name or table.name,
        state=table.state,
        phone=table.phone,
        email=table.email,
        website=table.website,
        site_url=table.site_url.rstrip("/"),
        emergency_number=table.emergency.number,
        emergency_how=table.emergency.how,
        tip_line=TipLine(table.tip_line.phone, table.tip_line.how, table.tip_line.website),
        locales=tuple(LocaleCopies(tag, copies) for tag, copies in table.locales.items()),
        brand=table.brand,
        school_year=table.school_year.replace("-", "–"),
        approval=ApprovalPolicy(table.approval),
        unapproved_critical=StandIn(table.unapproved_critical),
        language_threshold=table.language_threshold,
        paper=table.paper,
        editions=tuple(edition for edition in EDITIONS if edition in table.editions),
        roles=_profiles(table.roles),
        place=place,
        print_shop=print_shop,
    )


def _profiles(table: RolesTable) -> dict[Role, RoleProfile]:
    return {Role.SRO: _profile(Role.SRO, table.sro), Role.SSO: _profile(Role.SSO, table.sso)}


def _profile(role: Role, table: SroTable | SsoTable) -> RoleProfile:
    title, abbreviation = STOCK_TITLES[role]
    return RoleProfile(
        role=role,
        title=table.title or title,
        abbreviation=table.abbreviation or abbreviation,
        employer=Employer(table.employer),
        arrest_authority=table.arrest_authority,
        armed=table.armed,
        uniform=Uniform(table.uniform),
        supervisor=Supervisor(table.supervisor),
        agreement=_agreement(table.agreement),
        employer_name=table.employer_name,
    )


def _agreement(table: AgreementTable | None) -> Agreement | None:
    return Agreement(table.url, table.expires) if table and table.url else None
