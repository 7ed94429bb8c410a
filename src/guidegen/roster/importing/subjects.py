"""What can be imported: schools or officers, with the files and columns of each."""

from dataclasses import dataclass

from guidegen.roster import reading
from guidegen.roster.tables import OFFICER_COLUMNS, SCHOOL_COLUMNS, Columns


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of list. ``identities`` are columns by which a row is known again, best first."""

    name: str
    table: str
    base: str
    columns: Columns
    identities: tuple[tuple[str, ...], ...]


SCHOOLS = Subject(
    "schools",
    reading.SCHOOLS,
    "roster-imported.csv",
    SCHOOL_COLUMNS,
    (("id",), ("name",)),
)
OFFICERS = Subject(
    "officers",
    reading.OFFICERS,
    "officers-imported.csv",
    OFFICER_COLUMNS,
    (("role", "name"), ("email",), ("phone",)),
)
MAPPING = "roster-mapping.toml"
KEY = "source_key"
"""The column of the base that holds what the export calls a row by."""
