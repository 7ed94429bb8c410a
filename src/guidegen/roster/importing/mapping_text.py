"""The mapping as a file that people edit: TOML with comments, what it already says kept."""

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT, InlineTable, Table

from guidegen.roster.importing.cleaning import RULES
from guidegen.roster.importing.levels import USUAL_LEVELS
from guidegen.roster.importing.mapping import LeaveOut, Source, SubjectMapping
from guidegen.roster.importing.subjects import SCHOOLS, Subject

_INTRODUCTION = """\
How `guidegen roster import` reads an export. It was guessed from the export's columns; edit what
was guessed wrong, and import again. The next import, next year's too, uses this file as it is."""
_COLUMNS = """\
ours = "theirs"
Several columns:  address = {columns = ["Street", "City"], pattern = "{1}, {2}"}
The same in every row:  agency = {value = "Oak County Sheriff's Office"}"""
_LEVELS = """\
A school belongs to the first of these that holds all of its grades, else it is combined.
EE and PK come before K."""
_WORDS = """\
Your own spelling of words that the export writes in capitals:  LEBLANC = "LeBlanc\""""
_LEAVE_OUT = """\
Rows that are left out. Tests of a column: equals, contains, other_than; each a list of texts."""
_PRINT = """\
What may be printed of each officer: name title phone email schedule languages photo, or all."""


def with_mapping(text: str, subject: Subject, mapping: SubjectMapping) -> str:
    """The text of a mapping's file with a subject's part added at its end."""
    document = tomlkit.parse(text)
    if not text.strip():
        _comment(document, _INTRODUCTION)
    document.add(tomlkit.nl())
    document.add(subject.name, _subject(subject, mapping))
    return tomlkit.dumps(document)


def _subject(subject: Subject, mapping: SubjectMapping) -> Table:
    table = tomlkit.table()
    _comment(table, "The column that tells rows apart, the same from year to year.")
    table.add("key", mapping.key)
    table.add(tomlkit.nl())
    table.add("columns", _columns(subject, mapping))
    if subject is SCHOOLS:
        table.add("levels", _levels())
    words = tomlkit.table()
    _comment(words, _WORDS)
    words.add(tomlkit.nl())
    table.add("words", words)
    table.add("rules", _rules())
    if mapping.leave_out:
        table.add("leave_out", _leave_out(mapping.leave_out))
    return table


def _columns(subject: Subject, mapping: SubjectMapping) -> Table:
    table = tomlkit.table()
    _comment(table, _COLUMNS)
    for name, source in mapping.columns.items():
        if name == "print":
            _comment(table, _PRINT)
        table.add(name, _source(source))
    missing = [name for name in subject.columns.known if name not in mapping.columns]
    _comment(table, f"Not found: {', '.join(name for name in missing if name != 'id')}")
    table.add(tomlkit.nl())
    return table


def _source(source: Source) -> str | InlineTable:
    if len(source.columns) == 1 and source.pattern == "{1}" and not source.value:
        return source.columns[0]
    table = tomlkit.inline_table()
    if source.columns:
        table.update({"columns": list(source.columns), "pattern": source.pattern})
    if source.value:
        table.update({"value": source.value})
    return table


def _levels() -> Table:
    table = tomlkit.table()
    _comment(table, _LEVELS)
    for level, grades in USUAL_LEVELS.items():
        table.add(level.value, grades)
    table.add(tomlkit.nl())
    return table


def _rules() -> Table:
    table = tomlkit.table()
    _comment(table, "How texts are cleaned; a rule that is false is not used.")
    for name, about in {rule.name: rule.about for rule in RULES}.items():
        table.add(name, tomlkit.item(value=True).comment(about))
    table.add(tomlkit.nl())
    return table


def _leave_out(conditions: tuple[LeaveOut, ...]) -> AoT:
    tables = tomlkit.aot()
    for condition in conditions:
        table = tomlkit.table()
        _comment(table, _LEAVE_OUT)
        table.update({"column": condition.column, "equals": list(condition.equals)})
        tables.append(table)
    return tables


def _comment(parent: Table | TOMLDocument, text: str) -> None:
    for line in text.splitlines():
        parent.add(tomlkit.comment(line))
