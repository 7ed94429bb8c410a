"""Parsers of single cells: from tidied text to a value, or what is wrong and what to write."""

import datetime
import difflib
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from guidegen.languages import languages as known_languages
from guidegen.model.district import LocaleCopies, Phone
from guidegen.phones import BadPhoneError, read_phone

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 60
MOST_COPIES = 100_000
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}", re.UNICODE)
_COPIES = re.compile(r"([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)(?::(\d+))?")
_PHOTO = re.compile(r"[^/\\:]+\.(?:png|jpe?g)", re.IGNORECASE)

AnyWord = TypeVar("AnyWord", bound=StrEnum)


class CellError(ValueError):
    """A cell's text is not what its column holds: a fault's code, problem and remedy."""

    def __init__(self, code: str, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.code = code
        self.problem = problem
        self.remedy = remedy


def shown(text: str) -> str:
    """A cell's text for a message: quoted, and not longer than a line."""
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"


def one_of(kind: type[AnyWord], code: str) -> Callable[[str], AnyWord]:
    """A parser for the words of an enumeration."""

    def parse(text: str) -> AnyWord:
        try:
            return kind(text.casefold())
        except ValueError:
            remedy = f"Write one of: {', '.join(kind)}."
            raise CellError(code, f"{shown(text)} is none of the known words.", remedy) from None

    return parse


def identifier(text: str) -> str:
    if not ID.fullmatch(text) or len(text) > LONGEST_ID:
        remedy = (
            "Write lower-case letters a to z, digits and single hyphens, as in oak-grove-middle."
        )
        raise CellError("bad-id", f"{shown(text)} cannot be the id of a school.", remedy)
    return text


def phone(text: str) -> Phone:
    try:
        return read_phone(text)
    except BadPhoneError:
        remedy = "Write all ten digits, and an extension after an x: (503) 555-0100 x12."
        raise CellError("bad-phone", f"{shown(text)} is no telephone number.", remedy) from None


def email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        remedy = "Write an address such as office@district.example."
        raise CellError("bad-email", f"{shown(text)} is no e-mail address.", remedy)
    return text


def url(text: str) -> str:
    try:
        parts = urlsplit(text)
        host, credentials = parts.hostname or "", "@" in parts.netloc
    except ValueError:
        raise _bad_url(text) from None
    fine = parts.scheme in {"http", "https"} and _HOST.fullmatch(host) and not credentials
    if not fine or re.search(r"[\s\"<>\\]", text):
        raise _bad_url(text)
    return text


def _bad_url(text: str) -> CellError:
    remedy = "Write the whole address, beginning with https://."
    return CellError("bad-url", f"{shown(text)} is no web address.", remedy)


def date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        remedy = "Write year, month and day, as in 2027-06-30."
        raise CellError("bad-date", f"{shown(text)} is no date.", remedy) from None


def locale_copies(text: str) -> tuple[LocaleCopies, ...]:
    """Languages with their printed copies: ``en:300 es:120``; without a number none is printed."""
    found = tuple(map(_one_locale, text.replace(",", " ").split()))
    tags = [copies.locale for copies in found]
    if len(set(tags)) < len(tags):
        raise CellError("bad-copies", f"{shown(text)} names a language twice.", "Name it once.")
    return found


def _one_locale(word: str) -> LocaleCopies:
    match = _COPIES.fullmatch(word)
    if not match or int(match[2] or 0) > MOST_COPIES:
        remedy = "Write each language with its number of copies: en:300 es:120."
        raise CellError("bad-copies", f"{shown(word)} is no language with copies.", remedy)
    if match[1] not in known_languages():
        remedy = _nearest(match[1], known_languages())
        raise CellError("unknown-locale", f"{shown(match[1])} is no known language.", remedy)
    return LocaleCopies(match[1], int(match[2] or 0))


def yes_or_no(text: str) -> bool:
    if text.casefold() not in {"yes", "no"}:
        raise CellError("bad-consent", f"{shown(text)} is neither yes nor no.", "Write yes or no.")
    return text.casefold() == "yes"


def photo_name(text: str) -> str:
    """The name of a file in content/photos; a path is none."""
    if not _PHOTO.fullmatch(text) or text.startswith("."):
        remedy = "Write the name of a PNG or JPEG file in content/photos, without any folder."
        raise CellError("bad-photo", f"{shown(text)} is not the name of a photo.", remedy)
    return text


def _nearest(word: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(word, names, n=1)
    return f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(names)}."
