"""Numbers, telephone numbers, addresses: what a translation may not change."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from guidegen.catalog import Entry
from guidegen.translation.checks.values import CatalogFinding, Ground, error

EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_ADDRESS = r"[A-Za-z0-9._~:/?#!$&'+,;=%-]*[A-Za-z0-9/]"
URL = re.compile(
    rf"https?://{_ADDRESS}"
    rf"|(?<![A-Za-z0-9@.])(?:[A-Za-z0-9-]+\.)+(?:com|edu|gov|net|org|us)(?![A-Za-z0-9])(?:/{_ADDRESS})?"
)
_PHONE = re.compile(r"(?<!\d)\+?\(?\d[\d\s().\-\u2010-\u2013]{5,}\d")
_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c\u00a0\u202f]\d+)*")
_PHONE_DIGITS = (7, 10, 11)


@dataclass(frozen=True, slots=True)
class _Facts:
    emails: Counter[str]
    urls: Counter[str]
    phones: Counter[str]
    numbers: Counter[str]


def emails(_: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """Email addresses."""
    wanted, found = _both(entry)
    yield from _changes(entry, "email-changed", wanted.emails, found.emails)


def urls(_: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """Web addresses."""
    wanted, found = _both(entry)
    yield from _changes(entry, "url-changed", wanted.urls, found.urls)


def phones(_: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """Telephone numbers, digit by digit, however they are spaced."""
    wanted, found = _both(entry)
    yield from _changes(entry, "phone-changed", wanted.phones, found.phones)


def numbers(_: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """Every other number, in the digits of any script."""
    wanted, found = _both(entry)
    yield from _changes(entry, "number-changed", wanted.numbers, found.numbers)


def without_addresses(text: str) -> str:
    """The text without email and web addresses, which are in Latin letters everywhere."""
    return URL.sub(" ", EMAIL.sub(" ", text))


def _changes(
    entry: Entry, code: str, wanted: Counter[str], found: Counter[str]
) -> Iterator[CatalogFinding]:
    remedy = "Copy it from the English text, unchanged."
    for fact in sorted((wanted - found).keys()):
        yield error(entry, code, f"The translation lacks {fact}.", remedy)
    for fact in sorted((found - wanted).keys()):
        problem = f"The translation has {fact}, which the English text has not."
        yield error(entry, code, problem, remedy)


def _both(entry: Entry) -> tuple[_Facts, _Facts]:
    return _facts(entry.source), _facts(entry.translation)


def _facts(text: str) -> _Facts:
    plain = "".join(map(_plain, text))
    without_emails = EMAIL.sub(" ", plain)
    rest = URL.sub(" ", without_emails)
    spans = [match for match in _PHONE.finditer(rest) if _is_phone(match[0])]
    for match in spans:
        rest = rest.replace(match[0], " ")
    return _Facts(
        Counter(EMAIL.findall(plain)),
        Counter(URL.findall(without_emails)),
        Counter(_digits(match[0]) for match in spans),
        Counter(_digits(number) for number in _NUMBER.findall(rest)),
    )


def _plain(character: str) -> str:
    """A digit of any script as an ASCII one; nothing for a mark of direction."""
    if unicodedata.category(character) == "Cf":
        return ""
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _is_phone(text: str) -> bool:
    return len(_digits(text)) in _PHONE_DIGITS


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
