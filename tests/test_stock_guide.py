"""The stock guide's English: plain enough to read, and listed as it is."""

import re
from pathlib import Path

import pyphen
import pytest

from guidegen import stock
from guidegen.content.blocks import read_blocks
from guidegen.content.comparison import read_comparison
from guidegen.model.content import Block, Message
from guidegen.model.panel import PANELS

ROOT = Path(__file__).parent.parent
GRADE = 8.0
SYLLABLES = pyphen.Pyphen(lang="en_US")
ROLE_NAMES = re.compile(r"School (Resource|Safety) Officers?|\bS[RS]Os?\b")
LISTED = re.compile(r"^\| `([a-z.]+)`[^|]*\| (\w+) \| (\d+) \| (\d+) \|", re.MULTILINE)


def blocks() -> tuple[Block, ...]:
    """Every block of the sample, the stock's and the district's own."""
    found, faults = read_blocks(stock.root(), ROOT)
    assert not faults
    return found


def prose(messages: list[Message]) -> str:
    """Sentences as a reader meets them; a role's name counts as its abbreviation, one syllable."""
    texts = (re.sub(r"[*{}]", "", ROLE_NAMES.sub("cop", each.source)) for each in messages)
    return " ".join(text if text[-1] in ".?!:" else f"{text}." for text in texts)


def grade(messages: list[Message]) -> float:
    """The Flesch-Kincaid grade of the joined text (Kincaid et al., 1975).

    Syllables are counted by hyphenation, which finds a few less than there are.
    """
    text = prose(messages)
    words = re.findall(r"[A-Za-z’'-]+", text)
    sentences = len(re.findall(r"[.?!]+", text))
    syllables = sum(len(SYLLABLES.inserted(word).split("-")) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize(
    "panel", [panel for panel in PANELS if panel not in ("cover", "comparison")]
)
def test_a_panel_is_read_at_grade_eight_or_below(panel: str) -> None:
    """Counted over the panel's joined text, every variant of a block included."""
    assert (
        grade([each for block in blocks() if block.panel == panel for each in block.messages])
        <= GRADE
    )


def test_the_comparison_is_read_at_grade_eight_or_below() -> None:
    """It is the heart of the guide."""
    rows, faults = read_comparison(stock.root(), ROOT)
    assert not faults
    assert grade([each for row in rows for each in row.messages]) <= GRADE


def test_the_table_of_blocks_says_what_the_files_say() -> None:
    """docs/blocks.md gives each block its panel, word limit and rank."""
    listed = {
        (name, panel, int(words), int(rank))
        for name, panel, words, rank in LISTED.findall((ROOT / "docs/blocks.md").read_text())
    }
    assert listed == {(block.id, block.panel, block.words, block.rank) for block in blocks()}
