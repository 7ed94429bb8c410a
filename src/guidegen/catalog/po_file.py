"""From a path to a parsed PO file, or to the faults that keep it from being one."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from guidegen.catalog.po_syntax import control_characters, flaws
from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.texts import read_text


def read_po(path: Path) -> tuple[polib.POFile | None, tuple[Fault, ...]]:
    """A PO file as polib has it; ``None`` and every reason where it cannot be read."""
    place = Place(path)
    try:
        text = read_text(path)
    except WorkspaceError as error:
        return None, error.faults
    faults = tuple(_text_faults(place, text))
    if faults:
        return None, faults
    try:
        # A text that ends in a line break is never taken for the name of a file, and a
        # comment at the end makes polib keep the entry before it.
        return polib.pofile(f"{text}\n#\n", encoding="utf-8", wrapwidth=0), ()
    except (OSError, ValueError) as error:
        return None, (_syntax(place.at(_line_of(error)), "polib cannot read this line."),)


def _text_faults(place: Place, text: str) -> Iterator[Fault]:
    for flaw in control_characters(text):
        yield Fault(
            "control-character",
            place.at(flaw.line, flaw.column),
            flaw.problem,
            "Delete it; it is usually invisible in an editor.",
        )
    for flaw in flaws(text):
        yield _syntax(place.at(flaw.line, flaw.column), flaw.problem)
    charset = re.search(r'"Content-Type:[^"\n]*charset=([\w.:-]+)', text)
    if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii", "charset"):
        line = text.count("\n", 0, charset.start()) + 1
        yield Fault(
            "not-utf-8",
            place.at(line, key="Content-Type"),
            f"The header says that the file is {charset[1]}, but it must be UTF-8.",
            "Save the file as UTF-8 and write charset=UTF-8.",
        )


def _syntax(place: Place, problem: str) -> Fault:
    return Fault(
        "po-syntax",
        place,
        f"The PO file is broken: {problem}",
        "Mend the line, or bring back the last good version of the file.",
    )


def _line_of(error: Exception) -> int:
    match = re.search(r"line (\d+)", str(error))
    return int(match[1]) if match else 0
