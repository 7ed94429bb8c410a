"""Options that several commands share."""

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from guidegen.errors import UsageError
from guidegen.model.build import Severity

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

SEVERITIES = {severity.word: severity for severity in Severity}

fail_on_option: Decorator = click.option(
    "--fail-on",
    type=click.Choice(list(SEVERITIES)),
    default=Severity.ERROR.word,
    show_default=True,
    help="The least severity that makes the exit status 1.",
)
date_option: Decorator = click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day of the build, as 2026-08-15; without it SOURCE_DATE_EPOCH, else today.",
)
freezes_option: Decorator = click.option(
    "--freezes",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where freezes are kept; without it, freezes/ in the workspace.",
)
out_option: Decorator = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to write; without it, out/ in the workspace.",
)
json_option: Decorator = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON on stdout, for machines."
)


def day_of(date: datetime.datetime | None) -> datetime.date:
    """The day that ``--date`` gave, else that of SOURCE_DATE_EPOCH (UTC), else of the clock.

    Raises UsageError: the variable is set to something else than seconds.
    """
    if date is not None:
        return date.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.datetime.now().astimezone().date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}; it takes seconds since 1970.") from None
