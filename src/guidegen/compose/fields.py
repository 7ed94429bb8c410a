"""Fields: a school's values as markup, each in its own direction."""

import re

from markupsafe import Markup

from guidegen.languages import Language, is_latin
from guidegen.model.district import Phone

_PIECES = re.compile(r"(?=@)|(?<=[.\-_/])")
_PARTS = re.compile("(?<=/)")
_SHORT = 26
"""An address, or what stands between two slashes of one, of so many characters is not broken."""


def phone(value: Phone | str, name: str) -> Markup:
    """A telephone number that a screen can dial; left to right, never broken."""
    if isinstance(value, str):
        return Markup('<span class="phone" dir="ltr" data-f="{}">{}</span>').format(name, value)
    return Markup('<a class="phone" dir="ltr" data-f="{}" href="{}">{}</a>').format(
        name, value.uri, value.printed
    )


def email(value: str, name: str) -> Markup:
    """An address in pieces: it breaks before @ and after . - _ / and copies whole."""
    return Markup('<a class="email" dir="ltr" data-f="{}" href="mailto:{}">{}</a>').format(
        name, value, _pieces(value)
    )


def url(value: str, name: str) -> Markup:
    """A web address, printed without its scheme; it breaks after / first."""
    return Markup('<a class="url" dir="ltr" data-f="{}" href="{}">{}</a>').format(
        name, value, _pieces(printed_url(value))
    )


def printed_url(value: str) -> str:
    """A web address as it is printed: without its scheme."""
    return value.removeprefix("https://").removeprefix("http://").rstrip("/")


def words(value: str, name: str, *, rtl: bool) -> Markup:
    """A name, title or schedule; Latin in a right-to-left page runs left to right."""
    direction = Markup(' dir="ltr"') if rtl and is_latin(value) else ""
    return Markup('<span data-f="{}"{}>{}</span>').format(name, direction, value)


def foreign(text: Markup | str, name: str) -> Markup:
    """A value in English on a page in another language."""
    return Markup('<span data-f="{}" lang="en" dir="ltr">{}</span>').format(name, text)


def endonym(language: Language) -> Markup:
    """A language's name for itself, marked so that it is set in that language's own type."""
    return Markup(
        '<span class="endonym" lang="{0}" dir="{1}" data-endonym="{0}">{2}</span>'
    ).format(language.tag, language.direction, language.endonym)


def _pieces(text: str) -> Markup:
    parts = [part for part in _PARTS.split(text) if part]
    pieces = [piece for part in parts for piece in _pieces_of(part)]
    if len(pieces) == 1 or len(text) <= _SHORT:
        return Markup("{}").format(text)
    span = Markup('<span class="piece">{}</span>')
    return Markup("").join(span.format(piece) for piece in pieces)


def _pieces_of(part: str) -> list[str]:
    if len(part) <= _SHORT:
        return [part]
    return [piece for piece in _PIECES.split(part) if piece]
