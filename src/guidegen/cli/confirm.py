"""``guidegen confirm``: sheets for principals to correct and sign."""

import datetime
from pathlib import Path

import click

from guidegen.cache import default_folder
from guidegen.cli.frame import Frame, command, counted
from guidegen.cli.options import date_option, day_of, out_option
from guidegen.files import write_atomically
from guidegen.model.build import BuildDate


@command("confirm", examples="guidegen confirm\nguidegen confirm --school cedar-valley-high")
@click.option("--school", "schools", multiple=True, metavar="ID", help="Only this school.")
@out_option
@date_option
def confirm(
    frame: Frame, schools: tuple[str, ...], *, out: Path | None, date: datetime.datetime | None
) -> None:
    """Make a sheet for each school with every fact that its guides print.

    A PDF for each school, which its principal corrects and signs, and confirm.xlsx for the whole
    district: type corrections into that, and `guidegen roster import confirm.xlsx` takes them in.
    """
    from guidegen.build.selection import require_known  # noqa: PLC0415 (help need not wait)
    from guidegen.cli import building  # noqa: PLC0415
    from guidegen.packets.confirmations import confirmation_of, confirmation_pdfs  # noqa: PLC0415
    from guidegen.proof.workers import in_workers  # noqa: PLC0415
    from guidegen.roster.importing import confirmation_xlsx  # noqa: PLC0415

    workspace = building.read(frame, default_folder())
    by_id = workspace.roster.by_id
    require_known("school", schools, by_id)
    day, folder = BuildDate(day_of(date)), frame.folder(out, "out")
    sheets = [confirmation_of(workspace, by_id[each], day) for each in schools or by_id]
    brand = workspace.brands[workspace.district.brand]
    workbook = confirmation_xlsx(frame.workspace / "content")
    (made,) = in_workers(1, confirmation_pdfs, [(sheets, brand, workspace.templates, day)])
    for sheet, data in zip(sheets, made, strict=True):
        write_atomically(folder / sheet.id / f"{sheet.id}-confirm.pdf", data)
    write_atomically(folder / "confirm.xlsx", workbook)
    frame.say(f"{counted(len(sheets), 'sheet')} and confirm.xlsx in {folder}")
