"""A locale's files, read to be changed: the catalog that they make, and the workspace's own."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import polib

from guidegen import stock as stock_guide
from guidegen.catalog import Catalog, read_catalog
from guidegen.catalog.checks import entry_faults
from guidegen.catalog.po_file import read_po
from guidegen.catalog.reader import DISTRICT_FILE, STOCK_FILE, catalog_path
from guidegen.errors import WorkspaceError
from guidegen.translation.update import write_po

OwnFiles = Mapping[Path, polib.POFile]
"""The PO files that a workspace keeps for a locale, by their paths."""

FUZZY = "fuzzy"


def read_whole_catalog(stock: Path, workspace: Path, locale: str) -> Catalog:
    """The catalog of a locale, whatever is wrong with single translations.

    Raises WorkspaceError: a file of the locale cannot be read whole, so that a change might
    lose something.
    """
    folders = (stock_guide.locales(stock), stock_guide.locales(workspace))
    catalog, faults = read_catalog(*folders, locale)
    stopped = frozenset({locale})
    single = {
        replace(fault, locales=stopped)
        for entry in catalog.entries.values()
        for fault in entry_faults(entry)
    }
    broken = [fault for fault in faults if fault not in single]
    if broken:
        raise WorkspaceError(*broken)
    return catalog


def read_own_files(workspace: Path, locale: str) -> dict[Path, polib.POFile]:
    """The PO files that the workspace has. Raises WorkspaceError: one of them cannot be read."""
    files: dict[Path, polib.POFile] = {}
    for name in (STOCK_FILE, DISTRICT_FILE):
        path = catalog_path(stock_guide.locales(workspace), locale, name)
        if path.exists():
            po, faults = read_po(path)
            if po is None:
                raise WorkspaceError(*faults)
            files[path] = po
    return files


def own_entry(files: OwnFiles, catalog: Catalog, context: str) -> polib.POEntry | None:
    """The PO entry that stands for a context, if it is in one of the workspace's own files."""
    entry = catalog.entries.get(context)
    po = files.get(entry.place.path) if entry else None
    if po is None:
        return None
    return next((each for each in po if each.msgctxt == context and not each.obsolete), None)


def mark_fuzzy(entry: polib.POEntry, fuzzy: bool) -> None:
    """Give an entry the flag of a draft, or take it away."""
    entry.flags = [flag for flag in entry.flags if flag != FUZZY]
    if fuzzy:
        entry.flags.insert(0, FUZZY)


def write_own_files(files: OwnFiles) -> tuple[Path, ...]:
    """Write what has changed, each file whole or not at all; which ones those were."""
    return tuple(path for path, po in files.items() if write_po(path, po))
