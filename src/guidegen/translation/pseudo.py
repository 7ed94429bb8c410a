"""A pseudo-translation: longer, accented English that shows where a layout has too little room."""

import itertools
import math
import re

PSEUDO_LOCALE = "en-XA"
"""The tag that CLDR has for such a language."""

_ACCENTED = str.maketrans("ACDEGINOSUYZacdegilnorstuyz", "ÅÇĐÉĜÎÑÖŠÛÝŽåçđéĝîļñöŕšťûýž")
_FILLING = " lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor"
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
    accented = _accented(text.removeprefix(lead))
    return f"{lead}[{accented}{_filling(math.ceil(len(text) * expand / 100))}]"


def _accented(text: str) -> str:
    parts: list[str] = []
    end = 0
    for kept in _KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(_ACCENTED), kept[0]]
        end = kept.end()
    return "".join([*parts, text[end:].translate(_ACCENTED)])


def _filling(length: int) -> str:
    """So many characters of words that mean nothing."""
    filling = "".join(itertools.islice(itertools.cycle(_FILLING), length))
    return filling.translate(_ACCENTED)
