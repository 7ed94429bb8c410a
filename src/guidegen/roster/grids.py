"""Grids: the cells of a CSV file or of one sheet of an XLSX file, each row with its line."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guidegen.errors import Fault, Place, WorkspaceError

if TYPE_CHECKING:
    import _csv

LARGEST_FILE = 20_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 400
LONGEST_CELL = 2_000


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of one row as they stand in the file, and the line (from 1) where it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows of a CSV file or of one sheet; rows without any text are left out."""

    path: Path
    sheet: str
    rows: tuple[GridRow, ...]

    def place(self, line: int = 0, column: int = 0, key: str = "") -> Place:
        """A place in the grid; the key begins with the name of the sheet, if there is one."""
        parts = [part for part in (self.sheet, key) if part]
        return Place(self.path, line, column, ": ".join(parts))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises WorkspaceError where it cannot be read or is too large."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise WorkspaceError(too_large(path, f"{LARGEST_FILE // 1_000_000} MB"))
        return path.read_bytes()
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}."
        fault = Fault("file-unreadable", Place(path), problem, "Put the file there, readable.")
        raise WorkspaceError(fault) from None


def too_large(path: Path, limit: str, key: str = "") -> Fault:
    """The fault of a file that holds more than a roster ever does."""
    problem = f"The file holds more than {limit}."
    remedy = "Leave out what is not the list of schools or officers."
    return Fault("file-too-large", Place(path, key=key), problem, remedy)


def decode_utf8(path: Path, data: bytes) -> str:
    """UTF-8 text, with or without Excel's mark. Raises WorkspaceError with the byte's line."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WorkspaceError(_not_utf8(path, data, error)) from None


def _not_utf8(path: Path, data: bytes, error: UnicodeDecodeError) -> Fault:
    before = data[: error.start]
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    return Fault(
        "not-utf-8",
        Place(path, before.count(b"\n") + 1, column),
        f"The byte 0x{data[error.start]:02X} is not UTF-8 text.",
        "Save the file with the encoding UTF-8; Excel calls it “CSV UTF-8”.",
    )


def csv_grid(path: Path, text: str, delimiter: str = ",") -> Grid:
    """The rows of CSV text. Raises WorkspaceError where it is not CSV or is too large."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    try:
        for line, cells in _with_lines(reader):
            rows.append(GridRow(line, tuple(cells)))
            if len(rows) > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise WorkspaceError(too_large(path, f"{MOST_ROWS} rows of {MOST_COLUMNS} cells"))
    except csv.Error as error:
        remedy = "Save it again as CSV; a cell with quotation marks stands in quotation marks."
        place = Place(path, reader.line_num)
        fault = Fault("csv-syntax", place, f"This is not CSV: {error}.", remedy)
        raise WorkspaceError(fault) from None
    return Grid(path, "", tuple(row for row in rows if any(map(str.strip, row.cells))))


def _with_lines(reader: "_csv.Reader") -> Iterator[tuple[int, list[str]]]:
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1
