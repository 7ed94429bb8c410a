"""The district's file: values, local wording, what is open and what has run out."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from icc import cmyk_profile

from guidegen.content import (
    district_messages,
    expired,
    read_district,
    read_guide,
    stand_in_district,
    unfilled,
)
from guidegen.model.build import Severity
from guidegen.model.district import (
    Agreement,
    ApprovalPolicy,
    District,
    Employer,
    LocaleCopies,
    Phone,
    Role,
    Roster,
    Supervisor,
    Uniform,
)
from guidegen.model.facts import KNOWN_FACTS, profile_facts, school_facts
from guidegen.model.printing import NO_OUTPUT_PROFILE
from guidegen.workspace import Workspace, read_workspace

TESTS = Path(__file__).parent
MINIMAL = TESTS / "workspaces" / "minimal"
FILE = MINIMAL / "content" / "district.toml"
SAMPLE = TESTS.parent / "content" / "district.toml"


@pytest.fixture(name="district", scope="module")
def _district() -> District:
    district, faults = read_district(FILE)
    assert faults == ()
    assert district is not None
    return district


@pytest.fixture(name="workspace", scope="module")
def _workspace() -> Workspace:
    return read_workspace(MINIMAL)


def test_a_district_is_read_as_it_is_written(district: District) -> None:
    """Every key that a guide prints, phones as dialled and as printed."""
    assert (district.name, district.short_name) == ("Pine Hollow Schools", "Pine Hollow Schools")
    assert district.phone == Phone("+15035550110", "(503) 555-0110")
    assert district.tip_line.how == "Call or text."
    assert district.locales == (LocaleCopies("en", 20), LocaleCopies("es", 10))
    assert district.school_year == "2026–27"
    assert district.approval is ApprovalPolicy.CRITICAL


def test_profiles_are_read_with_what_the_role_settles(district: District) -> None:
    """Only SROs can arrest; titles that are left out are the stock ones."""
    sro, sso = district.roles[Role.SRO], district.roles[Role.SSO]
    assert (sro.title, sro.abbreviation) == ("School Officer", "SRO")
    assert (sro.arrest_authority, sso.arrest_authority) == (True, False)
    assert (sro.employer, sro.employer_name) == (Employer.AGENCY, "Pine Hollow Police")
    assert (sso.uniform, sso.supervisor) == (Uniform.STAFF, Supervisor.PRINCIPAL)
    assert sro.agreement is not None
    assert sro.agreement.expires == datetime.date(2027, 6, 30)


def test_facts_are_all_known_ones(district: District, workspace: Workspace) -> None:
    """Conditions are checked against a list; a fact outside it could never be asked about."""
    school = workspace.roster.schools[0]
    facts = school_facts(district, school)
    assert set(facts) == set(KNOWN_FACTS)
    assert all(value in KNOWN_FACTS[fact] for fact, value in facts.items())
    assert facts["sro.armed"] == "true"
    assert facts["staffing.sso"] == "none"


def test_a_school_may_have_an_agreement_where_the_district_has_none(
    district: District, workspace: Workspace
) -> None:
    """The school's page then says that there is one."""
    sro = replace(district.roles[Role.SRO], agreement=None)
    bare = replace(district, roles={**district.roles, Role.SRO: sro})
    school = workspace.roster.schools[0]
    with_own = replace(school, agreement=Agreement("https://pine.example/mou"))
    assert profile_facts(bare)["sro.agreement"] == "false"
    assert school_facts(bare, school)["sro.agreement"] == "false"
    assert school_facts(bare, with_own)["sro.agreement"] == "true"


def test_local_wording_becomes_messages(district: District) -> None:
    """What families act on is critical; stock titles are translated with the stock guide."""
    messages = {each.context: each for each in district_messages(district)}
    assert {context: each.source for context, each in messages.items()} == {
        "district.emergency.how": "Fire, police, medical",
        "district.tip_line.how": "Call or text.",
        "district.sro.title": "School Officer",
    }
    assert messages["district.emergency.how"].critical
    assert not messages["district.sro.title"].critical


@pytest.mark.parametrize(
    ("spoil", "kept"),
    [
        (('"OR"', '"Oregon"'), {"state": "", "brand": "plain"}),
        (("armed = true", "armed = 1"), {"state": "OR", "name": "Pine Hollow Schools"}),
        (("name = ", "name "), {"state": "", "brand": ""}),
    ],
)
def test_what_is_right_in_a_faulty_file_stands_in_for_the_district(
    spoil: tuple[str, str], kept: dict[str, str], tmp_path: Path
) -> None:
    """So that the rest of the workspace can be read for its faults."""
    file = tmp_path / "district.toml"
    file.write_text(FILE.read_text(encoding="utf-8").replace(*spoil, 1), encoding="utf-8")
    assert read_district(file)[0] is None
    stand_in = stand_in_district(file)
    assert {key: getattr(stand_in, key) for key in kept} == kept


def test_what_a_new_workspace_leaves_open_is_found(district: District) -> None:
    """By the key to fill in."""
    assert [each.text for each in unfilled(district)] == []
    bare = replace(district, name="", tip_line=replace(district.tip_line, phone=None))
    findings = unfilled(bare)
    assert [each.severity for each in findings] == [Severity.WARNING] * 2
    assert "'name'" in findings[0].text
    assert "'tip_line.phone'" in findings[1].text


