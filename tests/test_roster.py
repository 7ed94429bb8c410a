"""The roster: what its tables may say, and what every mistake in them stops."""

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import write_raw, write_workbook

from guidegen.errors import Fault
from guidegen.model.district import Level, LocaleCopies, Officer, Role, School, Staffing
from guidegen.roster import read_roster

SCHOOLS = "id,name,level\noak,Oak School,middle\nelm,Elm School,high\n"
ALL_SCHOOL_COLUMNS = (
    "id,name,short_name,level,address,phone,website,principal,brand,locales,sro,sso,agency,"
    "agreement,agreement_expires\n"
)
OFFICERS = "role,name,schools,print,phone,email,photo,photo_consent,languages\n"


@pytest.fixture(name="content")
def _content(tmp_path: Path) -> Path:
    return tmp_path


def schools(content: Path, text: str = SCHOOLS) -> None:
    (content / "schools.csv").write_text(text, encoding="utf-8")


def officers(content: Path, *rows: str) -> None:
    (content / "officers.csv").write_text(OFFICERS + "\n".join(rows), encoding="utf-8")


def faults(content: Path) -> tuple[Fault, ...]:
    return read_roster(content, None)[1]


def codes(content: Path) -> list[str]:
    return [fault.code for fault in faults(content)]


def school(content: Path, school_id: str) -> School:
    roster, _ = read_roster(content, None)
    return next(school for school in roster.schools if school.id == school_id)


def only_officer(content: Path) -> Officer:
    roster, found = read_roster(content, None)
    assert not found
    return roster.officers[0]


def test_a_full_row_becomes_a_school_with_every_value(content: Path) -> None:
    """Every column arrives where the guide looks for it, phones formatted, dates as dates."""
    row = (
        'oak,Oak School,Oak,middle,"1 Oak St",503.555.0100 ext 12,https://oak.example,Ms. Ruiz,'
        "harbor,en:300 es:120,on-call,none,Oak Police,https://oak.example/mou,2027-06-30\n"
    )
    schools(content, ALL_SCHOOL_COLUMNS + row)
    oak = school(content, "oak")
    assert oak.level is Level.MIDDLE
    assert oak.phone is not None
    assert (oak.phone.printed, oak.phone.uri) == ("(503) 555-0100 x12", "tel:+15035550100;ext=12")
    assert oak.locales == (LocaleCopies("en", 300), LocaleCopies("es", 120))
    assert oak.staffing == {Role.SRO: Staffing.ON_CALL, Role.SSO: Staffing.NONE}
    assert oak.agreement is not None
    assert oak.agreement.expires == datetime.date(2027, 6, 30)
    assert not faults(content)


def test_a_short_row_and_excels_mark_are_fine(content: Path) -> None:
    """Cells at the end may be missing, and Excel's byte order mark is no part of a name."""
    text = "\ufeffid,name,level,phone\r\noak,Oak School,middle\r\n"
    (content / "schools.csv").write_bytes(text.encode())
    assert school(content, "oak").phone is None
    assert not faults(content)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), Staffing.UNKNOWN),
        (("sro,Ana,oak,all",), Staffing.ASSIGNED),
        (("sro,Ana,oak elm,all",), Staffing.SHARED),
        (("sro,Ana,oak elm,all", "sro,Ben,oak,all"), Staffing.ASSIGNED),
        (("sso,Ana,oak,all",), Staffing.UNKNOWN),
        (("sro,,oak,all",), Staffing.ASSIGNED),
    ],
)
def test_staffing_is_derived_from_the_officers_listed(
    content: Path, rows: tuple[str, ...], expected: Staffing
) -> None:
    """What a school's row leaves open, the list shows; no list is unknown, never none."""
    schools(content)
    officers(content, *rows)
    assert school(content, "oak").staffing[Role.SRO] is expected


