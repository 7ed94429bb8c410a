"""Tables: grids whose first row names columns, each column one of those that a roster has."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidegen.errors import Fault, Place
from guidegen.roster.cells import tidy
from guidegen.roster.grids import Grid, GridRow
from guidegen.toml_schema import suggestion

_ANOTHER_FORM = "`guidegen roster import` reads tables of other forms."


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a table may have, and those that it must have.

    ``table`` is what it is, in words, and ``otherwise`` what to do with one of another form.
    """

    known: tuple[str, ...]
    required: frozenset[str]
    table: str = "a roster"
    otherwise: str = _ANOTHER_FORM


SCHOOL_COLUMNS = Columns(
    (
        *("id", "name", "short_name", "level", "address", "phone", "website", "principal"),
        *("brand", "locales", "sro", "sso", "agency", "agreement", "agreement_expires"),
    ),
    frozenset({"id", "name", "level"}),
)
OFFICER_COLUMNS = Columns(
    (
        *("role", "name", "title", "phone", "email", "schedule", "languages", "photo"),
        *("schools", "print", "photo_consent"),
    ),
    frozenset({"role", "name", "schools", "print"}),
)


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its cells by column, tidied; columns that the table lacks are empty."""

    cells: Mapping[str, str]
    numbers: Mapping[str, int]
    grid: Grid
    line: int
    surplus: bool = False

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def place(self) -> Place:
        return self.grid.place(self.line)

    def at(self, column: str) -> Place:
        """Where a cell stands: its line, the number of its column, and the column's name."""
        return self.grid.place(self.line, self.numbers.get(column, 0), column)


def records(grid: Grid, columns: Columns) -> tuple[tuple[Record, ...], tuple[Fault, ...]]:
    """The rows below the header, or the faults of the header, which stop everything."""
    if not grid.rows:
        return (), (_no_header(grid, columns),)
    header = [tidy(cell).casefold() for cell in grid.rows[0].cells]
    faults = tuple(_header_faults(grid, header, columns))
    if faults:
        return (), faults
    return tuple(_record(grid, header, row) for row in grid.rows[1:]), ()


def _no_header(grid: Grid, columns: Columns) -> Fault:
    remedy = f"Its first row names columns: {','.join(columns.known)}."
    return Fault("roster-empty", grid.place(), "The table is empty.", remedy)


def _header_faults(grid: Grid, header: list[str], columns: Columns) -> Iterator[Fault]:
    line = grid.rows[0].line
    for number, name in enumerate(header, start=1):
        if name and name not in columns.known:
            remedy = f"{suggestion(name, columns.known)} {columns.otherwise}"
            problem = f"There is no column {name[:60]!r} in {columns.table}."
            yield Fault("unknown-column", grid.place(line, number, name[:60]), problem, remedy)
    for name, times in Counter(filter(None, header)).items():
        if times > 1 and name in columns.known:
            problem = f"The column {name!r} stands there {times} times."
            yield Fault(
                "duplicate-column", grid.place(line, key=name), problem, "Keep one of them."
            )
    for name in sorted(columns.required - set(header)):
        remedy = f"Add {name!r} to the first row, and its values below."
        problem = f"The column {name!r} is missing."
        yield Fault("missing-column", grid.place(line, key=name), problem, remedy)


def _record(grid: Grid, header: list[str], row: GridRow) -> Record:
    numbers = {name: number for number, name in enumerate(header, start=1) if name}
    cells = {name: tidy(cell) for name, cell in zip(header, row.cells, strict=False) if name}
    unnamed = [cell for name, cell in zip(header, row.cells, strict=False) if not name]
    surplus = any(map(str.strip, [*unnamed, *row.cells[len(header) :]]))
    return Record(cells, numbers, grid, row.line, surplus)
