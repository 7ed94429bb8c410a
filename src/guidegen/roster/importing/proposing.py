"""A first mapping for an export: what the names and contents of its columns suggest."""

import re
from collections.abc import Iterator, Mapping

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.roster.importing.exports import Export
from guidegen.roster.importing.headers import (
    OFFICER_CHECKS,
    OFFICER_NAMES,
    SCHOOL_CHECKS,
    SCHOOL_NAMES,
    find_columns,
    plain,
)
from guidegen.roster.importing.mapping import LeaveOut, Source, SubjectMapping
from guidegen.roster.importing.subjects import SCHOOLS, Subject

_NOT_OPEN = re.compile(
    r"construction|closed|inactive|not active|proposed|planned|future|retired|terminated|resigned",
    re.IGNORECASE,
)
_AS_THEY_ARE = (
    *("name", "short_name", "phone", "website", "level", "principal", "sro", "sso", "agency"),
    *("role", "title", "email", "schedule", "languages", "schools"),
)
PRINTED_BY_DEFAULT = "name title"
"""What of an imported officer may be printed, until the district says more."""


def propose(export: Export, subject: Subject) -> SubjectMapping:
    """A mapping that needs no edits where the export's columns have usual names."""
    is_schools = subject is SCHOOLS
    names, checks = (SCHOOL_NAMES, SCHOOL_CHECKS) if is_schools else (OFFICER_NAMES, OFFICER_CHECKS)
    found = find_columns(export, names, checks)
    columns = {name: Source((found[name],)) for name in _AS_THEY_ARE if name in found}
    columns.update(_composed_school(found) if is_schools else _composed_officer(found))
    return SubjectMapping(
        columns={name: columns[name] for name in subject.columns.known if name in columns},
        key=_key(export, found, once=is_schools),
        leave_out=tuple(_closed(export, found)),
    )


def require_needed(
    export: Export, subject: Subject, mapping: SubjectMapping, mapping_path: Place
) -> None:
    """Raise WorkspaceError for what every row needs and the mapping gets from nowhere."""
    needed = {"name"} if subject is SCHOOLS else {"role", "name", "schools"}
    faults = [
        Fault(
            "mapping-incomplete",
            mapping_path.at(key=f"{subject.name}.columns.{name}"),
            f"No column of {export.path.name} is known to hold {name!r}.",
            f'Write {name} = "…" with one of its columns: {", ".join(export.columns)}.',
        )
        for name in sorted(needed)
        if name not in mapping.columns
    ]
    if faults:
        raise WorkspaceError(*faults)


def _composed_school(found: Mapping[str, str]) -> dict[str, Source]:
    composed = {}
    parts = [part for part in ("street", "city", "state", "zip") if part in found]
    if parts:
        composed["address"] = Source(tuple(found[part] for part in parts), _address(parts))
    if "level" not in found and {"low", "high"} <= found.keys():
        composed["level"] = Source((found["low"], found["high"]), "{1}-{2}")
    return composed | _full_name(found, "principal")


def _address(parts: list[str]) -> str:
    """``{1}, {2}, {3} {4}``: commas between all parts, but none before the ZIP code."""
    text = ""
    for number, part in enumerate(parts, start=1):
        text += ("" if not text else " " if part == "zip" else ", ") + f"{{{number}}}"
    return text


def _composed_officer(found: Mapping[str, str]) -> dict[str, Source]:
    composed = {"print": Source(value=PRINTED_BY_DEFAULT)}
    if "title" not in found and plain(found.get("role", "")) in OFFICER_NAMES["title"]:
        composed["title"] = Source((found["role"],))
    return composed | _full_name(found, "name")


def _full_name(found: Mapping[str, str], name: str) -> dict[str, Source]:
    if name in found or not {"first", "last"} <= found.keys():
        return {}
    return {name: Source((found["first"], found["last"]), "{1} {2}")}


def _key(export: Export, found: Mapping[str, str], *, once: bool) -> str:
    """The column that tells rows apart from year to year, if there is one of that kind.

    A school stands in an export once; an officer may have a row for each school.
    """
    column = found.get("key", "")
    values = export.values(column) if column else ()
    full = len(set(values) if once else values) == len(export.rows)
    return column if values and full else ""


def _closed(export: Export, found: Mapping[str, str]) -> Iterator[LeaveOut]:
    if "status" in found:
        values = dict.fromkeys(map(str.strip, export.values(found["status"])))
        closed = tuple(value for value in values if _NOT_OPEN.search(value))
        if closed:
            yield LeaveOut(found["status"], equals=closed)
