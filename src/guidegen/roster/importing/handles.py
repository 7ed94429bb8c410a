"""Who is who: ids for schools that stay the same, handles for officers, schools by any name."""

import re
from collections.abc import Iterable, Mapping, Sequence

from guidegen.roster.importing.casing import Kind
from guidegen.roster.importing.cleaning import Cleaner
from guidegen.roster.importing.converting import Imported, Row
from guidegen.roster.importing.slugs import slug, unique_slug
from guidegen.roster.importing.subjects import KEY


def with_ids(
    rows: Sequence[Imported], base: Mapping[str, Row], current: Iterable[Row]
) -> dict[str, Row]:
    """Schools by their ids: the id of last time for the same key or name, else a new one."""
    by_key = {row[KEY]: handle for handle, row in base.items() if row.get(KEY)}
    by_name = {slug(row["name"]): handle for handle, row in base.items() if row.get("name")}
    by_hand = {slug(row["name"]): row["id"] for row in current if row["name"] and row["id"]}
    free = {**by_hand, **by_name}
    taken = set(base) | set(by_hand.values())
    result: dict[str, Row] = {}
    for row in rows:
        name = slug(row.cells["name"])
        known = by_key.get(row.key) or (free.get(name) if not row.key or not by_key else None)
        if known is None or known in result:
            known = _new_id(row, free, taken, result)
        taken.add(known)
        result[known] = {"id": known, **row.cells, KEY: row.key}
    return result


def _new_id(
    row: Imported, free: Mapping[str, str], taken: set[str], result: Mapping[str, Row]
) -> str:
    """The id of a school of that name that no key of the export claims, else a new one."""
    same_name = free.get(slug(row.cells["name"]))
    if same_name is not None and same_name not in result:
        return same_name
    return unique_slug(row.cells["name"], taken)


def with_handles(rows: Iterable[Imported]) -> dict[str, Row]:
    """Officers by what the export calls them by, else by role and name."""
    result: dict[str, Row] = {}
    for row in rows:
        handle = row.key or f"{row.cells['role']} {row.cells['name']}".casefold()
        number = sum(known.split(" #")[0] == handle for known in result)
        unique = f"{handle} #{number + 1}" if number else handle
        result[unique] = {**row.cells, KEY: unique}
    return result


def school_index(schools: Iterable[Row], base: Mapping[str, Row]) -> Mapping[str, str]:
    """Ids of schools by everything that a list of officers may call them by."""
    index: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in schools:
        names[row["id"]] = row["id"]
        for text in (row["id"], row["name"], row.get("short_name", "")):
            if text:
                index.setdefault(slug(text), row["id"])
    for handle, row in base.items():
        known = names.get(handle) or index.get(slug(row.get("name", "")))
        if known and row.get(KEY):
            index.setdefault(slug(row[KEY]), known)
    return index


def resolved_schools(text: str, index: Mapping[str, str]) -> str:
    """The ids of schools that a cell names, whatever separates them; unknown names as slugs."""
    whole = _school_id(text, index)
    if whole:
        return whole
    parts = [part.strip() for part in re.split(r"[;|/\n]|,(?!\s*(?:jr|sr)\b)", text)]
    found = [_school_id(part, index) or slug(part) for part in parts if part]
    return " ".join(dict.fromkeys(found))


def _school_id(text: str, index: Mapping[str, str]) -> str:
    cleaned, _ = Cleaner().clean(text.upper(), Kind.NAME)
    code, _ = Cleaner().clean(text, Kind.CODE)
    return index.get(slug(cleaned)) or index.get(slug(code)) or ""
