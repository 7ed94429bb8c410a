"""``guidegen confirm``: sheets for principals to correct and sign."""

import datetime
from pathlib import Path

import click

from guidegen.cli.frame import Frame, command, counted
from guidegen.cli.options import date_option, day_of
from guidegen.errors import UsageError
from guidegen.files import write_atomically
from guidegen.model.build import BuildDate


@command("confirm", examples="guidegen confirm\nguidegen confirm --school cedar-valley-high")
@click.option("--school", "schools", multiple=True, metavar="ID", help="Only this school.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to write; without it, out/ in the workspace.",
)
@date_option
def confirm(
    frame: Frame, schools: tuple[str, ...], *, out: Path | None, date: datetime.datetime | None
) -> None:
    """Make a sheet for each school with every fact that its guides print.

    A PDF for each school, which its principal corrects and signs, and confirm.xlsx for the whole
    district: type corrections into that, and `guidegen roster import confirm.xlsx` takes them in.
    """
    from guidegen.cli import building  # noqa: PLC0415 (help need not wait)
    from guidegen.packets.confirmations import confirmation_of, confirmation_pdfs  # noqa: PLC0415
    from guidegen.proof.workers import in_workers  # noqa: PLC0415
    from guidegen.roster.importing import confirmation_xlsx  # noqa: PLC0415

    workspace = building.read(frame)
    by_id = workspace.roster.by_id
    unknown = [each for each in schools if each not in by_id]
    if unknown:
        raise UsageError(f"There is no school {unknown[0]!r}. `guidegen list schools` lists all.")
    day, folder = BuildDate(day_of(date)), (out or frame.workspace / "out").resolve()
    sheets = [confirmation_of(workspace, by_id[each], day) for each in schools or by_id]
    brand = workspace.brands[workspace.district.brand]
    workbook = confirmation_xlsx(frame.workspace / "content")
    (made,) = in_workers(1, confirmation_pdfs, [(sheets, brand, workspace.templates, day)])
    for sheet, data in zip(sheets, made, strict=True):
        write_atomically(folder / sheet.id / f"{sheet.id}-confirm.pdf", data)
    write_atomically(folder / "confirm.xlsx", workbook)
    frame.say(f"{counted(len(sheets), 'sheet')} and confirm.xlsx in {folder}")
