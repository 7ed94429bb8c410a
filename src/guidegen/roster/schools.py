"""Schools: from the rows of their table to values, staffing as the cells give it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guidegen.errors import Fault
from guidegen.model.district import (
    Agreement,
    District,
    Level,
    LocaleCopies,
    Role,
    School,
    Staffing,
)
from guidegen.roster import parsing
from guidegen.roster.rows import RowReader
from guidegen.roster.tables import Record

UNSAID: Mapping[Role, Staffing | None] = {Role.SRO: None, Role.SSO: None}


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school as its own row describes it; a staffing of None is to be derived from officers."""

    school: School
    stated: Mapping[Role, Staffing | None]


@dataclass(frozen=True, slots=True)
class SchoolTable:
    """The rows that could be read, every id that was named, and the faults."""

    rows: tuple[SchoolRow, ...]
    ids: frozenset[str]
    faults: tuple[Fault, ...]


def read_schools(records: Iterable[Record], district: District | None) -> SchoolTable:
    """All schools of a table. What a row leaves to the district comes from there."""
    rows: dict[str, SchoolRow] = {}
    faults: list[Fault] = []
    lines: dict[str, int] = {}
    for record in records:
        reader = RowReader(record, frozenset(filter(None, [record["id"]])))
        row = _school_row(reader, district)
        if record["id"] in lines:
            _refuse_duplicate(reader, lines[record["id"]])
        elif row is not None and not reader.faults:
            rows[row.school.id] = row
        lines.setdefault(record["id"], record.line)
        faults += reader.faults
    return SchoolTable(tuple(rows.values()), frozenset(filter(None, lines)), tuple(faults))


def _refuse_duplicate(reader: RowReader, first_line: int) -> None:
    name = reader.text("id")
    if name:
        problem = f"The id {name!r} is that of line {first_line} too."
        reader.refuse("id", "duplicate-id", problem, "Give each school an id of its own.")


def _school_row(reader: RowReader, district: District | None) -> SchoolRow | None:
    reader.check_cells()
    name = reader.required("name", str)
    level = reader.required("level", parsing.one_of(Level, "unknown-level"))
    staffing = parsing.one_of(Staffing, "unknown-staffing")
    stated = {role: reader.value(role.value, staffing, None) for role in Role}
    school = School(
        id=reader.required("id", parsing.identifier) or "",
        name=name or "",
        short_name=reader.text("short_name") or name or "",
        level=level or Level.COMBINED,
        address=reader.text("address"),
        phone=reader.value("phone", parsing.phone, None),
        website=reader.value("website", parsing.url, ""),
        principal=reader.text("principal"),
        brand=reader.text("brand") or (district.brand if district else ""),
        locales=_locales(reader, district),
        staffing={role: said or Staffing.UNKNOWN for role, said in stated.items()},
        agency=reader.text("agency") or _agency_of(district),
        agreement=_agreement(reader),
        place=reader.record.place,
    )
    return SchoolRow(school, stated) if school.id else None


def _agency_of(district: District | None) -> str:
    return district.roles[Role.SRO].employer_name if district else ""


def _locales(reader: RowReader, district: District | None) -> tuple[LocaleCopies, ...]:
    of_district = district.locales if district else ()
    return reader.value("locales", parsing.locale_copies, of_district) or of_district


def _agreement(reader: RowReader) -> Agreement | None:
    link = reader.value("agreement", parsing.url, "")
    expires = reader.value("agreement_expires", parsing.date, None)
    if expires and not reader.text("agreement"):
        problem = "An agreement that expires has no link."
        remedy = "Write its address in the column 'agreement', or delete the date."
        reader.refuse("agreement_expires", "agreement-without-link", problem, remedy)
    return Agreement(link, expires) if link else None
