"""The facts that conditions ask about: of a role's profile, and of one school."""

from collections.abc import Mapping

from guidegen.model.district import District, Level, Role, RoleProfile, School, Staffing

_TRUTH = frozenset({"true", "false"})

_STAFFING = frozenset(str(staffing) for staffing in Staffing)

KNOWN_FACTS: Mapping[str, frozenset[str]] = {
    "level": frozenset(str(level) for level in Level),
    "staffing.sro": _STAFFING,
    "staffing.sso": _STAFFING,
    "sro.employer": frozenset({"agency", "district_police"}),
    "sro.arrest_authority": frozenset({"true"}),
    "sro.armed": _TRUTH,
    "sro.uniform": frozenset({"police", "soft"}),
    "sro.supervisor": frozenset({"agency", "district_police", "principal", "district"}),
    "sro.agreement": _TRUTH,
    "sso.employer": frozenset({"district", "company"}),
    "sso.arrest_authority": frozenset({"false"}),
    "sso.armed": _TRUTH,
    "sso.uniform": frozenset({"security", "staff"}),
    "sso.supervisor": frozenset({"principal", "district", "company"}),
    "sso.agreement": _TRUTH,
}
"""Every fact and the values that it can have, written as in TOML."""

SCHOOL_FACTS = frozenset({"level", "staffing.sro", "staffing.sso"})
"""The facts that differ from school to school; the others are the district's profiles."""


def profile_facts(district: District) -> dict[str, str]:
    """What is true of both roles in this district, such as ``sro.employer``: ``agency``."""
    facts: dict[str, str] = {}
    for role, profile in district.roles.items():
        facts |= {f"{role}.{name}": value for name, value in _facts_of(profile).items()}
    return facts


def school_facts(district: District, school: School) -> dict[str, str]:
    """The profiles' facts, the school's level and staffing, and its own agreement if it has one."""
    facts = profile_facts(district) | {"level": str(school.level)}
    facts |= {f"staffing.{role}": str(school.staffing[role]) for role in Role}
    if school.agreement is not None:
        facts["sro.agreement"] = "true"
    return facts


def _facts_of(profile: RoleProfile) -> dict[str, str]:
    return {
        "employer": str(profile.employer),
        "arrest_authority": _word(profile.arrest_authority),
        "armed": _word(profile.armed),
        "uniform": str(profile.uniform),
        "supervisor": str(profile.supervisor),
        "agreement": _word(profile.agreement is not None),
    }


def _word(truth: bool) -> str:
    return "true" if truth else "false"
