"""Cleaning: what exports do to names, numbers and addresses, undone by rules that have names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.model.district import Level
from guidegen.roster.cells import guarded, tidy
from guidegen.roster.importing.casing import Kind
from guidegen.roster.importing.cleaning import RULES, Cleaner
from guidegen.roster.importing.levels import USUAL_LEVELS, level_of
from guidegen.roster.importing.mapping import Source
from guidegen.roster.importing.roles import role_of
from guidegen.roster.importing.slugs import slug, unique_slug
from guidegen.roster.parsing import ID, LONGEST_ID


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JUNIPER H S", "Juniper High School"),
        ("Juniper HS", "Juniper High School"),
        ("JUNIPER HIGH", "Juniper High School"),
        ("JUNIPER HIGH SCHOOL", "Juniper High School"),
        ("EL RITO EL", "El Rito Elementary School"),
        ("EL RITO H S", "El Rito High School"),
        ("JUNIPER ELEM SCHOOL", "Juniper Elementary School"),
        ("JUNIPER MIDDLE", "Juniper Middle School"),
        ("LINCOLN JR HIGH", "Lincoln Junior High School"),
        ("LINCOLN J H", "Lincoln Junior High School"),
        ("MACARTHUR EL-INT", "MacArthur Elementary and Intermediate School"),
        ("BRIDGES ACADEMY J J A E P", "Bridges Academy JJAEP"),
        ("SECOND CHANCE ACADEMY (SCLA)", "Second Chance Academy (SCLA)"),
        ("GIRLS' STEAM & ARTS ACADEMY", "Girls' STEAM & Arts Academy"),
        ("TRADES & CAREER ED CTR", "Trades & Career Ed Center"),
        ("SCHOOL OF THE ARTS", "School of the Arts"),
        ("MCKINLEY EL", "McKinley Elementary School"),
        ("H T LOCKRIDGE EL", "H. T. Lockridge Elementary School"),
        ("SAM ORTEGA JR EL", "Sam Ortega Jr. Elementary School"),
        ("ST ELMO EL", "St. Elmo Elementary School"),
        ("P S 12", "P S 12"),
        ("A PLUS ACADEMY", "A Plus Academy"),
        ("JOSÉ MARTÍ EL", "José Martí Elementary School"),
        ("Already Fine School", "Already Fine School"),
    ],
)
def test_names_of_schools(text: str, expected: str) -> None:
    """A directory's capitals and abbreviations become the name on the building."""
    assert Cleaner().clean(text, Kind.NAME)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MR JOSEPH DRUMMOND   ", "Mr. Joseph Drummond"),
        ("DR ROSALIND R MCALLISTER", "Dr. Rosalind R. McAllister"),
        ("MS IMANI BRISCOE-VARGA", "Ms. Imani Briscoe-Varga"),
        ("MR PETER O'ROURKE", "Mr. Peter O'Rourke"),
        ("MR GIDEON STARK III", "Mr. Gideon Stark III"),
        ("HELENE DUPRE INTERIM PRINCIPAL", "Helene Dupre, Interim Principal"),
        ("JANE DOE, PRINCIPAL", "Jane Doe"),
        ("DOE, JANE ANN", "Jane Ann Doe"),
        ("Jane Doe, PhD", "Jane Doe, PhD"),
        ("OFC J NG", "Ofc. J. Ng"),
        ("Ms. Zoë de la Cruz", "Ms. Zoë de la Cruz"),
    ],
)
def test_names_of_people(text: str, expected: str) -> None:
    """Honorifics, initials, order and titles, as people write them themselves."""
    assert Cleaner().clean(text, Kind.PERSON)[0] == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected", "rules"),
    [
        (Kind.PHONE, "(432) 555-0102 ext:012", "(432) 555-0102 x12", ["extension"]),
        (Kind.PHONE, "432.555.0102", "(432) 555-0102", ["phone-format"]),
        (Kind.PHONE, "call first", "call first", []),
        (Kind.URL, "elm.example", "https://elm.example", ["missing-scheme"]),
        (Kind.URL, "WWW.ELM.EXAMPLE", "https://www.elm.example", ["capitals", "missing-scheme"]),
        (Kind.URL, "http://elm.example", "http://elm.example", []),
        (Kind.ZIP, "2134", "02134", ["zip-padding"]),
        (Kind.ZIP, "'02134", "02134", ["leading-apostrophe"]),
        (Kind.CODE, "'09-12", "09-12", ["leading-apostrophe"]),
        (Kind.CODE, "'PK", "PK", ["leading-apostrophe"]),
        (Kind.NAME, "'Iolani School", "'Iolani School", []),
        (Kind.ADDRESS, "12 NE 42ND ST", "12 NE 42nd St", ["capitals"]),
        (Kind.ADDRESS, "TX", "TX", []),
        (Kind.TEXT, "  two   spaces ", "two spaces", ["padding"]),
        (Kind.EMAIL, "ANA@ELM.EXAMPLE", "ana@elm.example", ["capitals"]),
    ],
)
def test_each_cleaning_names_its_rules(
    kind: Kind, text: str, expected: str, rules: list[str]
) -> None:
    """Nothing is changed silently: every use of a rule is there to be reported."""
    cleaned, uses = Cleaner().clean(text, kind)
    assert (cleaned, [use.rule for use in uses]) == (expected, rules)


