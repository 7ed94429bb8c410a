"""``guidegen proof``: every text of a language on its page, for the translator."""

import datetime
from pathlib import Path

import click

from guidegen.cli.frame import Frame, command
from guidegen.cli.measuring import measured_rooms
from guidegen.cli.options import date_option, day_of, out_option
from guidegen.files import write_atomically
from guidegen.languages import language
from guidegen.model.build import BuildDate


@command("proof", examples="guidegen proof es\nguidegen proof es --school cedar-valley-high")
@click.argument("tag")
@click.option("--school", default="", metavar="ID", help="Only the panels of this school.")
@out_option
@click.option("--no-room", is_flag=True, help="Do not measure how much more would fit; faster.")
@date_option
def proof(  # noqa: PLR0913 (one for each option)
    frame: Frame,
    tag: str,
    *,
    school: str,
    out: Path | None,
    no_room: bool,
    date: datetime.datetime | None,
) -> None:
    """Show a translator every text of a language on its page.

    Makes a PDF. Each panel stands as printed, with a number beside each text, and next to it a
    table: number, English with its note, translation, status, and how many characters more would
    fit. Each panel is that of the school that leaves it least room; a panel that is too tall is
    shown whole.
    """
    from guidegen.proof.proofing import Request  # noqa: PLC0415 (help need not wait)
    from guidegen.proof.proofing import proof as proof_of  # noqa: PLC0415
    from guidegen.proof.workers import in_workers  # noqa: PLC0415

    asked = language(tag).tag
    name = f"proof-{asked}-{school}.pdf" if school else f"proof-{asked}.pdf"
    rooms = () if no_room else measured_rooms(frame, asked)
    request = Request(asked, school, BuildDate(day_of(date)), name)
    (data,) = in_workers(1, proof_of, [(frame.workspace, request, rooms)])
    path = frame.folder(out, "out") / name
    write_atomically(path, data)
    frame.say(f"{asked}: {path}")
