"""Brings the PO files of one locale in step with the messages of the workspace."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from guidegen import stock as stock_guide
from guidegen.catalog.po_file import read_po
from guidegen.catalog.po_form import form_faults
from guidegen.catalog.reader import DISTRICT_FILE, STOCK_FILE, catalog_path
from guidegen.catalog.values import SOURCE_LOCALE
from guidegen.errors import WorkspaceError
from guidegen.model.content import Message
from guidegen.translation.extract import Messages
from guidegen.translation.update import Updated, new_po, remember, update, write_po


@dataclass(frozen=True, slots=True)
class LocaleUpdate:
    """What an update did to a locale: how many entries, and which files were written."""

    locale: str
    added: int
    changed: int
    obsolete: int
    written: tuple[Path, ...]


def update_locale(stock: Path, workspace: Path, locale: str, messages: Messages) -> LocaleUpdate:
    """Update ``guidegen.po`` (where the workspace keeps one) and ``district.po``.

    What is no longer used moves to ``memory.po``. Raises WorkspaceError before anything is
    written: one of the files cannot be read.
    """
    locales = stock_guide.locales(workspace)
    plan: list[tuple[Path, polib.POFile, Sequence[Message]]] = []
    if keeps_stock(stock, workspace, locale):
        path = catalog_path(locales, locale, STOCK_FILE)
        plan.append((path, _read(path, locale), messages.stock))
    path = catalog_path(locales, locale, DISTRICT_FILE)
    po = _read(path, locale)
    plan.append((path, po, _district_messages(messages, po, locale)))
    memory = _read(locales / locale / "memory.po", locale)
    updates = [(path, update(po, wanted, workspace)) for path, po, wanted in plan]
    return _written(locale, updates, locales / locale / "memory.po", memory)


def keeps_stock(stock: Path, workspace: Path, locale: str) -> bool:
    """Whether the workspace has the stock's texts in a catalog of its own.

    It is the stock itself, or has a copy, or translates a language that the stock has not.
    """
    if locale == SOURCE_LOCALE:
        return False
    shipped, own = (
        catalog_path(stock_guide.locales(root), locale, STOCK_FILE) for root in (stock, workspace)
    )
    return stock.samefile(workspace) or own.exists() or not shipped.exists()


def _district_messages(messages: Messages, po: polib.POFile, locale: str) -> Sequence[Message]:
    """The district's own texts, and whichever stock texts its catalog words otherwise."""
    overridden = {entry.msgctxt for entry in po if not entry.obsolete}
    own = {message.context for message in messages.own} if locale != SOURCE_LOCALE else set()
    return [each for each in messages.every if each.context in own | overridden]


def _read(path: Path, locale: str) -> polib.POFile:
    if not path.exists():
        return new_po(locale)
    po, faults = read_po(path)
    if po is None:
        raise WorkspaceError(*faults)
    faults = tuple(form_faults(path, po))
    if faults:
        raise WorkspaceError(*faults)
    return po


def _written(
    locale: str,
    updates: Iterable[tuple[Path, Updated]],
    memory_path: Path,
    memory: polib.POFile,
) -> LocaleUpdate:
    done = tuple(updates)
    obsolete = [entry for _, updated in done for entry in updated.obsolete]
    files = [(memory_path, remember(memory, obsolete))] if obsolete else []
    files += [(path, updated.po) for path, updated in done if len(updated.po) or path.exists()]
    return LocaleUpdate(
        locale,
        sum(updated.added for _, updated in done),
        sum(updated.changed for _, updated in done),
        len(obsolete),
        tuple(path for path, po in files if write_po(path, po)),
    )
