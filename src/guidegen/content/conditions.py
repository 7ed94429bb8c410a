"""Conditions: the ``when`` tables of blocks and of the comparison's cells."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from guidegen.errors import Fault
from guidegen.model.content import Condition
from guidegen.model.facts import KNOWN_FACTS, SCHOOL_FACTS
from guidegen.toml_places import KeyPath, TomlFile
from guidegen.toml_schema import suggestion

PROFILE_FACTS = frozenset(KNOWN_FACTS) - SCHOOL_FACTS
"""The facts that the comparison may ask about: it is the same for every school."""


def read_condition(
    file: TomlFile, at: KeyPath, allowed: Collection[str] = frozenset(KNOWN_FACTS)
) -> tuple[Condition, tuple[Fault, ...]]:
    """The condition in the ``when`` table at this key, and what is wrong with it."""
    facts: dict[str, frozenset[str]] = {}
    faults: list[Fault] = []
    for keys, values in _leaves(_table(file, at)):
        fact = ".".join(keys)
        facts[fact] = frozenset(map(_word, values))
        faults += _faults(file, (*at, *keys), (fact, facts[fact]), allowed)
    return Condition(facts), tuple(faults)


def _table(file: TomlFile, at: KeyPath) -> Mapping[str, Any]:
    value: Any = file.data
    for key in at:
        value = value.get(key, {}) if isinstance(value, Mapping) else value[key]
    return value if isinstance(value, Mapping) else {}


def _leaves(
    table: Mapping[str, Any], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value if isinstance(value, list) else [value]


def _faults(
    file: TomlFile, at: KeyPath, asked: tuple[str, frozenset[str]], allowed: Collection[str]
) -> Iterator[Fault]:
    fact, values = asked
    if fact not in allowed:
        problem = f"Nothing is known here about {fact!r}."
        yield Fault("unknown-fact", file.place(*at), problem, suggestion(fact, sorted(allowed)))
        return
    known = sorted(KNOWN_FACTS[fact])
    for value in sorted(values.difference(known)):
        problem = f"{fact} is never {value!r}."
        yield Fault("unknown-value", file.place(*at), problem, suggestion(value, known))
    if not values:
        problem = f"The list of {fact} is empty, so this never applies."
        yield Fault("unknown-value", file.place(*at), problem, "Name a value, or take the key out.")


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
