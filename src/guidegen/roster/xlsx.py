"""Sheets of an XLSX file, read only after its size is known to be harmless.

A small XLSX can unpack to gigabytes, and one cell at its far corner makes a sheet of billions;
both are looked at before the reader opens the file.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import python_calamine

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.roster.grids import MOST_COLUMNS, MOST_ROWS, Grid, GridRow, read_bytes, too_large

LARGEST_UNPACKED = 60_000_000
LARGEST_RATIO = 200
MOST_MEMBERS = 1_000
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,7})?(\d{1,12})["']""")

_Cell = (
    int
    | float
    | str
    | bool
    | datetime.time
    | datetime.date
    | datetime.datetime
    | datetime.timedelta
)


def xlsx_grids(path: Path) -> tuple[Grid, ...]:
    """Every sheet that has cells, in order. Raises WorkspaceError: no XLSX, or too large."""
    data = read_bytes(path)
    try:
        _require_harmless(path, data)
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return tuple(_grid(path, book, name) for name in book.sheet_names)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise WorkspaceError(_no_xlsx(path, error)) from None
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise WorkspaceError(_no_xlsx(path, error)) from None


def _require_harmless(path: Path, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        unpacked = sum(member.file_size for member in members)
        packed = sum(member.compress_size for member in members)
        if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED:
            raise WorkspaceError(too_large(path, f"{LARGEST_UNPACKED // 1_000_000} MB unpacked"))
        if unpacked > LARGEST_RATIO * max(packed, 5_000):
            raise WorkspaceError(too_large(path, f"{LARGEST_RATIO} times its size unpacked"))
        for member in members:
            content = archive.read(member)
            if "worksheets/" in member.filename:
                _require_small_sheet(path, content)


def _require_small_sheet(path: Path, content: bytes) -> None:
    for letters, row in _REFERENCE.findall(content):
        if int(row) > MOST_ROWS or _column_number(letters) > MOST_COLUMNS:
            limit = f"{MOST_ROWS} rows of {MOST_COLUMNS} cells"
            raise WorkspaceError(too_large(path, limit, f"cell {(letters + row).decode()}"))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _grid(path: Path, book: python_calamine.CalamineWorkbook, name: str) -> Grid:
    sheet = book.get_sheet_by_name(name)
    rows = enumerate(sheet.to_python(skip_empty_area=False), start=1)
    return Grid(path, name, tuple(_rows(rows)))


def _rows(rows: Iterator[tuple[int, list[_Cell]]]) -> Iterator[GridRow]:
    for line, cells in rows:
        texts = tuple(map(_text, cells))
        if any(map(str.strip, texts)):
            yield GridRow(line, texts)


def _text(cell: _Cell) -> str:
    """A cell as a person reads it: whole numbers without a point, dates as ISO 8601 writes them."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)


def _no_xlsx(path: Path, error: Exception) -> Fault:
    problem = f"This is not a readable XLSX file ({error})."
    return Fault("xlsx-unreadable", Place(path), problem, "Save it again as .xlsx or as CSV UTF-8.")
