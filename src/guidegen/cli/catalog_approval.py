"""``guidegen catalog approve`` and ``unapprove``: who answers for which translation."""

import datetime

import click

from guidegen import stock
from guidegen.catalog import Capacity
from guidegen.cli.frame import Frame, command, report_faults
from guidegen.cli.options import day_of
from guidegen.cli.translating import read_all_messages, tell_written
from guidegen.errors import ExitStatus, UsageError
from guidegen.languages import language
from guidegen.model.build import Severity
from guidegen.translation.approval import (
    Reviewer,
    approve,
    chosen,
    drafts,
    unapprove,
    write_approvals,
)
from guidegen.translation.checks.locale import read_ground
from guidegen.translation.locale_files import read_whole_catalog


@command(
    "approve",
    examples="guidegen catalog approve es why.roles.body --name 'Ana Ruiz' --capacity translator\n"
    "guidegen catalog approve es --all --name 'Ana Ruiz' --capacity 'native reader'",
)
@click.argument("tag")
@click.argument("contexts", metavar="CONTEXT...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every draft of the language.")
@click.option("--name", required=True, help="Who has read the translation and answers for it.")
@click.option(
    "--capacity",
    type=click.Choice([each.value for each in Capacity]),
    required=True,
    help="In what capacity.",
)
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day of the approval, as 2026-08-15; without it, today.",
)
def approve_command(  # noqa: PLR0913 (one for each option)
    frame: Frame,
    tag: str,
    contexts: tuple[str, ...],
    *,
    everything: bool,
    name: str,
    capacity: str,
    date: datetime.datetime | None,
) -> ExitStatus:
    """Record that a person has read translations and answers for them.

    An approval is of one wording: any later change of it, or of the English text, voids it. What
    is missing, stale or at fault cannot be approved; if any text is, none is approved.
    """
    reviewer = Reviewer(_written_name(name), day_of(date), Capacity(capacity))
    if everything == bool(contexts):
        raise UsageError("Name the texts to approve, or say --all; not both.")
    messages = read_all_messages(frame).every
    catalog = read_whole_catalog(stock.root(), frame.workspace, language(tag).tag)
    ground, unread = read_ground(stock.root(), frame.workspace, language(tag))
    wanted = drafts(catalog, messages) if everything else chosen(messages, contexts)
    approvals, faults = approve(catalog, wanted, reviewer, ground)
    broken = tuple(each.fault for each in unread if each.severity is Severity.ERROR)
    if broken or faults:
        report_faults(frame, (*broken, *faults))
        return ExitStatus.FINDINGS
    frame.say(f"{tag}: {len(wanted)} approved")
    if wanted:
        tell_written(frame, write_approvals(frame.workspace, catalog, approvals))
    return ExitStatus.DONE


@command("unapprove", examples="guidegen catalog unapprove es why.roles.body")
@click.argument("tag")
@click.argument("contexts", metavar="CONTEXT...", nargs=-1, required=True)
def unapprove_command(frame: Frame, tag: str, contexts: tuple[str, ...]) -> None:
    """Take approvals back; the translations stay, as drafts."""
    catalog = read_whole_catalog(stock.root(), frame.workspace, language(tag).tag)
    approvals = unapprove(catalog, contexts)
    frame.say(f"{tag}: {len(catalog.approvals) - len(approvals)} no longer approved")
    tell_written(frame, write_approvals(frame.workspace, catalog, approvals))


def _written_name(name: str) -> str:
    name = name.strip()
    if not name or not name.isprintable():
        raise UsageError("--name takes the name of a person, on one line.")
    return name