def test_none_with_a_listed_officer_is_a_fault_of_that_school(content: Path) -> None:
    """Nobody can say which of the two is true, so this school's guide is not made."""
    schools(content, "id,name,level,sro\noak,Oak School,middle,none\nelm,Elm School,high,\n")
    officers(content, "sro,Ana,oak,all")
    (fault,) = faults(content)
    assert fault.code == "none-with-officers"
    assert fault.schools == frozenset({"oak"})
    assert "line 2" in fault.problem


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("id", "Oak Grove", "bad-id"),
        ("level", "junior", "unknown-level"),
        ("phone", "555-0100", "bad-phone"),
        ("phone", "ask", "bad-phone"),
        ("website", "oak.example", "bad-url"),
        ("website", "https://user@oak.example", "bad-url"),
        ("website", "javascript:alert(1)", "bad-url"),
        ("locales", "english:3", "bad-copies"),
        ("locales", "en:3 en:4", "bad-copies"),
        ("locales", "xx:3", "unknown-locale"),
        ("sro", "maybe", "unknown-staffing"),
        ("agreement", "mou.pdf", "bad-url"),
        ("agreement_expires", "06/30/2027", "bad-date"),
        ("agreement_expires", "2027-06-30", "agreement-without-link"),
        ("name", "", "empty-cell"),
        ("name", "Oak\x07School", "bad-text"),
        ("name", "Oak \u202eloohcS", "bad-text"),
        ("name", "x" * 300, "bad-text"),
    ],
)
def test_a_bad_cell_stops_its_school_and_no_other(
    content: Path, column: str, text: str, code: str
) -> None:
    """The fault says line, column and what to write; the next school is still there."""
    cells = {"id": "oak", "name": "Oak School", "level": "middle"} | {column: text}
    schools(content, f"{','.join(cells)}\n{','.join(cells.values())}\nelm,Elm School,high\n")
    roster, found = read_roster(content, None)
    assert [fault.code for fault in found] == [code]
    assert (found[0].place.line, found[0].place.key) == (2, column)
    assert found[0].place.column == list(cells).index(column) + 1
    assert found[0].schools == frozenset({cells["id"]})
    assert [school.id for school in roster.schools] == ["elm"]


def test_all_faults_of_a_table_come_together(content: Path) -> None:
    """Nobody mends one row to be shown the next."""
    schools(content, "id,name,level,phone\noak,,junior,12\nelm,Elm School,high,13\n")
    officers(content, "chief,Ana,oak,all,,nobody")
    assert codes(content) == [
        *("empty-cell", "unknown-level", "bad-phone", "bad-phone"),
        *("unknown-role", "bad-email"),
    ]


def test_the_first_of_two_schools_with_one_id_is_named(content: Path) -> None:
    """The second row tells where the first one is."""
    schools(content, SCHOOLS + "oak,Other School,high\n")
    (fault,) = faults(content)
    assert (fault.code, fault.place.line, fault.schools) == ("duplicate-id", 4, frozenset({"oak"}))
    assert "line 2" in fault.problem


def test_an_unquoted_comma_is_found(content: Path) -> None:
    """It would shift all cells of its row, so the row is refused."""
    schools(content, SCHOOLS + "fir,Fir School,high,Suite 2\n")
    (fault,) = faults(content)
    assert (fault.code, fault.schools) == ("surplus-cells", frozenset({"fir"}))


def test_columns_at_fault_stop_everything(content: Path) -> None:
    """Unknown, missing and duplicate columns are told at once, with the nearest name."""
    schools(content, "id,name,name,phonenumber\noak,Oak School,,\n")
    found = faults(content)
    assert {fault.code for fault in found} == {
        "unknown-column",
        "missing-column",
        "duplicate-column",
    }
    assert all(fault.stops_all for fault in found)


