"""What the files of a group have in common through its schools' values.

The fonts in a file hold every glyph that its group uses. What decides about these, besides the
texts, is which characters the values have, and what kinds of schools there are, since these decide
which of the texts are printed.
"""

import functools
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guidegen.compose import locale_words, schedules
from guidegen.languages import language
from guidegen.model.district import Officer, Role, School

Officers = Mapping[str, tuple[Officer, ...]]
"""The officers of each school that has any."""
Shares = Mapping[str, "Share"]
"""What each school contributes, by its id."""

_ALONE = (
    "\u0000-\u0065\u0067-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u20cf\u2100-\u21ff"
    "\u2c60-\u2c7f\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef"
)
"""Characters whose glyph does not depend on their neighbours: all of Latin but f, which may join
with what follows, Greek, Cyrillic, Chinese, Japanese and Korean."""
_PIECE = re.compile(f"[{_ALONE}](?![^{_ALONE}f])|f+.?|.?[^{_ALONE}f\\s]+")
_CARD = ("name", "title", "phone", "email", "schedule", "languages", "photo", "name_withheld")


@dataclass(frozen=True, slots=True)
class Share:
    """What a school contributes to the repertoire of its group in every language."""

    characters: str
    others: tuple[str, ...]


def share_of(school: School, officers: Iterable[Officer]) -> Share:
    """What a school and those who serve it contribute."""
    found = pieces("  ".join(_texts(school, officers)))
    others = {each for each in found if len(each) > 1}
    truths = (f" {each}" for each in _truths(school, officers))
    return Share("".join(found - others), tuple(map(sys.intern, others.union(truths))))


def repertoire(tag: str, schools: Iterable[School], officers: Officers, shares: Shares) -> str:
    """The repertoire of a group of schools in a language, as lines in a fixed order.

    A line is a character, a piece of text in which neighbours change each other's glyphs, or, with
    a space before it, something that is true of a school.
    """
    found: set[str] = set()
    for school in schools:
        share = shares[school.id]
        found.update(share.characters, share.others)
        for officer in officers.get(school.id, ()):
            found |= _schedule(officer.schedule, tag)
            found |= _languages(officer.languages, tag)
        if school.agreement and school.agreement.expires:
            found |= pieces(locale_words.long_date(school.agreement.expires, language(tag)))
    return "\n".join(sorted(found))


def pieces(text: str) -> set[str]:
    """The characters of a text, and together those that change each other's glyphs."""
    return set(_PIECE.findall(" ".join(text.split())))


def _texts(school: School, officers: Iterable[Officer]) -> Iterator[str]:
    yield from (school.id, school.name, school.short_name, school.address, school.principal)
    yield from (school.website, school.agency, school.agreement.url if school.agreement else "")
    yield school.phone.printed if school.phone else ""
    for officer in officers:
        yield from (officer.name, officer.title, officer.email, officer.schedule)
        yield from officer.languages
        yield officer.phone.printed if officer.phone else ""


def _truths(school: School, officers: Iterable[Officer]) -> Iterator[str]:
    """What decides which texts a school's guide prints, and which languages it names."""
    staffing = " ".join(f"{role} {school.staffing[role]}" for role in Role)
    yield f"{school.level} {staffing} {school.agreement is not None}"
    yield from (f"offers {each.locale}" for each in school.locales)
    for name in ("phone", "website", "principal", "address", "agency"):
        yield f"{name} {bool(getattr(school, name))}"
    for role in Role:
        cards = [officer for officer in officers if officer.role is role]
        yield f"{role} cards {len(cards)}"
        yield from (
            f"{role} {name} {bool(getattr(card, name))}" for card in cards for name in _CARD
        )


@functools.lru_cache(maxsize=20_000)
def _schedule(schedule: str, tag: str) -> frozenset[str]:
    localised = schedules.localised(schedule, language(tag))
    return frozenset(pieces(localised or ""))


@functools.lru_cache(maxsize=20_000)
def _languages(names: tuple[str, ...], tag: str) -> frozenset[str]:
    own = language(tag)
    words = [locale_words.language_name(each, own) for each in names]
    return frozenset(pieces(locale_words.joined(words, own)))
