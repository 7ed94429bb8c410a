"""Holes in markup: marks where a school's values will stand, and markup that holds such marks.

Nothing in a template may look at markup with holes, for it would not see what the reader will see.
So what a filter, a macro or a `set` block gives is opaque as soon as there is a hole in it: it can
be printed, and anything else raises `LookedInto`.
"""

import re
import secrets
from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar
from urllib.parse import quote, unquote

from markupsafe import Markup, escape

from guidegen.model.skeleton import Hole

T = TypeVar("T")
_START = f"\ue000{secrets.token_hex(16)}:"
"""Nobody can guess it, and nobody sees it, so that no text can hold a mark of its own."""
_END = "\ue001"
_MARK = re.compile(rf"{_START}([^|{_END}]*)(?:\|([^|{_END}]*)\|([^|{_END}]*))?{_END}")
_HOLE = re.compile(rf"{_START}([^|{_END}]*)\|([^|{_END}]*)\|([^|{_END}]*){_END}")
_NUMBER = re.compile(rf"{_START}([^|{_END}]*){_END}")


class LookedInto(Exception):  # noqa: N818  -- no error: the value is given as it is, and then it works
    """A template did more with values than print them; ``paths`` are theirs."""

    def __init__(self, *paths: str) -> None:
        super().__init__(*paths)
        self.paths = paths


class Opaque:
    """What can be printed in its place and asked whether it is there, and no more."""

    __slots__ = ()

    def _looked_into(self) -> LookedInto:
        raise NotImplementedError

    def _written(self) -> str:
        """What is printed where a template prints it without a filter."""
        raise self._looked_into()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise self._looked_into()

    def __getattr__(self, name: str) -> Any:
        raise self._looked_into()

    __str__ = __repr__ = __html__ = __format__ = __bytes__ = _refuse
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _refuse
    __len__ = __iter__ = __contains__ = __getitem__ = __reversed__ = __call__ = _refuse
    __add__ = __radd__ = __mul__ = __rmul__ = __mod__ = __rmod__ = __sub__ = __rsub__ = _refuse
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __pow__ = __rpow__ = _refuse
    __int__ = __float__ = __index__ = __neg__ = __pos__ = __abs__ = __round__ = _refuse


class Holed(Opaque):
    """Markup with a hole in it."""

    __slots__ = ("_markup",)

    def __init__(self, markup: str) -> None:
        self._markup = markup

    def __bool__(self) -> bool:
        return True

    def _looked_into(self) -> LookedInto:
        return LookedInto(*_paths(self._markup))

    def _written(self) -> str:
        return self._markup


def mark(hole: Hole) -> Markup:
    """What stands in markup for a hole until it is cut."""
    return Markup(f"{_START}{hole.path}|{quote(hole.name)}|{quote(hole.kind)}{_END}")  # noqa: S704


def number_mark(path: str) -> str:
    """What stands in markup for a number of the panel's setting until it is known."""
    return f"{_START}{path}{_END}"


def captured(markup: Any = "") -> Markup | Holed:
    """Markup as templates may have it."""
    if isinstance(markup, str) and _START in markup:
        return Holed(markup)
    return markup if isinstance(markup, Holed) else Markup(markup)  # noqa: S704  -- it is markup


def written(value: Any) -> str:
    """A value as it is printed: escaped, or with its holes."""
    return value._written() if isinstance(value, Opaque) else escape(value)


def unopened(value: T) -> T:
    """A value that is about to be looked into; raises LookedInto where it is opaque."""
    if isinstance(value, Opaque):
        raise value._looked_into()
    return value


def whole(text: str) -> str:
    """A text that is about to be looked into; raises LookedInto where it has holes."""
    if _START in text:
        raise LookedInto(*_paths(text))
    return text


def has_holes(text: str) -> bool:
    """Whether a value is to stand in a text."""
    return _HOLE.search(text) is not None


def has_numbers(text: str) -> bool:
    """Whether a number is to stand in a text."""
    return _NUMBER.search(text) is not None


def with_numbers(text: str, numbers: Mapping[str, float]) -> str:
    """The text with numbers in place of their marks."""
    if _START not in text:
        return text
    return _NUMBER.sub(lambda found: str(numbers[found[1]]), text)


def cut(text: str) -> tuple[str | Hole, ...]:
    """A text cut at its holes; nothing stands between two holes that touch."""
    if _START not in text:
        return (text,) if text else ()
    pieces: list[str | Hole] = []
    end = 0
    for found in _HOLE.finditer(text):
        pieces += [text[end : found.start()], _hole(found)]
        end = found.end()
    return tuple(each for each in (*pieces, text[end:]) if each)


def _hole(found: re.Match[str]) -> Hole:
    return Hole(found[1], unquote(found[2]), unquote(found[3]))


def _paths(text: str) -> list[str]:
    return [found[1] for found in _MARK.finditer(text)]
