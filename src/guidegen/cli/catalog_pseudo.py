"""``guidegen catalog pseudo``: a language that nobody speaks, to try the layout with."""

import click

from guidegen import stock
from guidegen.cli.frame import Frame, command
from guidegen.cli.translating import read_all_messages, tell_written
from guidegen.translation.edits import Target, write_translations
from guidegen.translation.locale_files import read_whole_catalog
from guidegen.translation.locale_update import update_locale
from guidegen.translation.pseudo import PSEUDO_LOCALE, pseudo_text


@command("pseudo", examples="guidegen catalog pseudo\nguidegen catalog pseudo --expand 60")
@click.option(
    "--expand",
    type=click.IntRange(0, 300),
    default=35,
    show_default=True,
    metavar="N",
    help="How many per cent longer than the English each text becomes.",
)
def pseudo(frame: Frame, expand: int) -> None:
    """Write the pseudo-language en-XA: English in brackets, accented and longer.

    Give en-XA to a school and build for review: text without accents cannot be translated, and
    where a bracket is missing, text was cut off.
    """
    messages = read_all_messages(frame)
    target = Target(stock.root(), frame.workspace)
    update_locale(target.stock, target.workspace, PSEUDO_LOCALE, messages)
    catalog = read_whole_catalog(target.stock, target.workspace, PSEUDO_LOCALE)
    texts = {each.context: pseudo_text(each.source, expand) for each in messages.every}
    frame.say(f"{PSEUDO_LOCALE}: {len(texts)} texts, {expand} % longer")
    tell_written(frame, write_translations(target, catalog, messages, texts))
