"""Grids: the cells of a CSV file or of one sheet of an XLSX file, each row with its line."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from guidegen.errors import Fault, Place, WorkspaceError

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
    """The rows of CSV text. Raises WorkspaceError where it is not CSV or is too large.

    A quotation mark that closes nothing is refused: read leniently it would swallow the rows up to
    the next one.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[GridRow] = []
    end = 0
    try:
        for cells in reader:
            rows.append(GridRow(end + 1, tuple(cells)))
            end = reader.line_num
            if len(rows) > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise WorkspaceError(too_large(path, f"{MOST_ROWS} rows of {MOST_COLUMNS} cells"))
    except csv.Error as error:
        raise WorkspaceError(_not_csv(Place(path, end + 1), reader.line_num, error)) from None
    return Grid(path, "", tuple(row for row in rows if any(map(str.strip, row.cells))))


def _not_csv(row: Place, noticed: int, error: csv.Error) -> Fault:
    """The fault of a row that does not end as it should; its line is where the row begins."""
    until = f" (noticed in line {noticed})" if noticed > row.line else ""
    problem = f"The row that begins here is not CSV: {error}{until}."
    remedy = (
        "Mend its quotation marks: a cell that has some stands in a pair of its own, and those "
        'within it are doubled, as in "Joan ""Jo"" Ruiz".'
    )
    return Fault("csv-syntax", row, problem, remedy)
