"""Where a line may break, in languages whose words the layout engine does not know.

Khmer and Burmese put no spaces between words, and the engine has no dictionary of them: a
zero-width space (U+200B) is set at each break. Korean has spaces, but the engine breaks between any
two syllables: a word joiner (U+2060) is set between them. Neither is ever stored in a catalog.
"""

import functools
import re

from icu4py.breakers import LineBreaker

from guidegen.languages import Language

BREAK = "\u200b"
JOINER = "\u2060"

_UNSPACED = re.compile("[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]{2,}|[\u1780-\u17ff]{2,}")
"""A run of Burmese or of Khmer. Markup and placeholders are never part of one."""

_WITHIN_SYLLABLE = re.compile(
    f"(?<=[\u1039\u17d2]){BREAK}"
    f"|{BREAK}(?=[\u102b-\u103e\u17b4-\u17d3\u17dd]|[\u1000-\u1021]\u1037?[\u1039\u103a])"
)
"""Breaks that the dictionary gives in words it does not know: before a vowel sign or a final
consonant, or between letters that are stacked, which would come apart."""

_WITHIN_WORD = re.compile(
    "(?<=[\uac00-\ud7a3])(?=[\uac00-\ud7a3A-Za-z0-9])"
    "|(?:(?<=[A-Za-z0-9)}%”’」』])|(?<=[^\\s*][*])|(?<=[^\\s*][*][*]))(?=[\uac00-\ud7a3])"
)
"""Between two syllables, and before the particle that follows a foreign word, a placeholder, a
bracket or bold words. Never after a space, where a joiner would forbid the break."""


def segmented(text: str, language: Language) -> str:
    """A message's text, Markdown included, with its breaks or joiners set."""
    if language.word_segmentation:
        return _broken(text, language.babel_locale)
    if language.keep_words:
        return _WITHIN_WORD.sub(JOINER, text)
    return text


@functools.lru_cache(maxsize=8192)
def _broken(text: str, locale: str) -> str:
    return _UNSPACED.sub(lambda run: _parted(run[0], locale), text)


def _parted(run: str, locale: str) -> str:
    words = [run[start:end] for start, end in LineBreaker(run, locale).segments()]
    return _WITHIN_SYLLABLE.sub("", BREAK.join(words))
