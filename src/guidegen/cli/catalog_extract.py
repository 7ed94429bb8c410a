"""``guidegen catalog extract``: what there is to translate, as template catalogs."""

from pathlib import Path

import click

from guidegen import stock
from guidegen.cli.frame import Frame, command
from guidegen.cli.translating import read_all_messages
from guidegen.files import write_text_atomically
from guidegen.translation.templates import template_catalogs


@command("extract", examples="guidegen catalog extract\nguidegen catalog extract -o build/pot")
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder to write to; without it, the workspace's locales/.",
)
def extract(frame: Frame, out: Path | None) -> None:
    """Write guidegen.pot and district.pot: every text, with its note, and no translation.

    guidegen.pot has the texts that ship with guidegen, district.pot the workspace's own wording.
    """
    folder = out or stock.locales(frame.workspace)
    templates = template_catalogs(read_all_messages(frame), frame.workspace)
    for name, (number, text) in templates.items():
        write_text_atomically(folder / name, text)
        frame.say(f"{folder / name}: {number} texts")
