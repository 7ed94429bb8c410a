"""An officer's days and hours in the reader's language, where they are written in a plain form."""

import re

from markupsafe import Markup

from guidegen.compose.locale_words import day_names
from guidegen.languages import Language

_DAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_DAY = re.compile(
    r"\b(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(day|sday|nesday|rsday|urday)?s?\b\.?",
    re.IGNORECASE,
)
_COMMA = re.compile(r", ?")
_PLAIN = re.compile(r"[\d:.,;/ \u2013\u2014-]*")
_TIMES = re.compile(r"(\d{1,2}(?:[:.]\d{2})?[-\u2013\u2014]\d{1,2}(?:[:.]\d{2})?)")
_COMMAS = {"Arab": "،", "Aran": "،", "Ethi": "፣", "Mymr": "၊"}
_WIDE_COMMAS = {"Hans": "、", "Hant": "、"}
"""Commas that have their own space after them."""


def localised(schedule: str, language: Language) -> str | None:
    """The schedule with the language's names of days, or None where it holds other words too."""
    if not _PLAIN.fullmatch(_DAY.sub("", schedule)):
        return None
    names = day_names(language)
    named = _DAY.sub(lambda found: _unbroken(names[_DAYS[found[1][:3].lower()]]), schedule)
    if language.script in _WIDE_COMMAS:
        return _COMMA.sub(_WIDE_COMMAS[language.script], named)
    return named.replace(",", _COMMAS.get(language.script, ","))


def in_pieces(schedule: str) -> Markup:
    """The schedule as markup, in which no line ends within two times that belong together."""
    parts = _TIMES.split(schedule)
    times = Markup('<span class="times">{}</span>')
    return Markup("").join(
        times.format(part) if number % 2 else part for number, part in enumerate(parts)
    )


def _unbroken(name: str) -> str:
    return name.replace(" ", "\u00a0")
