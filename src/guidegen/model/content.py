"""The words of the guide: messages, the blocks that hold them, and the comparison."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from guidegen.errors import Place
from guidegen.model.district import Role


@dataclass(frozen=True, slots=True)
class Message:
    """One translatable unit: its stable context, its English source (inline Markdown), a note."""

    context: str
    source: str
    place: Place
    note: str = ""
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """When a block, row or variant applies: every fact named must have one of its values.

    Facts are ``level``, ``staffing.sro``, ``staffing.sso`` and the profiles' ``sro.employer``,
    ``sso.armed`` and so on; a value is written as in TOML (``true``, ``agency``).
    """

    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def holds(self, known: Mapping[str, str]) -> bool:
        """Whether the condition is met by the facts that are known."""
        return all(known.get(fact) in values for fact, values in self.facts.items())


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (opens a panel) or 2."""

    level: int
    message: Message


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    message: Message


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; each item is one message."""

    ordered: bool
    items: tuple[Message, ...]


Node = Heading | Paragraph | ItemList


class BlockKind(StrEnum):
    """How a block is set; each kind is a macro of ``templates/blocks.html.j2``."""

    TEXT = "text"
    PAIRS = "pairs"
    VOICES = "voices"
    QUESTIONS = "questions"
    STEPS = "steps"
    KEY = "key"
    NOTICE = "notice"
    COLOPHON = "colophon"


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The law that a block's text depends on."""

    state: str
    source: str
    signed_off: str
    expires: datetime.date | None


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest piece of content. Blocks of one id are variants: exactly one applies.

    ``rank`` 1 is what a panel keeps longest; ``words`` is the limit of its English text.
    """

    id: str
    variant: str
    panel: str
    order: int
    rank: int
    words: int
    kind: BlockKind
    condition: Condition
    nodes: tuple[Node, ...]
    critical: bool
    jurisdiction: Jurisdiction | None
    place: Place

    @property
    def opens_section(self) -> bool:
        """Whether the block stands apart from what is above it, and not as its continuation."""
        return isinstance(self.nodes[0], Heading) or self.kind is BlockKind.COLOPHON

    @property
    def messages(self) -> Iterator[Message]:
        for node in self.nodes:
            if isinstance(node, ItemList):
                yield from node.items
            else:
                yield node.message


class RowStyle(StrEnum):
    """How a row of the comparison is set."""

    DEFINITION = "definition"
    PLAIN = "plain"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Cell:
    """One wording of a cell, and when it applies."""

    condition: Condition
    message: Message


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the comparison: a label, and for each role the wordings of its cell."""

    id: str
    style: RowStyle
    label: Message
    cells: Mapping[Role, tuple[Cell, ...]]

    @property
    def messages(self) -> Iterator[Message]:
        yield self.label
        for cells in self.cells.values():
            yield from (cell.message for cell in cells)


@dataclass(frozen=True, slots=True)
class Guide:
    """All wording of a workspace: stock with the workspace's overrides in their places."""

    blocks: tuple[Block, ...]
    rows: tuple[Row, ...]

    @property
    def unsigned_contexts(self) -> frozenset[str]:
        """The messages of law-dependent blocks that nobody has signed: drafts in every language."""
        return frozenset(
            message.context
            for block in self.blocks
            if block.jurisdiction is not None and not block.jurisdiction.signed_off
            for message in block.messages
        )

    @property
    def messages(self) -> Iterator[Message]:
        parts: tuple[Block | Row, ...] = (*self.blocks, *self.rows)
        for part in parts:
            yield from part.messages
