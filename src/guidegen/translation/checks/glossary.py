"""The glossary of a language, ``locales/<tag>/glossary.toml``, and whether its words are used."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guidegen.catalog import Entry
from guidegen.errors import Fault
from guidegen.toml_places import TomlFile, read_toml
from guidegen.translation.checks.values import CatalogFinding, Ground, Term, warning

_SEPARATORS = re.compile(r"\s*[;,/\u061b\u060c\uff1b\uff0c\u3001\u1363\u1364]\s*")
_PIECES = frozenset({"Ethi", "Hans", "Hant", "Khmr", "Mymr"})
"""Scripts whose words have no spaces between them, or change at their beginning."""
_SHORTEST_STEM = 3
_TELLING = 4
"""Letters of a word that is more than an article or a preposition."""


def read_glossary(path: Path) -> tuple[tuple[Term, ...], tuple[Fault, ...]]:
    """The terms of a glossary, and what is wrong with the file; no terms without a file.

    Raises WorkspaceError: it is not TOML.
    """
    if not path.is_file():
        return (), ()
    file = read_toml(path)
    rows = file.data.get("term", [])
    if not isinstance(rows, list):
        return (), (_no_term(file),)
    terms = tuple(_term(row) for row in rows if _is_term(row))
    bad = (number for number, row in enumerate(rows) if not _is_term(row))
    return terms, tuple(_no_term(file, number) for number in bad)


def glossary_terms(ground: Ground, entry: Entry) -> Iterator[CatalogFinding]:
    """A term of the glossary that stands in English and of which the translation has no trace.

    A name that the translation leaves in English, as that of a law, is no use of the term.
    """
    said = entry.translation.casefold()
    for term in ground.terms:
        named = [
            word
            for word in term.english
            if (term.always or " " in word)
            and _names(entry.source, word)
            and not _names(entry.translation, word)
        ]
        if named and not any(_traces(ground, said, each) for each in term.translations):
            problem = f"The glossary says “{' / '.join(term.translations)}” for “{named[0]}”."
            yield warning(entry, "glossary", problem, "Use it, or change the glossary.")


def _term(row: dict[str, Any]) -> Term:
    return Term(
        tuple(word.removeprefix("to ") for word in _ways(row["english"])),
        tuple(_ways(row["translation"])),
        always=row.get("check") is True,
    )


def _is_term(row: object) -> bool:
    return isinstance(row, dict) and all(
        isinstance(row.get(key), str) and row[key].strip() for key in ("english", "translation")
    )


def _ways(text: str) -> Iterator[str]:
    """The several wordings of one term, without what stands in parentheses."""
    without = re.sub(r"\s*[(\uff08][^)\uff09]*[)\uff09]", "", text)
    return (word for word in _SEPARATORS.split(without) if word.strip())


def _names(source: str, english: str) -> bool:
    return bool(re.search(rf"\b{re.escape(english)}(?:e?s)?\b", source, re.IGNORECASE))


def _traces(ground: Ground, said: str, way: str) -> bool:
    """Whether the text has half the words of a wording, whatever their order and endings."""
    if ground.language.script in _PIECES:
        return any(way[at : at + 2] in said for at in range(max(1, len(way) - 1)))
    words = way.casefold().split()
    telling = [word for word in words if len(word) >= _TELLING] or words
    return 2 * sum(_stem(word) in said for word in telling) >= len(telling)


def _stem(word: str) -> str:
    return word[: max(_SHORTEST_STEM, len(word) * 3 // 5)]


def _no_term(file: TomlFile, number: int | None = None) -> Fault:
    place = file.place("term") if number is None else file.place("term", number)
    return Fault(
        "glossary-form",
        place,
        "This is no term of a glossary.",
        "Write [[term]] with the texts `english` and `translation`.",
    )
