"""A language that nobody speaks, to try the layout with: ``guidegen catalog pseudo``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from translation_workspace import Guides, make_guides

from guidegen.catalog import Entry
from guidegen.catalog.checks import entry_faults
from guidegen.cli import program
from guidegen.errors import ExitStatus, Place
from guidegen.translation.pseudo import PSEUDO_LOCALE, pseudo_text


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    return make_guides(tmp_path)


def run(guides: Guides, *arguments: str) -> Result:
    command = ["catalog", *arguments, "--workspace", str(guides.workspace)]
    return CliRunner().invoke(program, command)


def test_every_text_of_the_real_guide(guides: Guides) -> None:
    """Each becomes a draft that no check blocks, and a second run with the same length the same."""
    result = run(guides, "pseudo")
    assert result.exit_code == ExitStatus.DONE, result.output
    (progress,) = json.loads(run(guides, "status", PSEUDO_LOCALE, "--json").stdout)
    assert progress["draft"] == progress["messages"] > 100
    assert run(guides, "check", PSEUDO_LOCALE).exit_code == ExitStatus.DONE
    files = sorted((guides.workspace / "locales").rglob("*.po"))
    before = [path.read_bytes() for path in files]
    run(guides, "pseudo")
    assert [path.read_bytes() for path in files] == before
    run(guides, "pseudo", "--expand", "60")
    assert sum(path.stat().st_size for path in files) > sum(map(len, before))


def test_what_stays() -> None:
    """Placeholders, links, numbers and abbreviations stay; a bold lead still leads."""
    text = pseudo_text("**Call** an SRO at {phone} or 911, [see]({website})", 0)
    assert text == "**[Çåļļ** åñ SRO åť {phone} öŕ 911, [šéé]({website})]"


@given(st.text(alphabet="abcSRO {}*[]().", min_size=1), st.integers(0, 300))
def test_length(text: str, expand: int) -> None:
    """The text is as much longer as was asked for, beside its two brackets."""
    longer = len(pseudo_text(text, expand)) - len(text) - 2
    assert longer == -(-len(text) * expand // 100)


@given(st.lists(st.sampled_from(["{phone}", "**so**", "[a]({website})", "Two words."]), min_size=1))
def test_form_stays(parts: list[str]) -> None:
    """No placeholder or Markdown is lost or added."""
    source = " ".join(parts)
    entry = Entry("a.b", source, pseudo_text(source, 35), "", Place(Path("a.po")))
    assert list(entry_faults(entry)) == []
