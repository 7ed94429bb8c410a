"""From the rows of an export to rows of a roster's table: mapped, cleaned, some left out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guidegen.roster.importing.casing import Kind
from guidegen.roster.importing.cleaning import Cleaner, RuleUse
from guidegen.roster.importing.exports import Export, ExportRow
from guidegen.roster.importing.levels import level_of
from guidegen.roster.importing.mapping import Source, SubjectMapping
from guidegen.roster.importing.roles import role_of
from guidegen.roster.importing.subjects import SCHOOLS, Subject

Row = Mapping[str, str]

_KINDS: Mapping[str, Kind] = {
    "name": Kind.NAME,
    "short_name": Kind.NAME,
    "address": Kind.ADDRESS,
    "phone": Kind.PHONE,
    "website": Kind.URL,
    "principal": Kind.PERSON,
    "level": Kind.CODE,
    "title": Kind.WORDS,
    "email": Kind.EMAIL,
    "languages": Kind.WORDS,
}
_ZIP = re.compile(r"\bzip|postal", re.IGNORECASE)
LEVEL_GUESSED = "level-guessed"
ROLE_UNKNOWN = "role-unknown"


@dataclass(frozen=True, slots=True)
class Imported:
    """One row made from one of the export, and what the export calls it by."""

    key: str
    cells: Row
    line: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of the export that is not imported, and why."""

    line: int
    name: str
    reason: str


@dataclass
class Conversion:
    """What became of an export's rows."""

    rows: list[Imported] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    uses: list[RuleUse] = field(default_factory=list)


def convert(export: Export, subject: Subject, mapping: SubjectMapping) -> Conversion:
    """Every row of an export, as a mapping has it."""
    result = Conversion()
    cleaner = Cleaner(mapping.switched_off, mapping.words or {})
    for row in export.rows:
        reason = _reason_to_leave_out(row, mapping)
        imported = _row(row, subject, mapping, cleaner, [] if reason else result.uses)
        name = imported.cells.get("name", "")
        if reason or not name:
            result.left_out.append(LeftOut(row.line, name, reason or "it has no name"))
        else:
            result.rows.append(imported)
    return result


def _reason_to_leave_out(row: ExportRow, mapping: SubjectMapping) -> str:
    for condition in mapping.leave_out:
        if condition.holds(row[condition.column]):
            return f"{condition.column} is “{row[condition.column].strip()}”"
    return ""


def _row(
    row: ExportRow,
    subject: Subject,
    mapping: SubjectMapping,
    cleaner: Cleaner,
    uses: list[RuleUse],
) -> Imported:
    cells = {}
    for name, source in mapping.columns.items():
        cells[name] = _value(row, source, _kind(subject, name), cleaner, uses)
    key, _ = cleaner.clean(row[mapping.key], Kind.CODE) if mapping.key else ("", ())
    settled = _with_level(cells, mapping, uses) if subject is SCHOOLS else _with_role(cells, uses)
    return Imported(key, settled, row.line)


def _kind(subject: Subject, name: str) -> Kind:
    if name == "name" and subject is not SCHOOLS:
        return Kind.PERSON
    return _KINDS.get(name, Kind.TEXT)


def _value(
    row: ExportRow, source: Source, kind: Kind, cleaner: Cleaner, uses: list[RuleUse]
) -> str:
    texts = []
    for column in source.columns:
        is_zip = kind is Kind.ADDRESS and _ZIP.search(column)
        text, used = cleaner.clean(row[column], Kind.ZIP if is_zip else kind)
        texts.append(text)
        uses += used
    return source.join(tuple(texts))


def _with_level(cells: Row, mapping: SubjectMapping, uses: list[RuleUse]) -> Row:
    text, name = cells.get("level", ""), cells.get("name", "")
    level = level_of(text, name, mapping.level_ranges)
    if level is None:
        uses.append(RuleUse(LEVEL_GUESSED, text or name, "combined"))
    return {**cells, "level": level.value if level else "combined"}


def _with_role(cells: Row, uses: list[RuleUse]) -> Row:
    text = cells.get("role", "")
    role = role_of(text)
    if role is None:
        uses.append(RuleUse(ROLE_UNKNOWN, text, text))
    return {**cells, "role": role.value if role else text}


def merged_officers(rows: Iterable[Imported]) -> list[Imported]:
    """Rows of the same officer as one, with the schools of all: some exports have one a school."""
    by_officer: dict[tuple[str, str, str], Imported] = {}
    for row in rows:
        identity = (row.key, row.cells["role"], row.cells["name"].casefold())
        first = by_officer.get(identity)
        if first is None:
            by_officer[identity] = row
        else:
            schools = f"{first.cells.get('schools', '')}; {row.cells.get('schools', '')}"
            by_officer[identity] = Imported(
                row.key, {**first.cells, "schools": schools}, first.line
            )
    return list(by_officer.values())
