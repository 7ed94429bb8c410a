"""``guidegen packet``: what a school prints."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidegen.cli.frame import Frame, command
from guidegen.cli.options import date_option
from guidegen.cli.processors import this_machine
from guidegen.errors import ExitStatus, UsageError
from guidegen.model.editions import EDITIONS, PRINTED

if TYPE_CHECKING:
    from guidegen.packets import Reprint

EXAMPLES = """
guidegen packet --school cedar-valley-high
guidegen packet --school cedar-valley-high --from-enrollment enrollment.csv --spare 10
guidegen packet --school cedar-valley-high --reprint es:40-60
guidegen packet --all --separate
"""


@command("packet", examples=EXAMPLES)
@click.option("--school", "schools", multiple=True, metavar="ID", help="The packet of this school.")
@click.option("--all", "every", is_flag=True, help="The packets of all schools, and a summary.")
@click.option("--edition", "editions", multiple=True, metavar="NAME", help="Only this edition.")
@click.option(
    "--from-enrollment",
    "enrollment",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Print a copy for each family, in the language it reads: a CSV of school, language and "
    "families. Without it, the roster's copies.",
)
@click.option(
    "--spare",
    type=click.IntRange(0, 100),
    default=5,
    show_default=True,
    metavar="PERCENT",
    help="So many more copies than families.",
)
@click.option(
    "--reprint",
    "reprints",
    multiple=True,
    metavar="TAG:FROM-TO",
    help="Only these copies of a language, after a jam: es:40-60, es:40- or es.",
)
@click.option("--separate", is_flag=True, help="A file for each language.")
@click.option("--uncollated", is_flag=True, help="Guides of several sheets sheet by sheet.")
@click.option("--review", is_flag=True, help="Print also guides that are marked for review.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the guides are, and where to write; without it, out/ in the workspace.",
)
@date_option
def packet(  # noqa: PLR0913 (one for each option)
    frame: Frame,
    schools: tuple[str, ...],
    editions: tuple[str, ...],
    reprints: tuple[str, ...],
    *,
    every: bool,
    enrollment: Path | None,
    spare: int,
    separate: bool,
    uncollated: bool,
    review: bool,
    out: Path | None,
    date: datetime.datetime | None,
) -> ExitStatus:
    """Make what a school's office prints.

    It is one PDF for each kind of paper, with the right number of copies of each guide. Guides that
    are not up to date are made first. A job ticket lies on top: counts, paper, how to
    print, how to fold. Every copy begins on the front of a sheet, so that the file can be printed
    as it is, on both sides. A guide that is marked for review stays out, and the ticket says so.
    """
    from guidegen.cli import packing  # noqa: PLC0415 (help need not wait for the layout engine)
    from guidegen.packets import Request  # noqa: PLC0415

    if bool(schools) == every:
        raise UsageError("Say which school's packet, with --school ID, or --all.")
    if every and reprints:
        raise UsageError("--reprint is for one school's packet; name it with --school ID.")
    folder = frame.folder(out, "out")
    asked = packing.Asked(
        schools,
        _for_paper(editions),
        enrollment,
        folder,
        Request(
            date=packing.date_of(date, folder),
            enrollment=enrollment.name if enrollment else "",
            spare=spare,
            separate=separate,
            collated=not uncollated,
            review=review,
            reprints=_reprints(reprints),
        ),
        this_machine(),
    )
    return packing.pack(frame, asked)


def _reprints(texts: tuple[str, ...]) -> "tuple[Reprint, ...]":
    """The copies that are to be printed again; raises UsageError."""
    from guidegen.packets import read_reprint  # noqa: PLC0415 (help need not wait)

    wanted = tuple(map(read_reprint, texts))
    if len({each.locale for each in wanted}) < len(wanted):
        raise UsageError("--reprint names a language twice; print them one after the other.")
    return wanted


def _for_paper(editions: tuple[str, ...]) -> tuple[str, ...]:
    """The editions that are asked for, none for the district's; raises UsageError."""
    for name in editions:
        if name in EDITIONS and name not in PRINTED:
            there = ", ".join(PRINTED)
            raise UsageError(f"The edition {name!r} is not for paper; these are: {there}.")
    return editions
