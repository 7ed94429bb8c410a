"""What a guide says of a school's staffing and of arms is true, for every case there is."""

import itertools
import re
from dataclasses import replace

import pytest
from brochures import brochure, minimal, officer, staffed
from markupsafe import Markup

from guidegen import stock
from guidegen.compose import Brochure, compose_panels, inline
from guidegen.content import read_guide
from guidegen.model.district import Role, Staffing
from guidegen.model.panel import Fit

PAIRS = list(itertools.product(Staffing, Staffing))
ARMED = list(itertools.product((True, False), (True, False)))
HAS_NONE = {Role.SRO: "This school has no SRO", Role.SSO: "This school has no SSO"}
COMES = {Role.SRO: "An SRO comes to this school", Role.SSO: "An SSO comes to this school"}
NAMES = {Role.SRO: "Rosa Uno", Role.SSO: "Sam Dos"}
CLAIMS_ONE = re.compile(r"\b(your|our|this school.s|the school.s)\s+(SRO|SSO)s?\b", re.IGNORECASE)


def guide_text(of: Brochure) -> str:
    """Everything that every panel of a brochure says, as plain text."""
    pages = (panel.html(Fit()).markup for panel in compose_panels(of).values())
    return " ".join(inline.plain(Markup(page)) for page in pages)  # noqa: S704


def school_text(of: Brochure) -> str:
    """What the panel about this school says."""
    page = compose_panels(of)["school"].html(Fit()).markup
    return inline.plain(Markup(page))  # noqa: S704


def armed(of: Brochure, sro: bool, sso: bool) -> Brochure:
    """The brochure of a district whose officers of each role are armed or not."""
    roles = {
        Role.SRO: replace(of.district.roles[Role.SRO], armed=sro),
        Role.SSO: replace(of.district.roles[Role.SSO], armed=sso),
    }
    district = replace(of.district, roles=roles)
    guide, faults = read_guide(stock.root(), minimal().root, district)
    assert not faults
    return replace(of, district=district, guide=guide)


def case(sro: Staffing, sso: Staffing) -> Brochure:
    """A school staffed so, with an officer listed wherever there is one."""
    people = {
        role: (officer(role, name=NAMES[role]),)
        for role, staffing in ((Role.SRO, sro), (Role.SSO, sso))
        if staffing in (Staffing.ASSIGNED, Staffing.SHARED)
    }
    return staffed(brochure(), {Role.SRO: sro, Role.SSO: sso}, people)


@pytest.mark.parametrize(("sro", "sso"), PAIRS)
def test_the_school_panel_says_how_each_role_is_staffed(sro: Staffing, sso: Staffing) -> None:
    """None is said only where the roster says none; an officer is named only where there is one."""
    text = school_text(case(sro, sso))
    for role, staffing in ((Role.SRO, sro), (Role.SSO, sso)):
        assert (HAS_NONE[role] in text) == (staffing is Staffing.NONE)
        assert (COMES[role] in text) == (staffing is Staffing.ON_CALL)
        assert (NAMES[role] in text) == (staffing in (Staffing.ASSIGNED, Staffing.SHARED))


@pytest.mark.parametrize(("sro", "sso"), PAIRS)
def test_an_unknown_staffing_asks_the_reader_to_write(sro: Staffing, sso: Staffing) -> None:
    """A missing list is neither a yes nor a no."""
    asked = "Ask the front office for names" in school_text(case(sro, sso))
    assert asked == (Staffing.UNKNOWN in (sro, sso))


@pytest.mark.parametrize(("sro", "sso"), PAIRS)
@pytest.mark.parametrize(("sro_armed", "sso_armed"), ARMED)
def test_no_page_claims_an_officer_or_denies_arms_that_there_are(
    sro: Staffing, sso: Staffing, sro_armed: bool, sso_armed: bool
) -> None:
    """The other panels speak of the roles in general, and tell arms as the profile knows them."""
    text = guide_text(armed(case(sro, sso), sro_armed, sso_armed))
    assert not CLAIMS_ONE.findall(text)
    assert "in most places" not in text
    assert_arms(text, sro_armed, sso_armed)


def assert_arms(text: str, sro_armed: bool, sso_armed: bool) -> None:
    """Every sentence about a gun agrees with the profile; where all are armed none denies it."""
    denials = re.findall(r"no gun|not armed|unarmed|without a gun", text)
    carries = re.findall(r"carry a gun|and a gun|carries a gun", text)
    assert bool(denials) == (not sro_armed or not sso_armed), denials
    assert bool(carries) == (sro_armed or sso_armed), carries
