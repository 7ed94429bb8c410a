"""Reading one row: each cell through its parser, each trouble kept as a fault of that row."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from guidegen.errors import Fault
from guidegen.roster.cells import trouble
from guidegen.roster.parsing import CellError
from guidegen.roster.tables import Record

Value = TypeVar("Value")
LONGEST_NAME = 200
_LONG_COLUMNS = frozenset({"schools", "website", "agreement"})


@dataclass(frozen=True, slots=True)
class RowReader:
    """One row, the schools that its faults stop, and the faults found so far."""

    record: Record
    schools: frozenset[str]
    faults: list[Fault] = field(default_factory=list)

    def check_cells(self) -> None:
        """Look at every cell's text as such, and for cells beyond the header."""
        for column in self.record.cells:
            problem = trouble(self.record[column]) or self._too_long(column)
            if problem:
                self.refuse(column, "bad-text", problem, "Delete the cell and type it again.")
        if self.record.surplus:
            problem = "The row has more cells than the first row names."
            remedy = "Put a text that holds a comma in quotation marks."
            self.faults.append(
                Fault("surplus-cells", self.record.place, problem, remedy, self.schools)
            )

    def text(self, column: str) -> str:
        return self.record[column]

    def value(self, column: str, parse: Callable[[str], Value], absent: Value) -> Value:
        """What a cell says; ``absent`` where it is empty or wrong."""
        text = self.record[column]
        if not text:
            return absent
        try:
            return parse(text)
        except CellError as error:
            self.refuse(column, error.code, error.problem, error.remedy)
            return absent

    def required(self, column: str, parse: Callable[[str], Value]) -> Value | None:
        """What a cell says; None where it is empty, which is a fault, or wrong."""
        if not self.record[column]:
            self.refuse(column, "empty-cell", f"The cell {column!r} is empty.", "Fill it in.")
        return self.value(column, parse, None)

    def refuse(self, column: str, code: str, problem: str, remedy: str) -> None:
        self.faults.append(Fault(code, self.record.at(column), problem, remedy, self.schools))

    def _too_long(self, column: str) -> str:
        if column in _LONG_COLUMNS or len(self.record[column]) <= LONGEST_NAME:
            return ""
        return f"The cell holds more than {LONGEST_NAME} characters."
