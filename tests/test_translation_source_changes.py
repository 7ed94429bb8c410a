"""What a translator sees of changed English text: ``guidegen catalog diff``."""

from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from translation_workspace import Guides, make_guides

from guidegen.cli import program
from guidegen.errors import ExitStatus, Place
from guidegen.translation.source_changes import Fate, SourceChange

TEXTS = st.text(alphabet="ab{}’. \n", max_size=20)


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    """A workspace whose one own text has been translated."""
    guides = make_guides(tmp_path)
    assert run(guides, "update").exit_code == ExitStatus.DONE
    path = guides.po(guides.workspace, "district.po")
    po = polib.pofile(str(path), wrapwidth=0)
    po[0].msgstr = "Llame o escriba."
    po.save(str(path))
    return guides


def run(guides: Guides, name: str) -> Result:
    command = ["catalog", name, "es", "--workspace", str(guides.workspace)]
    return CliRunner().invoke(program, command)


def reword(guides: Guides, old: str, new: str) -> None:
    district = guides.workspace / "content/district.toml"
    district.write_text(district.read_text().replace(old, new))


def test_nothing_changed(guides: Guides) -> None:
    """Translations of today's English are no difference."""
    assert run(guides, "diff").stdout == ""


def test_changed_words_are_marked(guides: Guides) -> None:
    """Before an update and after it, a changed text shows the words that went and came."""
    reword(guides, "day or night", "at any time")
    before = run(guides, "diff")
    assert before.exit_code == ExitStatus.DONE, before.output
    context, words, translation = before.stdout.splitlines()[:3]
    assert context.startswith("district.tip_line.how  (locales/es/LC_MESSAGES/district.po:")
    assert words.startswith("  Call or text, [-")
    assert "{+" in words
    assert translation == "  Llame o escriba."
    run(guides, "update")
    assert run(guides, "diff").stdout.splitlines()[1] == words


def test_changes_add_up_over_updates(guides: Guides) -> None:
    """What is shown is the change since the translation, not since the last update."""
    reword(guides, "Call or text", "Text")
    run(guides, "update")
    reword(guides, "day or night", "any day")
    words = run(guides, "diff").stdout.splitlines()[1]
    assert words == "  [-Call or text-]{+Text+}, [-day or night-]{+any day+}."


@given(TEXTS, TEXTS)
def test_pieces_hold_both_texts(before: str, after: str) -> None:
    """No word of either text is lost or made up, and their order stays."""
    pieces = SourceChange("c", before, after, "", Place(Path("a.po"))).pieces
    assert "".join(each.text for each in pieces if each.fate is not Fate.ADDED) == before
    assert "".join(each.text for each in pieces if each.fate is not Fate.REMOVED) == after
