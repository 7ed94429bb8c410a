"""What a school's packet holds: each edition in each language, and how many copies of it."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guidegen.catalog import SOURCE_LOCALE
from guidegen.errors import UsageError
from guidegen.model.district import LocaleCopies, School
from guidegen.model.enrollment import HomeLanguage

_REPRINT = re.compile(r"([A-Za-z0-9-]+)(?::(\d+)(?:-(\d+))?)?")


@dataclass(frozen=True, slots=True)
class Reprint:
    """Copies of a language to print again: from the ``first`` to the ``last``, counted from 1.

    ``last`` is None where all that follow are wanted.
    """

    locale: str
    first: int = 1
    last: int | None = None


def copies_of(
    school: School, homes: Sequence[HomeLanguage] | None = None, spare: int = 0
) -> tuple[LocaleCopies, ...]:
    """The copies that a school hands out in each of its languages.

    Without ``homes`` they are the roster's. With them, each family gets one in its own language,
    or in English where the school has no guide in that; ``spare`` per cent are added.
    """
    if homes is None:
        return school.locales
    offered = [each.locale for each in school.locales]
    families = dict.fromkeys(offered, 0)
    for home in homes:
        families[home.tag if home.tag in families else fallback(offered)] += home.families
    return tuple(
        LocaleCopies(locale, _with_spare(number, spare)) for locale, number in families.items()
    )


def without_guide(school: School, homes: Iterable[HomeLanguage]) -> tuple[HomeLanguage, ...]:
    """The home languages in which a school has no guide."""
    offered = {each.locale for each in school.locales}
    return tuple(home for home in homes if home.families and home.tag not in offered)


def read_reprint(text: str) -> Reprint:
    """``es:40-60``, ``es:40-`` … a language, and which of its copies. Raises UsageError."""
    found = _REPRINT.fullmatch(text.removesuffix("-"))
    if not found or (text.endswith("-") and (found[3] or not found[2])):
        message = f"{text!r} names no copies; write a language and the first and last: es:40-60."
        raise UsageError(message)
    first = int(found[2] or 1)
    to_end = text.endswith("-") or not found[2]
    last = None if to_end else int(found[3] or first)
    if first < 1 or (last is not None and last < first):
        raise UsageError(f"{text!r} names no copies; the first is 1, and the last comes after it.")
    return Reprint(found[1], first, last)


def range_of(reprint: Reprint, copies: Iterable[LocaleCopies]) -> range:
    """Which copies are wanted; raises UsageError where there are not so many."""
    numbers = {each.locale: each.copies for each in copies}
    number = numbers.get(reprint.locale, 0)
    last = number if reprint.last is None else reprint.last
    if not number or last > number or reprint.first > number:
        there = ", ".join(f"{locale} {each}" for locale, each in numbers.items() if each)
        copy = max(reprint.first, last)
        message = f"The packet has no copy {copy} of {reprint.locale}; it has: {there or 'none'}."
        raise UsageError(message)
    return range(reprint.first, last + 1)


def fallback(offered: Sequence[str]) -> str:
    """The language that families get whose own a school has no guide in."""
    return SOURCE_LOCALE if SOURCE_LOCALE in offered else offered[0]


def _with_spare(families: int, spare: int) -> int:
    return math.ceil(families * (100 + spare) / 100)
