"""Skeletons: a panel's markup with holes where a school's values stand, cut into its parts.

One skeleton serves every school that differs in nothing but the values of its holes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from guidegen.model.panel import UsedText
from guidegen.model.translation import Translation


class NotPressable(Exception):  # noqa: N818  -- a reason, not a fault: another way is taken
    """Why something cannot be set from parts, in words."""


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a value of a school stands.

    ``path`` says which value, such as ``school.name``, ``officers.sro.0.phone`` or ``guide_url``;
    ``name`` is its field's ``data-f``, and ``kind`` how it is set: ``words`` and the other kinds of
    the filter ``field``, or ``languages``, ``photo`` and ``qr``.
    """

    path: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class FieldMarkup:
    """The value of a hole as markup, exactly as it stands in the panel's own markup.

    ``shell`` is the opening tag without what differs from value to value (``href``, ``src`` and
    ``alt``), ``text`` the plain text, of a picture the text that stands for it; ``href`` where a
    link leads, and ``src`` the address of a photo or the text of a QR code; both may be empty.
    ``fact`` is what the page must show.
    """

    markup: str
    kind: str
    shell: str
    text: str
    href: str
    src: str
    fact: str


Pieces = tuple[str | Hole, ...]
Filling = Callable[[Hole], FieldMarkup]


@dataclass(frozen=True, slots=True)
class PartMarkup:
    """One of the elements that stand one below the other in a panel, cut at its holes.

    ``stack`` are the opening tags of the ``data-stack`` elements it stands in, outermost first.
    ``before`` is an empty element with the tag and attributes of the one before it in the same
    element; it is empty for the first. Both are without holes.
    """

    pieces: Pieces
    stack: tuple[str, ...]
    before: str

    @property
    def holes(self) -> tuple[Hole, ...]:
        """The part's holes, in order; one that stands twice is there twice."""
        return tuple(each for each in self.pieces if isinstance(each, Hole))


@dataclass(frozen=True, slots=True)
class OpenText:
    """A message that a panel prints, cut at the school's values in it."""

    translation: Translation
    pieces: Pieces

    def filled(self, filling: Filling) -> UsedText:
        """The text as one school's page prints it."""
        return UsedText(self.translation, _text(self.pieces, filling))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A panel of many schools: the tag of its ``<section>``, its parts, and what it must say."""

    panel: str
    opening: str
    parts: tuple[PartMarkup, ...]
    texts: tuple[OpenText, ...]
    facts: Pieces
    unfilled: tuple[str, ...]
    unapproved: tuple[str, ...]

    @property
    def holes(self) -> tuple[Hole, ...]:
        """The holes of all parts, in order."""
        return tuple(hole for part in self.parts for hole in part.holes)


def tag_name(tag: str) -> str:
    """The name of the element that a tag opens."""
    return re.split(r"[\s/>]", tag[1:], maxsplit=1)[0].lower()


def _text(pieces: Pieces, filling: Filling) -> str:
    return "".join(each if isinstance(each, str) else filling(each).text for each in pieces)
