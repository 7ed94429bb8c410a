"""The workbook in which schools confirm what their guides print, and what comes back in it.

It has the tables of the roster as they were when it was made, twice: to be corrected, and hidden,
to tell what was corrected from what has changed in the roster since.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from guidegen.errors import Fault, Place, UsageError, WorkspaceError
from guidegen.roster import reading
from guidegen.roster.cells import tidy
from guidegen.roster.grids import Grid, read_bytes
from guidegen.roster.importing.converting import Row
from guidegen.roster.importing.kept_tables import faults_of, read_table, table_bytes, table_text
from guidegen.roster.importing.merging import Change, Merge, Take
from guidegen.roster.importing.subjects import OFFICERS, SCHOOLS, Subject
from guidegen.roster.xlsx import xlsx_grids

HANDLE = "row"
"""The column that says which row of the roster a row was; a new row has none."""
_ABOUT = "read me"
_TELLS = (
    "Please look over every cell that concerns your school. Type corrections over what is wrong.",
    "Add a row below the last one for an officer who is new, and leave its first cell empty.",
    "Delete the row of an officer who has left. Leave the first row and the first column alone.",
    "Send the file back to those who sent it: `guidegen roster import` takes it in.",
)
_WIDTH, _WIDE, _WIDEST = 14, 30, 44
_WIDTHS = {"name": _WIDE, "address": _WIDEST, "website": _WIDE, "email": _WIDE, "schedule": _WIDE}
_SHEET_MAGIC = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a workbook that came back would change in one table; ``faults`` are the new table's."""

    subject: Subject
    changes: tuple[Change, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    files: Mapping[Path, bytes]


def confirmation_xlsx(content: Path) -> bytes:
    """The workbook of a workspace's roster. Raises WorkspaceError, UsageError as an import."""
    require_tables(content)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    about = book.create_sheet(_ABOUT)
    for number, line in enumerate(_TELLS, start=1):
        about.cell(number, 1, line)
    tables = {subject: _numbered(subject, content) for subject in (SCHOOLS, OFFICERS)}
    for subject, rows in tables.items():
        _fill(book.create_sheet(subject.name), subject, rows)
    for subject, rows in tables.items():
        hidden = book.create_sheet(_hidden(subject))
        _fill(hidden, subject, rows)
        hidden.sheet_state = "hidden"
    book.active = 1
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def is_confirmation(path: Path) -> bool:
    """Whether a file is a workbook that `confirmation_xlsx` has made. Raises WorkspaceError."""
    if not read_bytes(path).startswith(_SHEET_MAGIC):
        return False
    names = {grid.sheet for grid in xlsx_grids(path)}
    return all(_hidden(subject) in names for subject in (SCHOOLS, OFFICERS))


def plan_confirmed(path: Path, content: Path, take: Take) -> tuple[Confirmed, ...]:
    """What a workbook that came back would change, table by table.

    Raises WorkspaceError where it or a table cannot be read; UsageError as an import.
    """
    require_tables(content)
    grids = {grid.sheet: grid for grid in xlsx_grids(path)}
    return tuple(_plan(subject, grids, path, content, take) for subject in (SCHOOLS, OFFICERS))


def require_tables(content: Path) -> None:
    """Raise UsageError where a roster is kept in a workbook, which an import does not write."""
    if (content / reading.WORKBOOK).exists():
        raise UsageError(
            f"the roster is kept in {reading.WORKBOOK}; save its sheets as {reading.SCHOOLS} and "
            f"{reading.OFFICERS}, and delete it"
        )


def _plan(
    subject: Subject, grids: Mapping[str, Grid], path: Path, content: Path, take: Take
) -> Confirmed:
    for name in (subject.name, _hidden(subject)):
        if name not in grids:
            remedy = "Take the workbook that `guidegen confirm` has made, with all of its sheets."
            problem = f"The workbook has no sheet {name!r}."
            raise WorkspaceError(Fault("sheet-missing", Place(path), problem, remedy))
    current = read_table(content / subject.table, subject)
    base = dict(_read(grids[_hidden(subject)], subject))
    incoming = dict(_read(grids[subject.name], subject))
    columns = subject.columns.known
    merged = Merge(base, incoming, columns, subject.identities, take).run(current)
    text = table_text(subject, merged.rows)
    target = content / subject.table
    files = {target: table_bytes(target, text)} if merged.rows != current else {}
    changes = tuple(merged.changes)
    return Confirmed(subject, changes, tuple(merged.rows), faults_of(content, subject, text), files)


def _read(grid: Grid, subject: Subject) -> Iterator[tuple[str, Row]]:
    """The rows of a sheet, each by what its first cell calls it; raises WorkspaceError."""
    header = [tidy(cell).casefold() for cell in grid.rows[0].cells] if grid.rows else []
    missing = [name for name in (HANDLE, *subject.columns.known) if name not in header]
    if missing:
        problem = f"The sheet lacks the columns {', '.join(missing)}."
        remedy = "Bring the first row back as `guidegen confirm` wrote it."
        raise WorkspaceError(Fault("sheet-columns", grid.place(1), problem, remedy))
    seen: set[str] = set()
    for line in grid.rows[1:]:
        cells = dict(zip(header, map(tidy, line.cells), strict=False))
        handle = cells.get(HANDLE, "")
        if not handle or handle in seen:
            handle = f"new {line.line}"
        seen.add(handle)
        yield handle, {name: cells.get(name, "") for name in subject.columns.known}


def _numbered(subject: Subject, content: Path) -> list[dict[str, str]]:
    rows = read_table(content / subject.table, subject)
    return [{HANDLE: str(number), **row} for number, row in enumerate(rows, start=1)]


def _fill(sheet: Worksheet, subject: Subject, rows: Sequence[Mapping[str, str]]) -> None:
    """Cells are text and nothing else, whatever they begin with."""
    columns = (HANDLE, *subject.columns.known)
    for number, row in enumerate([dict(zip(columns, columns, strict=True)), *rows], start=1):
        for place, name in enumerate(columns, start=1):
            cell = sheet.cell(number, place, row[name] or None)
            if row[name]:
                cell.data_type = "s"
                cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for place, name in enumerate(columns):
        letter = get_column_letter(place + 1)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, _WIDTH)
    sheet.freeze_panes = "D2"


def _hidden(subject: Subject) -> str:
    return f"{subject.name} as printed"
