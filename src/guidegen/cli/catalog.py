"""The commands that keep translations: ``guidegen catalog …``."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from guidegen import stock
from guidegen.catalog.values import SOURCE_LOCALE
from guidegen.cli.frame import ExampleGroup, Frame, command
from guidegen.content import read_district
from guidegen.errors import WorkspaceError
from guidegen.languages import language, languages
from guidegen.model.district import District
from guidegen.translation.extract import Messages, extract
from guidegen.translation.locale_update import LocaleUpdate, update_locale


@click.group("catalog", cls=ExampleGroup)
def catalog() -> None:
    """Update, check and exchange translations."""


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
    tags = [language(tag).tag] if tag else _tags(frame.workspace, district)
    for each in tags:
        _tell(frame, update_locale(stock.root(), frame.workspace, each, messages))


catalog.add_command(update)


def read_messages(workspace: Path, district: District) -> Messages:
    """The messages of a workspace. Raises WorkspaceError: something is wrong with any of them."""
    messages, faults = extract(stock.root(), workspace, district)
    if faults:
        raise WorkspaceError(*faults)
    return messages


def read_valid_district(workspace: Path) -> District:
    """The workspace's district. Raises WorkspaceError: it cannot be read."""
    district, faults = read_district(workspace / "content" / "district.toml")
    if district is None:
        raise WorkspaceError(*faults)
    return district


def _tags(workspace: Path, district: District) -> Iterable[str]:
    """The languages that the workspace has a folder for, and those that the district hands out."""
    folders = sorted(path.name for path in stock.locales(workspace).glob("*") if path.is_dir())
    wanted = (each.locale for each in district.locales if each.locale != SOURCE_LOCALE)
    return [tag for tag in dict.fromkeys((*folders, *wanted)) if tag in languages()]


def _tell(frame: Frame, done: LocaleUpdate) -> None:
    frame.say(f"{done.locale}: {', '.join(_counts(done))}")
    for path in done.written:
        frame.tell(f"  wrote {path.relative_to(frame.workspace)}")


def _counts(done: LocaleUpdate) -> Iterator[str]:
    yield f"{done.added} new"
    yield f"{done.changed} changed in English"
    yield f"{done.obsolete} moved to memory.po"
