"""What staff change in a workspace shows in the next build, with nothing else to do."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from brochures import MINIMAL

ROOT = Path(__file__).parent.parent


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the minimal workspace to change."""
    return Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))


def build(workspace: Path, out: Path, *options: str, cwd: Path | None = None) -> None:
    """Run the command in a process of its own; it must succeed."""
    command = [sys.executable, "-m", "guidegen", "build", "--workspace", str(workspace)]
    date = ["--out", str(out), "--date", "2026-08-01", "--quiet"]
    done = subprocess.run(
        [*command, *date, *options], capture_output=True, text=True, check=False, cwd=cwd
    )
    assert done.returncode == 0, done.stderr


def files(out: Path) -> dict[str, bytes]:
    return {str(file.relative_to(out)): file.read_bytes() for file in sorted(out.rglob("*.pdf"))}


def page_colours(file: Path, tmp_path: Path) -> list[set[bytes]]:
    """The colours of each page of a file, sampled coarsely."""
    subprocess.run(["pdftoppm", "-r", "72", file, tmp_path / "page"], check=True)
    pages = sorted(tmp_path.glob("page-*.ppm"))
    pixels = [page.read_bytes().split(b"255\n", 1)[1] for page in pages]
    return [{page[i : i + 3] for i in range(0, len(page), 3)} for page in pixels]


def test_a_new_school_appears_in_the_next_build(workspace: Path, tmp_path: Path) -> None:
    """One row more in schools.csv is one guide more."""
    with (workspace / "content" / "schools.csv").open("a", encoding="utf-8") as file:
        file.write("spruce,Spruce Lane School,high,503-555-0117,,en:10,none,none,\n")
    build(workspace, tmp_path / "out", "--locale", "en", "--edition", "trifold")
    assert (tmp_path / "out/spruce/en/spruce-trifold-en.pdf").is_file()


def test_a_new_block_appears_on_its_panel(workspace: Path, tmp_path: Path) -> None:
    """A file in content/blocks is all that it takes."""
    text = '+++\nid = "own.bus"\npanel = "early"\n+++\n## On the bus\n\nDrivers know the rules.\n'
    (workspace / "content" / "blocks" / "bus.md").write_text(text, encoding="utf-8")
    build(workspace, tmp_path / "out", "--locale", "en", "--edition", "screen")
    pdf = tmp_path / "out/pine/en/pine-screen-en.pdf"
    pages = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True)
    page = next(page for page in pages.stdout.decode().split("\f") if "On the bus" in page)
    assert "More than locks" in page
    assert "Drivers know the rules." in page


def test_a_changed_colour_changes_every_page_of_the_brand(workspace: Path, tmp_path: Path) -> None:
    """The colour is named once, in brand.toml."""
    brand = workspace / "content" / "brands" / "plain" / "brand.toml"
    old = next(line for line in brand.read_text().splitlines() if line.startswith("primary"))
    brand.write_text(brand.read_text().replace(old, 'primary = "#5B1A6E"'), encoding="utf-8")
    build(workspace, tmp_path / "out", "--locale", "en", "--edition", "screen")
    pages = page_colours(tmp_path / "out/pine/en/pine-screen-en.pdf", tmp_path)
    assert len(pages) == 12
    assert all(bytes.fromhex("5B1A6E") in colours for colours in pages)


def test_the_wheel_builds_the_same_bytes_outside_the_checkout(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stock guide is found in the wheel as in the checkout."""
    build(workspace, tmp_path / "here")
    wheel = make_wheel(tmp_path)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    build(workspace, tmp_path / "there", cwd=tmp_path)
    assert files(tmp_path / "here") == files(tmp_path / "there") != {}


def make_wheel(tmp_path: Path) -> Path:
    """The wheel, built from a copy of the checkout so that nothing is written there."""
    source = tmp_path / "source"
    ignore = shutil.ignore_patterns(".venv", ".git", "out", ".*cache", "__pycache__", "dist")
    shutil.copytree(ROOT, source, ignore=ignore)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", tmp_path / "dist", source], check=True)
    return next((tmp_path / "dist").glob("guidegen-*.whl"))
