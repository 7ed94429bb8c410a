"""Blocks: from Markdown with front matter to headings, paragraphs and lists of messages."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.content.blocks import read_block, read_blocks
from guidegen.content.body import Owner, read_body
from guidegen.content.inline import inline_faults, word_count
from guidegen.content.variants import block_variant_faults
from guidegen.errors import Place
from guidegen.model.content import Block, BlockKind, Heading, ItemList, Paragraph
from guidegen.model.facts import KNOWN_FACTS, SCHOOL_FACTS

ROOT = Path(__file__).parent.parent
EVERYTHING = """\
+++
id = "people.trust"
variant = "long"
panel = "people"
order = 20
rank = 3
words = 40
kind = "pairs"
note = "Say it warmly."
critical = true
jurisdiction = "OR"
source = "A statute"
expires = 2027-06-30
when.level = ["middle", "high"]
when.sro = { armed = true, employer = "agency" }
+++
# Trust

A first **paragraph**
on two lines, by {district}.

A second, with [a link]({website}). {#second}

## Why {#why}

- **Patience** time to talk {#patience}
- **Fairness** the same for all {#fair}
"""


@pytest.fixture(name="block")
def _block(tmp_path: Path) -> Block:
    return written(tmp_path / "everything.md", EVERYTHING)


def written(path: Path, text: str) -> Block:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    block, faults = read_block(path)
    assert faults == ()
    assert block is not None
    return block


def simple(block_id: str, body: str, extra: str = "") -> str:
    return f'+++\nid = "{block_id}"\npanel = "people"\n{extra}+++\n{body}\n'


def test_front_matter_is_read(block: Block) -> None:
    """Every key that a block may have."""
    assert (block.id, block.variant, block.panel) == ("people.trust", "long", "people")
    assert (block.order, block.rank, block.words) == (20, 3, 40)
    assert block.kind is BlockKind.PAIRS
    assert block.jurisdiction is not None
    assert (block.jurisdiction.state, block.jurisdiction.signed_off) == ("OR", "")
    assert block.condition.facts == {
        "level": frozenset({"middle", "high"}),
        "sro.armed": frozenset({"true"}),
        "sro.employer": frozenset({"agency"}),
    }


def test_a_new_block_needs_only_an_id_and_a_panel(tmp_path: Path) -> None:
    """The rest suits a district's short notice: last on its panel, first to be dropped."""
    block = written(tmp_path / "new.md", simple("people.new", "Hello."))
    assert (block.kind, block.rank, block.order) == (BlockKind.TEXT, 9, 100)


def test_markdown_becomes_nodes_of_messages(block: Block) -> None:
    """One message a heading, paragraph and item; lines are joined, names are taken off."""
    title, first, second, why, pairs = block.nodes
    assert isinstance(title, Heading)
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert isinstance(why, Heading)
    assert isinstance(pairs, ItemList)
    assert (title.level, why.level, pairs.ordered) == (1, 2, False)
    assert first.message.source == "A first **paragraph** on two lines, by {district}."
    assert second.message.source == "A second, with [a link]({website})."
    assert pairs.items[0].source == "**Patience** time to talk"


def test_contexts_are_made_of_names_never_of_positions(block: Block) -> None:
    """A translation stays with its text when paragraphs change places."""
    contexts = [message.context for message in block.messages]
    names = ["title", "body", "second", "why", "patience", "fair"]
    assert contexts == [f"people.trust.long.{name}" for name in names]


def test_messages_know_their_lines_note_and_importance(block: Block) -> None:
    """A translator sees the note; a fault in a message is found by its line."""
    assert [message.place.line for message in block.messages] == [17, 19, 22, 24, 26, 27]
    assert all(message.note == "Say it warmly." for message in block.messages)
    assert all(message.critical for message in block.messages)


def test_workspace_blocks_replace_stock_ones_of_the_same_name(tmp_path: Path) -> None:
    """By id and variant, wherever in the folder they stand; others are added."""
    stock, own = tmp_path / "stock", tmp_path / "own"
    written(stock / "content/blocks/a.md", simple("people.a", "Stock A."))
    written(stock / "content/blocks/b.md", simple("people.b", "Stock B."))
    written(own / "content/blocks/deep/er/mine.md", simple("people.a", "Our A."))
    written(own / "content/blocks/c.md", simple("people.c", "Our C."))
    blocks, faults = read_blocks(stock, own)
    assert faults == ()
    sources = [message.source for block in blocks for message in block.messages]
    assert sources == ["Our A.", "Stock B.", "Our C."]


def test_folders_below_stock_are_a_districts_own_and_do_not_ship(tmp_path: Path) -> None:
    """The sample district's rights text is in no other district's guide."""
    stock, own = tmp_path / "stock", tmp_path / "own"
    written(stock / "content/blocks/district/law.md", simple("people.law", "Sample."))
    assert read_blocks(stock, own)[0] == ()
    assert len(read_blocks(stock, stock)[0]) == 1


def test_blocks_come_in_reading_order(tmp_path: Path) -> None:
    """Panel by panel, then by order, whatever the files are called."""
    folder = tmp_path / "content/blocks"
    written(folder / "1.md", simple("people.z", "Late.", "order = 2\n"))
    written(folder / "2.md", simple("people.y", "Early.", "order = 1\n"))
    written(folder / "3.md", simple("why.x", "First.").replace('"people"', '"why"'))
    blocks, _ = read_blocks(tmp_path, tmp_path)
    assert [block.id for block in blocks] == ["why.x", "people.y", "people.z"]


def test_variants_may_depend_on_staffing_too(tmp_path: Path) -> None:
    """Where some variant is for a kind of school, one must fit each profile there."""
    armed = (
        'variant = "{}"\nwhen = {{ staffing = {{ sro = "assigned" }}, sro = {{ armed = {} }} }}\n'
    )
    none = 'variant = "none"\nwhen = { staffing = { sro = "none" } }\n'
    blocks = [
        written(tmp_path / "a.md", simple("people.a", "Armed.", armed.format("armed", "true"))),
        written(tmp_path / "n.md", simple("people.a", "None.", none)),
    ]
    assert list(block_variant_faults(blocks, {"sro.armed": "true"})) == []
    (fault,) = block_variant_faults(blocks, {"sro.armed": "false"})
    assert fault.code == "variant-missing"
    assert "sro.armed = false" in fault.problem
    assert "staffing.sro = assigned" in fault.problem


def test_every_stock_block_has_a_wording_for_every_profile() -> None:
    """All profiles that a district can have: no district meets a gap in the stock guide."""
    blocks, faults = read_blocks(ROOT, ROOT)
    assert faults == ()
    names = sorted({fact for each in blocks for fact in each.condition.facts} - SCHOOL_FACTS)
    for values in itertools.product(*(sorted(KNOWN_FACTS[name]) for name in names)):
        profile = dict(zip(names, values, strict=True))
        assert list(block_variant_faults(blocks, profile)) == [], profile


@pytest.mark.parametrize(
    ("source", "words"),
    [("**Two** words", 2), ("{school} has [a site]({website}).", 4), ("One *long* way.", 3)],
)
def test_words_are_counted_as_read(source: str, words: int) -> None:
    """Without marks and link targets; a placeholder is a word."""
    assert word_count(source) == words


@pytest.mark.parametrize(
    "source",
    [
        "Plain, “quoted” — and 3 < 4 & more.",
        "**Bold** and *emphasis* with [a link](https://example.org/a?b=c).",
        "Call {phone} or write to [{email}]({email}).",
        "A star * alone, an under_score, 5 \\* 5.",
    ],
)
def test_ordinary_sentences_are_fine(source: str) -> None:
    """What writers write every day is not refused."""
    assert list(inline_faults(Place(Path("x.md"), 1), source)) == []


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("<script>alert(1)</script>", "markup-not-allowed"),
        ("an &amp; is fine, a <br> is not", "markup-not-allowed"),
        ("![x](https://example.org/x.png)", "markup-not-allowed"),
        ("run `this`", "markup-not-allowed"),
        ("[x](javascript:alert)", "bad-link"),
        ("[x](file:///etc/passwd)", "bad-link"),
        ("[x]({school.__class__})", "bad-link"),
        ("{school!r}", "unknown-placeholder"),
        ("{0}", "unknown-placeholder"),
        ("{{ school }}", "stray-brace"),
        ("text {#name} more", "bad-unit-name"),
        ("x" * 1501, "message-too-long"),
    ],
)
def test_what_could_act_or_break_is_refused(source: str, code: str) -> None:
    """Markup, schemes, format strings, template syntax."""
    codes = {fault.code for fault in inline_faults(Place(Path("x.md"), 1), source)}
    assert code in codes


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("# A\n\n### Deep {#deep}", "bad-heading", 12),
        ("Text.\n\n> quoted", "markup-not-allowed", 12),
        ("Text.\n\n    code", "markup-not-allowed", 12),
        ("Text.\n\n---", "markup-not-allowed", 12),
        ("Text.\n\n<div>x</div>", "markup-not-allowed", 12),
        ("- one {#one}\n\n  two", "markup-not-allowed", 12),
        ("See [this].\n\n[this]: https://example.org", "markup-not-allowed", 10),
        ("Text.\n\n{#only}", "empty-message", 12),
    ],
)
def test_structure_that_no_panel_sets_is_refused(body: str, code: str, line: int) -> None:
    """Nothing that a writer wrote is lost without a word."""
    _, faults = read_body(body, Place(Path("x.md"), 10), Owner("people.a", "", critical=False))
    assert (code, line) in [(fault.code, fault.place.line) for fault in faults]


@given(st.text("# -*1.>`<a>{}[]()\n\t\\|&!_~=+:;\"'é\u200b", max_size=80))
def test_any_body_is_nodes_or_faults(body: str) -> None:
    """No text makes the reader fall over, and every message of a sound one has its own context."""
    nodes, faults = read_body(body, Place(Path("x.md"), 1), Owner("a", "", critical=False))
    if not faults:
        messages = [
            each
            for node in nodes
            for each in (node.items if isinstance(node, ItemList) else (node.message,))
        ]
        assert len({each.context for each in messages}) == len(messages)
        assert all(each.source.strip() for each in messages)
