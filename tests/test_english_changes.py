"""One English sentence changes: what becomes of its translations, before anybody updates them."""

import json
import shutil
from pathlib import Path

import pytest
from approvals import record_approvals
from click.testing import CliRunner, Result

from guidegen.build.approval import messages_in_use
from guidegen.catalog import SOURCE_LOCALE
from guidegen.cli import program
from guidegen.compose import brochure_of, compose_panels
from guidegen.errors import ExitStatus
from guidegen.model.build import Purpose
from guidegen.model.content import Message
from guidegen.model.panel import Fit
from guidegen.model.translation import State
from guidegen.workspace import Workspace, read_workspace

TESTS = Path(__file__).parent
STOCK = TESTS.parent
LOCALES = sorted(
    path.name for path in (STOCK / "locales").iterdir() if (path / "LC_MESSAGES").is_dir()
)
CHANGED = "why.people.body"
BLOCK = "content/blocks/why-people.md"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The minimal workspace in every language that ships, everything of the stock approved."""
    path = Path(shutil.copytree(TESTS / "workspaces/minimal", tmp_path / "workspace"))
    (path / "content/blocks/news.md").unlink()
    district = path / "content/district.toml"
    lines = district.read_text(encoding="utf-8").splitlines()
    own = ("how =", 'title = "School Officer"', "approval =")
    district.write_text("\n".join(each for each in lines if not each.startswith(own)))
    schools = path / "content/schools.csv"
    copies = " ".join(f"{tag}:1" for tag in (SOURCE_LOCALE, *LOCALES))
    schools.write_text(schools.read_text().replace("en:20 es:10", copies))
    read = read_workspace(path)
    for locale in LOCALES:
        approve(path, read, locale)
    return path


def approve(path: Path, read: Workspace, locale: str) -> None:
    entries = (read.catalogs[locale].entries[each.context] for each in messages_in_use(read))
    record_approvals(path, locale, entries)


def change(path: Path) -> None:
    """The stock block with one sentence worded anew, as the workspace's own."""
    text = (STOCK / BLOCK).read_text(encoding="utf-8")
    assert "listen first" in text
    (path / BLOCK).write_text(text.replace("listen first", "listen long"), encoding="utf-8")


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, [*arguments, "--workspace", str(path), "--json"])


def stale(read: Workspace, locale: str) -> list[Message]:
    catalog = read.catalogs[locale]
    messages = messages_in_use(read)
    return [each for each in messages if catalog.translate(each).state is State.STALE]


def test_one_sentence_makes_its_translations_stale_and_no_others(workspace: Path) -> None:
    """In every language exactly its entry is stale, and `status` says so, before any update."""
    assert len(LOCALES) == 23
    change(workspace)
    read = read_workspace(workspace)
    for locale in LOCALES:
        assert [each.context for each in stale(read, locale)] == [CHANGED], locale
    counted = json.loads(run(workspace, "catalog", "status").stdout)
    assert {each["id"]: each["stale"] for each in counted} == dict.fromkeys(LOCALES, 1)


def test_a_final_build_refuses_every_language(workspace: Path) -> None:
    """What was approved is so no longer: no language but English is printed for families."""
    change(workspace)
    only = [word for locale in LOCALES for word in ("--locale", locale)]
    result = run(workspace, "build", "--final", "--edition", "trifold", *only)
    assert result.exit_code == ExitStatus.FINDINGS
    results = json.loads(result.stdout)["results"]
    findings = {each["locale"]: [found["code"] for found in each["findings"]] for each in results}
    assert findings == {locale: ["not-approved"] for locale in LOCALES}
    texts = {found["text"] for each in results for found in each["findings"]}
    (text,) = texts
    assert "of the texts, 1 translated from an older English text." in text


def test_a_review_build_marks_what_is_stale(workspace: Path) -> None:
    """The old translation is printed, underlined with dashes, and nothing else is."""
    before = _panel(workspace)
    assert 'class="stale"' not in before
    change(workspace)
    assert _panel(workspace).count('class="stale"') == 1


def _panel(path: Path) -> str:
    read = read_workspace(path)
    brochure = brochure_of(read, read.roster.schools[0], "es", Purpose.REVIEW)
    return compose_panels(brochure)["why"].html(Fit()).markup
