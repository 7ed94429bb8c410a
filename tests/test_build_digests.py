"""The digest of a workspace: every input counts, and nothing else does."""

import importlib.metadata
import re
import shutil
from pathlib import Path

import pytest

from guidegen import files, fonts, stock
from guidegen.build.digests import font_digests, versions, workspace_digest
from guidegen.languages import language

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
NOT_IN_THE_BYTES = {"cffi"}
"""Calls the libraries, and decides nothing itself."""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))


def test_is_the_same_anywhere(workspace: Path) -> None:
    """A copy of a workspace in another folder has the same digest."""
    assert workspace_digest(workspace) == workspace_digest(MINIMAL)


@pytest.mark.parametrize(
    "name", ["content/district.toml", "content/photos/rivera.png", "locales/es/review.json"]
)
def test_changes_with_every_input(workspace: Path, name: str) -> None:
    """One more byte in a file that a build reads, or a new file, is another digest."""
    before = workspace_digest(workspace)
    with (workspace / name).open("ab") as file:
        file.write(b"\n")
    assert workspace_digest(workspace) != before


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "out/x.pdf",
        "content/brands/.DS_Store",
        "content/stock.lock.json",
        "locales/es/memory.po",
    ],
)
def test_ignores_what_no_build_reads(workspace: Path, name: str) -> None:
    """Outputs, editors' files and records of other commands leave the digest as it is."""
    before = workspace_digest(workspace)
    (workspace / name).parent.mkdir(exist_ok=True)
    (workspace / name).write_text("text", encoding="utf-8")
    assert workspace_digest(workspace) == before


def test_an_identical_copy_of_a_stock_file_changes_nothing(workspace: Path) -> None:
    """A stock text counts once, wherever the workspace has it from."""
    before = workspace_digest(workspace)
    shutil.copy(stock.comparison(stock.root()), stock.comparison(workspace))
    assert workspace_digest(workspace) == before


def test_fonts_are_known_by_the_file_that_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of a font file is another digest, whatever its name says."""
    before = font_digests([language("en")])["NotoSans-Regular.ttf"]
    (tmp_path / "NotoSans-Regular.ttf").write_bytes(b"another release")
    monkeypatch.setenv(fonts.FOLDERS_VARIABLE, str(tmp_path))
    monkeypatch.setattr(fonts, "SYSTEM_FOLDERS", ())
    after = font_digests([language("en")])
    assert after["NotoSans-Regular.ttf"] == files.digest(b"another release") != before
    assert after["NotoSans-Bold.ttf"] == ""


def test_every_library_that_decides_about_bytes_has_its_version() -> None:
    """Each package that the layout engine is built on is among the versions."""
    needed = {
        re.split(r"[^\w-]", requirement)[0].lower()
        for requirement in importlib.metadata.requires("weasyprint") or ()
        if "extra ==" not in requirement
    }
    assert needed - NOT_IN_THE_BYTES <= {name.lower() for name in versions()}
