"""What a catalog is: entries by context, approvals, and the state of each translation."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from guidegen import files
from guidegen.errors import Place
from guidegen.model.content import Message
from guidegen.model.translation import State, Translation

SOURCE_LOCALE = "en"


class Capacity(StrEnum):
    """In what capacity a person approved a translation."""

    TRANSLATOR = "translator"
    NATIVE_READER = "native reader"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a PO file; an empty translation is none.

    ``previous`` is the source that the translation was made from, where ``update`` saw that it
    had changed; empty otherwise.
    """

    context: str
    source: str
    translation: str
    previous: str
    place: Place


@dataclass(frozen=True, slots=True)
class Approval:
    """That a person approved one wording: by its digest, so that any edit voids it."""

    digest: str
    name: str
    date: datetime.date
    capacity: Capacity


@dataclass(frozen=True, slots=True)
class Catalog:
    """The translations of one locale, the district's own wording over the stock's."""

    locale: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    approvals: Mapping[str, Approval] = field(default_factory=dict)

    def translate(self, message: Message) -> Translation:
        """What stands for a message in this locale, and how far it can be trusted.

        Markup in a translation is text: whoever sets it escapes it.
        """
        entry = self.entries.get(message.context)
        if entry and entry.translation:
            text, state = entry.translation, self._state(entry, message)
        else:
            text = message.source
            state = State.SOURCE if self.locale == SOURCE_LOCALE else State.MISSING
        return Translation(message.context, text, state, message.critical)

    def _state(self, entry: Entry, message: Message) -> State:
        if entry.previous or entry.source != message.source:
            return State.STALE
        approval = self.approvals.get(entry.context)
        if approval and approval.digest == digest(entry.context, entry.source, entry.translation):
            return State.APPROVED
        return State.DRAFT


def digest(context: str, source: str, translation: str) -> str:
    """SHA-256 of what an approval is given to, in hexadecimal."""
    return files.digest("\0".join((context, source, translation)).encode())
