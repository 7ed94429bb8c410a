"""``guidegen site``: pages that families can read, where the QR codes of their guides lead."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from brochures import brochure, minimal
from click.testing import CliRunner, Result
from playwright.sync_api import Browser

from guidegen.cli import program
from guidegen.compose import brochure_of, compose_panels
from guidegen.editions import page_markup, web_panels
from guidegen.errors import ExitStatus
from guidegen.model.build import Purpose
from guidegen.model.panel import Fit
from guidegen.workspace import read_workspace

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
SITE = "https://guides.pinehollow.example"
NARROW, WIDE = 360, 1000
UNSEEN = re.compile("[\u200b\u2060]")
"""Characters that only say where a line may end."""


def site(root: Path, *arguments: str) -> Result:
    day = ("--date", "2026-08-15")
    return CliRunner().invoke(program, ["site", "--workspace", str(root), *day, *arguments])


def with_address(root: Path) -> Path:
    path = root / "content" / "district.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("\n[locales]", f'\nsite_url = "{SITE}"\n[locales]'), "utf-8")
    return root


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace, and in it a site with all of its languages, those that are drafts included."""
    root = with_address(
        Path(shutil.copytree(MINIMAL, tmp_path_factory.mktemp("site") / "workspace"))
    )
    made = site(root, "--review")
    assert made.exit_code == ExitStatus.DONE, made.output
    assert "3 pages" in made.stdout
    return root


@pytest.mark.parametrize("page", ["pine/en", "pine/es", "."])
def test_a_page_is_accessible_on_a_telephone_and_on_a_desk(
    district: Path, chromium: Browser, page: str
) -> None:
    """Axe finds nothing, and nothing has to be scrolled from side to side."""
    for width in (NARROW, WIDE):
        tab = chromium.new_page(viewport={"width": width, "height": 800})
        tab.goto((district / "site" / page / "index.html").as_uri())
        found = Axe().run(tab)
        assert found.violations_count == 0, found.generate_report()
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        tab.close()


@pytest.mark.parametrize(("locale", "purpose"), [("en", Purpose.FINAL), ("es", Purpose.REVIEW)])
def test_a_page_says_what_the_guide_says(
    district: Path, chromium: Browser, locale: str, purpose: Purpose
) -> None:
    """Every text and every fact of every panel, as far as the web has a use for it."""
    workspace = read_workspace(district)
    of = brochure_of(workspace, workspace.roster.schools[0], locale, purpose)
    tab = chromium.new_page()
    tab.goto((district / "site" / "pine" / locale / "index.html").as_uri())
    shown = " ".join(UNSEEN.sub("", tab.inner_text("body")).split())
    labels = tab.evaluate("[...document.querySelectorAll('[aria-label]')].map(e => e.ariaLabel)")
    for name, panel in compose_panels(of).items():
        html = panel.html(Fit())
        for text in html.texts:
            if not text.translation.context.startswith(("act.more", "school.notes")):
                wanted = " ".join(UNSEEN.sub("", text.printed).split())
                assert wanted in shown or wanted in labels, (name, text)
        for fact in html.facts:
            wanted = " ".join(UNSEEN.sub("", fact).split())
            assert wanted in shown or wanted.startswith("guides."), (name, fact)
    tab.close()


def test_a_page_needs_nothing_from_elsewhere(district: Path) -> None:
    """No script, no picture, style or font from another address, and none that is missing."""
    for path in (district / "site").glob("pine/*/index.html"):
        markup = path.read_text("utf-8")
        assert "<script" not in markup
        assert "guidegen:" not in markup
        sources = re.findall(r'src="([^"]*)"|url\("([^"]*)"\)', markup)
        assert sources
        assert all((one or other).startswith("data:image/") for one, other in sources)
        for link in re.findall(r'<a href="([^"]*\.pdf)"', markup):
            assert (path.parent / link).is_file()


def test_a_page_stands_where_the_codes_of_the_guides_lead(district: Path) -> None:
    """The QR code on paper opens the reader's own school and language, which names the others."""
    workspace = read_workspace(district)
    for tag in ("en", "es"):
        of = brochure_of(workspace, workspace.roster.schools[0], tag, Purpose.FINAL)
        address = urlsplit(of.guide_url)
        page = district / "site" / address.path.strip("/") / "index.html"
        markup = page.read_text("utf-8")
        assert f'<html lang="{tag}"' in markup
        for other in ("en", "es"):
            assert f'hreflang="{other}" href="{SITE}/pine/{other}/"' in markup
    assert 'name="robots" content="noindex"' in markup


def test_the_first_page_has_a_picture_of_each_edition(district: Path, chromium: Browser) -> None:
    """Each loads, in the shape of its paper, above the file of that edition in each language."""
    tab = chromium.new_page()
    tab.goto((district / "site" / "index.html").as_uri())
    shown = tab.evaluate(
        """[...document.querySelectorAll('.editions > li')].map(e => [
            e.querySelector('h3').innerText,
            e.querySelector('img').naturalWidth / e.querySelector('img').naturalHeight,
            e.querySelectorAll('a').length])"""
    )
    tab.close()
    assert [name for name, _, _ in shown] == ["screen (PDF)", "trifold (PDF)"]
    assert [shape for _, shape, _ in shown] == pytest.approx([265.5 / 612, 792 / 612], abs=0.02)
    assert [files for _, _, files in shown] == [2, 2]
    markup = (district / "site" / "index.html").read_text("utf-8")
    for link in re.findall(r'href="([^"]*\.pdf)"', markup):
        assert (district / "site" / link).is_file()


def test_families_find_only_what_is_approved(district: Path, tmp_path: Path) -> None:
    """A draft has no page, no file and no link; one that an earlier site had is taken away."""
    root = Path(shutil.copytree(district, tmp_path / "workspace"))
    result = site(root)
    assert result.exit_code == ExitStatus.DONE, result.output
    assert "es: left out" in result.stderr
    assert "2 pages" in result.stdout
    pages = sorted(path.relative_to(root / "site") for path in root.glob("site/**/index.html"))
    assert [str(path) for path in pages] == ["index.html", "pine/en/index.html"]
    assert "Español" not in (root / "site" / "pine" / "en" / "index.html").read_text("utf-8")


def test_a_value_is_never_markup() -> None:
    """A roster's name that looks like markup is a name."""
    of = brochure()
    hostile = "<script>alert(1)</script>"
    named = replace(of.school, name=hostile, principal=hostile)
    guide = replace(of, school=named)
    markup = page_markup(guide, web_panels(guide), minimal().photos, [], {"PDF": hostile})
    assert hostile not in markup
    assert "&lt;script&gt;" in markup
