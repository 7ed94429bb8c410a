"""Exports: any CSV or XLSX that another program wrote, its header row found."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.roster.cells import trouble
from guidegen.roster.grids import Grid, csv_grid, decode_utf8, read_bytes
from guidegen.roster.xlsx import xlsx_grids

_DELIMITERS = ",;\t|"
_HEADER_WITHIN = 20
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Export:
    """The rows of an export by the names of its columns, and how it was read."""

    path: Path
    encoding: str
    header_line: int
    columns: tuple[str, ...]
    rows: tuple["ExportRow", ...]

    def values(self, column: str) -> tuple[str, ...]:
        """What stands in a column, empty cells left out."""
        return tuple(text for row in self.rows if (text := row[column].strip()))


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One row of an export, by the names of its columns."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_export(path: Path, sheet: str = "") -> Export:
    """Read an export. Raises WorkspaceError: unreadable, empty, or no row that names columns."""
    grid, encoding = _sheet(path, sheet) if _is_xlsx(path) else _text(path)
    if not grid.rows:
        remedy = "Export the list again, with the names of its columns in the first row."
        fault = Fault("export-empty", grid.place(), "The export holds no rows.", remedy)
        raise WorkspaceError(fault)
    at = _header_index(grid)
    columns = _unique(grid.rows[at].cells)
    rows = tuple(
        ExportRow(row.line, {name: _visible(row.cells, index) for index, name in columns.items()})
        for row in grid.rows[at + 1 :]
    )
    return Export(path, encoding, grid.rows[at].line, tuple(columns.values()), rows)


def _is_xlsx(path: Path) -> bool:
    if path.suffix.casefold() in {".xls", ".ods", ".numbers", ".pdf", ".docx"}:
        remedy = "Save it as .xlsx or as CSV, and import that."
        problem = f"A {path.suffix} file cannot be imported."
        raise WorkspaceError(Fault("export-kind", Place(path), problem, remedy))
    return read_bytes(path).startswith(b"PK\x03\x04")


def _sheet(path: Path, sheet: str) -> tuple[Grid, str]:
    grids = [grid for grid in xlsx_grids(path) if grid.rows]
    chosen = next((grid for grid in grids if grid.sheet == sheet), None)
    if sheet and chosen is None:
        names = ", ".join(grid.sheet for grid in grids)
        problem = f"The workbook has no sheet {sheet!r}."
        raise WorkspaceError(Fault("sheet-missing", Place(path), problem, f"It has: {names}."))
    largest = max(grids, key=lambda grid: len(grid.rows), default=Grid(path, "", ()))
    return chosen or largest, "XLSX"


def _text(path: Path) -> tuple[Grid, str]:
    data = read_bytes(path)
    text, encoding = _decoded(path, data)
    return csv_grid(path, text, _delimiter(text)), encoding


def _decoded(path: Path, data: bytes) -> tuple[str, str]:
    """The text, and its encoding: other programs write UTF-16 or Windows-1252 as well."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return decode_utf8(path, data), "UTF-8"
    except WorkspaceError:
        try:
            return data.decode("cp1252"), "Windows-1252"
        except UnicodeDecodeError:
            return data.decode("latin-1"), "Latin-1"


def _delimiter(text: str) -> str:
    """The sign that most often stands in the first lines."""
    start = "\n".join(text.splitlines()[:_HEADER_WITHIN])
    return max(_DELIMITERS, key=start.count)


def _header_index(grid: Grid) -> int:
    """The first row as full as any of the first ones: titles and notes above it are shorter."""
    first = grid.rows[:_HEADER_WITHIN]
    filled = [sum(bool(cell.strip()) for cell in row.cells) for row in first]
    return next(index for index, count in enumerate(filled) if count >= 0.8 * max(filled))


def _unique(cells: tuple[str, ...]) -> dict[int, str]:
    """Names of columns by their index; a second one of the same name gets a number."""
    seen: Counter[str] = Counter()
    names: dict[int, str] = {}
    for index, cell in enumerate(cells):
        name = " ".join(_INVISIBLE.sub(" ", cell).split())
        if name:
            seen[name] += 1
            names[index] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return names


def _visible(cells: tuple[str, ...], index: int) -> str:
    text = _INVISIBLE.sub(" ", cells[index]) if index < len(cells) else ""
    return "" if trouble(text) else text
