"""Fields: a school's values as markup, each in its own direction, each one run of text."""

from markupsafe import Markup

from guidegen.compose import addresses
from guidegen.languages import Language, is_latin
from guidegen.model.district import Phone


def phone(value: Phone | str, name: str) -> Markup:
    """A telephone number that a screen can dial; left to right, never broken."""
    if isinstance(value, str):
        return Markup('<span class="phone" dir="ltr" data-f="{}">{}</span>').format(name, value)
    return Markup('<a class="phone" dir="ltr" data-f="{}" href="{}">{}</a>').format(
        name, value.uri, value.printed
    )


def email(value: str, name: str) -> Markup:
    """An address that breaks between its pieces only, and copies whole."""
    return Markup('<a class="email" dir="ltr" data-f="{}" href="mailto:{}">{}</a>').format(
        name, value, addresses.with_breaks(value)
    )


def url(value: str, name: str) -> Markup:
    """A web address, printed without its scheme; it breaks after / first."""
    return Markup('<a class="url" dir="ltr" data-f="{}" href="{}">{}</a>').format(
        name, value, addresses.with_breaks(printed_url(value))
    )


def printed_url(value: str) -> str:
    """A web address as it is printed: without its scheme."""
    return value.removeprefix("https://").removeprefix("http://").rstrip("/")


def words(value: str, name: str, *, rtl: bool) -> Markup:
    """A name, title or list; Latin in a right-to-left page runs left to right."""
    direction = Markup(' dir="ltr"') if rtl and is_latin(value) else ""
    return Markup('<span data-f="{}"{}>{}</span>').format(name, direction, value)


def schedule(text: str, name: str, *, foreign: bool) -> Markup:
    """Days and hours; ``foreign``: in English on a page in another language."""
    direction = Markup(' lang="en" dir="ltr"') if foreign else ""
    return Markup('<span class="schedule" data-f="{}"{}>{}</span>').format(name, direction, text)


def photo(url: str, alternative: str, name: str) -> Markup:
    """A picture and the text that stands for it."""
    return Markup('<img data-f="{}" src="{}" alt="{}">').format(name, url, alternative)


def foreign(text: Markup | str, name: str) -> Markup:
    """A value in English on a page in another language."""
    return Markup('<span data-f="{}" lang="en" dir="ltr">{}</span>').format(name, text)


def endonym(language: Language) -> Markup:
    """A language's name for itself, marked so that it is set in that language's own type."""
    return Markup(
        '<span class="endonym" lang="{0}" dir="{1}" data-endonym="{0}">{2}</span>'
    ).format(language.tag, language.direction, language.endonym)
