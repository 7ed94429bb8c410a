"""Puts new translations into the workspace's own PO files, as drafts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from guidegen import stock as stock_guide
from guidegen.catalog import Catalog, digest
from guidegen.catalog.reader import DISTRICT_FILE, STOCK_FILE, catalog_path
from guidegen.model.content import Message
from guidegen.translation.extract import Messages
from guidegen.translation.locale_files import (
    mark_fuzzy,
    own_entry,
    read_own_files,
    write_own_files,
)
from guidegen.translation.locale_update import keeps_stock
from guidegen.translation.update import new_po, update


@dataclass(frozen=True, slots=True)
class Target:
    """Which stock and workspace a locale's files stand in."""

    stock: Path
    workspace: Path


def write_translations(
    target: Target, catalog: Catalog, messages: Messages, changes: Mapping[str, str]
) -> tuple[Path, ...]:
    """Write translations, by context, of today's English; which files were written.

    An entry stays in its file. What the workspace has no entry of comes into its ``guidegen.po``
    if it keeps one, else into ``district.po``. Raises WorkspaceError, before anything is written:
    a file cannot be read.
    """
    files = read_own_files(target.workspace, catalog.locale)
    stock_file = _stock_file(target, catalog.locale)
    own = {message.context for message in messages.own}
    shipped = {message.context for message in messages.stock} - own
    for message in messages.every:
        if message.context in changes:
            path = stock_file if message.context in shipped else None
            path = path or _path(target, catalog.locale, DISTRICT_FILE)
            entry = own_entry(files, catalog, message.context)
            if entry is None:
                po = files.setdefault(path, new_po(catalog.locale))
                entry = _entry(po, message, target)
            _translate(entry, message, changes[message.context], catalog)
    return write_own_files(files)


def _stock_file(target: Target, locale: str) -> Path | None:
    if keeps_stock(target.stock, target.workspace, locale):
        return _path(target, locale, STOCK_FILE)
    return None


def _path(target: Target, locale: str, file: str) -> Path:
    return catalog_path(stock_guide.locales(target.workspace), locale, file)


def _entry(po: polib.POFile, message: Message, target: Target) -> polib.POEntry:
    """The file's entry of a message; a new one at its end, until an update puts it in order."""
    for entry in po:
        if entry.msgctxt == message.context and not entry.obsolete:
            return entry
    entry = update(new_po(""), [message], target.workspace).po[0]
    po.append(entry)
    return entry


def _translate(entry: polib.POEntry, message: Message, text: str, catalog: Catalog) -> None:
    entry.msgid, entry.msgstr = message.source, text
    entry.previous_msgid = entry.previous_msgctxt = None
    approval = catalog.approvals.get(message.context)
    approved = approval and approval.digest == digest(message.context, message.source, text)
    mark_fuzzy(entry, not approved)
