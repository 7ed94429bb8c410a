"""What is exchanged with a translator: a row for each text as it goes out, and as it comes back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from guidegen.catalog import Catalog, digest
from guidegen.catalog.reader import DISTRICT_FILE, STOCK_FILE
from guidegen.errors import Place
from guidegen.model.content import Message
from guidegen.model.translation import State
from guidegen.translation.extract import Messages


@dataclass(frozen=True, slots=True)
class Row:
    """One text as it goes out.

    ``file`` is the PO file that its translation belongs to, ``where`` the file of the English
    text, ``previous`` the English that a stale translation was made from. ``room`` says how much
    longer the text may become; it is only told, and empty where nobody has measured.
    """

    message: Message
    file: str
    where: str
    translation: str
    state: State
    previous: str
    room: str = ""

    @property
    def fingerprint(self) -> str:
        """What tells whether the translation has changed since it was exported."""
        return digest(self.message.context, self.message.source, self.translation)


@dataclass(frozen=True, slots=True)
class Returned:
    """One text as it comes back, and where it stands; the status is one of ours or no word."""

    context: str
    source: str
    translation: str
    status: str
    fingerprint: str
    place: Place

    @property
    def edited(self) -> bool:
        """Whether the translation is another than the one that was exported."""
        return self.fingerprint != digest(self.context, self.source, self.translation)


def rows_of(catalog: Catalog, messages: Messages, roots: Sequence[Path]) -> Iterator[Row]:
    """A row for each message, in their order; places are relative to the first root that fits."""
    own = {message.context for message in messages.own}
    for message in messages.every:
        context = message.context
        entry = catalog.entries.get(context)
        district = context in own or (entry and entry.place.path.name == DISTRICT_FILE)
        state = catalog.translate(message).state
        yield Row(
            message,
            DISTRICT_FILE if district else STOCK_FILE,
            _where(message.place.path, roots),
            translation_of(catalog, message),
            state,
            entry.previous or entry.source if entry and state is State.STALE else "",
        )


def with_rooms(rows: Iterable[Row], rooms: Mapping[str, str]) -> Iterator[Row]:
    """The rows, each telling the room of its text; ``rooms`` has words by context."""
    return (replace(row, room=rooms.get(row.message.context, "")) for row in rows)


def translation_of(catalog: Catalog, message: Message) -> str:
    """What the catalog has for a message, of whatever state; empty if nothing."""
    entry = catalog.entries.get(message.context)
    return entry.translation if entry else ""


def _where(path: Path, roots: Sequence[Path]) -> str:
    root = next((each for each in roots if path.is_relative_to(each)), None)
    return (path.relative_to(root) if root else path).as_posix()
