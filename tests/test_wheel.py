"""What is handed out: a wheel holds stock guide and sample, an editable install neither."""

import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from hatchling.builders.wheel import WheelBuilder


def _built(folder: Path, version: str) -> set[str]:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=[version])
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in the wheel."""
    return _built(tmp_path_factory.mktemp("wheel"), "standard")


def _below(names: set[str], folder: str) -> set[str]:
    return {name.removeprefix(folder) for name in names if name.startswith(folder)}


def _in_checkout(pattern: str) -> set[str]:
    found = (path.relative_to(ROOT) for path in ROOT.glob(pattern) if path.is_file())
    return {path.as_posix() for path in found if not path.name.startswith(".")}


@pytest.mark.parametrize(
    "pattern",
    ["content/blocks/*.md", "content/comparison.toml", "templates/**/*", "locales/*/*/guidegen.po"],
)
def test_wheel_has_the_whole_stock_guide(wheel: set[str], pattern: str) -> None:
    """Whoever installs the wheel has every block, row, template and catalog of the stock guide."""
    expected = _in_checkout(pattern)
    assert expected
    assert expected <= _below(wheel, "guidegen/stock/")


def test_stock_has_nothing_of_the_sample_district(wheel: set[str]) -> None:
    """A district's own blocks and wording never reach another district."""
    stock = _below(wheel, "guidegen/stock/")
    assert not {name for name in stock if name.startswith("content/blocks/district")}
    assert not {name for name in stock if name.endswith(("district.po", "district.toml", ".csv"))}
    assert not {name for name in stock if "review.json" in name}


@pytest.mark.parametrize(
    "pattern",
    ["content/district.toml", "content/brands/**/*", "content/blocks/*/*", "content/*.csv"],
)
def test_wheel_has_the_sample_district(wheel: set[str], pattern: str) -> None:
    """`guidegen init --sample` works from the wheel too."""
    expected = _in_checkout(pattern)
    assert expected
    assert expected <= _below(wheel, "guidegen/sample/")


def test_approvals_are_not_handed_out(wheel: set[str]) -> None:
    """An approval counts only in the workspace whose people gave it."""
    assert not {name for name in wheel if "review.json" in name}


def test_wheel_has_its_tables_and_types(wheel: set[str]) -> None:
    """Package data that the code reads, and the mark that it is typed."""
    assert {
        "guidegen/languages.toml",
        "guidegen/isolated-fonts.conf",
        "guidegen/py.typed",
    } <= wheel


def test_editable_install_copies_nothing(tmp_path: Path) -> None:
    """A checkout is its own stock guide: an edited block must not be hidden by a copy."""
    names = _built(tmp_path, "editable")
    assert not {name for name in names if name.startswith("guidegen/")}
