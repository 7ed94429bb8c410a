"""The roster of a workspace: its two tables, wherever they are kept, to values and faults."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.model.district import District, Officer, Role, Roster, serving
from guidegen.roster.grids import Grid, csv_grid, decode_utf8, read_bytes
from guidegen.roster.officers import named_schools, read_officers
from guidegen.roster.schools import SchoolRow, SchoolTable, read_schools
from guidegen.roster.staffing import contradiction, staffed
from guidegen.roster.tables import OFFICER_COLUMNS, SCHOOL_COLUMNS, Record, records
from guidegen.roster.xlsx import xlsx_grids

SCHOOLS = "schools.csv"
OFFICERS = "officers.csv"
WORKBOOK = "roster.xlsx"
PHOTOS = "photos"


def read_roster(content: Path, district: District | None) -> tuple[Roster, tuple[Fault, ...]]:
    """All schools and officers, and every fault of their tables.

    A row with a fault is left out and stops only the schools that it names; a table that cannot
    be read stops everything. Without a district, what rows leave to it stays empty.
    """
    school_records, officer_records, faults = _tables(content)
    schools = read_schools(school_records, district)
    if not school_records and not faults:
        faults = (_empty(content),)
    known = schools.ids or _named(officer_records)
    officers, officer_faults = read_officers(officer_records, known, content / PHOTOS)
    there = serving(officers)
    roster = Roster(
        tuple(staffed(row, there.get(row.school.id, ())) for row in schools.rows), officers
    )
    clashes = _contradictions(schools, there)
    return roster, (*faults, *schools.faults, *officer_faults, *clashes)


def _named(officers: Sequence[Record]) -> frozenset[str]:
    """Every school that officers name; where no school could be read, none of them is unknown."""
    return frozenset(name for record in officers for name in named_schools(record))


def _tables(content: Path) -> tuple[Sequence[Record], Sequence[Record], tuple[Fault, ...]]:
    try:
        schools, officers = _grids(content)
    except WorkspaceError as error:
        return (), (), error.faults
    school_records, school_faults = records(schools, SCHOOL_COLUMNS)
    officer_records, officer_faults = records(officers, OFFICER_COLUMNS) if officers else ((), ())
    return school_records, officer_records, (*school_faults, *officer_faults)


def _grids(content: Path) -> tuple[Grid, Grid | None]:
    """The grid of the schools, and that of the officers if there is one with any rows."""
    workbook = content / WORKBOOK
    tables = [content / name for name in (SCHOOLS, OFFICERS) if (content / name).exists()]
    if workbook.exists() and tables:
        problem = f"There are two rosters: {WORKBOOK} and {tables[0].name}."
        raise WorkspaceError(Fault("two-rosters", Place(workbook), problem, "Delete one of them."))
    grids = _sheets(workbook) if workbook.exists() else _files(content)
    return grids[0], grids[1] if grids[1] and grids[1].rows else None


def _files(content: Path) -> tuple[Grid, Grid | None]:
    schools, officers = content / SCHOOLS, content / OFFICERS
    if not schools.exists():
        remedy = "`guidegen roster import FILE` makes it from any list of schools."
        fault = Fault("roster-missing", Place(schools), "There is no list of schools.", remedy)
        raise WorkspaceError(fault)
    return _both(schools, officers if officers.exists() else None)


def _both(schools: Path, officers: Path | None) -> tuple[Grid, Grid | None]:
    """Both files, so that what is wrong with either is told at once."""
    grids: list[Grid | None] = []
    faults: list[Fault] = []
    for path in (schools, officers):
        try:
            grids.append(read_csv(path) if path else None)
        except WorkspaceError as error:
            faults += error.faults
    if faults or grids[0] is None:
        raise WorkspaceError(*faults)
    return grids[0], grids[1]


def read_csv(path: Path) -> Grid:
    """A file of comma-separated UTF-8. Raises WorkspaceError."""
    return csv_grid(path, decode_utf8(path, read_bytes(path)))


def _sheets(workbook: Path) -> tuple[Grid, Grid | None]:
    by_name = {grid.sheet.strip().casefold(): grid for grid in xlsx_grids(workbook)}
    if "schools" not in by_name:
        problem = "The workbook has no sheet `schools`."
        fault = Fault("sheet-missing", Place(workbook), problem, "Name the sheet so.")
        raise WorkspaceError(fault)
    return by_name["schools"], by_name.get("officers")


def _empty(content: Path) -> Fault:
    path = content / (WORKBOOK if (content / WORKBOOK).exists() else SCHOOLS)
    remedy = "Add a row for each school, or bring them in: `guidegen roster import FILE`."
    return Fault("roster-empty", Place(path), "The roster has no schools.", remedy)


def _contradictions(
    schools: SchoolTable, there: Mapping[str, Sequence[Officer]]
) -> tuple[Fault, ...]:
    found = (_all_contradictions(row, there.get(row.school.id, ())) for row in schools.rows)
    return tuple(fault for faults in found for fault in faults)


def _all_contradictions(row: SchoolRow, officers: Sequence[Officer]) -> list[Fault]:
    return [clash for role in Role if (clash := contradiction(row, role, officers))]
