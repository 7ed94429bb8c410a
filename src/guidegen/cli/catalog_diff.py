"""``guidegen catalog diff``: how the English text changed under its translations."""

import click

from guidegen import stock
from guidegen.cli.frame import Frame, command
from guidegen.cli.translating import read_all_messages
from guidegen.errors import Place
from guidegen.languages import language
from guidegen.translation.locale_files import read_whole_catalog
from guidegen.translation.source_changes import Fate, Piece, source_changes

_MARKS = {Fate.KEPT: "{}", Fate.REMOVED: "[-{}-]", Fate.ADDED: "{{+{}+}}"}


@command("diff", examples="guidegen catalog diff es")
@click.argument("tag")
def diff(frame: Frame, tag: str) -> None:
    """Show the texts whose English has changed since they were translated.

    Words that are gone stand as [-gone-], new ones as {+new+}; below them, the translation.
    """
    catalog = read_whole_catalog(stock.root(), frame.workspace, language(tag).tag)
    changes = tuple(source_changes(catalog, read_all_messages(frame).every))
    for change in changes:
        frame.say(f"{change.context}  ({_shown(frame, change.place)})")
        frame.say(f"  {''.join(map(_marked, change.pieces))}")
        frame.say(f"  {change.translation}\n")
    frame.tell(f"{tag}: {len(changes)} changed in English")


def _marked(piece: Piece) -> str:
    return _MARKS[piece.fate].format(piece.text)


def _shown(frame: Frame, place: Place) -> str:
    return f"{place.path}:{place.line}".removeprefix(f"{frame.workspace}/")
