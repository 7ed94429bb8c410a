"""What changed in the English text since it was translated, word by word."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from guidegen.catalog import Catalog
from guidegen.errors import Place
from guidegen.model.content import Message
from guidegen.model.translation import State

_WORD = re.compile(r"(?:\{\w+\}|[\w’'-]+|[^\w\s])\s*|\s+")


class Fate(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, with the spaces between them, and what became of it."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A text whose translation is stale: the English then and now, and the translation."""

    context: str
    before: str
    after: str
    translation: str
    place: Place

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The difference; all but what was added is the text before, all but removed, after."""
        return tuple(_pieces(_words(self.before), _words(self.after)))


def source_changes(catalog: Catalog, messages: Iterable[Message]) -> Iterator[SourceChange]:
    """Every stale text of a locale, in the order of the messages."""
    for message in messages:
        if catalog.translate(message).state is State.STALE:
            entry = catalog.entries[message.context]
            before = entry.previous or entry.source
            yield SourceChange(
                message.context, before, message.source, entry.translation, entry.place
            )


def _words(text: str) -> list[str]:
    """Words, placeholders and marks, each with the space after it; bare spaces would match."""
    return _WORD.findall(text)


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Fate.KEPT, "".join(after[j1:j2]))
            continue
        if i1 < i2:
            yield Piece(Fate.REMOVED, "".join(before[i1:i2]))
        if j1 < j2:
            yield Piece(Fate.ADDED, "".join(after[j1:j2]))
