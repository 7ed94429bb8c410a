"""The commands that keep translations: ``guidegen catalog …``."""

from collections.abc import Iterator

import click

from guidegen import stock
from guidegen.cli.catalog_approval import approve_command, unapprove_command
from guidegen.cli.catalog_check import check
from guidegen.cli.catalog_diff import diff
from guidegen.cli.catalog_exchange import export_command, import_command
from guidegen.cli.catalog_extract import extract
from guidegen.cli.catalog_pseudo import pseudo
from guidegen.cli.catalog_room import room
from guidegen.cli.catalog_status import status
from guidegen.cli.frame import ExampleGroup, Frame, command
from guidegen.cli.translating import (
    asked_tags,
    read_all_messages,
    read_messages,
    read_valid_district,
    tell_written,
)
from guidegen.translation.locale_start import start_locale
from guidegen.translation.locale_update import LocaleUpdate, update_locale


@click.group("catalog", cls=ExampleGroup)
def catalog() -> None:
    """Update, check and exchange translations."""


@command("init", examples="guidegen catalog init ne")
@click.argument("tag")
def init(frame: Frame, tag: str) -> None:
    """Begin a language: make its PO files, with every text, its note, and no translation.

    TAG is one of `guidegen list locales`. Texts that the stock guide has in this language
    already are not copied; `guidegen catalog status TAG` counts them.
    """
    done = start_locale(stock.root(), frame.workspace, tag, read_all_messages(frame))
    frame.say(f"{tag}: {done.added} texts to translate")
    tell_written(frame, done.written)


@command(
    "update",
    examples="guidegen catalog update\nguidegen catalog update es",
)
@click.argument("tag", required=False)
def update(frame: Frame, tag: str | None) -> None:
    """Bring the PO files of one language, or of all, in step with the English text.

    New texts are added empty; where the English has changed, the translation stays and keeps
    the old English beside it; what is no longer used moves to memory.po. Nothing is guessed.
    """
    district = read_valid_district(frame.workspace)
    messages = read_messages(frame.workspace, district)
    for each in asked_tags(frame.workspace, district, tag):
        _tell(frame, update_locale(stock.root(), frame.workspace, each, messages))


for _each in (
    approve_command,
    check,
    diff,
    extract,
    init,
    status,
    unapprove_command,
    update,
    export_command,
    import_command,
    pseudo,
    room,
):
    catalog.add_command(_each)


def _tell(frame: Frame, done: LocaleUpdate) -> None:
    frame.say(f"{done.locale}: {', '.join(_counts(done))}")
    tell_written(frame, done.written)


def _counts(done: LocaleUpdate) -> Iterator[str]:
    yield f"{done.added} new"
    yield f"{done.changed} changed in English"
    yield f"{done.obsolete} moved to memory.po"
