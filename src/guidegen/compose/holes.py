"""Holes in markup: marks where a school's values will stand, and markup that holds such marks.

Nothing in a template may look at markup with holes, for it would not see what the reader will see.
So what a filter, a macro or a `set` block gives is opaque as soon as there is a hole in it: it can
be printed, and anything else raises `LookedInto`.
"""

import re
import secrets
from typing import Any, NoReturn
from urllib.parse import quote, unquote

from jinja2.runtime import Macro
from markupsafe import Markup, escape

from guidegen.model.skeleton import Hole

_START = f"\ue000{secrets.token_hex(16)}:"
"""Nobody can guess it, and nobody sees it, so that no text can hold a mark of its own."""
_END = "\ue001"
MARK = re.compile(rf"{_START}([^|]*)\|([^|]*)\|([^|]*){_END}")


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
        return LookedInto(*(found[1] for found in MARK.finditer(self._markup)))


class HoledMacro(Macro):
    """A macro, whose markup may have holes."""

    def _invoke(self, arguments: list[Any], autoescape: bool) -> Any:
        markup = self._func(*arguments)
        return captured(markup) if autoescape else markup


def mark(hole: Hole) -> Markup:
    """What stands in markup for a hole until it is cut."""
    return Markup(f"{_START}{hole.path}|{quote(hole.name)}|{quote(hole.kind)}{_END}")  # noqa: S704


def captured(markup: Any = "") -> Markup | Holed:
    """Markup as templates may have it."""
    if isinstance(markup, str) and _START in markup:
        return Holed(markup)
    return markup if isinstance(markup, Holed) else Markup(markup)  # noqa: S704  -- it is markup


def written(value: Any) -> str:
    """A value as it is printed: escaped, or with its holes."""
    return value._markup if isinstance(value, Holed) else escape(value)


def shown(text: str) -> str:
    """A text that will be looked at; raises LookedInto where it has holes."""
    if _START in text:
        raise LookedInto(*(found[1] for found in MARK.finditer(text)))
    return text


def is_marked(text: str) -> bool:
    """Whether a text has holes."""
    return _START in text


def cut(text: str) -> tuple[str | Hole, ...]:
    """A text cut at its holes; nothing stands between two holes that touch."""
    if _START not in text:
        return (text,) if text else ()
    pieces: list[str | Hole] = []
    end = 0
    for found in MARK.finditer(text):
        pieces += [text[end : found.start()], _hole(found)]
        end = found.end()
    return tuple(each for each in (*pieces, text[end:]) if each)


def _hole(found: re.Match[str]) -> Hole:
    return Hole(found[1], unquote(found[2]), unquote(found[3]))
