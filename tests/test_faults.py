"""Every mistake in a workspace gives one clear message, and all of them come together.

Each folder of ``tests/faults`` is one mistake, named after what is wrong: ``case.toml`` says how
the minimal workspace is edited to make it, and which faults have to be told.
"""

import shutil
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from guidegen.errors import Fault, WorkspaceError
from guidegen.workspace import read_workspace

TESTS = Path(__file__).parent
MINIMAL = TESTS / "workspaces" / "minimal"
CASES = {
    folder.name: tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    for folder in sorted((TESTS / "faults").iterdir())
}
TOGETHER = (
    "district-armed-in-quotes",
    "brand-bad-colour",
    "block-unknown-placeholder",
    "comparison-unknown-style",
    "school-bad-phone",
    "officer-unknown-role",
    "catalog-broken",
    "template-syntax",
)


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "workspace")).resolve()


def edited(workspace: Path, edits: Iterable[Mapping[str, str]]) -> None:
    for edit in edits:
        path = workspace / edit["file"]
        if "find" in edit:
            text = path.read_text(encoding="utf-8")
            assert edit["find"] in text, f"nothing to edit in {path}"
            path.write_text(text.replace(edit["find"], edit["put"], 1), encoding="utf-8")
        elif "write" in edit:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(edit["write"], encoding="utf-8")
        elif "latin1" in edit:
            path.write_bytes(edit["latin1"].encode("latin-1"))
        else:
            path.unlink()


def faults_of(workspace: Path) -> tuple[Fault, ...]:
    try:
        return read_workspace(workspace).faults
    except WorkspaceError as error:
        return error.faults


def told(fault: Fault, workspace: Path) -> tuple[str, str, int]:
    return fault.code, fault.place.path.relative_to(workspace).as_posix(), fault.place.line


def expected(case: Mapping[str, Any]) -> list[tuple[str, str, int]]:
    return [(each["code"], each["file"], each.get("line", 0)) for each in case["expect"]]


def test_the_workspace_that_the_cases_spoil_is_sound() -> None:
    """Otherwise a case could find a fault that it did not make."""
    assert read_workspace(MINIMAL).faults == ()


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_with_its_place_and_what_to_do(name: str, workspace: Path) -> None:
    """One mistake, exactly its faults: code, file, line, the words that matter, a remedy."""
    case = CASES[name]
    edited(workspace, case["edit"])
    faults = faults_of(workspace)
    assert sorted(told(fault, workspace) for fault in faults) == sorted(expected(case))
    messages = "\n".join(map(str, faults))
    for each in case["expect"]:
        assert all(words in messages for words in each["says"]), messages
    for fault in faults:
        assert fault.problem.endswith((".", "?"))
        assert fault.remedy.endswith((".", "?", "`"))
        assert "Traceback" not in str(fault)
        assert "\n" not in str(fault)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "stops" in case])
def test_a_mistake_stops_only_what_needs_it(name: str, workspace: Path) -> None:
    """A bad row, picture or catalog leaves the rest of the workspace fit to build."""
    case = CASES[name]
    edited(workspace, case["edit"])
    fault = read_workspace(workspace).faults[0]
    stops = case["stops"]
    assert sorted(fault.schools or ()) == stops.get("schools", [])
    assert sorted(fault.locales or ()) == stops.get("locales", [])


def test_all_mistakes_are_told_together(workspace: Path) -> None:
    """Nobody mends one mistake to be shown the next, even if district.toml itself is wrong."""
    for name in TOGETHER:
        edited(workspace, CASES[name]["edit"])
    found = [told(fault, workspace) for fault in faults_of(workspace)]
    assert sorted(found) == sorted(each for name in TOGETHER for each in expected(CASES[name]))


def test_a_broken_district_does_not_hide_the_other_mistakes(workspace: Path) -> None:
    """Not even where nothing of district.toml can be read."""
    edited(workspace, CASES["district-not-toml"]["edit"])
    edited(workspace, CASES["brand-logo-missing"]["edit"])
    assert [fault.code for fault in faults_of(workspace)] == ["toml-syntax", "logo-missing"]
