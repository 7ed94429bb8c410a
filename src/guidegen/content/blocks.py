"""Blocks: Markdown with TOML front matter, from the stock guide and from the workspace."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from guidegen import stock
from guidegen.content.block_schema import BlockTable
from guidegen.content.body import Owner, read_body
from guidegen.content.conditions import read_condition
from guidegen.content.inline import has_lead, word_count
from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.model.content import Block, BlockKind, ItemList, Jurisdiction
from guidegen.model.panel import BLOCK_PANELS
from guidegen.texts import read_text
from guidegen.toml_places import TomlFile, parse_toml
from guidegen.toml_schema import validated

_FRONT_MATTER = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LISTED = {BlockKind.PAIRS, BlockKind.QUESTIONS, BlockKind.STEPS, BlockKind.VOICES}

BlockKey = tuple[str, str]
"""The id and the variant, which together name a block."""


def read_blocks(stock_root: Path, workspace: Path) -> tuple[tuple[Block, ...], tuple[Fault, ...]]:
    """Every block in reading order; the workspace's stand in the places of stock ones."""
    own, faults = _read_all(sorted(stock.blocks(workspace).rglob("*.md")))
    if stock_root.resolve() == workspace.resolve():
        return _in_order(own.values()), faults
    stocked, stock_faults = _read_all(sorted(stock.blocks(stock_root).glob("*.md")))
    return _in_order((stocked | own).values()), (*stock_faults, *faults)


def read_block(path: Path) -> tuple[Block | None, tuple[Fault, ...]]:
    """The block of one file, or every fault of the file."""
    try:
        file, body, body_line = _parts(path)
        table = validated(BlockTable, file)
    except WorkspaceError as error:
        return None, error.faults
    condition, faults = read_condition(file, ("when",))
    context = ".".join(filter(None, (table.id, table.variant)))
    start = Place(path, body_line)
    nodes, body_faults = read_body(body, start, Owner(context, table.note, table.critical))
    block = Block(
        id=table.id,
        variant=table.variant,
        panel=table.panel,
        order=table.order,
        rank=table.rank,
        words=table.words,
        kind=table.kind,
        condition=condition,
        nodes=nodes,
        critical=table.critical,
        jurisdiction=_jurisdiction(table),
        place=file.place("id"),
    )
    found = (*faults, *body_faults, *_law_faults(table, file), *_block_faults(block, file))
    return (None if found else block), found


def _read_all(paths: Iterable[Path]) -> tuple[dict[BlockKey, Block], tuple[Fault, ...]]:
    blocks: dict[BlockKey, Block] = {}
    faults: list[Fault] = []
    for path in paths:
        block, found = read_block(path)
        faults += found
        if block and (other := blocks.setdefault((block.id, block.variant), block)) is not block:
            faults.append(_duplicate(block, other))
    return blocks, tuple(faults)


def _in_order(blocks: Iterable[Block]) -> tuple[Block, ...]:
    panel = BLOCK_PANELS.index
    return tuple(
        sorted(blocks, key=lambda each: (panel(each.panel), each.order, each.id, each.variant))
    )


def _parts(path: Path) -> tuple[TomlFile, str, int]:
    """Front matter, body, and the line on which the body begins."""
    text = read_text(path)
    match = _FRONT_MATTER.match(text)
    if not match:
        problem = "The block has no front matter."
        remedy = 'Begin the file with keys such as id = "…" between two lines of +++.'
        raise WorkspaceError(Fault("no-front-matter", Place(path, 1), problem, remedy))
    file = parse_toml(path, match[1], first_line=2)
    return file, text[match.end() :], match[0].count("\n") + 1


def _jurisdiction(table: BlockTable) -> Jurisdiction | None:
    if not table.jurisdiction:
        return None
    return Jurisdiction(table.jurisdiction, table.source, table.signed_off, table.expires)


def _law_faults(table: BlockTable, file: TomlFile) -> Iterator[Fault]:
    if table.jurisdiction and not table.source:
        problem = "The text depends on the law of a state, and names no source."
        yield Fault("no-source", file.place("jurisdiction"), problem, 'Add source = "…".')
    if not table.jurisdiction:
        for key in ("source", "signed_off", "expires"):
            if getattr(table, key):
                problem = f"{key!r} is for text that depends on the law of a state."
                remedy = "Name the state in jurisdiction, or take the key out."
                yield Fault("no-jurisdiction", file.place(key), problem, remedy)


def _block_faults(block: Block, file: TomlFile) -> Iterator[Fault]:
    if not any(True for _ in block.messages):
        remedy = "Write a heading, a paragraph or a list below the front matter."
        yield Fault("empty-block", block.place, "The block has no text to translate.", remedy)
    yield from _length_faults(block, file)
    yield from _kind_faults(block, file)


def _length_faults(block: Block, file: TomlFile) -> Iterator[Fault]:
    words = sum(word_count(message.source) for message in block.messages)
    if words > block.words:
        problem = f"The text has {words} words; its limit is {block.words}."
        remedy = "Shorten it, or raise `words` and see whether the panel still holds it."
        yield Fault("too-many-words", file.place("words"), problem, remedy)


def _kind_faults(block: Block, file: TomlFile) -> Iterator[Fault]:
    items = [item for node in block.nodes if isinstance(node, ItemList) for item in node.items]
    if block.kind in _LISTED and not items:
        problem = f"A block of the kind {block.kind!s} has no list."
        yield Fault(
            "wrong-kind", file.place("kind"), problem, "Add a list, or choose another kind."
        )
    if block.kind is BlockKind.PAIRS:
        for item in items:
            if not has_lead(item.source):
                remedy = "Begin it as in `- **Patience** time to calm down {#patience}`."
                yield Fault("no-lead", item.place, "The item has no bold lead.", remedy)


def _duplicate(block: Block, other: Block) -> Fault:
    name = f"{block.id!r}" + (f", variant {block.variant!r}," if block.variant else "")
    problem = f"The block {name} stands in {other.place.path.name} too."
    return Fault("duplicate-block", block.place, problem, "Give it another id or variant.")
