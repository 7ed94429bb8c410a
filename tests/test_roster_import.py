"""Importing: a directory's export becomes the roster, and next year's export finds it again."""

import csv
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import write_workbook

from guidegen.errors import UsageError, WorkspaceError
from guidegen.model.district import Level, Role, Staffing
from guidegen.roster import read_roster
from guidegen.roster.importing import (
    OFFICERS,
    RULES,
    SCHOOLS,
    ChangeKind,
    ImportPlan,
    MappingIncompleteError,
    Subject,
    Take,
    plan_import,
    write_plan,
)

ROOT = Path(__file__).parent.parent
EXPORT = ROOT / "tests" / "data" / "invented-export.csv"


@pytest.fixture(name="content")
def _content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    return content


@pytest.fixture(name="export")
def _export(tmp_path: Path) -> Path:
    """A copy of the invented export, to be changed like next year's."""
    return Path(shutil.copy(EXPORT, tmp_path / "directory.csv"))


def do_import(
    path: Path, content: Path, subject: Subject = SCHOOLS, take: Take = Take.UNSETTLED
) -> ImportPlan:
    plan = plan_import(path, content, subject, take)
    write_plan(plan)
    return plan


def edit(path: Path, find: str, put: str) -> None:
    data = path.read_bytes()
    assert find.encode() in data
    path.write_bytes(data.replace(find.encode(), put.encode(), 1))


