"""The translation of one message, and how far it can be trusted."""

from dataclasses import dataclass
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
    """What stands for a message in a locale; a missing one carries the English text."""

    context: str
    text: str
    state: State
    critical: bool = False

    @property
    def settled(self) -> bool:
        """Whether a final build may print it under every policy."""
        return self.state in (State.SOURCE, State.APPROVED)
