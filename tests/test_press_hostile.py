"""Values that nobody expects: a school's page from stencils is right, or another way is taken."""

import functools
from collections.abc import Mapping
from dataclasses import replace

import pytest
from brochures import brochure, officer, staffed
from pressing import engine, pressed
from two_ways import Direct, assert_same_file, from_stencils, laid_out

from guidegen.compose import Brochure
from guidegen.model.district import Role, Staffing
from guidegen.model.skeleton import NotPressable

BOTH = {Role.SRO: Staffing.ASSIGNED, Role.SSO: Staffing.ASSIGNED}
PANELS = ("cover", "school", "act", "help")
UNKNOWN = "學校"
NAMES = {
    "long": "Lower Alder Valley Community School of Science, Letters and Music by the Old Mill",
    "quotes": "St. Brennan’s \\ North <b>&amp;</b> 'South' (Annex) 100 %",
    "slashes": "Alder/Birch—Cedar–Dogwood K–8 School-Beside-The-River",
    "greek": "Σχολείο Αλκυόνη",
    "cyrillic": "Школа Берёзка № 7",
    "accents": "École Älder Žižkov Đặng",
    "ligatures": "Office of the Waffle Affair ffi ffl fi",
    "letter": "X",
    "word": "Quietwater" * 9,
    "digits": "0123456789 1½ 2nd",
    "kerned": "AVA To. WAVE Yo’ LT",
    "spaces": "Wide   open  spaces",
    "braces": "{school} {{ name }} %PDF ) ( >> endobj",
}
OFFICERS = {
    "bare": officer(phone=None, email="", schedule="", languages=()),
    "email": officer(email="a.very.long.name.of.an.officer.indeed@department.of.police.example"),
    "no phone": officer(phone=None),
    "no email": officer(email=""),
    "titled": officer(title="Sergeant of the Watch, Second Class"),
}


@functools.cache
def guides() -> Mapping[str, Brochure]:
    """A group of schools with these names, and of schools with these officers."""
    named = {key: _named(name, f"school-{n}") for n, (key, name) in enumerate(NAMES.items())}
    manned = {
        key: staffed(_named("Oak", f"manned-{n}"), BOTH, {Role.SRO: (each,)})
        for n, (key, each) in enumerate(OFFICERS.items())
    }
    linked = _named("Elm", "linked")
    address = "https://www.a-very-long-address.of-a-school.example/and/a/path/that/goes/on/and/on"
    of = replace(linked, school=replace(linked.school, website=address))
    unknown = _named(UNKNOWN, "unknown")
    return {**named, **manned, "website": of, "unknown": unknown}


def _named(name: str, school: str) -> Brochure:
    of = staffed(brochure(), BOTH, {Role.SRO: (officer(name=name[:20].strip()),)})
    own = replace(of.school, id=school, name=name, principal=name, address=f"{name}, Room 5")
    return replace(of, school=own)


@functools.cache
def stencilled() -> Mapping[str, bytes | NotPressable]:
    """All of them, in one group."""
    return from_stencils(engine(brochure()), guides(), panels=PANELS)


@functools.cache
def direct() -> Mapping[str, Direct]:
    """Those that can be printed, laid out whole."""
    printed = {key: of for key, of in guides().items() if key != "unknown"}
    return laid_out(engine(brochure()), printed, panels=PANELS)


@pytest.mark.parametrize("key", [*NAMES, *OFFICERS, "website"])
def test_whatever_a_value_is_its_page_is_the_page_laid_out_whole(key: str) -> None:
    """Names, addresses and officers that strain a line, a string or a font."""
    found = stencilled()[key]
    if isinstance(found, NotPressable):
        findings = [each for panel in direct()[key].panels.values() for each in panel.findings]
        assert findings, f"{key} is not pressed, though nothing is wrong with it: {found}"
    else:
        assert_same_file(found, direct()[key])


def test_a_character_that_no_font_has_is_left_to_the_way_that_tells_of_it() -> None:
    """One school's mistake: its group's others are assembled."""
    found = stencilled()["unknown"]
    assert isinstance(found, NotPressable)
    assert UNKNOWN in str(found)
    findings = pressed(guides()["unknown"], "cover")["cover"].findings
    assert {each.code for each in findings} == {"missing-glyph"}