@pytest.mark.parametrize(("day", "count"), [("2027-06-30", 0), ("2027-07-01", 2)])
def test_the_last_day_of_an_agreement_is_still_valid(
    day: str, count: int, workspace: Workspace
) -> None:
    """The district's and a school's own, each by its name."""
    school = replace(
        workspace.roster.schools[0],
        agreement=Agreement("https://pine.example/mou", datetime.date(2027, 6, 30)),
    )
    roster = Roster((school,), ())
    today = datetime.date.fromisoformat(day)
    findings = expired(workspace.guide, workspace.district, roster, today)
    assert [each.code for each in findings] == ["agreement-expired"] * count
    assert [each.school for each in findings] == ["", "pine"][:count]


def test_law_dependent_text_runs_out() -> None:
    """The finding names the block, its panel and the source to check it against."""
    root = SAMPLE.parents[1]
    district, _ = read_district(SAMPLE)
    assert district is not None
    guide, _ = read_guide(root, root, district)
    findings = expired(guide, district, Roster((), ()), datetime.date(2030, 1, 1))
    blocks = [each for each in findings if each.code == "block-expired"]
    assert [each.panel for each in blocks] == ["questions"]
    assert "Oregon Revised Statutes" in blocks[0].text


def test_the_sample_district_explains_every_key_and_is_complete() -> None:
    """It is what a communications office edits; nothing in it is left open."""
    district, faults = read_district(SAMPLE)
    assert faults == ()
    assert district is not None
    assert unfilled(district) == ()
    assert district_messages(district)


@pytest.mark.parametrize(
    ("line", "problem", "remedy"),
    [
        ('editions = ["screen", "bookle"]', "no edition 'bookle'", "Did you mean 'booklet'?"),
        ('editions = ["large print"]', "no edition 'large print'", "Did you mean 'large-print'?"),
        ("editions = []", "A list cannot stand here", ""),
        ('editions = "booklet"', "'booklet' cannot stand here", "Write a list"),
        ('paper = "a5"', "'a5' is none of its values", "Write 'letter' or 'a4'."),
        ('paper = "A4"', "'A4' is none of its values", "Write 'letter' or 'a4'."),
    ],
)
def test_editions_and_papers_that_do_not_exist_are_found(
    line: str, problem: str, remedy: str, tmp_path: Path
) -> None:
    """With the line, and what may have been meant."""
    file = tmp_path / "district.toml"
    text = FILE.read_text(encoding="utf-8")
    text = text.replace("\n[locales]", f"\n{line}\n[locales]")
    file.write_text(text, encoding="utf-8")
    district, faults = read_district(file)
    assert district is None
    (fault,) = faults
    assert (fault.place.path, fault.place.line) == (file, text.splitlines().index(line) + 1)
    assert problem in fault.problem
    assert remedy in fault.remedy


def test_a_district_says_what_it_prints_and_on_what(district: District, tmp_path: Path) -> None:
    """Letter, for screens and as a trifold, where it says nothing; else as it says, in order."""
    assert (district.paper, district.editions) == ("letter", ("screen", "trifold"))
    file = tmp_path / "district.toml"
    own = 'paper = "a4"\neditions = ["poster", "booklet", "poster"]'
    text = FILE.read_text(encoding="utf-8")
    file.write_text(text.replace("\n[locales]", f"\n{own}\n[locales]"), encoding="utf-8")
    found, faults = read_district(file)
    assert faults == ()
    assert found is not None
    assert (found.paper, found.editions) == ("a4", ("booklet", "poster"))


def with_profile(folder: Path, data: bytes, more: str = "") -> Path:
    """The district's file with a print shop, and the profile beside it."""
    file = folder / "district.toml"
    shop = f'\n[print_shop]\nprofile = "printer.icc"\n{more}'
    file.write_text(FILE.read_text(encoding="utf-8") + shop, encoding="utf-8")
    (folder / "printer.icc").write_bytes(data)
    return file


def test_a_print_shops_profile_is_read(district: District, tmp_path: Path) -> None:
    """Its bytes, and its own description where nobody names a printing condition."""
    assert district.print_shop is None
    found, faults = read_district(with_profile(tmp_path, cmyk_profile("A press")))
    assert faults == ()
    assert found is not None
    assert found.print_shop is not None
    assert found.print_shop.file == "printer.icc"
    profile = found.print_shop.profile
    assert (profile.description, profile.condition) == ("A press", "A press")
    assert profile.data == cmyk_profile("A press")
    named, _ = read_district(with_profile(tmp_path, profile.data, 'condition = "FOGRA39"\n'))
    assert named is not None
    assert named.print_shop is not None
    assert named.print_shop.profile.condition == "FOGRA39"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "bad-profile", "no ICC profile"),
        (cmyk_profile(kind=b"mntr"), "profile-not-of-a-press", "class prtr"),
        (cmyk_profile(colours=b"RGB "), "profile-not-cmyk", "not CMYK"),
        (cmyk_profile()[:400], "bad-profile", "is broken"),
        (cmyk_profile().replace(b"B2A0", b"B2X0"), "bad-profile", "is broken"),
    ],
    ids=["empty", "of a screen", "of three inks", "cut off", "without a table"],
)
def test_a_profile_that_is_none_of_a_press_is_refused(
    data: bytes, code: str, words: str, tmp_path: Path
) -> None:
    """At the line that names it, with whom to ask."""
    found, faults = read_district(with_profile(tmp_path, data))
    assert found is None
    assert [fault.code for fault in faults] == [code]
    assert words in faults[0].problem
    assert "Ask your printer" in faults[0].remedy
    assert (faults[0].place.line, faults[0].place.key) == (38, "print_shop.profile")


def test_where_to_ask_for_a_profile() -> None:
    """A district that names none is told whom to ask, and what to write where."""
    words = ("ask your printer", "GRACoL", "FOGRA39", "district.toml", "[print_shop]")
    assert all(each in NO_OUTPUT_PROFILE for each in words)
