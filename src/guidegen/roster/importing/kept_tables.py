"""The tables of a workspace: read as they stand, for people may have edited them, and written."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from guidegen.errors import Fault, WorkspaceError
from guidegen.roster import reading
from guidegen.roster.cells import guarded
from guidegen.roster.grids import csv_grid
from guidegen.roster.importing.converting import Row
from guidegen.roster.importing.subjects import SCHOOLS, Subject
from guidegen.roster.officers import read_officers
from guidegen.roster.schools import read_schools
from guidegen.roster.tables import records

_BOM = "\ufeff"


def read_table(path: Path, subject: Subject) -> list[Row]:
    """The rows of a table that people may have edited. Raises WorkspaceError."""
    if not path.exists():
        return []
    grid = reading.read_csv(path)
    rows, faults = records(grid, subject.columns) if grid.rows else ((), ())
    surplus = tuple(row.place for row in rows if row.surplus)
    problem, remedy = "The row has more cells than the first row names.", "Take them off."
    faults = (*faults, *(Fault("surplus-cells", place, problem, remedy) for place in surplus))
    if faults:
        raise WorkspaceError(*faults)
    return [{name: row[name] for name in subject.columns.known} for row in rows]


def table_bytes(path: Path, text: str) -> bytes:
    """A table as its file has it: with the mark that spreadsheets need, unless it had none."""
    marked = not path.exists() or path.read_bytes().startswith(_BOM.encode())
    return ((_BOM if marked else "") + text).encode()


def table_text(subject: Subject, rows: Iterable[Row]) -> str:
    """The rows of a subject's table as CSV."""
    return csv_text(list(subject.columns.known), rows)


def csv_text(columns: list[str], rows: Iterable[Row]) -> str:
    """Rows as CSV, in which no spreadsheet finds a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([guarded(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue()


def faults_of(content: Path, subject: Subject, table: str) -> tuple[Fault, ...]:
    """What a build would say of the new table."""
    rows, faults = records(csv_grid(content / subject.table, table), subject.columns)
    if subject is SCHOOLS:
        return (*faults, *read_schools(rows, None).faults)
    known = frozenset(row["id"] for row in read_table(content / SCHOOLS.table, SCHOOLS))
    return (*faults, *read_officers(rows, known, content / reading.PHOTOS)[1])
