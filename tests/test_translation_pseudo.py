"""Languages that nobody speaks, to try the layout with: ``guidegen catalog pseudo``."""

import json
import shutil
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from translation_workspace import Guides, make_guides, run

from guidegen.catalog import Entry
from guidegen.catalog.checks import entry_faults
from guidegen.cli import program
from guidegen.errors import ExitStatus, Place
from guidegen.translation.pseudo import MIRRORED_LOCALE, PSEUDO_LOCALE, mirrored_text, pseudo_text

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    return make_guides(tmp_path)


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


def test_what_of_a_mirrored_text_stays() -> None:
    """Each word is turned; what must stay readable in its own order is not."""
    text = mirrored_text("**Call** an SRO at {phone}, [see]({website})", 0)
    words = ("Call", "an", "at", "see")
    turned = {word: f"\u202e{word}\u202c" for word in words}
    assert text == (
        f"**{turned['Call']}** {turned['an']} SRO {turned['at']} {{phone}}, "
        f"[{turned['see']}]({{website}})"
    )


@given(st.lists(st.sampled_from(["{phone}", "**so**", "[a]({website})", "Two words."]), min_size=1))
def test_form_of_a_mirrored_text_stays(parts: list[str]) -> None:
    """Nothing is lost or added, and every control of direction has its partner."""
    source = " ".join(parts)
    entry = Entry("a.b", source, mirrored_text(source, 35), "", Place(Path("a.po")))
    assert list(entry_faults(entry)) == []


def test_the_page_is_mirrored(tmp_path: Path) -> None:
    """Of the comparison in ar-XB the column of SROs is the right one, of en the left one."""
    workspace = Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))
    where = ("--workspace", str(workspace))
    for file, before in (("district.toml", "\nes = "), ("schools.csv", " es:")):
        path = workspace / "content" / file
        path.write_text(path.read_text().replace(before, before.replace("es", MIRRORED_LOCALE)))
    runner = CliRunner()
    made = runner.invoke(program, ["catalog", "pseudo", "--mirrored", "--expand", "0", *where])
    assert made.exit_code == ExitStatus.DONE, made.output
    checked = runner.invoke(program, ["catalog", "check", MIRRORED_LOCALE, *where])
    assert checked.exit_code == ExitStatus.DONE, checked.output
    built = runner.invoke(program, ["build", "--edition", "screen", "--jobs", "1", *where])
    assert built.exit_code == ExitStatus.DONE, built.output
    assert sro_column(workspace, "en") < 0.5 < sro_column(workspace, MIRRORED_LOCALE)


def sro_column(workspace: Path, locale: str) -> float:
    """Where the first "SRO" of the comparison stands, from 0 at the left to 1 at the right."""
    (file,) = workspace.glob(f"out/pine/{locale}/*.pdf")
    with pypdfium2.PdfDocument(file) as pdf:
        page = next(each for each in pdf if each.get_width() > 400)
        text = page.get_textpage()
        found = text.search("SRO", match_case=True).get_next()
        assert found is not None
        left, _, right, _ = text.get_charbox(found[0])
        return float((left + right) / 2 / page.get_width())
