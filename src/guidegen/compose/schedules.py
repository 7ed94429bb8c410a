"""An officer's days and hours in the reader's language, where they are written in a plain form."""

import re

from babel import Locale

_DAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_DAY = re.compile(
    r"\b(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(day|sday|nesday|rsday|urday)?s?\b\.?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[\d:.,;/ \u2013\u2014-]*")


_COMMAS = {"Arab": "،", "Aran": "،", "Ethi": "፣"}


def localised(schedule: str, babel_locale: str, script: str = "Latn") -> str | None:
    """The schedule with the locale's names of days, or None where it holds other words too."""
    if not _PLAIN.fullmatch(_DAY.sub("", schedule)):
        return None
    names = Locale.parse(babel_locale, sep="_").days["format"]["abbreviated"]
    named = _DAY.sub(lambda found: names[_DAYS[found[1][:3].lower()]], schedule)
    return named.replace(",", _COMMAS.get(script, ","))
