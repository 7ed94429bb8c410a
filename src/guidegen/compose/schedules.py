"""An officer's days and hours in the reader's language, where they are written in a plain form."""

import re

from guidegen.compose.locale_words import day_names
from guidegen.compose.segmentation import JOINER
from guidegen.languages import Language

_DAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_DAY = re.compile(
    r"\b(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(day|sday|nesday|rsday|urday)?s?\b\.?",
    re.IGNORECASE,
)
_COMMA = re.compile(r", ?")
_PLAIN = re.compile(r"[\d:.,;/ \u2013\u2014-]*")
_TO = re.compile(r"(?<=\d)([-\u2013\u2014])(?=\d)")
_COMMAS = {"Arab": "،", "Aran": "،", "Ethi": "፣", "Mymr": "၊"}
_WIDE_COMMAS = {"Hans": "、", "Hant": "、"}
"""Commas that have their own space after them."""


def localised(schedule: str, language: Language) -> str | None:
    """The schedule with the language's names of days, or None where it holds other words too."""
    if not _PLAIN.fullmatch(_DAY.sub("", schedule)):
        return None
    names = day_names(language)
    named = _DAY.sub(lambda found: _one_word(names[_DAYS[found[1][:3].lower()]]), schedule)
    if language.script in _WIDE_COMMAS:
        return _COMMA.sub(_WIDE_COMMAS[language.script], named)
    return named.replace(",", _COMMAS.get(language.script, ","))


def unbroken(schedule: str) -> str:
    """The schedule, in which no line ends within two times that belong together."""
    return _TO.sub(rf"{JOINER}\1{JOINER}", schedule)


def _one_word(name: str) -> str:
    return name.replace(" ", "\u00a0")
