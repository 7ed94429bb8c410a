"""A school's values as the page prints them, by their kind; masked ones as holes."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from guidegen.compose import fields, inline, locale_words, schedules
from guidegen.compose.assets import photo_url
from guidegen.compose.holes import mark
from guidegen.compose.masking import Masked, hole_of
from guidegen.compose.qr import qr_svg
from guidegen.languages import Language
from guidegen.model.district import Officer, Phone
from guidegen.model.skeleton import FieldMarkup

FIELD_KINDS = ("name", "words", "foreign", "phone", "email", "url", "schedule")
"""The kinds of values that a template may name."""
_OPENING = re.compile(r"<[^>]*>")
_OWN = re.compile(r' (?:href|src|alt)="[^"]*"')
_HREF = re.compile(r' href="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Printed:
    """A value as markup, and what of it must be found on the page."""

    markup: Markup
    fact: str


def printed(value: Any, name: str, kind: str, language: Language) -> Printed:
    """A value of any kind. A picture has nothing that must be found."""
    if isinstance(value, Masked):
        hole = mark(hole_of(value, name, kind))
        return Printed(hole, hole)
    if kind == "languages":
        return _languages(value, name, language)
    if kind == "photo":
        return Printed(_photo(value, name), "")
    if kind == "qr":
        return Printed(qr_svg(value, value), "")
    return _text(value, name, kind, language)


def field_markup(value: Any, name: str, kind: str, language: Language) -> FieldMarkup:
    """A value as it fills a hole."""
    of_page = printed(value, name, kind, language)
    markup = str(of_page.markup)
    opening = _OPENING.match(markup)
    tag = opening[0] if opening else ""
    link = _HREF.search(tag)
    href = html.unescape(link[1]) if link else ""
    text, source = _said(value, of_page.markup, kind)
    return FieldMarkup(markup, kind, _OWN.sub("", tag), text, href, source, of_page.fact)


def _said(value: Any, markup: Markup, kind: str) -> tuple[str, str]:
    """The text of a field, and the source of a picture."""
    if kind == "photo":
        return value.name, photo_url(value.photo)
    return (value, value) if kind == "qr" else (inline.plain(markup), "")


def _text(value: Phone | str, name: str, kind: str, language: Language) -> Printed:
    if isinstance(value, Phone) or kind == "phone":
        shown = value.printed if isinstance(value, Phone) else value
        return Printed(fields.phone(value, name), shown)
    if kind == "email":
        return Printed(fields.email(value, name), value)
    if kind == "url":
        return Printed(fields.url(value, name), fields.printed_url(value))
    if kind == "schedule":
        return _schedule(value, name, language)
    if kind == "foreign" and language.tag != "en":
        return Printed(fields.foreign(value, name), value)
    return Printed(fields.words(value, name, rtl=language.right_to_left), value)


def _schedule(value: str, name: str, language: Language) -> Printed:
    localised = schedules.localised(value, language)
    text = schedules.unbroken(localised or value)
    foreign = localised is None and language.tag != "en"
    return Printed(fields.schedule(text, name, foreign=foreign), localised or value)


def _languages(names: Sequence[str], name: str, language: Language) -> Printed:
    words = [locale_words.language_name(each, language) for each in names]
    text = locale_words.joined(words, language)
    return Printed(fields.words(text, name, rtl=language.right_to_left), text)


def _photo(officer: Officer, name: str) -> Markup:
    return fields.photo(photo_url(officer.photo), officer.name, name)
