"""Fields: a school's values as markup, each in its own direction, each one run of text."""

from markupsafe import Markup, escape

from guidegen.compose import addresses
from guidegen.languages import Language, is_latin
from guidegen.model.district import Phone

_ENGLISH = ' lang="en" dir="ltr"'


def phone(value: Phone | str, name: str) -> Markup:
    """A telephone number that a screen can dial; left to right, never broken."""
    if isinstance(value, str):
        return _element("span", ' class="phone" dir="ltr"', name, value)
    return _link("phone", name, value.uri, value.printed)


def email(value: str, name: str) -> Markup:
    """An address that breaks between its pieces only, and copies whole."""
    return _link("email", name, f"mailto:{value}", addresses.with_breaks(value))


def url(value: str, name: str) -> Markup:
    """A web address, printed without its scheme; it breaks after / first."""
    return _link("url", name, value, addresses.with_breaks(printed_url(value)))


def printed_url(value: str) -> str:
    """A web address as it is printed: without its scheme."""
    return value.removeprefix("https://").removeprefix("http://").rstrip("/")


def words(value: str, name: str, *, rtl: bool) -> Markup:
    """A name, title or list; Latin in a right-to-left page runs left to right."""
    return _element("span", "", name, value, ' dir="ltr"' if rtl and is_latin(value) else "")


def schedule(text: str, name: str, *, foreign: bool) -> Markup:
    """Days and hours; ``foreign``: in English on a page in another language."""
    return _element("span", ' class="schedule"', name, text, _ENGLISH if foreign else "")


def photo(url: str, alternative: str, name: str) -> Markup:
    """A picture and the text that stands for it."""
    return Markup('<img data-f="{}" src="{}" alt="{}">').format(name, url, alternative)


def foreign(text: Markup | str, name: str) -> Markup:
    """A value in English on a page in another language."""
    return _element("span", "", name, text, _ENGLISH)


def endonym(language: Language) -> Markup:
    """A language's name for itself, marked so that it is set in that language's own type."""
    return Markup(
        '<span class="endonym" lang="{0}" dir="{1}" data-endonym="{0}">{2}</span>'
    ).format(language.tag, language.direction, language.endonym)


def _link(kind: str, name: str, target: str, text: str) -> Markup:
    return _element("a", f' class="{kind}" dir="ltr"', name, text, f' href="{escape(target)}"')


def _element(tag: str, before: str, name: str, text: Markup | str, after: str = "") -> Markup:
    """An element with a field's name between its other attributes, which are markup already."""
    opening = f'<{tag}{before} data-f="{escape(name)}"{after}>'
    return Markup(f"{opening}{escape(text)}</{tag}>")  # noqa: S704  -- all is escaped
