"""All checks, and the walk of a catalog through them."""

from collections.abc import Iterable, Iterator

from guidegen.catalog import Entry
from guidegen.catalog.checks import entry_faults
from guidegen.catalog.values import SOURCE_LOCALE
from guidegen.model.build import Severity
from guidegen.translation.checks.facts import emails, numbers, phones, urls
from guidegen.translation.checks.glossary import glossary_terms
from guidegen.translation.checks.letters import (
    latin_words,
    missing_glyphs,
    wrong_script,
    wrong_variety,
)
from guidegen.translation.checks.punctuation import end_punctuation
from guidegen.translation.checks.roles import roles_lost, roles_swapped
from guidegen.translation.checks.values import CatalogFinding, Check, Ground, warning
from guidegen.translation.checks.wording import doubled_words, surrounding_space, untranslated


def form(_: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """What keeps a locale from being built: placeholders, Markdown, control characters."""
    return (CatalogFinding(Severity.ERROR, fault) for fault in entry_faults(entry))


CHECKS: tuple[Check, ...] = (
    form,
    numbers,
    phones,
    urls,
    emails,
    wrong_script,
    latin_words,
    wrong_variety,
    missing_glyphs,
    roles_swapped,
    roles_lost,
    glossary_terms,
    doubled_words,
    untranslated,
    end_punctuation,
    surrounding_space,
)
"""Each check of a single entry."""

REWORDING_CHECKS: tuple[Check, ...] = (
    form,
    wrong_script,
    missing_glyphs,
    doubled_words,
    surrounding_space,
)
"""The checks of English that a district words anew: it may say other things than the stock."""


def check_entries(ground: Ground, entries: Iterable[Entry]) -> Iterator[CatalogFinding]:
    """Everything there is to say about the entries that have a translation."""
    translated = [entry for entry in entries if entry.translation]
    is_rewording = ground.language.tag == SOURCE_LOCALE
    for entry in translated:
        for check in REWORDING_CHECKS if is_rewording else CHECKS:
            yield from check(ground, entry)
    if not is_rewording:
        yield from _two_translations(translated)


def _two_translations(entries: Iterable[Entry]) -> Iterator[CatalogFinding]:
    """The same English text, said in two ways."""
    first: dict[str, Entry] = {}
    for entry in entries:
        earlier = first.setdefault(entry.source, entry)
        if earlier.translation != entry.translation:
            yield warning(
                entry,
                "two-translations",
                f"The same English text is “{earlier.translation}” in {earlier.context} "
                f"(line {earlier.place.line}).",
                "Say it in one way, unless the places need two.",
            )
