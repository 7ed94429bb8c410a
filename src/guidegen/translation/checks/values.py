"""What a check is given, and what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from guidegen.catalog import Entry
from guidegen.errors import Fault
from guidegen.languages import Language
from guidegen.model.build import Severity


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a glossary: how the English says it, and the ways to say it in the language.

    A single English word has too many senses to be looked for, unless the glossary says that it is
    ``always`` to be said so.
    """

    english: tuple[str, ...]
    translations: tuple[str, ...]
    always: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of a language; without fonts on this machine ``characters`` is empty."""

    language: Language
    characters: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogFinding:
    """A fault of a translation. An error blocks its approval; a warning is advice."""

    severity: Severity
    fault: Fault


Check = Callable[[Ground, Entry], Iterator[CatalogFinding]]


def error(entry: Entry, code: str, problem: str, remedy: str) -> CatalogFinding:
    """A finding that blocks."""
    return CatalogFinding(Severity.ERROR, Fault(code, entry.place, problem, remedy))


def warning(entry: Entry, code: str, problem: str, remedy: str) -> CatalogFinding:
    """A finding that advises."""
    return replace(error(entry, code, problem, remedy), severity=Severity.WARNING)
