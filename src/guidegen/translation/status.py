"""How far the translations of a locale are: in all, and block by block."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guidegen.catalog import Catalog
from guidegen.model.content import Message
from guidegen.model.translation import State


@dataclass(frozen=True, slots=True)
class Progress:
    """How many messages there are, and how many in each state.

    ``words_left`` counts the English words of what is stale or missing.
    """

    messages: int
    approved: int
    draft: int
    stale: int
    missing: int
    words_left: int

    @property
    def translated(self) -> int:
        """How many have a translation of today's English, approved or not."""
        return self.approved + self.draft


@dataclass(frozen=True, slots=True)
class LocaleProgress:
    """The progress of one locale, in all and by block, in reading order."""

    locale: str
    total: Progress
    blocks: Mapping[str, Progress]


def locale_progress(catalog: Catalog, messages: Iterable[Message]) -> LocaleProgress:
    """The progress of a locale. Of English, only what its catalog words otherwise counts."""
    judged = [(message, catalog.translate(message).state) for message in messages]
    judged = [(message, state) for message, state in judged if state is not State.SOURCE]
    blocks: dict[str, list[tuple[Message, State]]] = {}
    for message, state in judged:
        blocks.setdefault(block_of(message.context), []).append((message, state))
    return LocaleProgress(
        catalog.locale,
        _progress(judged),
        {block: _progress(each) for block, each in blocks.items()},
    )


def block_of(context: str) -> str:
    """The block (with its variant), row of the comparison, or template of a context."""
    parts = context.split(".")
    row = parts[0] == "comparison" and len(parts) > 2
    return ".".join(parts[:2] if row else parts[:-1]) or context


def words_in(text: str) -> int:
    """How many words an English text has."""
    return len(text.split())


def _progress(judged: Iterable[tuple[Message, State]]) -> Progress:
    judged = list(judged)
    count = Counter(state for _, state in judged)
    open_states = (State.STALE, State.MISSING)
    return Progress(
        len(judged),
        count[State.APPROVED],
        count[State.DRAFT],
        count[State.STALE],
        count[State.MISSING],
        sum(words_in(message.source) for message, state in judged if state in open_states),
    )
