"""``guidegen catalog`` as people run it."""

from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from translation_workspace import DISTRICT, Guides, make_guides

from guidegen.cli import program
from guidegen.errors import ExitStatus


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    return make_guides(tmp_path)


def run(guides: Guides, *arguments: str) -> Result:
    command = ["catalog", "update", "--workspace", str(guides.workspace), *arguments]
    return CliRunner().invoke(program, command)


def test_update_one_language(guides: Guides) -> None:
    """An update of a workspace over the real stock guide writes the district's own texts."""
    result = run(guides, "es")
    assert result.exit_code == ExitStatus.DONE, result.output
    assert result.stdout.startswith("es: ")
    po = polib.pofile(str(guides.po(guides.workspace, "district.po")))
    assert [entry.msgctxt for entry in po] == ["district.tip_line.how"]


def test_update_all_languages(guides: Guides) -> None:
    """Without a tag every language of the district is brought in step; English is the source."""
    result = run(guides)
    assert result.exit_code == ExitStatus.DONE, result.output
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["es"]


def test_unknown_language_is_wrong_usage(guides: Guides) -> None:
    """A tag that is no language of guidegen's is refused."""
    result = run(guides, "../es")
    assert result.exit_code == ExitStatus.USAGE
    assert "../es" in result.stderr


def test_faults_stop_the_update(guides: Guides) -> None:
    """A workspace whose messages cannot all be read keeps its catalogs as they are."""
    guides.write(guides.workspace, "content/blocks/bad.md", "no front matter")
    result = run(guides, "es")
    assert result.exit_code == ExitStatus.WORKSPACE
    assert "content/blocks/bad.md:1" in result.stderr
    assert not guides.po(guides.workspace, "district.po").exists()
    guides.write(guides.workspace, "content/district.toml", DISTRICT.replace("armed = true", ""))
    assert run(guides, "es").exit_code == ExitStatus.WORKSPACE
