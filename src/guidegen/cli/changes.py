"""``guidegen changes``: which printed guides are wrong now."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidegen.cache import default_folder
from guidegen.cli.frame import Frame, command, counted
from guidegen.cli.options import freezes_option, json_option
from guidegen.cli.processors import this_machine
from guidegen.errors import ExitStatus
from guidegen.model.build import Crew

if TYPE_CHECKING:
    from guidegen.freezes import Piece
    from guidegen.model.printed import Change

_WORDS = {
    "wrong": "wrong: families have something that is not true any more",
    "withdrawn": "withdrawn: the school, or its language, is gone",
    "stopped": "cannot be made now",
    "different": "right, and only looks different",
    "new": "new: not in the freeze",
}
_LONGEST = 300
"""So many characters of a text are shown."""


@command("changes", examples="guidegen changes --since 2026-fall")
@click.option("--since", required=True, metavar="NAME", help="The freeze to compare with.")
@freezes_option
@json_option
def changes(frame: Frame, *, since: str, freezes: Path | None, as_json: bool) -> ExitStatus:
    """Say which printed guides are wrong now.

    Compares what the workspace says with a freeze, guide by guide. One that prints a text or a
    value that is another now is wrong, and both are shown; one whose colours, type or pictures
    changed only looks different. It is the list of what to print again, with copies and sheets.
    """
    from guidegen import freezes as room  # noqa: PLC0415 (help need not wait)
    from guidegen.cli import building  # noqa: PLC0415

    kept = room.read_freeze(room.folder_of(frame.folder(freezes, "freezes"), since))
    pieces = room.compared(building.read(frame, default_folder()), kept, Crew(this_machine()))
    if as_json:
        frame.say(json.dumps([asdict(each) for each in pieces], indent=1, ensure_ascii=False))
    else:
        for line in _lines(pieces):
            frame.say(line)
    wrong = any(each.standing is room.Standing.WRONG for each in pieces)
    return ExitStatus.FINDINGS if wrong else ExitStatus.DONE


def _lines(pieces: "Sequence[Piece]") -> Iterator[str]:
    numbers = Counter(each.standing.value for each in pieces)
    for standing, words in _WORDS.items():
        own = [each for each in pieces if each.standing.value == standing]
        if own:
            copies, sheets = sum(each.copies for each in own), sum(each.sheets for each in own)
            paper = f"{counted(copies, 'copy', 'copies')} on {counted(sheets, 'sheet')}"
            amount = f", {paper}" if sheets else ""
            yield f"{counted(len(own), 'guide')}{amount}: {words}"
        for each in own:
            yield f"  {each.school} {each.locale} {each.edition}"
            yield from map(_change_line, each.changes)
            if not each.changes:
                yield from (f"    {reason}" for reason in each.reasons)
    yield f"{counted(numbers['unchanged'], 'guide')} unchanged"


def _change_line(change: "Change") -> str:
    where = f"    panel {change.panel}, {change.name}"
    if not change.old:
        return f"{where}: “{_short(change.new)}” is new"
    if not change.new:
        return f"{where}: “{_short(change.old)}” is not printed any more"
    return f"{where}: “{_short(change.old)}” is now “{_short(change.new)}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