@pytest.mark.parametrize("rule", sorted({rule.name for rule in RULES}))
def test_a_rule_can_be_switched_off(rule: str) -> None:
    """What the mapping says false to leaves no trace."""
    texts = {
        Kind.NAME: " 'AB C  H S X Y Z",
        Kind.PERSON: "DR DOE, J R INTERIM PRINCIPAL ",
        Kind.PHONE: "'4325550102 ext:012",
        Kind.URL: "ELM.EXAMPLE",
        Kind.ZIP: "213",
    }
    cleaner = Cleaner(frozenset({rule}))
    for kind, text in texts.items():
        assert rule not in {use.rule for use in cleaner.clean(text, kind)[1]}


def test_a_districts_own_spelling_wins() -> None:
    """A table can never know every family name."""
    cleaner = Cleaner(words={"LEBLANC": "LeBlanc"})
    assert cleaner.clean("LEBLANC EL", Kind.NAME)[0] == "LeBlanc Elementary School"


@given(st.text(max_size=60), st.sampled_from(Kind))
def test_cleaning_takes_any_text(text: str, kind: Kind) -> None:
    """No text of an export stops the cleaning, and what is clean has no padding."""
    cleaned, _ = Cleaner().clean(text, kind)
    assert cleaned == cleaned.strip()


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("EE-05", "", Level.ELEMENTARY),
        ("PK", "", Level.ELEMENTARY),
        ("K - 6", "", Level.ELEMENTARY),
        ("06-08", "", Level.MIDDLE),
        ("7th-9th", "", Level.MIDDLE),
        ("9, 10, 11, 12", "", Level.HIGH),
        ("06-12", "", Level.COMBINED),
        ("PK-08", "", Level.COMBINED),
        ("Middle School", "", Level.MIDDLE),
        ("Jr. High", "", Level.MIDDLE),
        ("Elem.", "", Level.ELEMENTARY),
        ("", "Elm High School", Level.HIGH),
        ("", "Elm Junior High School", Level.MIDDLE),
        ("", "Elm Academy", None),
    ],
)
def test_levels(text: str, name: str, expected: Level | None) -> None:
    """From grades, else from words, else from the name; else nothing is claimed."""
    assert level_of(text, name, USUAL_LEVELS) is expected


def test_a_district_may_draw_its_own_lines_between_levels() -> None:
    """Where middle school begins in grade 4, a 4-6 school is one."""
    ranges = {Level.ELEMENTARY: "PK-03", Level.MIDDLE: "04-08", Level.HIGH: "09-12"}
    assert level_of("04-06", "", ranges) is Level.MIDDLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SRO", "sro"),
        ("School Resource Officer II", "sro"),
        ("Deputy Sheriff", "sro"),
        ("Campus Security Officer", "sso"),
        ("School Safety Officer", "sso"),
        ("Principal", None),
    ],
)
def test_roles_of_positions(text: str, expected: str | None) -> None:
    """Districts have many titles for two roles."""
    assert role_of(text) == expected


def test_an_address_has_no_comma_beside_an_empty_part() -> None:
    """One pattern does for complete and incomplete rows."""
    source = Source(("street", "city", "state", "zip"), "{1}, {2}, {3} {4}")
    assert source.join(("1 Elm St", "Elmton", "TX", "79199")) == "1 Elm St, Elmton, TX 79199"
    assert source.join(("1 Elm St", "", "TX", "")) == "1 Elm St, TX"
    assert source.join(("", "Elmton", "", "")) == "Elmton"


@given(st.text(max_size=100))
def test_a_slug_of_a_slug_is_itself(name: str) -> None:
    """And it is an id that the roster accepts, whatever the name."""
    once = slug(name)
    assert slug(once) == once
    assert ID.fullmatch(once)
    assert len(once) <= LONGEST_ID


@given(st.lists(st.text(max_size=70), max_size=12))
def test_unique_slugs_are_unique_ids(names: list[str]) -> None:
    """Schools of one name get numbers."""
    taken: list[str] = []
    for name in names:
        taken.append(unique_slug(name, taken))
    assert len(set(taken)) == len(names)
    assert all(ID.fullmatch(each) and len(each) <= LONGEST_ID for each in taken)


@given(st.text(alphabet="=+-@'a1 \t", max_size=8))
def test_a_guarded_cell_is_no_formula_and_reads_back(text: str) -> None:
    """What a spreadsheet would run is marked as text, and the mark comes off again."""
    text = tidy(text)
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert tidy(guarded(text)) == text