def test_lines_are_those_of_the_file(content: Path) -> None:
    """A cell of several lines and an empty line do not shift the numbers."""
    text = 'id,name,level,address\noak,Oak School,middle,"1 Oak St\nOakland"\n\nelm,Elm,hihg,\n'
    schools(content, text)
    assert [(fault.code, fault.place.line) for fault in faults(content)] == [
        ("bad-text", 2),
        ("unknown-level", 5),
    ]


def test_wrong_encoding_names_the_line_of_the_byte(content: Path) -> None:
    """Excel's plain CSV is the usual cause; the fault says how to save it."""
    (content / "schools.csv").write_bytes("id,name,level\noak,Peña,middle\n".encode("cp1252"))
    (fault,) = faults(content)
    assert (fault.code, fault.place.line, fault.place.column) == ("not-utf-8", 2, 7)
    assert "0xF1" in fault.problem


def test_no_list_an_empty_list_and_two_lists_are_faults(content: Path) -> None:
    """Each says what to do: import, add a row, delete one of both."""
    assert codes(content) == ["roster-missing"]
    schools(content, "id,name,level\n")
    assert codes(content) == ["roster-empty"]
    schools(content, "")
    assert "roster-empty" in codes(content)
    (content / "roster.xlsx").write_bytes(b"PK")
    assert codes(content) == ["two-rosters"]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("all", ("Ana Rivera", "(503) 555-0101", "ana@oak.example", ("English", "Spanish"))),
        ("name phone", ("Ana Rivera", "(503) 555-0101", "", ())),
        ("", ("", None, "", ())),
    ],
)
def test_what_may_not_be_printed_is_empty(
    content: Path, printed: str, shown: tuple[object, ...]
) -> None:
    """No later step can print what the roster did not allow, because it never gets it."""
    schools(content)
    officers(content, f"sro,Ana Rivera,oak,{printed},503-555-0101,ana@oak.example,,,en es")
    ana = only_officer(content)
    phone = ana.phone.printed if ana.phone else None
    assert (ana.name, phone, ana.email, ana.languages) == shown
    assert ana.name_withheld is ("name" not in printed and printed != "all")


def test_a_name_still_to_come_is_not_withheld(content: Path) -> None:
    """To be announced and not to be printed are two different things on a card."""
    schools(content)
    officers(content, "sso,,oak,all")
    assert (only_officer(content).name, only_officer(content).name_withheld) == ("", False)


@pytest.mark.parametrize(
    ("consent", "printed", "expected"),
    [("yes", "all", "ana.png"), ("no", "all", ""), ("", "all", ""), ("yes", "name", "")],
)
def test_a_photo_needs_consent_and_leave(
    content: Path, consent: str, printed: str, expected: str
) -> None:
    """Without either there is no photo and no fault."""
    schools(content)
    (content / "photos").mkdir()
    (content / "photos" / "ana.png").touch()
    officers(content, f"sro,Ana,oak,{printed},,,ana.png,{consent}")
    assert only_officer(content).photo == expected


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("sro,Ana,oak,all,,,../ana.png,yes", "bad-photo"),
        ("sro,Ana,oak,all,,,/etc/ana.png,", "bad-photo"),
        ("sro,Ana,oak,all,,,ana.png,yes", "photo-missing"),
        ("sro,Ana,oak,all,,,ana.png,perhaps", "bad-consent"),
        ("sro,Ana,oak,badge", "unknown-print"),
        ("guard,Ana,oak,all", "unknown-role"),
        ("sro,Ana,oak ookk,all", "unknown-school"),
        ("sro,Ana,oak,all,12", "bad-phone"),
    ],
)
def test_a_bad_officer_stops_the_schools_that_the_row_names(
    content: Path, row: str, code: str
) -> None:
    """A guide without its officer would say less than the roster knows."""
    schools(content)
    officers(content, row)
    roster, found = read_roster(content, None)
    assert [fault.code for fault in found] == [code]
    assert found[0].schools == frozenset({"oak"})
    assert not roster.officers


