"""Begins a language: its PO files, with every message and no translation."""

from pathlib import Path

from guidegen import stock as stock_guide
from guidegen.catalog.reader import DISTRICT_FILE, STOCK_FILE, catalog_path
from guidegen.catalog.values import SOURCE_LOCALE
from guidegen.errors import UsageError
from guidegen.languages import language
from guidegen.translation.extract import Messages
from guidegen.translation.locale_update import LocaleUpdate, update_locale


def start_locale(stock: Path, workspace: Path, tag: str, messages: Messages) -> LocaleUpdate:
    """Make the PO files of a language that the workspace has none of.

    What the stock guide has translated stays there. Raises UsageError: the tag is no language of
    the table, or English, or the workspace has begun it.
    """
    if language(tag).tag == SOURCE_LOCALE:
        raise UsageError("English is what is translated; it has no catalog to begin.")
    locales = stock_guide.locales(workspace)
    for file in (STOCK_FILE, DISTRICT_FILE):
        if catalog_path(locales, tag, file).exists():
            problem = f"The workspace has locales/{tag}/LC_MESSAGES/{file} already."
            raise UsageError(f"{problem} `guidegen catalog update {tag}` brings it in step.")
    return update_locale(stock, workspace, tag, messages)
