"""The guide: all wording of a workspace, over the stock guide's."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from guidegen.content.blocks import read_blocks
from guidegen.content.comparison import read_comparison
from guidegen.content.variants import block_variant_faults, row_variant_faults
from guidegen.errors import Fault
from guidegen.model.content import Block, Guide
from guidegen.model.district import District
from guidegen.model.facts import profile_facts


def read_guide(stock: Path, workspace: Path, district: District) -> tuple[Guide, tuple[Fault, ...]]:
    """The blocks and rows that hold for a district, and every fault in them.

    Where a file could not be read, variants are not counted: one of them may be in that file.
    """
    profile = profile_facts(district)
    blocks, block_faults = read_blocks(stock, workspace)
    rows, row_faults = read_comparison(stock, workspace)
    variants = (
        *(block_variant_faults(blocks, profile) if not block_faults else ()),
        *(row_variant_faults(rows, profile) if not row_faults else ()),
    )
    law = _jurisdiction_faults(blocks, district.state)
    return Guide(blocks, rows), (*block_faults, *row_faults, *law, *variants)


def _jurisdiction_faults(blocks: Iterable[Block], state: str) -> Iterator[Fault]:
    for block in blocks:
        if block.jurisdiction and state and block.jurisdiction.state != state:
            problem = f"The text is for the law of {block.jurisdiction.state}, not of {state}."
            remedy = f"Take the block out, or write one for {state} and have it signed off."
            place = block.place.at(block.place.line, key="jurisdiction")
            yield Fault("wrong-jurisdiction", place, problem, remedy)
