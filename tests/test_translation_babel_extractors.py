"""Plain ``pybabel extract`` finds what guidegen itself finds."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import polib
import pytest
from translation_workspace import Guides, make_guides

import guidegen

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    return make_guides(tmp_path, checkout=True)


def extract(guides: Guides, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run Babel with the project's own mapping, its entry points spelled out as functions."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    functions = project["project"]["entry-points"]["babel.extractors"]
    mapping = tmp_path / "babel.toml"
    mapping.write_text(
        "".join(
            f'[[mappings]]\nmethod = "{functions[each["method"]]}"\npattern = "{each["pattern"]}"\n'
            for each in project["tool"]["babel"]["mappings"]
        ),
        encoding="utf-8",
    )
    program = "from babel.messages.frontend import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, "extract", "-F", str(mapping), "-o", "all.pot", "."],
        cwd=guides.workspace,
        env={**os.environ, "PYTHONPATH": str(Path(guidegen.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )


def test_pybabel_finds_every_message(guides: Guides, tmp_path: Path) -> None:
    """Contexts, texts, notes and lines are the ones that guidegen's own extraction has."""
    run = extract(guides, tmp_path)
    assert run.returncode == 0, run.stderr
    found = {entry.msgctxt: entry for entry in polib.pofile(str(guides.workspace / "all.pot"))}
    wanted = {message.context: message for message in guides.messages().every}
    assert {context: entry.msgid for context, entry in found.items()} == {
        context: message.source for context, message in wanted.items()
    }
    title = found["why.roles.title"]
    assert title.occurrences == [("content/blocks/why.md", "11")]
    assert title.comment == "Opens the guide."


def test_pybabel_stops_at_a_fault(guides: Guides, tmp_path: Path) -> None:
    """A file at fault stops Babel with its place: half a template catalog would lose texts."""
    guides.write(guides.workspace, "templates/panels/help.html.j2", "\n{% trans %}")
    run = extract(guides, tmp_path)
    assert run.returncode != 0
    assert "help.html.j2:2" in run.stderr
