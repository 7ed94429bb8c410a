"""Which column of an export is which of ours: by the usual names, checked on the contents."""

import re
from collections.abc import Callable, Iterable, Mapping

from guidegen.roster.importing.exports import Export
from guidegen.roster.importing.levels import level_of
from guidegen.roster.importing.roles import role_of

Check = Callable[[str], bool]

_ELSEWHERE = re.compile(
    r"\b(?:district|county|region|superintendent|mailing|lea|fax|previous|former)\b"
)
_NOISE = frozenset({"school", "campus", "site", "building", "facility", "the", "official", "main"})

SCHOOL_NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "school name", "campus name", "organization name", "school", "campus", "site"),
    "short_name": ("short name", "abbreviated name", "nickname"),
    "street": ("street address", "physical address", "location address", "address line 1",
               "address 1", "address", "street"),
    "city": ("city", "town", "physical city", "location city"),
    "state": ("state", "st", "physical state", "location state"),
    "zip": ("zip", "zip code", "zipcode", "postal code", "physical zip", "location zip"),
    "phone": ("phone", "phone number", "telephone", "telephone number", "office phone", "tel"),
    "website": ("website", "web site", "web page address", "web page", "web address", "url",
                "homepage", "site url", "web"),
    "principal": ("principal", "principal name", "head of school", "administrator name",
                  "administrator"),
    "first": ("principal first name", "administrator first name", "first name"),
    "last": ("principal last name", "administrator last name", "last name"),
    "level": ("grade range", "grade span", "grades served", "grades offered", "grades",
              "grade levels", "grade level", "level", "type"),
    "low": ("low grade", "lowest grade", "grade low", "grade from", "from grade"),
    "high": ("high grade", "highest grade", "grade high", "grade to", "to grade"),
    "sro": ("sro", "school resource officer"),
    "sso": ("sso", "school safety officer"),
    "agency": ("law enforcement agency", "police agency", "police department", "agency"),
    "key": ("number", "id", "code", "campus number", "nces id", "nces school id", "cds code",
            "state school id", "location code", "location id", "no"),
    "status": ("status", "school status", "operational status", "status type"),
}  # fmt: skip
"""Usual names of columns of schools, the surest first, in lower case."""

OFFICER_NAMES: Mapping[str, tuple[str, ...]] = {
    "role": ("role", "position type", "assignment type", "classification", "position", "type",
             "job title", "title"),
    "name": ("name", "officer name", "full name", "employee name", "officer", "employee"),
    "first": ("first name", "officer first name", "given name", "first"),
    "last": ("last name", "officer last name", "surname", "family name", "last"),
    "title": ("title", "rank", "job title", "position"),
    "phone": ("work phone", "phone", "phone number", "office phone", "telephone", "cell phone",
              "cell", "mobile"),
    "email": ("email", "e mail", "email address", "e mail address", "work email"),
    "schedule": ("schedule", "hours", "days", "days and hours", "work schedule"),
    "languages": ("languages", "languages spoken", "language", "speaks"),
    "schools": ("schools", "assigned schools", "assigned school", "school", "campuses", "campus",
                "assigned campus", "assigned to", "assignment", "location", "school name",
                "school number", "site", "building"),
    "key": ("employee id", "employee number", "badge number", "badge", "id", "badge no"),
    "status": ("status", "employment status"),
}  # fmt: skip
"""Usual names of columns of officers."""


def plain(header: str) -> str:
    """A header in lower case, words only."""
    return " ".join(re.findall(r"[a-z0-9]+", header.casefold().replace("'", "")))


def find_columns(
    export: Export, names: Mapping[str, tuple[str, ...]], checks: Mapping[str, Check]
) -> dict[str, str]:
    """For each of our words the column that bears one of its names and whose cells pass."""
    found: dict[str, str] = {}
    for word, usual in names.items():
        column = _find(export, usual, checks.get(word), set(found.values()))
        if column:
            found[word] = column
    return found


def _find(export: Export, usual: Iterable[str], check: Check | None, used: set[str]) -> str:
    free = [column for column in export.columns if column not in used]
    free = [column for column in free if not _ELSEWHERE.search(plain(column))]
    for reduce in (plain, _reduced):
        for name in usual:
            for column in free:
                if reduce(column) == reduce(name) and _passes(export.values(column), check):
                    return column
    return ""


def _reduced(header: str) -> str:
    words = plain(header).split()
    return " ".join(word for word in words if word not in _NOISE) or " ".join(words)


def _passes(values: tuple[str, ...], check: Check | None) -> bool:
    """Whether most cells are what the column should hold; an empty column is nobody's."""
    if check is None or not values:
        return bool(values)
    return sum(map(check, values)) >= 0.6 * len(values)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def looks_like_level(text: str) -> bool:
    return level_of(text, "", {}) is not None


SCHOOL_CHECKS: Mapping[str, Check] = {
    "name": lambda text: any(map(str.isalpha, text)),
    "phone": lambda text: 10 <= _digits(text) <= 18,
    "website": lambda text: "." in text and "@" not in text,
    "zip": lambda text: 3 <= _digits(text) <= 9,
    "state": lambda text: text.strip("'").isalpha(),
    "principal": lambda text: any(map(str.isalpha, text)),
    "level": looks_like_level,
    "sro": lambda text: text in {"assigned", "shared", "on-call", "none", "unknown"},
    "sso": lambda text: text in {"assigned", "shared", "on-call", "none", "unknown"},
}
OFFICER_CHECKS: Mapping[str, Check] = {
    "role": lambda text: role_of(text) is not None,
    "name": lambda text: any(map(str.isalpha, text)),
    "phone": SCHOOL_CHECKS["phone"],
    "email": lambda text: "@" in text,
}
