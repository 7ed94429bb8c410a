"""``guidegen fold-guide``: a dummy to fold."""

import datetime
from pathlib import Path

import click

from guidegen.cli.frame import Frame, command
from guidegen.cli.options import date_option, day_of, out_option
from guidegen.files import write_atomically
from guidegen.languages import language
from guidegen.model.build import BuildDate
from guidegen.model.editions import EDITIONS


@command(
    "fold-guide", examples="guidegen fold-guide trifold\nguidegen fold-guide trifold --locale ar"
)
@click.argument("edition", type=click.Choice(list(EDITIONS)))
@click.option(
    "--locale",
    "tag",
    default="en",
    show_default=True,
    metavar="TAG",
    help="For guides in this language: those that run from right to left fold the other way.",
)
@out_option
@date_option
def fold_guide(
    frame: Frame, edition: str, *, tag: str, out: Path | None, date: datetime.datetime | None
) -> None:
    """Make a dummy to fold, with numbered faces.

    Print it as you will print the guides: it shows whether the printer flips the right edge and
    scales nothing, and how the sheet is folded. The numbers are in the order of reading.
    """
    from guidegen.packets import fold_guide as made  # noqa: PLC0415 (help need not wait)
    from guidegen.proof.workers import in_workers  # noqa: PLC0415
    from guidegen.workspace import read_workspace  # noqa: PLC0415

    of = language(tag)
    workspace = read_workspace(frame.workspace)
    task = (edition, of, workspace.templates, BuildDate(day_of(date)))
    (data,) = in_workers(1, made, [task])
    path = frame.folder(out, "out") / f"fold-guide-{edition}-{of.tag}.pdf"
    write_atomically(path, data)
    frame.say(str(path))
