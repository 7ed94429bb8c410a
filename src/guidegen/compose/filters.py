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

from guidegen.compose import fields, headings, locale_words
from guidegen.compose.holes import Holed, captured, unopened, whole
from guidegen.compose.masking import Masked, latin, longer_than
from guidegen.compose.values import FIELD_KINDS, printed
from guidegen.compose.wording import Wording
from guidegen.errors import Place
from guidegen.languages import Language
from guidegen.model.content import Block, Heading, ItemList, Message
from guidegen.model.district import Officer

POLICY = "policy.html.j2"
"""Has the macro ``english``: a text in English under its label."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A message in two parts: the bold words that open it, and the rest."""

    lead: Markup | Holed
    rest: Markup | Holed


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
) -> Markup | Holed | str:
    message = Message(context_id, source, Place(Path(str(context.name))), note, critical)
    if plain:
        return whole(_wording(context).name(message))
    return _said(context, message, stays=stays, labelled=labelled)


@pass_context
def _message(
    context: Context, message: Message, *, stays: bool = False, labelled: bool = False
) -> Markup | Holed:
    return _said(context, message, stays=stays, labelled=labelled)


def _said(context: Context, message: Message, *, stays: bool, labelled: bool) -> Markup | Holed:
    """The message, or what the approval policy puts in its place.

    ``stays``: it names something that stays on the page, so that it is never left out.
    ``labelled``: where it stands in English, the label stands around it already.
    """
    wording = _wording(context)
    if not wording.texts.replaces(message):
        return captured(wording.say(message))
    if wording.texts.leaves_out(message) and not stays:
        wording.leave_out(message)
        return Markup()
    text = captured(wording.say_in_english(message))
    return text if labelled else _under_label(context, text)


def _under_label(context: Context, text: Markup | Holed) -> Markup | Holed:
    policy = context.environment.get_template(POLICY).make_module(context.get_all())
    macro: Callable[[Markup | Holed], Markup | Holed] = vars(policy)["english"]
    return macro(text)


@pass_context
def _stands_in_english(context: Context, part: Message | Block) -> bool:
    """Whether the policy replaces all of a text or block, so that one label does for it."""
    messages = part.messages if isinstance(part, Block) else (part,)
    return all(map(_wording(context).texts.replaces, messages))


@pass_context
def _local_title(context: Context, message: Message) -> Markup | Holed:
    return captured(_wording(context).say_unboxed(message))


@pass_context
def _lead(context: Context, message: Message, *, labelled: bool = False) -> Lead:
    wording = _wording(context)
    if not wording.texts.replaces(message):
        return Lead(*map(captured, wording.say_in_two(message)))
    if labelled:
        return Lead(*map(captured, wording.say_in_english_in_two(message)))
    return Lead(Markup(), _said(context, message, stays=False, labelled=False))


@pass_context
def _field(context: Context, value: Any, name: str, kind: str = "words") -> Markup | Holed:
    known = kind if kind in FIELD_KINDS else "words"
    return _printed(context, value, name, known)


def _printed(context: Context, value: Any, name: str, kind: str) -> Markup | Holed:
    field = printed(value, name, kind, _language(context))
    _wording(context).fact(field.fact)
    return captured(field.markup)


@pass_context
def _endonym(context: Context, other: Language) -> Markup:
    _wording(context).fact(other.endonym)
    return fields.endonym(other)


@pass_context
def _number(context: Context, value: int) -> str:
    return str(format_decimal(value, locale=_language(context).babel_locale))


@pass_context
def _languages(context: Context, names: Sequence[str]) -> Markup | Holed:
    return _printed(context, names, "officer.languages", "languages")


@pass_context
def _photo(context: Context, officer: Officer) -> Markup | Holed:
    photo: Any = officer.photo
    shown = photo if isinstance(photo, Masked) else officer
    return captured(printed(shown, "officer.photo", "photo", _language(context)).markup)


@pass_context
def _date(context: Context, day: datetime.date) -> str:
    text = locale_words.long_date(unopened(day), _language(context))
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
    "latin": latin,
    "longer_than": longer_than,
    "in_english": _stands_in_english,
}
