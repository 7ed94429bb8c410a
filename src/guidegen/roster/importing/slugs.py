"""Ids made of names: lower-case letters, digits and hyphens."""

import re
import unicodedata
from collections.abc import Container

from guidegen.roster.parsing import LONGEST_ID

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})
_ELISION = re.compile(r"(?<=\w)['’.](?=\w)")


def slug(name: str) -> str:
    """An id for a name, without the word school at its end. A slug of a slug is itself."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    words = re.findall(r"[a-z0-9]+", _ELISION.sub("", plain.casefold()))
    while len(words) > 1 and (words[-1] == "school" or len("-".join(words)) > LONGEST_ID):
        words.pop()
    return "-".join(words)[:LONGEST_ID] or "school"


def unique_slug(name: str, taken: Container[str]) -> str:
    """The slug of a name, with a number if it is taken."""
    first = slug(name)
    candidate, number = first, 1
    while candidate in taken:
        number += 1
        ending = f"-{number}"
        candidate = first[: LONGEST_ID - len(ending)].rstrip("-") + ending
    return candidate
