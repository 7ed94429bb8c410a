"""``guidegen stock changes``: what an upgrade of guidegen changed under a workspace."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from guidegen import stock as stock_guide
from guidegen.catalog import read_catalog
from guidegen.cli.frame import ExampleGroup, Frame, command
from guidegen.cli.translating import read_messages, read_valid_district
from guidegen.translation.extract import Messages
from guidegen.translation.stock_changes import (
    FallenApproval,
    StockChange,
    StockRecord,
    fallen_approvals,
    file_changes,
    overridden_files,
    read_record,
    record_stock,
    text_changes,
    write_record,
)

SHOWN_AT_MOST = 60


@click.group("stock", cls=ExampleGroup)
def stock() -> None:
    """Follow the stock guide through an upgrade."""


@command(
    "changes",
    examples="guidegen stock changes\nguidegen stock changes --accept",
)
@click.option("--accept", is_flag=True, help="Take today's stock as known from now on.")
def changes(frame: Frame, *, accept: bool) -> None:
    """List what an upgrade changed.

    The stock texts that are new, changed or gone; the stock's new versions of files that the
    workspace has copied; and the approvals that hold no longer.
    """
    messages = read_messages(frame.workspace, read_valid_district(frame.workspace))
    record = read_record(frame.workspace)
    if record is None:
        frame.tell("This workspace has no record of the stock guide yet; --accept writes one.")
    else:
        for line in _lines(frame.workspace, record, messages):
            frame.say(line)
    if accept:
        accept_stock(frame.workspace)
        frame.tell("Today's stock guide is recorded as known.")


stock.add_command(changes)


def accept_stock(workspace: Path) -> None:
    """Record the stock guide as it is today. Raises WorkspaceError: a text is at fault."""
    messages = read_messages(workspace, read_valid_district(workspace))
    overridden = overridden_files(stock_guide.root(), workspace)
    write_record(workspace, record_stock(messages.stock, overridden))


def _lines(workspace: Path, record: StockRecord, messages: Messages) -> Iterator[str]:
    overridden = overridden_files(stock_guide.root(), workspace)
    fallen = [each for tag in _locales(workspace) for each in _fallen(workspace, tag, messages)]
    yield from _section(
        "changes of stock texts", map(_change, text_changes(record, messages.stock))
    )
    yield from _section(
        "changes under copied files", map(_change, file_changes(record, overridden))
    )
    yield from _section("approvals that fell", map(_approval, fallen))


def _fallen(workspace: Path, tag: str, messages: Messages) -> tuple[FallenApproval, ...]:
    ours, own = (stock_guide.locales(root) for root in (stock_guide.root(), workspace))
    catalog, _ = read_catalog(ours, own, tag)
    return fallen_approvals(catalog, messages.every)


def _locales(workspace: Path) -> list[str]:
    reviews = stock_guide.locales(workspace).glob("*/review.json")
    return sorted(path.parent.name for path in reviews)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A title with its number, then the lines; of very many only the first."""
    every = list(lines)
    yield f"{len(every)} {title}"
    yield from (f"  {line}" for line in every[:SHOWN_AT_MOST])
    if len(every) > SHOWN_AT_MOST:
        yield f"  and {len(every) - SHOWN_AT_MOST} more"


def _change(change: StockChange) -> str:
    return f"{change.kind.value:8}{change.id}" + (f": {change.text}" if change.text else "")


def _approval(fallen: FallenApproval) -> str:
    who = f"{fallen.name}, {fallen.date}"
    return f"{fallen.locale:8}{fallen.context}: {fallen.reason} ({who})"
