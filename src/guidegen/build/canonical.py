"""Digests of values by what they say, whatever file or line they were read from."""

import datetime
import json
from collections.abc import Callable, Iterable, Mapping, Set
from pathlib import PurePath
from types import NoneType
from typing import Any

from guidegen import files
from guidegen.errors import Place
from guidegen.model.content import Message

_DIGITS = 16
"""Of a SHA-256 in hexadecimal: 64 bits tell apart what a workspace has been in all its years."""


def digest_of(value: object) -> str:
    """A short digest of a value: the same for values that say the same.

    Places do not count, and a message counts by its context: its text has a digest of its own.
    """
    plain = json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return files.digest(plain.encode())[:_DIGITS]


def _plain(value: Any) -> Any:
    """A value in what JSON has; enumerations are their words, bytes their digests."""
    for kinds, plain in _KINDS:
        if isinstance(value, kinds):
            return plain(value)
    return {name: _plain(each) for name, each in fields_of(value).items()}


def _itself(value: Any) -> Any:
    return value


def _list(values: Iterable[Any]) -> list[Any]:
    return [_plain(each) for each in values]


def _sorted(values: Iterable[Any]) -> list[Any]:
    return sorted(json.dumps(_plain(each), sort_keys=True) for each in values)


def _mapping(values: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key): _plain(each) for key, each in values.items()}


def _context(message: Message) -> str:
    return message.context


_KINDS: tuple[tuple[tuple[type, ...], Callable[[Any], Any]], ...] = (
    ((str, int, float, NoneType), _itself),
    ((tuple, list), _list),
    ((Mapping,), _mapping),
    ((Set,), _sorted),
    ((bytes,), files.digest),
    ((Message,), _context),
    ((datetime.date, PurePath), str),
)


def fields_of(value: Any) -> dict[str, Any]:
    """What a frozen value holds, by name, but for the place where it was read."""
    found = ((name, getattr(value, name)) for name in value.__dataclass_fields__)
    return {name: each for name, each in found if not isinstance(each, Place)}
