"""``guidegen catalog pseudo``: a language that nobody speaks, to try the layout with."""

import click

from guidegen import stock
from guidegen.cli.frame import Frame, command
from guidegen.cli.translating import read_all_messages, tell_written
from guidegen.translation.edits import Target, write_translations
from guidegen.translation.locale_files import read_whole_catalog
from guidegen.translation.locale_update import update_locale
from guidegen.translation.pseudo import (
    MIRRORED_LOCALE,
    PSEUDO_LOCALE,
    mirrored_text,
    pseudo_text,
)


@command("pseudo", examples="guidegen catalog pseudo\nguidegen catalog pseudo --mirrored")
@click.option(
    "--expand",
    type=click.IntRange(0, 300),
    default=35,
    show_default=True,
    metavar="N",
    help="How many per cent longer than the English each text becomes.",
)
@click.option(
    "--mirrored", is_flag=True, help="Write ar-XB instead: English that runs from right to left."
)
def pseudo(frame: Frame, expand: int, mirrored: bool) -> None:
    """Write a pseudo-language, to try the layout with: en-XA, accented and longer English.

    Give it to a school and build for review: text without accents cannot be translated, and
    where a bracket is missing, text was cut off. With --mirrored, whatever does not begin at the
    right is not mirrored.
    """
    messages = read_all_messages(frame)
    target = Target(stock.root(), frame.workspace)
    tag, change = (MIRRORED_LOCALE, mirrored_text) if mirrored else (PSEUDO_LOCALE, pseudo_text)
    update_locale(target.stock, target.workspace, tag, messages)
    catalog = read_whole_catalog(target.stock, target.workspace, tag)
    texts = {each.context: change(each.source, expand) for each in messages.every}
    frame.say(f"{tag}: {len(texts)} texts, {expand} % longer")
    tell_written(frame, write_translations(target, catalog, messages, texts))
