"""``guidegen fold-guide``: a dummy to fold."""

import datetime
from pathlib import Path

import click

from guidegen.cli.frame import Frame, command
from guidegen.cli.options import date_option, day_of, out_option
from guidegen.errors import UsageError
from guidegen.files import write_atomically
from guidegen.languages import language
from guidegen.model.build import BuildDate, Job, Purpose
from guidegen.model.editions import EDITIONS, PRINTED
from guidegen.model.printing import PAPERS

EXAMPLES = """
guidegen fold-guide trifold
guidegen fold-guide trifold --locale ar
guidegen fold-guide booklet
"""


@command("fold-guide", examples=EXAMPLES)
@click.argument("edition", type=click.Choice(list(EDITIONS)))
@click.option(
    "--locale",
    "tag",
    default="en",
    show_default=True,
    metavar="TAG",
    help="For guides in this language: those that run from right to left fold the other way.",
)
@click.option(
    "--paper", type=click.Choice(PAPERS), default=None, help="Without it, the district's paper."
)
@out_option
@date_option
def fold_guide(  # noqa: PLR0913 (one for each option)
    frame: Frame,
    edition: str,
    *,
    tag: str,
    paper: str | None,
    out: Path | None,
    date: datetime.datetime | None,
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
    if edition not in PRINTED:
        raise UsageError(f"The edition {edition!r} is not folded: it is not for paper.")
    job = Job("", of.tag, edition, Purpose.FINAL, paper or workspace.district.paper)
    (data,) = in_workers(1, made, [(job, workspace.templates, BuildDate(day_of(date)))])
    path = frame.folder(out, "out") / f"fold-guide-{job.kind}-{of.tag}.pdf"
    write_atomically(path, data)
    frame.say(str(path))
