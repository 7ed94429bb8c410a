"""Days, dates, lists and names of languages in the reader's language: Babel's words, or our own."""

import datetime
import functools
from collections.abc import Sequence

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from guidegen.languages import Language, languages


def day_names(language: Language) -> tuple[str, ...]:
    """Short names of the days, Monday first."""
    if language.words.days:
        return language.words.days
    names = _locale(language).days["format"]["abbreviated"]
    return tuple(names[day] for day in range(7))


def long_date(day: datetime.date, language: Language) -> str:
    """A day with the name of its month."""
    words = language.words
    if not words.date:
        return str(format_date(day, "long", locale=language.babel_locale))
    month = words.months[day.month - 1]
    return words.date.format(day=day.day, month=month, year=day.year)


def language_name(english_name: str, language: Language) -> str:
    """A language by the name that the reader has for it; one that nobody knows keeps its own."""
    code = _codes_by_english_name().get(english_name.casefold(), english_name)
    own = language.words.languages.get(code)
    return own or str(_locale(language).languages.get(code, english_name))


def joined(words: Sequence[str], language: Language) -> str:
    """Words as a list: “one, two and three”."""
    if not language.words.list or len(words) < 2:
        return str(format_list(list(words), locale=_locale(language)))
    two, first, last = language.words.list
    if len(words) == 2:
        return two.format(*words)
    *rest, before = words[:-1]
    end = last.format(before, words[-1])
    return functools.reduce(lambda text, word: first.format(word, text), reversed(rest), end)


@functools.cache
def _locale_named(name: str) -> Locale:
    return Locale.parse(name, sep="_")


def _locale(language: Language) -> Locale:
    return _locale_named(language.babel_locale)


@functools.cache
def _codes_by_english_name() -> dict[str, str]:
    """Codes of languages by Babel's English name, and by that of our own table."""
    from_babel = {name.casefold(): code for code, name in Locale("en").languages.items()}
    ours = {
        each.english_name.casefold(): tag.replace("-", "_") for tag, each in languages().items()
    }
    return from_babel | ours