def test_languages_are_tags_or_names(content: Path) -> None:
    """Tags are looked up; a language that no table knows keeps its name."""
    schools(content)
    for text, expected in (
        ("en vi", ("English", "Vietnamese")),
        ('"English, Haitian Creole; Mam"', ("English", "Haitian Creole", "Mam")),
    ):
        officers(content, f"sso,Ana,oak,all,,,,,{text}")
        assert only_officer(content).languages == expected


def test_a_workbook_is_read_like_two_files(content: Path) -> None:
    """Numbers lose Excel's point, faults name sheet and line."""
    write_workbook(
        content / "roster.xlsx",
        {
            "Notes": [["For the office"]],
            "schools": [["id", "name", "level", "phone"], ["oak", "Oak", "middle", 5035550100.0]],
            "officers": [["role", "name", "schools", "print"], ["sro", "Ana", "oka", "all"]],
        },
    )
    (fault,) = faults(content)
    assert str(fault.place) == f"{content / 'roster.xlsx'}:2:3: officers: schools"
    phone = school(content, "oak").phone
    assert phone is not None
    assert phone.printed == "(503) 555-0100"


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        ('<row r="1"><c r="XFD1048576"><v>1</v></c></row>', "file-too-large"),
        (f"<row><c><v>{' ' * 30_000_000}1</v></c></row>", "file-too-large"),
        ("<row", "xlsx-unreadable"),
    ],
)
def test_a_hostile_workbook_is_refused(content: Path, sheet: str, code: str) -> None:
    """A far corner, a bomb and broken XML each give one fault, before memory is asked for."""
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<worksheet xmlns="{ns}"><sheetData>{sheet}</sheetData></worksheet>'
    write_raw(content / "roster.xlsx", {"schools": xml})
    assert codes(content) == [code]


def test_what_is_no_workbook_is_refused(content: Path) -> None:
    """Whatever bears the name, there is one fault and no traceback."""
    (content / "roster.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
    assert codes(content) == ["xlsx-unreadable"]


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    header=st.sampled_from(["", "id,name,level\n", ALL_SCHOOL_COLUMNS, OFFICERS]),
    body=st.one_of(st.text(max_size=80), st.binary(max_size=80)),
    officer_body=st.text(max_size=60),
)
def test_any_text_gives_faults_and_no_traceback(
    content: Path, header: str, body: str | bytes, officer_body: str
) -> None:
    """Whatever stands in the tables: values that hold, or faults with place and remedy."""
    raw = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    (content / "schools.csv").write_bytes(header.encode() + raw)
    text = (OFFICERS + officer_body).encode("utf-8", "surrogatepass")
    (content / "officers.csv").write_bytes(text)
    roster, found = read_roster(content, None)
    assert all(fault.problem and fault.remedy and fault.place.path for fault in found)
    assert len({school.id for school in roster.schools}) == len(roster.schools)


@pytest.mark.parametrize("stray", ['"Oak" School', '"Oak School', '"Oak School"s'])
def test_a_stray_quotation_mark_swallows_no_row(content: Path, stray: str) -> None:
    """The row is refused where it begins; read leniently, the rows after it would be lost."""
    schools(content, f'id,name,level\nelm,Elm School,high\noak,{stray},middle\nfir,"Fir",high\n')
    roster, (fault,) = read_roster(content, None)
    assert (fault.code, fault.place.line) == ("csv-syntax", 3)
    assert roster.schools == ()


def test_quotation_marks_within_a_cell_are_read(content: Path) -> None:
    """Doubled ones in quotation marks, commas there, and inches without any."""
    table = 'id,name,level\noak,"Oak ""Old"" School, East",high\nelm,Elm 5" School,high\n'
    schools(content, table)
    assert [each.name for each in read_roster(content, None)[0].schools] == [
        'Oak "Old" School, East',
        'Elm 5" School',
    ]
