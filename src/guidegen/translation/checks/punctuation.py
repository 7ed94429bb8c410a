"""The mark that ends a text, as each script writes it."""

import re
from collections.abc import Iterator

from guidegen.catalog import Entry
from guidegen.translation.checks.values import CatalogFinding, Ground, warning

_KINDS = {
    ".": ".\u3002\uff0e\u0964\u104b\u1362\u17d4\u17d5\u06d4",
    "?": "?\u061f\uff1f\u1367",
    "!": "!\uff01",
    ":": ":\uff1a\u1366\u1365\u17d6",
    ",": ",\u060c\u3001\uff0c\u1363",
    ";": ";\u061b\uff1b\u1364",
    "…": "…",
}
"""The marks of all scripts that do what an English one does: full stop, question mark …"""

_OWN = {
    "Arab": {"?": "\u061f"},
    "Aran": {"?": "\u061f", ".": "\u06d4"},
    "Hans": {"?": "\uff1f", ".": "\u3002", "!": "\uff01", ":": "\uff1a"},
    "Hant": {"?": "\uff1f", ".": "\u3002", "!": "\uff01", ":": "\uff1a"},
    "Beng": {".": "\u0964"},
    "Deva": {".": "\u0964"},
    "Guru": {".": "\u0964"},
    "Khmr": {".": "\u17d4\u17d5"},
    "Mymr": {".": "\u104b"},
    "Ethi": {".": "\u1362"},
}
"""Scripts that have a mark of their own and do not use the English one."""

_ENDS_QUESTIONS = {"Mymr": "\u104b", "Khmr": "\u17d4"}
"""Scripts in which a question may end as a sentence does."""

_LABEL_WORDS = 3
_CLOSING = " \t\n\u00a0\u202f\"'*_)]}”’»›」』）】\u200e\u200f\u2066\u2067\u2068\u2069"


def end_punctuation(ground: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """Another kind of end than in English, or the mark of another script."""
    script = ground.language.script
    wanted, found = _kind(_last(entry.source)), _last(entry.translation)
    if found in _OWN.get(script, {}).get(wanted, found) and wanted == _kind(found):
        return
    if wanted == "?" and found and found in _ENDS_QUESTIONS.get(script, ""):
        return
    if _is_label(entry) and ("." in (wanted, found) or wanted == ","):
        return
    if wanted == found and _ends_in_latin(entry):
        return
    yield warning(
        entry,
        "end-punctuation",
        f"The English text ends with {_said(wanted)}, the translation with "
        f"{_said(found if _kind(found) else '')}.",
        "End it as the language does.",
    )


def _is_label(entry: Entry) -> bool:
    """Whether it is so short that a full stop is a matter of taste, or ends an abbreviation.

    A comma ends the opening of a letter, for which each language has a mark of its own.
    """
    return len(entry.source.split()) <= _LABEL_WORDS


def _ends_in_latin(entry: Entry) -> bool:
    """Whether the last word is a Latin name or a number, so that its mark may be Latin too."""
    return bool(re.search(r"[A-Za-z0-9}]\W*$", entry.translation))


def _last(text: str) -> str:
    return text.rstrip(_CLOSING)[-1:]


def _kind(mark: str) -> str:
    return next((kind for kind, marks in _KINDS.items() if mark and mark in marks), "")


def _said(mark: str) -> str:
    return f"“{mark}”" if mark else "no mark"
