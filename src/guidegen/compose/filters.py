"""What a template may do with texts and values: the filters and tests of its environment."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from guidegen.compose import fields, headings, locale_words, schedules
from guidegen.compose.assets import photo_url
from guidegen.compose.wording import Wording
from guidegen.errors import Place
from guidegen.languages import Language, is_latin
from guidegen.model.content import Block, Heading, ItemList, Message
from guidegen.model.district import Officer, Phone

POLICY = "policy.html.j2"
"""Has the macro ``english``: a text in English under its label."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A message in two parts: the bold words that open it, and the rest."""

    lead: Markup
    rest: Markup


@pass_context
def _text(  # noqa: PLR0913  -- a filter's arguments are what a template's author writes
    context: Context,
    source: str,
    context_id: str,
    note: str = "",
    *,
    critical: bool = False,
    plain: bool = False,
    stays: bool = False,
    labelled: bool = False,
) -> Markup | str:
    message = Message(context_id, source, Place(Path(str(context.name))), note, critical)
    if plain:
        return _wording(context).name(message)
    return _said(context, message, stays=stays, labelled=labelled)


@pass_context
def _message(
    context: Context, message: Message, *, stays: bool = False, labelled: bool = False
) -> Markup:
    return _said(context, message, stays=stays, labelled=labelled)


def _said(context: Context, message: Message, *, stays: bool, labelled: bool) -> Markup:
    """The message, or what the approval policy puts in its place.

    ``stays``: it names something that stays on the page, so that it is never left out.
    ``labelled``: where it stands in English, the label stands around it already.
    """
    wording = _wording(context)
    if not wording.texts.replaces(message):
        return wording.say(message)
    if wording.texts.leaves_out(message) and not stays:
        wording.leave_out(message)
        return Markup()
    text = wording.say_in_english(message)
    return text if labelled else _under_label(context, text)


def _under_label(context: Context, text: Markup) -> Markup:
    policy = context.environment.get_template(POLICY).make_module(context.get_all())
    macro: Callable[[Markup], Markup] = vars(policy)["english"]
    return macro(text)


@pass_context
def _stands_in_english(context: Context, part: Message | Block) -> bool:
    """Whether the policy replaces all of a text or block, so that one label does for it."""
    messages = part.messages if isinstance(part, Block) else (part,)
    return all(map(_wording(context).texts.replaces, messages))


@pass_context
def _local_title(context: Context, message: Message) -> Markup:
    return _wording(context).say_unboxed(message)


@pass_context
def _lead(context: Context, message: Message, *, labelled: bool = False) -> Lead:
    wording = _wording(context)
    if not wording.texts.replaces(message):
        return Lead(*wording.say_in_two(message))
    if labelled:
        return Lead(*wording.say_in_english_in_two(message))
    return Lead(Markup(), _said(context, message, stays=False, labelled=False))


@pass_context
def _field(context: Context, value: Phone | str, name: str, kind: str = "words") -> Markup:
    wording, language = _wording(context), _language(context)
    wording.fact(_printed(value, kind))
    if isinstance(value, Phone) or kind == "phone":
        return fields.phone(value, name)
    if kind == "email":
        return fields.email(value, name)
    if kind == "url":
        return fields.url(value, name)
    if kind == "schedule":
        return _schedule(wording, value, name, language)
    if kind == "foreign" and language.tag != "en":
        return fields.foreign(value, name)
    return fields.words(value, name, rtl=language.right_to_left)


def _schedule(wording: Wording, value: str, name: str, language: Language) -> Markup:
    localised = schedules.localised(value, language)
    wording.facts[-1] = localised or value
    text = schedules.unbroken(localised or value)
    return fields.schedule(text, name, foreign=localised is None and language.tag != "en")


def _printed(value: Phone | str, kind: str) -> str:
    if isinstance(value, Phone):
        return value.printed
    if kind == "url":
        return fields.printed_url(value)
    return value


@pass_context
def _endonym(context: Context, other: Language) -> Markup:
    _wording(context).fact(other.endonym)
    return fields.endonym(other)


@pass_context
def _number(context: Context, value: int) -> str:
    return str(format_decimal(value, locale=_language(context).babel_locale))


@pass_context
def _languages(context: Context, names: Sequence[str]) -> Markup:
    language = _language(context)
    words = [locale_words.language_name(name, language) for name in names]
    text = locale_words.joined(words, language)
    _wording(context).fact(text)
    return fields.words(text, "officer.languages", rtl=language.right_to_left)


def _photo(officer: Officer) -> Markup:
    return fields.photo(photo_url(officer.photo), officer.name, "officer.photo")


@pass_context
def _date(context: Context, day: datetime.date) -> str:
    text = locale_words.long_date(day, _language(context))
    _wording(context).fact(text)
    return text


@pass_context
def _header_step(context: Context, names: Sequence[Markup]) -> str:
    return headings.header_step(names, _language(context).ladders.header)


def _wording(context: Context) -> Wording:
    wording = context["wording"]
    assert isinstance(wording, Wording)  # noqa: S101
    return wording


def _language(context: Context) -> Language:
    language = context["language"]
    assert isinstance(language, Language)  # noqa: S101
    return language


FILTERS: Mapping[str, Callable[..., Any]] = {
    "text": _text,
    "message": _message,
    "local_title": _local_title,
    "lead": _lead,
    "field": _field,
    "endonym": _endonym,
    "number": _number,
    "date": _date,
    "languages": _languages,
    "photo": _photo,
    "two_lines": headings.two_lines,
    "header_step": _header_step,
}
TESTS: Mapping[str, Callable[..., bool]] = {
    "heading_node": lambda node: isinstance(node, Heading),
    "list_node": lambda node: isinstance(node, ItemList),
    "latin": is_latin,
    "in_english": _stands_in_english,
}
