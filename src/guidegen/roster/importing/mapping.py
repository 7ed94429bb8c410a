"""The mapping: which column of an export becomes which of ours, and how; kept as TOML."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import Field

from guidegen.errors import Fault, WorkspaceError
from guidegen.model.district import Level
from guidegen.roster.importing.cleaning import RULES
from guidegen.roster.importing.exports import Export
from guidegen.roster.importing.levels import USUAL_LEVELS, read_grades
from guidegen.roster.importing.subjects import Subject
from guidegen.toml_places import TomlFile
from guidegen.toml_schema import Schema, suggestion, validated

_SLOT = re.compile(r"\{(\d+)\}")


class SourceTable(Schema):
    """Several columns joined by a pattern, or a fixed value for every row."""

    columns: list[str] = Field(default_factory=list)
    pattern: str = ""
    value: str = ""


class LeaveOutTable(Schema):
    """A condition on a column; a row that meets any of its tests is left out."""

    column: str
    equals: list[str] = Field(default_factory=list)
    contains: list[str] = Field(default_factory=list)
    other_than: list[str] = Field(default_factory=list)


class SubjectTable(Schema):
    """How one kind of list is read."""

    sheet: str = ""
    key: str = ""
    columns: dict[str, str | SourceTable]
    levels: dict[str, str] = Field(default_factory=dict)
    words: dict[str, str] = Field(default_factory=dict)
    rules: dict[str, bool] = Field(default_factory=dict)
    leave_out: list[LeaveOutTable] = Field(default_factory=list)


class MappingTable(Schema):
    """The whole file."""

    schools: SubjectTable | None = None
    officers: SubjectTable | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from: columns put into a pattern (``{1}, {2}``), or a fixed value."""

    columns: tuple[str, ...] = ()
    pattern: str = "{1}"
    value: str = ""

    def join(self, texts: tuple[str, ...]) -> str:
        """The pattern with these texts in its places; no separator stands beside an empty one."""
        if not any(texts):
            return self.value
        text = _SLOT.sub(lambda match: _nth(texts, int(match[1])), self.pattern)
        return re.sub(r"\s*,(?:\s*,)+", ",", " ".join(text.split())).strip(" ,;-/")


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Rows to leave out: where a column equals, contains, or is other than, given texts."""

    column: str
    equals: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    other_than: tuple[str, ...] = ()

    def holds(self, text: str) -> bool:
        folded = text.strip().casefold()
        return (
            folded in map(str.casefold, self.equals)
            or any(part.casefold() in folded for part in self.contains)
            or (bool(self.other_than) and folded not in map(str.casefold, self.other_than))
        )


@dataclass(frozen=True, slots=True)
class SubjectMapping:
    """How the rows of an export become rows of a roster's table."""

    columns: Mapping[str, Source]
    key: str = ""
    sheet: str = ""
    levels: Mapping[Level, str] | None = None
    words: Mapping[str, str] | None = None
    switched_off: frozenset[str] = frozenset()
    leave_out: tuple[LeaveOut, ...] = ()

    @property
    def level_ranges(self) -> Mapping[Level, str]:
        return self.levels or USUAL_LEVELS


def read_mapping(file: TomlFile, subject: Subject) -> SubjectMapping | None:
    """What a mapping's file says of one subject; None where it says nothing.

    Raises WorkspaceError: unknown keys, columns, rules or levels.
    """
    whole = validated(MappingTable, file)
    table: SubjectTable | None = getattr(whole, subject.name)
    if table is None:
        return None
    faults = tuple(_faults(file, subject, table))
    if faults:
        raise WorkspaceError(*faults)
    return SubjectMapping(
        columns={name: _source(given) for name, given in table.columns.items()},
        key=table.key,
        sheet=table.sheet,
        levels={Level(name): text for name, text in table.levels.items()} or None,
        words={word.upper(): text for word, text in table.words.items()},
        switched_off=frozenset(name for name, on in table.rules.items() if not on),
        leave_out=tuple(map(_leave_out, table.leave_out)),
    )


def require_columns(
    file: TomlFile, subject: Subject, mapping: SubjectMapping, export: Export
) -> None:
    """Raise WorkspaceError for each column that the mapping names and the export lacks."""
    faults = []
    for keys, column in _named_columns(subject, mapping):
        if column and column not in export.columns:
            problem = f"{export.path.name} has no column {column!r}."
            remedy = suggestion(column, export.columns)
            faults.append(Fault("export-column", file.place(*keys), problem, remedy))
    if faults:
        raise WorkspaceError(*faults)


def _named_columns(
    subject: Subject, mapping: SubjectMapping
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield (subject.name, "key"), mapping.key
    for name, source in mapping.columns.items():
        for column in source.columns:
            yield (subject.name, "columns", name), column
    for index, condition in enumerate(mapping.leave_out):
        yield (subject.name, "leave_out", index, "column"), condition.column


def _faults(file: TomlFile, subject: Subject, table: SubjectTable) -> Iterator[Fault]:
    rules = {rule.name for rule in RULES}
    wrong = (
        *_unknown(file, (subject.name, "columns"), table.columns, subject.columns.known),
        *_unknown(file, (subject.name, "rules"), table.rules, tuple(rules)),
        *_unknown(file, (subject.name, "levels"), table.levels, tuple(Level)),
    )
    yield from wrong
    for level, text in table.levels.items():
        if read_grades(text) is None:
            place = file.place(subject.name, "levels", level)
            problem = f"{text!r} is no range of grades."
            yield Fault("bad-grades", place, problem, "Write it as in PK-05 or 09-12.")


def _unknown(
    file: TomlFile, keys: tuple[str, ...], given: Mapping[str, object], known: tuple[str, ...]
) -> Iterator[Fault]:
    for name in given:
        if name not in known:
            problem = f"There is no {name!r} here."
            yield Fault("unknown-key", file.place(*keys, name), problem, suggestion(name, known))


def _source(given: str | SourceTable) -> Source:
    if isinstance(given, str):
        return Source((given,) if given else ())
    slots = " ".join(f"{{{number}}}" for number in range(1, len(given.columns) + 1))
    return Source(tuple(given.columns), given.pattern or slots, given.value)


def _leave_out(table: LeaveOutTable) -> LeaveOut:
    return LeaveOut(
        table.column, tuple(table.equals), tuple(table.contains), tuple(table.other_than)
    )


def _nth(texts: tuple[str, ...], number: int) -> str:
    return texts[number - 1] if 0 < number <= len(texts) else ""
