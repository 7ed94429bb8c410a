"""What the text of a cell may hold, and how it is written so that a spreadsheet keeps it text."""

import re
import unicodedata

from guidegen.roster.grids import LONGEST_CELL

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_OPENS = {
    "\u202a": "\u202c",
    "\u202b": "\u202c",
    "\u202d": "\u202c",
    "\u202e": "\u202c",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}
_CLOSES = frozenset(_OPENS.values())


def tidy(text: str) -> str:
    """A cell's text composed (NFC), without space around it, and without its guard."""
    text = unicodedata.normalize("NFC", text).strip()
    return text[1:] if _GUARDED.match(text) else text


def guarded(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula.

    ``tidy`` takes it off again. Telephone numbers that begin with a bracket need none.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def trouble(text: str) -> str:
    """What is wrong with a cell's text as such; empty where nothing is."""
    if len(text) > LONGEST_CELL:
        return f"The cell holds more than {LONGEST_CELL} characters."
    if text.isprintable():
        return ""
    control = next((sign for sign in text if _is_control(sign)), "")
    if control:
        return f"The cell holds the invisible character U+{ord(control):04X}."
    return "" if _is_paired(text) else "The cell turns the direction of the text and never back."


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


def _is_paired(text: str) -> bool:
    waiting: list[str] = []
    for sign in text:
        if sign in _OPENS:
            waiting.append(_OPENS[sign])
        elif sign in _CLOSES and (not waiting or waiting.pop() != sign):
            return False
    return not waiting
