"""The translation of one message, and how far it can be trusted."""

from collections.abc import Set
from dataclasses import dataclass, replace
from enum import StrEnum


class State(StrEnum):
    """The states of a translation. ``SOURCE`` is English in an English guide."""

    SOURCE = "source"
    APPROVED = "approved"
    DRAFT = "draft"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Translation:
    """What stands for a message in a locale; a missing one carries the English text.

    ``signed`` is false where the English depends on the law and waits for its sign-off.
    """

    context: str
    text: str
    state: State
    critical: bool = False
    signed: bool = True

    @property
    def settled(self) -> bool:
        """Whether a final build may print it under every policy."""
        return self.state in (State.SOURCE, State.APPROVED)

    def awaiting(self, unsigned: Set[str]) -> "Translation":
        """The same, but a draft at best where its context is among the ``unsigned``."""
        if self.context not in unsigned:
            return self
        state = State.DRAFT if self.settled else self.state
        return replace(self, state=state, signed=False)