def rows(path: Path, key: str = "id") -> Mapping[str, Mapping[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


def kinds(plan: ImportPlan) -> list[tuple[ChangeKind, str, str]]:
    return [(change.kind, change.row, change.column) for change in plan.changes]


def test_a_directorys_export_needs_no_edits(content: Path) -> None:
    """Its habits are all cleaned, and what comes out is a roster without a fault."""
    plan = do_import(EXPORT, content)
    assert not plan.faults
    roster, faults = read_roster(content, None)
    assert not faults
    assert len(roster.schools) == 20
    by_id = {school.id: school for school in roster.schools}
    rito = by_id["el-rito-high"]
    assert (rito.name, rito.level) == ("El Rito High School", Level.HIGH)
    assert rito.address == "85 Old Ferry Rd, El Rito, TX 79198-3310"
    assert rito.phone is not None
    assert rito.phone.printed == "(432) 555-0102 x12"
    assert rito.website == "https://elrito.pinyonmesa.example"
    assert rito.principal == "Dr. Rosalind McAllister"
    assert by_id["girls-steam-research-preparatory-academy"].phone is None
    assert by_id["bridges-academy-jjaep"].level is Level.COMBINED


def test_staffing_is_never_guessed(content: Path) -> None:
    """A directory of schools says nothing about officers."""
    do_import(EXPORT, content)
    for school in read_roster(content, None)[0].schools:
        assert set(school.staffing.values()) == {Staffing.UNKNOWN}


def test_schools_that_are_not_open_are_left_out_and_named(content: Path) -> None:
    """The reader of the report sees which rows, and why."""
    plan = plan_import(EXPORT, content, SCHOOLS, Take.UNSETTLED)
    assert [row.line for row in plan.left_out] == [4, 13, 22, 23]
    assert all("Under Construction" in row.reason for row in plan.left_out)


def test_a_plan_writes_nothing(content: Path) -> None:
    """A dry run is the plan without its files."""
    plan = plan_import(EXPORT, content, SCHOOLS, Take.UNSETTLED)
    assert {path.name for path in plan.files} == {
        *("schools.csv", "roster-imported.csv", "roster-mapping.toml"),
    }
    assert list(content.iterdir()) == []


def test_a_second_import_of_the_same_export_changes_nothing(content: Path) -> None:
    """Ids, order and bytes stay."""
    do_import(EXPORT, content)
    again = plan_import(EXPORT, content, SCHOOLS, Take.UNSETTLED)
    assert not again.changes
    assert not again.files


def test_hand_edits_survive_next_years_export(content: Path, export: Path) -> None:
    """What people wrote stays; what only the export changed arrives; each change is told."""
    do_import(export, content)
    table = content / "schools.csv"
    edit(table, "Trades & Career Ed Center", "Trades and Career Education Center")
    edit(table, ",,,,,,,\nel-rito-high", ",,,assigned,,,,\nel-rito-high")
    edit(export, "MR LEON ABARA", "MS NOOR SALIM")
    plan = do_import(export, content)
    found = rows(table)
    assert found["trades-career-ed-center"]["name"] == "Trades and Career Education Center"
    assert found["pinyon-mesa-high"]["sro"] == "assigned"
    assert found["bridges-academy-jjaep"]["principal"] == "Ms. Noor Salim"
    assert kinds(plan) == [
        (ChangeKind.KEPT, "trades-career-ed-center", "name"),
        (ChangeKind.CHANGED, "bridges-academy-jjaep", "principal"),
    ]


@pytest.mark.parametrize(
    ("take", "kept", "asked_again"),
    [
        (Take.UNSETTLED, "(432) 555-0188", True),
        (Take.MINE, "(432) 555-0188", False),
        (Take.THEIRS, "(432) 555-0199", False),
    ],
)
def test_a_conflict_is_told_until_it_is_settled(
    content: Path, export: Path, take: Take, kept: str, asked_again: bool
) -> None:
    """Both sides changed one phone: nothing is lost before somebody says which is right."""
    do_import(export, content)
    edit(content / "schools.csv", "(432) 555-0141", "(432) 555-0188")
    edit(export, "(432) 555-0141", "(432) 555-0199")
    do_import(export, content, take=take)
    assert rows(content / "schools.csv")["juniper-middle"]["phone"] == kept
    again = plan_import(export, content, SCHOOLS, Take.UNSETTLED)
    assert (ChangeKind.CONFLICT, "juniper-middle", "phone") in kinds(again) or not asked_again
    assert (
        bool([change for change in again.changes if change.kind is ChangeKind.CONFLICT])
        is asked_again
    )


def test_theirs_takes_nothing_that_the_export_never_had(content: Path, export: Path) -> None:
    """A phone that only people know outlives even an import that takes the export's side."""
    do_import(export, content)
    school = "girls-steam-research-preparatory-academy"
    edit(content / "schools.csv", 'TX 79199",,', 'TX 79199",(432) 555-0177,')
    row = next(row for row in rows(content / "schools.csv").values() if "0177" in row["phone"])
    assert row["id"] == school
    do_import(export, content, take=Take.THEIRS)
    assert rows(content / "schools.csv")[school]["phone"] == "(432) 555-0177"


def test_new_gone_and_deleted_schools(content: Path, export: Path) -> None:
    """New ones come last, gone ones stay until told otherwise, deleted ones do not come back."""
    do_import(export, content)
    table = content / "schools.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(line for line in lines if "st-elmo" not in line), encoding="utf-8")
    edit(export, "Under Construction", "Active")
    edit(export, "CENTENNIAL EL,", " ,")
    plan = do_import(export, content)
    assert kinds(plan) == [
        (ChangeKind.GONE, "centennial-elementary", ""),
        (ChangeKind.ADDED, "hs-2-north-high", ""),
        (ChangeKind.DELETED_BY_HAND, "st-elmo-elementary", ""),
    ]
    assert list(rows(table))[-1] == "hs-2-north-high"
    do_import(export, content, take=Take.THEIRS)
    assert "centennial-elementary" not in rows(table)
    assert "st-elmo-elementary" in rows(table)


def test_a_school_keeps_its_id_when_it_is_renamed(content: Path, export: Path) -> None:
    """Addresses of guides and codes on paper depend on it; the number knows the school."""
    do_import(export, content)
    edit(export, "JUNIPER MIDDLE", "GRACE HOPPER MIDDLE")
    do_import(export, content)
    found = rows(content / "schools.csv")
    assert found["juniper-middle"]["name"] == "Grace Hopper Middle School"
    assert len(found) == 20


def test_an_id_that_people_changed_stays_changed(content: Path, export: Path) -> None:
    """The row is known by its name then, and gets next year's values."""
    do_import(export, content)
    edit(content / "schools.csv", "juniper-middle,", "jms,")
    edit(export, "MS TOVE HALVORSEN", "MR OTTO LIND")
    do_import(export, content)
    found = rows(content / "schools.csv")
    assert found["jms"]["principal"] == "Mr. Otto Lind"
    assert "juniper-middle" not in found


def test_rows_written_by_hand_are_found_by_name(content: Path) -> None:
    """A list that was begun by hand is completed, not doubled."""
    text = "id,name,level,principal\njms,Juniper Middle School,middle,Ms. T. Halvorsen\n"
    (content / "schools.csv").write_text(text, encoding="utf-8")
    do_import(EXPORT, content)
    found = rows(content / "schools.csv")
    assert len(found) == 20
    assert found["jms"]["phone"] == "(432) 555-0141"
    assert found["jms"]["principal"] == "Ms. T. Halvorsen"


def test_the_mapping_is_used_as_people_edited_it(content: Path) -> None:
    """Comments stay, and a changed line changes the result."""
    do_import(EXPORT, content)
    mapping = content / "roster-mapping.toml"
    edit(mapping, 'principal = "School Principal"', "# no principals this year")
    edit(mapping, 'high = "09-12"', 'high = "06-12"')
    (content / "schools.csv").unlink()
    (content / "roster-imported.csv").unlink()
    do_import(EXPORT, content)
    assert "# no principals this year" in mapping.read_text(encoding="utf-8")
    academy = rows(content / "schools.csv")["second-chance-learning-academy-scla"]
    assert (academy["principal"], academy["level"]) == ("", "high")


@pytest.mark.parametrize(
    ("find", "put", "code", "key"),
    [
        ('"School Phone"', '"School Fone"', "export-column", "schools.columns.phone"),
        ('key = "School N', 'key = "Schol N', "export-column", "schools.key"),
        ("phone = ", "fone = ", "unknown-key", "schools.columns.fone"),
        ("capitals = true", "capital = true", "unknown-key", "schools.rules.capital"),
        ('"EE-06"', '"young"', "bad-grades", "schools.levels.elementary"),
        ('name = "School Name"\n', "", "mapping-incomplete", "schools.columns.name"),
        ("[schools]", "[schools", "toml-syntax", ""),
        ("capitals = true", 'capitals = "no"', "wrong-type", "schools.rules.capitals"),
    ],
)
def test_mistakes_in_the_mapping_are_told_with_their_place(
    content: Path, find: str, put: str, code: str, key: str
) -> None:
    """File, line, key and what to write instead; nothing is imported half."""
    do_import(EXPORT, content)
    edit(content / "roster-mapping.toml", find, put)
    with pytest.raises(WorkspaceError) as caught:
        plan_import(EXPORT, content, SCHOOLS, Take.UNSETTLED)
    (fault,) = caught.value.faults
    assert (fault.code, fault.place.key) == (code, key)
    assert fault.remedy


def test_an_export_of_unknown_columns_asks_for_the_mapping(content: Path, tmp_path: Path) -> None:
    """The draft holds what could be guessed, so that one line is to be filled in."""
    path = tmp_path / "odd.csv"
    path.write_text("Bezeichnung,Phone\nElm,432-555-0101\n", encoding="utf-8")
    with pytest.raises(MappingIncompleteError) as caught:
        plan_import(path, content, SCHOOLS, Take.UNSETTLED)
    assert "Bezeichnung" in str(caught.value)
    draft = caught.value.text.replace(
        "[schools.columns]", '[schools.columns]\nname = "Bezeichnung"'
    )
    (content / "roster-mapping.toml").write_text(draft, encoding="utf-8")
    assert plan_import(path, content, SCHOOLS, Take.UNSETTLED).rows[0]["phone"] == "(432) 555-0101"


def test_conditions_of_the_how_to_leave_rows_out(content: Path) -> None:
    """By what a column equals, contains, or is other than, in any capitals."""
    do_import(EXPORT, content)
    mapping = content / "roster-mapping.toml"
    table = '[[schools.leave_out]]\ncolumn = "{}"\n{}\n'
    added = (
        table.format("Instruction Type", 'contains = ["daep", "JJAEP"]'),
        table.format("School City", 'other_than = ["Pinyon Mesa"]'),
    )
    mapping.write_text(mapping.read_text(encoding="utf-8") + "\n".join(added), encoding="utf-8")
    plan = plan_import(EXPORT, content, SCHOOLS, Take.THEIRS)
    gone = {change.row for change in plan.changes if change.kind is ChangeKind.REMOVED}
    assert {"bridges-academy-jjaep", "new-dawn-program-elementary", "el-rito-high"} <= gone
    assert "juniper-middle" in {row["id"] for row in plan.rows}


def test_the_how_to_names_every_rule() -> None:
    """A rule that nobody can look up cannot be switched off."""
    text = (ROOT / "docs" / "import-a-roster.md").read_text(encoding="utf-8")
    assert {rule.name for rule in RULES if f"`{rule.name}`" in text} == {r.name for r in RULES}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_delimiters_and_title_rows(
    content: Path, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    """Whatever program wrote it, and whatever stands above the header."""
    lines = ["Directory of schools", "", "School|City|Zip|Phone", "Peñón Elementary|Elm|2134|"]
    path = tmp_path / "odd.csv"
    path.write_bytes("\r\n".join(lines).replace("|", delimiter).encode(encoding))
    plan = plan_import(path, content, SCHOOLS, Take.UNSETTLED)
    (row,) = plan.rows
    assert row["name"] == "Peñón Elementary School"
    assert row["address"] == "Elm 02134"
    assert row["id"] == "penon-elementary"


def test_a_workbook_is_imported(content: Path, tmp_path: Path) -> None:
    """The fullest sheet is the list, low and high grades make a range, first and last a name."""
    header = ["Campus", "Low Grade", "High Grade", "Principal First Name", "Principal Last Name"]
    path = tmp_path / "book.xlsx"
    write_workbook(
        path, {"Cover": [["About"]], "List": [header, ["Elm", 6.0, 8.0, "Ana", "Rivera"]]}
    )
    (row,) = plan_import(path, content, SCHOOLS, Take.UNSETTLED).rows
    assert (row["name"], row["level"], row["principal"]) == ("Elm", "middle", "Ana Rivera")


@pytest.mark.parametrize("name", ["list.xls", "list.ods", "empty.csv", "broken.xlsx"])
def test_what_cannot_be_imported_is_refused_in_one_sentence(
    content: Path, tmp_path: Path, name: str
) -> None:
    """Old formats, empty files and broken ones."""
    (tmp_path / name).write_bytes(b"PK\x03\x04broken" if name == "broken.xlsx" else b"")
    with pytest.raises(WorkspaceError) as caught:
        plan_import(tmp_path / name, content, SCHOOLS, Take.UNSETTLED)
    assert len(caught.value.faults) == 1


def test_a_roster_kept_in_a_workbook_is_left_alone(content: Path) -> None:
    """There must not be two rosters."""
    (content / "roster.xlsx").touch()
    with pytest.raises(UsageError, match=r"roster\.xlsx"):
        plan_import(EXPORT, content, SCHOOLS, Take.UNSETTLED)


OFFICER_EXPORT = """\
Badge,Last Name,First Name,Job Title,Campus,Work Phone,Email
'12,RIVERA,ANA,SCHOOL RESOURCE OFFICER,EL RITO H S,4325550171,ARIVERA@PD.EXAMPLE
'12,RIVERA,ANA,SCHOOL RESOURCE OFFICER,JUNIPER MIDDLE,4325550171,ARIVERA@PD.EXAMPLE
'31,STONE,BEN,CAMPUS SECURITY OFFICER,'299901106; Centennial Elementary,4325550172 ext:004,
"""


def test_officers_are_imported_like_schools(content: Path, tmp_path: Path) -> None:
    """One row a school becomes one officer; schools are known by name or number."""
    do_import(EXPORT, content)
    path = tmp_path / "officers.csv"
    path.write_text(OFFICER_EXPORT, encoding="utf-8")
    plan = do_import(path, content, OFFICERS)
    assert not plan.faults
    roster, faults = read_roster(content, None)
    assert not faults
    ana, ben = roster.officers
    assert (ana.role, ana.name, ana.title) == (Role.SRO, "Ana Rivera", "School Resource Officer")
    assert ana.schools == ("el-rito-high", "juniper-middle")
    assert ben.schools == ("sam-ortega-jr-elementary", "centennial-elementary")
    assert ben.role is Role.SSO


def test_imported_officers_print_no_contact_until_the_district_says_so(
    content: Path, tmp_path: Path
) -> None:
    """A staff list holds private numbers; the default prints names and titles."""
    do_import(EXPORT, content)
    path = tmp_path / "officers.csv"
    path.write_text(OFFICER_EXPORT, encoding="utf-8")
    do_import(path, content, OFFICERS)
    assert all(officer.phone is None for officer in read_roster(content, None)[0].officers)
    edit(content / "officers.csv", "name title", "name title phone")
    path.write_text(OFFICER_EXPORT.replace("RIVERA", "RIVERA-SOTO"), encoding="utf-8")
    do_import(path, content, OFFICERS)
    ana = read_roster(content, None)[0].officers[0]
    assert ana.name == "Ana Rivera-Soto"
    assert ana.phone is not None


def test_formulas_in_an_export_stay_text(content: Path, tmp_path: Path) -> None:
    """Whoever opens schools.csv in a spreadsheet runs nothing."""
    path = tmp_path / "bad.csv"
    path.write_text('School,Principal\n"=HYPERLINK(1)",@ana\n', encoding="utf-8")
    do_import(path, content)
    text = (content / "schools.csv").read_text(encoding="utf-8-sig")
    assert ",=" not in text
    assert "'=Hyperlink" in text
    assert read_roster(content, None)[0].schools[0].principal == "@ana"


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    header=st.sampled_from(["", "School Name,Phone,Grades\n", "School;Zip;Status\n"]),
    body=st.one_of(st.text(max_size=100), st.binary(max_size=100)),
)
def test_any_export_gives_a_plan_or_faults(
    content: Path, tmp_path: Path, header: str, body: str | bytes
) -> None:
    """Never a traceback, and what a plan would write reads back."""
    raw = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    path = tmp_path / "any.csv"
    path.write_bytes(header.encode() + raw)
    try:
        plan = plan_import(path, content, SCHOOLS, Take.UNSETTLED)
    except WorkspaceError as error:
        faults, ids = error.faults, list[str]()
    else:
        faults, ids = plan.faults, [row["id"] for row in plan.rows]
    assert len(set(ids)) == len(ids)
    assert all(fault.problem and fault.remedy for fault in faults)
