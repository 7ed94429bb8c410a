"""An import from beginning to end: first a plan, which holds everything it would do; then files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidegen.errors import Fault, Place, UsageError, WorkspaceError
from guidegen.files import write_atomically
from guidegen.roster import reading
from guidegen.roster.cells import tidy
from guidegen.roster.importing.cleaning import RuleUse
from guidegen.roster.importing.confirming import Confirmed, require_tables
from guidegen.roster.importing.converting import Imported, LeftOut, Row, convert, merged_officers
from guidegen.roster.importing.exports import Export, read_export
from guidegen.roster.importing.handles import (
    resolved_schools,
    school_index,
    with_handles,
    with_ids,
)
from guidegen.roster.importing.kept_tables import (
    csv_text,
    faults_of,
    read_table,
    table_bytes,
    table_text,
)
from guidegen.roster.importing.mapping import SubjectMapping, read_mapping, require_columns
from guidegen.roster.importing.mapping_text import with_mapping
from guidegen.roster.importing.merging import Change, Merge, Merged, Take
from guidegen.roster.importing.proposing import propose, require_needed
from guidegen.roster.importing.subjects import KEY, MAPPING, SCHOOLS, Subject
from guidegen.toml_places import TomlFile, parse_toml, read_toml


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import found and would write; ``faults`` is what the new table still has wrong."""

    export: Export
    subject: Subject
    mapping: SubjectMapping
    mapping_is_new: bool
    uses: tuple[RuleUse, ...]
    left_out: tuple[LeftOut, ...]
    changes: tuple[Change, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    files: Mapping[Path, bytes]

    @property
    def mapping_text(self) -> str:
        """The mapping's file, where the plan would write it."""
        return next((b.decode() for path, b in self.files.items() if path.name == MAPPING), "")


class MappingIncompleteError(WorkspaceError):
    """The export's columns could not all be guessed; ``text`` is the mapping as far as it goes."""

    def __init__(self, path: Path, text: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(*faults)
        self.path = path
        self.text = text


def plan_import(path: Path, content: Path, subject: Subject, take: Take) -> ImportPlan:
    """Everything that importing an export would do to a workspace's content.

    Raises WorkspaceError for what makes it impossible: the export, the mapping or the table that
    stands there cannot be read; UsageError where the roster is kept in a workbook.
    """
    if not content.is_dir():
        raise UsageError(f"{content.parent} is no workspace; `guidegen init` makes one")
    require_tables(content)
    export, mapping, mapping_text = _mapped(path, content / MAPPING, subject)
    conversion = convert(export, subject, mapping)
    current = read_table(content / subject.table, subject)
    base = _read_base(content / subject.base)
    incoming = _incoming(conversion.rows, content, subject, base, current)
    columns = [name for name in subject.columns.known if name in _written(subject, mapping)]
    merged = Merge(base, incoming, columns, subject.identities, take).run(current)
    table = table_text(subject, merged.rows)
    return ImportPlan(
        export=export,
        subject=subject,
        mapping=mapping,
        mapping_is_new=mapping_text is not None,
        uses=tuple(conversion.uses),
        left_out=tuple(conversion.left_out),
        changes=tuple(merged.changes),
        rows=tuple(merged.rows),
        faults=faults_of(content, subject, table),
        files=_files(
            content, subject, table if merged.rows != current else None, merged, mapping_text
        ),
    )


def write_plan(plan: ImportPlan | Confirmed) -> None:
    """Write the files of a plan, each whole or not at all."""
    for path, data in plan.files.items():
        write_atomically(path, data)


def write_mapping(error: MappingIncompleteError) -> None:
    """Write the mapping as far as it could be guessed."""
    write_atomically(error.path, error.text.encode())


def _mapped(
    path: Path, mapping_path: Path, subject: Subject
) -> tuple[Export, SubjectMapping, str | None]:
    """The export, its mapping, and the new text of the mapping's file where it changes."""
    file = read_toml(mapping_path) if mapping_path.exists() else TomlFile(mapping_path, {}, {})
    kept = read_mapping(file, subject)
    export = read_export(path, kept.sheet if kept else "")
    if kept is not None:
        require_columns(file, subject, kept, export)
        require_needed(export, subject, kept, Place(mapping_path))
        return export, kept, None
    proposed = propose(export, subject)
    old = mapping_path.read_text(encoding="utf-8") if mapping_path.exists() else ""
    text = with_mapping(old, subject, proposed)
    try:
        require_needed(export, subject, proposed, Place(mapping_path))
    except WorkspaceError as error:
        raise MappingIncompleteError(mapping_path, text, error.faults) from None
    again = read_mapping(parse_toml(mapping_path, text), subject)
    return export, again or proposed, text


def _written(subject: Subject, mapping: SubjectMapping) -> set[str]:
    return {*mapping.columns, "level" if subject is SCHOOLS else "role"}


def _incoming(
    rows: list[Imported],
    content: Path,
    subject: Subject,
    base: Mapping[str, Row],
    current: Sequence[Row],
) -> dict[str, Row]:
    if subject is SCHOOLS:
        return with_ids(rows, base, current)
    schools = read_table(content / SCHOOLS.table, SCHOOLS)
    index = school_index(schools, _read_base(content / SCHOOLS.base))
    handles = with_handles(merged_officers(rows))
    return {
        handle: {**row, "schools": resolved_schools(row.get("schools", ""), index)}
        for handle, row in handles.items()
    }


def _read_base(path: Path) -> dict[str, Row]:
    """What the last import made, by handle; nothing where there was none."""
    if not path.exists():
        return {}
    rows = reading.read_csv(path).rows
    header = rows[0].cells if rows else ()
    read = [dict(zip(header, map(tidy, row.cells), strict=False)) for row in rows[1:]]
    return {row.get("id") or row.get(KEY, ""): row for row in read}


def _files(
    content: Path, subject: Subject, table: str | None, merged: Merged, mapping_text: str | None
) -> dict[Path, bytes]:
    path = content / subject.table
    base = csv_text([KEY, *subject.columns.known], merged.base.values())
    files = {content / subject.base: base.encode()}
    if table is not None:
        files[path] = table_bytes(path, table)
    if mapping_text is not None:
        files[content / MAPPING] = mapping_text.encode()
    return {path: data for path, data in files.items() if not _holds(path, data)}


def _holds(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes() == data
