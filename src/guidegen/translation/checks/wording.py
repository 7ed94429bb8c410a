"""Doubled words, copies of the English, spaces around a text."""

import itertools
import re
from collections.abc import Iterator

from guidegen.catalog import Entry
from guidegen.translation.checks.values import CatalogFinding, Ground, error, warning

_NEVER_DOUBLED = frozenset({"ar", "en", "es", "fr", "pt-BR", "ru", "uk"})
"""Elsewhere a short word said twice is grammar: each, many, little by little."""

_LONG_WORD = 6

_DOUBLED_PRONOUNS = frozenset({"nous", "vous"})
_HAN = frozenset({"Hans", "Hant"})
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_WORDS = 4


def doubled_words(ground: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """A word that stands twice in a row and does not in English."""
    severe = error if ground.language.tag in _NEVER_DOUBLED else warning
    said = set(_doubled(entry.source))
    for word in dict.fromkeys(_doubled(entry.translation)):
        if word not in said | _DOUBLED_PRONOUNS and (severe is error or len(word) >= _LONG_WORD):
            yield severe(entry, "doubled-word", f"“{word}” stands twice.", "Delete one.")
    if ground.language.script in _HAN:
        for word in re.findall(r"([\u4e00-\u9fff]{2,4})\1", entry.translation):
            yield warning(entry, "doubled-word", f"“{word}” stands twice.", "Delete one.")


def untranslated(ground: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """The English text itself: an error if it is a sentence, else advice, as it may be a name.

    What the glossary says to leave in English is right so.
    """
    source = re.sub(r"\{[^{}]*\}", " ", entry.source)
    words = _WORD.findall(source)
    if len(words) < 2 or not _is_copy(entry):
        return
    if any(entry.translation in term.translations for term in ground.terms):
        return
    remedy = "Translate it, or leave it empty: then it counts as missing."
    if len(words) >= _SENTENCE_WORDS and source.rstrip(" *”\"'").endswith((".", "?", "!")):
        yield error(entry, "untranslated-sentence", "The translation is the English text.", remedy)
    else:
        yield warning(entry, "untranslated", "The translation is the English text.", remedy)


def surrounding_space(_: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """Space before or after the text where the English has none, or the reverse."""
    wanted, found = _space_around(entry.source), _space_around(entry.translation)
    if wanted != found:
        problem = "The translation begins or ends with other white space than the English text."
        yield warning(entry, "surrounding-space", problem, "Delete it, or add what is missing.")


def _doubled(text: str) -> Iterator[str]:
    """Words that stand twice with only a space between them."""
    words = text.casefold().split()
    for first, second in itertools.pairwise(words):
        bare = second.rstrip(".,;:!?…)]*”»\"'،؛؟۔。।")
        if first == bare and any(map(str.isalpha, first)):
            yield first


def _is_copy(entry: Entry) -> bool:
    return entry.source.split() == entry.translation.split()


def _space_around(text: str) -> tuple[str, str]:
    stripped = text.strip()
    start = text.index(stripped)
    return text[:start], text[start + len(stripped) :]
