"""The digest of a workspace: every input counts, and nothing else does."""

import shutil
from pathlib import Path

import pytest

from guidegen import stock
from guidegen.build.digests import workspace_digest

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"


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
