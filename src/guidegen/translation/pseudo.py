"""Pseudo-translations: longer, accented English, and English that is written right to left.

The one shows where a layout has too little room, the other where it is not mirrored.
"""

import itertools
import math
import re
from collections.abc import Callable

PSEUDO_LOCALE = "en-XA"
MIRRORED_LOCALE = "ar-XB"
"""The tags that CLDR has for such languages."""

_ACCENTED = str.maketrans("ACDEGINOSUYZacdegilnorstuyz", "ÅÇĐÉĜÎÑÖŠÛÝŽåçđéĝîļñöŕšťûýž")
_FILLING = " lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor"
_TURN, _BACK = "\u202e", "\u202c"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_KEPT = re.compile(
    r"""\{[^{}]*\}              # placeholders
    | \]\([^)]*\)               # the address of a link
    | \S+@\S+ | https?://\S+    # addresses
    | &\#?\w+; | \\.            # entities, escapes
    | \b[A-Z]{2,}s?\b           # abbreviations""",
    re.VERBOSE,
)


def pseudo_text(text: str, expand: int) -> str:
    """A text in brackets, accented, and ``expand`` per cent longer than it was.

    Placeholders, Markdown, numbers and addresses stay; a bold lead still stands first. A bracket
    that is missing in print was cut off.
    """
    lead = "**" if text.startswith("**") else ""
    accented = _outside_kept(text.removeprefix(lead), _accented)
    filling = _accented(_words(math.ceil(len(text) * expand / 100)))
    return f"{lead}[{accented}{filling}]"


def mirrored_text(text: str, expand: int) -> str:
    """A text whose words run right to left, ``expand`` per cent longer than it was.

    Each word stands between the controls that turn it; placeholders, Markdown, addresses and
    abbreviations stay as they are, so that one can still read in which order they come.
    """
    filling = _words(math.ceil(len(text) * expand / 100))
    return _outside_kept(text + filling, _turned)


def _turned(text: str) -> str:
    return _WORD.sub(lambda word: f"{_TURN}{word[0]}{_BACK}", text)


def _accented(text: str) -> str:
    return text.translate(_ACCENTED)


def _outside_kept(text: str, change: Callable[[str], str]) -> str:
    """A text with a change made to all that is not kept as it is."""
    parts: list[str] = []
    end = 0
    for kept in _KEPT.finditer(text):
        parts += [change(text[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*parts, change(text[end:])])


def _words(length: int) -> str:
    """So many characters of words that mean nothing."""
    return "".join(itertools.islice(itertools.cycle(_FILLING), length))
