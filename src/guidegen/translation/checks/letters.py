"""Letters of another script, of another spelling of the same script, and of no font."""

import re
import unicodedata
from collections.abc import Iterator

from guidegen.catalog import Entry
from guidegen.translation.checks.facts import without_addresses
from guidegen.translation.checks.values import CatalogFinding, Ground, error, warning

_SCRIPTS = {
    "Latn": "LATIN",
    "Cyrl": "CYRILLIC",
    "Arab": "ARABIC",
    "Aran": "ARABIC",
    "Hans": "CJK",
    "Hant": "CJK",
    "Khmr": "KHMER",
    "Beng": "BENGALI",
    "Kore": "HANGUL",
    "Ethi": "ETHIOPIC",
    "Mymr": "MYANMAR",
    "Deva": "DEVANAGARI",
    "Guru": "GURMUKHI",
}
"""The first word of a letter's Unicode name, by script group."""

_NO_SCRIPT = frozenset({"MODIFIER", "IDEOGRAPHIC", "FEMININE", "MASCULINE"})
_PERSIAN = frozenset({"ur", "fa-AF"})
_BRACED = re.compile(r"\{[^{}]*\}")
_IN_PARENTHESES = re.compile(r"[(\uff08][^()\uff08\uff09]*[)\uff09]")
_PARTICLE = 4
"""Length of what a name may have between its words: of, and, et al."""

_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_MIXED_WORD = re.compile(r"\w*(?:[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z])\w*")


def wrong_script(ground: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """Letters that belong neither to the language's script nor to a Latin name."""
    own = _SCRIPTS[ground.language.script]
    foreign = sorted({each for each in _text(entry.translation) if _is_foreign(each, own)})
    if foreign:
        problem = f"The translation has letters of another script: {_named(foreign)}."
        yield error(entry, "wrong-script", problem, "Type them again in the language's script.")
    for word in _MIXED_WORD.findall(entry.translation):
        problem = f"“{word}” mixes letters of two scripts that look alike."
        yield error(entry, "wrong-script", problem, "Type the word again in one script.")


def latin_words(ground: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """Latin words that are no names, in a language that is not written so."""
    if ground.language.script == "Latn":
        return
    names = set(_LATIN_WORD.findall(entry.source))
    text = _MIXED_WORD.sub(" ", _IN_PARENTHESES.sub(" ", _text(entry.translation)))
    for word in _LATIN_WORD.findall(text):
        if word.islower() and len(word) > (_PARTICLE if word in names else 1):
            problem = f"“{word}” is in Latin letters and no name."
            remedy = "Translate it, or write it in the language's script."
            severe = warning if word in names else error
            yield severe(entry, "latin-word", problem, remedy)


def wrong_variety(ground: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """Traditional characters in simplified Chinese and the reverse, Arabic letters in Persian."""
    strange = sorted({each for each in entry.translation if _is_other(ground.language.tag, each)})
    if strange:
        problem = f"The translation has letters that the language does not use: {_named(strange)}."
        yield error(entry, "wrong-letter", problem, "Write the language's own letter.")


def missing_glyphs(ground: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """Characters that none of the language's fonts has."""
    visible = {each for each in entry.translation if unicodedata.category(each)[0] not in "CZ"}
    missing = sorted(visible - ground.characters)
    if ground.characters and missing:
        problem = f"The language's fonts have no {_named(missing)}."
        yield error(entry, "missing-glyph", problem, "Write it with other characters.")


def _text(text: str) -> str:
    return without_addresses(_BRACED.sub(" ", text))


def _is_foreign(character: str, own: str) -> bool:
    if not character.isalpha():
        return False
    script = unicodedata.name(character, "UNNAMED").split()[0]
    return script not in _NO_SCRIPT | {own, "LATIN"}


def _is_other(tag: str, character: str) -> bool:
    match tag:
        case "zh-Hans":
            return _is_in("big5", character) and not _is_in("gb2312", character)
        case "zh-Hant":
            return _is_in("gb2312", character) and not _is_in("big5", character)
        case _:
            return tag in _PERSIAN and character in "\u064a\u0643"


def _is_in(encoding: str, character: str) -> bool:
    """Whether a Han character belongs to an old national set, which has one spelling only."""
    if not "\u4e00" <= character <= "\u9fff":
        return False
    try:
        return bool(character.encode(encoding))
    except UnicodeEncodeError:
        return False


def _named(characters: list[str]) -> str:
    return ", ".join(f"{each} (U+{ord(each):04X})" for each in characters)
