"""Title case for what an export writes in capitals: names of schools, people and streets."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What a cell holds, which says how it is cleaned."""

    NAME = "name"
    PERSON = "person"
    ADDRESS = "address"
    ZIP = "zip"
    PHONE = "phone"
    URL = "url"
    EMAIL = "email"
    CODE = "code"
    WORDS = "words"
    TEXT = "text"


KEPT = frozenset(
    {
        *(
            "STEM",
            "STEAM",
            "ISD",
            "CISD",
            "USD",
            "PK",
            "TK",
            "EE",
            "GT",
            "IB",
            "AP",
            "ROTC",
            "JROTC",
        ),
        *("DAEP", "JJAEP", "PTECH", "ECHS", "NE", "NW", "SE", "SW", "USA", "US", "PO", "FM", "IH"),
        *("II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "LGBTQ", "SRO", "SSO", "K"),
    }
)
"""Words that stay in capitals."""

SPELLED = {
    "DEKALB": "DeKalb",
    "LAFAYETTE": "Lafayette",
    "MACARTHUR": "MacArthur",
    "MACDONALD": "MacDonald",
    "MACGREGOR": "MacGregor",
    "MACKENZIE": "MacKenzie",
    "MACLEOD": "MacLeod",
    "PREK": "PreK",
    "PHD": "PhD",
    "EDD": "EdD",
}
"""Words with capitals inside."""

SMALL = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"})
"""Words in lower case, except at the beginning."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_ORDINAL = re.compile(r"\d+(?:ST|ND|RD|TH)")
_VOWEL = re.compile(r"[AEIOUYÀ-ÿ]", re.IGNORECASE)
_NOT_INITIALS = frozenset(
    {
        *("ST", "DR", "MR", "MRS", "MS", "JR", "SR", "CTR", "MT", "FT", "BLVD", "LN", "RD", "CT"),
        *("PL", "HWY", "PKWY", "TR", "SCH"),
    }
)


def is_shouted(text: str) -> bool:
    """Whether all letters of a text, two at least, are capitals."""
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def title_case(text: str, kind: Kind, words: Mapping[str, str]) -> str:
    """A shouted text as people write it. ``words`` (keys in capitals) overrule everything."""
    if kind in {Kind.EMAIL, Kind.URL}:
        return text.lower()
    if kind is Kind.ADDRESS and len(text) == 2:
        return text
    return _WORD.sub(lambda match: _cased(match, kind, words), text)


def _cased(match: re.Match[str], kind: Kind, words: Mapping[str, str]) -> str:
    word = match[0]
    given = words.get(word) or SPELLED.get(word)
    if given or word in KEPT or _is_acronym(match, kind):
        return given or word
    if match.start() > 0 and word.lower() in SMALL and kind is not Kind.PERSON:
        return word.lower()
    if _ORDINAL.fullmatch(word):
        return word.lower()
    return word if any(map(str.isdigit, word)) else _capitalised(word)


def _is_acronym(match: re.Match[str], kind: Kind) -> bool:
    """One word in brackets, or letters that nobody can speak as a word."""
    text, word = match.string, match[0]
    if text[: match.start()].endswith("(") and text[match.end() :].startswith(")"):
        return len(word) <= 6
    speakable = _VOWEL.search(word) or word in _NOT_INITIALS or "'" in word
    return kind is Kind.NAME and 1 < len(word) <= 4 and not speakable


def _capitalised(word: str) -> str:
    """One capital, and one more after Mc, O' or D'; an apostrophe before s stays as it is."""
    for prefix in ("MC", "O'", "D'", "O’", "D’"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return prefix.capitalize() + word[len(prefix) :].capitalize()
    return word[0] + word[1:].lower()
