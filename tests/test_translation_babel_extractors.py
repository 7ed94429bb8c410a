"""Plain ``pybabel extract`` finds what guidegen itself finds."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner
from translation_workspace import Guides, make_guides

import guidegen
from guidegen import stock
from guidegen.cli import program
from guidegen.errors import ExitStatus

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    return make_guides(tmp_path, checkout=True)


def extract(
    guides: Guides, tmp_path: Path, out: Path = Path("all.pot")
) -> subprocess.CompletedProcess[str]:
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
        [sys.executable, "-c", program, "extract", "-F", str(mapping), "-o", str(out), "."],
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
    assert title.comment.startswith("Opens the guide.\nCritical")
    assert found["why.roles.body"].comment.endswith("{phone}: (503) 555-0100")


def test_pybabel_and_our_own_templates_agree(tmp_path: Path) -> None:
    """Of the real guide both have the same contexts and texts, and both tell as much of them."""
    real = Guides(stock.root(), stock.root())
    run = extract(real, tmp_path, tmp_path / "all.pot")
    assert run.returncode == 0, run.stderr
    ours = CliRunner().invoke(
        program, ["catalog", "extract", "-o", str(tmp_path), "--workspace", str(stock.root())]
    )
    assert ours.exit_code == ExitStatus.DONE, ours.output
    found, guide, district = (
        polib.pofile(str(tmp_path / f"{name}.pot")) for name in ("all", "guidegen", "district")
    )
    assert len(guide) > 200
    assert len(district) > 5
    assert facts(found) == facts(guide) | facts(district)


def facts(po: polib.POFile) -> dict[str, tuple[str, list[str]]]:
    return {entry.msgctxt: (entry.msgid, entry.comment.split()) for entry in po}


@pytest.mark.skipif(not shutil.which("msginit"), reason="gettext is not installed")
def test_gettext_takes_the_templates(guides: Guides, tmp_path: Path) -> None:
    """Msgfmt finds nothing wrong, msginit begins a language; a second run writes the same."""
    out = tmp_path / "pot"
    arguments = ["catalog", "extract", "-o", str(out), "--workspace", str(guides.workspace)]
    said = CliRunner().invoke(program, arguments).stdout
    assert said.splitlines()[1] == f"{out / 'district.pot'}: 7 texts"
    before = (out / "guidegen.pot").read_bytes()
    CliRunner().invoke(program, arguments)
    assert (out / "guidegen.pot").read_bytes() == before
    for name in ("guidegen.pot", "district.pot"):
        pot, po = str(out / name), str(tmp_path / "new.po")
        begun = ["msginit", "--no-translator", "-l", "ne", "-i", pot, "-o", po]
        assert subprocess.run(begun, capture_output=True, check=False).returncode == 0
        checked = subprocess.run(
            ["msgfmt", "-c", "-o", os.devnull, po], capture_output=True, text=True, check=False
        )
        assert (checked.returncode, checked.stderr) == (0, "")


def test_pybabel_stops_at_a_fault(guides: Guides, tmp_path: Path) -> None:
    """A file at fault stops Babel with its place: half a template catalog would lose texts."""
    guides.write(guides.workspace, "templates/panels/help.html.j2", "\n{% trans %}")
    run = extract(guides, tmp_path)
    assert run.returncode != 0
    assert "help.html.j2:2" in run.stderr
