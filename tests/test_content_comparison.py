"""The comparison: rows of two cells, one wording of each for any profile."""

import itertools
from pathlib import Path

import pytest

from guidegen.content.comparison import read_comparison
from guidegen.content.variants import row_variant_faults
from guidegen.model.content import Row, RowStyle
from guidegen.model.district import Role
from guidegen.model.facts import KNOWN_FACTS, SCHOOL_FACTS

ROOT = Path(__file__).parent.parent
ROW = """
[[row]]
id = "{}"
label = "{}"
note = "Short."
[[row.sro]]
variant = "armed"
when = {{ sro = {{ armed = true }} }}
text = "**Armed,** trained."
[[row.sro]]
variant = "unarmed"
when = {{ sro.armed = false }}
text = "**Not armed.**"
[[row.sso]]
text = "**A radio** only."
"""


@pytest.fixture(name="row")
def _row(tmp_path: Path) -> Row:
    write(tmp_path, ROW.format("gear", "Equipment"))
    rows, faults = read_comparison(tmp_path, tmp_path)
    assert faults == ()
    return rows[0]


def write(root: Path, text: str) -> None:
    (root / "content").mkdir(parents=True, exist_ok=True)
    (root / "content/comparison.toml").write_text(text, encoding="utf-8")


def test_a_row_has_messages_with_stable_contexts(row: Row) -> None:
    """By the ids of row, role and variant."""
    assert row.style is RowStyle.PLAIN
    assert [each.context for each in row.messages] == [
        "comparison.gear.label",
        "comparison.gear.sro.armed",
        "comparison.gear.sro.unarmed",
        "comparison.gear.sso",
    ]
    assert row.label.note == "Short."
    assert [cell.message.place.line for cell in row.cells[Role.SRO]] == [9, 13]


def test_the_profile_chooses_the_wording(row: Row) -> None:
    """Exactly one of each cell."""
    cells = row.cells[Role.SRO]
    chosen = [cell.message.source for cell in cells if cell.condition.holds({"sro.armed": "false"})]
    assert chosen == ["**Not armed.**"]


def test_workspace_rows_replace_stock_rows_in_their_places(tmp_path: Path) -> None:
    """A district's own row comes last."""
    stock, own = tmp_path / "stock", tmp_path / "own"
    write(stock, ROW.format("a", "Stock A") + ROW.format("b", "Stock B"))
    write(own, ROW.format("c", "Our C") + ROW.format("a", "Our A"))
    rows, _ = read_comparison(stock, own)
    assert [row.label.source for row in rows] == ["Our A", "Stock B", "Our C"]


def test_a_workspace_without_a_comparison_has_the_stock_one(tmp_path: Path) -> None:
    """As every new workspace."""
    assert read_comparison(ROOT, tmp_path)[0] == read_comparison(ROOT, ROOT)[0]


def test_the_stock_comparison_has_a_wording_for_every_profile() -> None:
    """Exactly one, in every cell, for all profiles that a district can have."""
    rows, faults = read_comparison(ROOT, ROOT)
    assert faults == ()
    cells = [cell for row in rows for role in Role for cell in row.cells[role]]
    names = sorted({fact for cell in cells for fact in cell.condition.facts} - SCHOOL_FACTS)
    for values in itertools.product(*(sorted(KNOWN_FACTS[name]) for name in names)):
        profile = dict(zip(names, values, strict=True))
        assert list(row_variant_faults(rows, profile)) == [], profile


def test_two_wordings_for_one_profile_are_a_fault(row: Row) -> None:
    """Nothing is chosen by which stands first."""
    both = Row(row.id, row.style, row.label, {Role.SRO: row.cells[Role.SRO] * 2})
    (fault,) = row_variant_faults([both], {"sro.armed": "true"})
    assert fault.code == "variant-ambiguous"
    assert "sro.armed = true" in fault.problem
