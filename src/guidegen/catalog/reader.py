"""Reads what a locale has: the stock's catalog, the workspace's own, and its approvals."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from guidegen.catalog.checks import entry_faults
from guidegen.catalog.po_file import read_po
from guidegen.catalog.po_form import form_faults, place_of
from guidegen.catalog.review import read_review
from guidegen.catalog.values import SOURCE_LOCALE, Catalog, Entry
from guidegen.errors import Fault, Place
from guidegen.languages import languages

STOCK_FILE = "guidegen.po"
DISTRICT_FILE = "district.po"


def catalog_path(locales: Path, locale: str, file: str) -> Path:
    """Where a locale's PO file stands below a ``locales`` folder."""
    return locales / locale / "LC_MESSAGES" / file


def read_catalog(
    stock_locales: Path, workspace_locales: Path, locale: str
) -> tuple[Catalog, tuple[Fault, ...]]:
    """The catalog of a locale; its faults stop that locale only.

    Later files win, entry by entry: the stock's catalog, the workspace's own ``guidegen.po``,
    its ``district.po``. A language without any catalog is no fault: all of it is missing.
    """
    if locale not in languages():
        return Catalog(locale), (_unknown_language(workspace_locales, locale),)
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for path in _layers(stock_locales, workspace_locales, locale):
        read, found = read_entries(path)
        faults += found
        entries |= {each.context: each for each in read if _wins(each, entries)}
    approvals, found = read_review(workspace_locales / locale / "review.json")
    stopped = frozenset({locale})
    return (
        Catalog(locale, entries, approvals),
        tuple(replace(fault, locales=stopped) for fault in (*faults, *found)),
    )


def read_entries(path: Path) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """The entries of one PO file, in order, and everything wrong with them."""
    po, faults = read_po(path)
    if po is None:
        return (), faults
    entries = tuple(
        Entry(
            entry.msgctxt or "",
            entry.msgid,
            entry.msgstr,
            entry.previous_msgid or "",
            place_of(path, entry),
        )
        for entry in po
        if not entry.obsolete
    )
    found = (fault for entry in entries for fault in entry_faults(entry))
    return entries, (*form_faults(path, po), *found)


def _layers(stock: Path, workspace: Path, locale: str) -> Iterator[Path]:
    """The files of a locale, from the weakest; English has its source text and overrides."""
    stock_file, own_file = (catalog_path(each, locale, STOCK_FILE) for each in (stock, workspace))
    candidates = [catalog_path(workspace, locale, DISTRICT_FILE)]
    if locale != SOURCE_LOCALE:
        same = own_file.exists() and stock_file.exists() and own_file.samefile(stock_file)
        candidates = [*([] if same else [stock_file]), own_file, *candidates]
    return (path for path in candidates if path.is_file())


def _wins(entry: Entry, weaker: dict[str, Entry]) -> bool:
    return bool(entry.translation) or entry.context not in weaker


def _unknown_language(locales: Path, locale: str) -> Fault:
    return Fault(
        "unknown-language",
        Place(locales, key=locale),
        f"guidegen knows no language {locale!r}.",
        "`guidegen list locales` shows the ones it knows.",
        locales=frozenset({locale}),
    )
