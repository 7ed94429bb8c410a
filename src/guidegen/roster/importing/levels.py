"""A school's level: from a word, from its range of grades, or from its name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from guidegen.model.district import Level

_GRADE = re.compile(r"(?<![a-z0-9])(ee|prek|pre-k|pk|tk|kg|k|\d{1,2})(?:st|nd|rd|th)?(?![a-z0-9])")
_BEFORE_FIRST = {"ee": -2, "prek": -1, "pre-k": -1, "pk": -1, "tk": -1, "kg": 0, "k": 0}
_WORDS: tuple[tuple[str, Level], ...] = (
    (r"k ?- ?12|k ?- ?8|combined|all grades|junior-senior", Level.COMBINED),
    (r"middle|junior high|jr\.? high|intermediate|\bms\b|\bjhs?\b", Level.MIDDLE),
    (r"high|secondary|\bhs\b", Level.HIGH),
    (r"elem|primary|\bes\b|early childhood|prek", Level.ELEMENTARY),
)


@dataclass(frozen=True, slots=True)
class Grades:
    """A range of grades: -2 is early education, -1 pre-kindergarten, 0 kindergarten."""

    lowest: int
    highest: int

    def within(self, other: "Grades") -> bool:
        return other.lowest <= self.lowest and self.highest <= other.highest


USUAL_LEVELS: Mapping[Level, str] = {
    Level.ELEMENTARY: "EE-06",
    Level.MIDDLE: "05-09",
    Level.HIGH: "09-12",
}
"""A school belongs to the first level whose range holds all of its grades, else it is combined."""


def read_grades(text: str) -> Grades | None:
    """The lowest and highest grade that a text names; None where it names none."""
    found = [_number(match) for match in _GRADE.findall(text.casefold())]
    return Grades(min(found), max(found)) if found else None


def level_of(text: str, name: str, ranges: Mapping[Level, str]) -> Level | None:
    """The level that a cell gives, else the school's name; None where neither says anything."""
    grades = read_grades(text)
    if grades:
        return _by_grades(grades, ranges)
    return _by_words(text) or _by_words(name)


def _by_grades(grades: Grades, ranges: Mapping[Level, str]) -> Level:
    for level, text in ranges.items():
        limits = read_grades(text)
        if limits and grades.within(limits):
            return level
    return Level.COMBINED


def _by_words(text: str) -> Level | None:
    folded = text.casefold()
    return next((level for pattern, level in _WORDS if re.search(pattern, folded)), None)


def _number(grade: str) -> int:
    return _BEFORE_FIRST[grade] if grade in _BEFORE_FIRST else int(grade)
