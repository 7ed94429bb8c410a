"""The invented districts that measurements are made on are what they are said to be."""

import csv
import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from guidegen.build.plan import plan
from guidegen.editions import build_group
from guidegen.model.build import BuildDate, BuildSettings, Selection, Way
from guidegen.workspace import read_workspace

SYNTHETIC = Path(__file__).parents[1] / "benchmarks" / "synthetic.py"


def _district(folder: Path, schools: int, *options: str) -> Path:
    command = [sys.executable, str(SYNTHETIC), str(folder), "--schools", str(schools), *options]
    subprocess.run(command, check=True)
    return folder


def _rows(district: Path, table: str) -> list[dict[str, str]]:
    with (district / "content" / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district of three hundred schools."""
    return _district(tmp_path_factory.mktemp("synthetic") / "district", 300)


def test_a_seed_always_gives_the_same_district(district: Path, tmp_path: Path) -> None:
    """Proves that a measurement can be repeated: every file has the same bytes."""
    again = _district(tmp_path / "again", 300)
    files = [path.relative_to(again) for path in again.rglob("*") if path.is_file()]
    assert len(files) > 100
    assert all((again / file).read_bytes() == (district / file).read_bytes() for file in files)


def test_a_district_is_as_districts_are(district: Path) -> None:
    """Proves the proportions that docs/performance.md tells, and that nothing is at fault."""
    schools, officers = _rows(district, "schools.csv"), _rows(district, "officers.csv")
    assert sum(bool(each["photo"]) for each in officers) / len(officers) == pytest.approx(0.5, 0.15)
    assert sum(not each["email"] for each in officers) / len(officers) == pytest.approx(0.2, 0.3)
    assert sum("World Languages" in each["name"] for each in schools) == len(schools) / 10
    assert {each["sro"] for each in schools} == {"", "none", "on-call", "unknown"}
    assert any(len(each["schools"].split()) > 1 for each in officers)
    assert not read_workspace(district).faults


def test_its_guides_are_assembled(tmp_path: Path) -> None:
    """Proves that measurements are of the press, and not of ways beside it."""
    district = _district(tmp_path / "district", 20, "--locale", "en", "--everywhere")
    workspace = read_workspace(district)
    groups = plan(workspace, Selection(editions=("screen",))).groups
    settings = BuildSettings(tmp_path / "out", BuildDate(datetime.date(2026, 8, 1)))
    results = [each for group in groups for each in build_group(district, group, settings)]
    assert all(each.output for each in results)
    assert sum(each.way is Way.STENCIL for each in results) >= 0.95 * len(results)
