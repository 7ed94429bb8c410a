"""Building again: only what changed is made, and it is said why. Real builds, real files."""

import json
import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from launching import ended, guidegen

from guidegen import files
from guidegen.cli import program
from guidegen.errors import ExitStatus

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
OPTIONS = ("--edition", "screen", "--date", "2026-08-15", "--jobs", "1")
PINE, PINE_ES, OAK, OAK_ES = (
    f"{school}/{name}"
    for school in ("pine", "oak")
    for name in (f"en/{school}-screen-en.pdf", f"es/{school}-screen-es-review.pdf")
)
ALL = {PINE, PINE_ES, OAK, OAK_ES}
SECOND_SCHOOL = "oak,Oak Hollow School,combined,503-555-0113,,en:20 es:10,assigned,none,\n"


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district of two schools and two languages, and what a first build made of it."""
    folder = tmp_path_factory.mktemp("again")
    workspace = Path(shutil.copytree(MINIMAL, folder / "workspace"))
    with (workspace / "content" / "schools.csv").open("a", encoding="utf-8") as table:
        table.write(SECOND_SCHOOL)
    status, _, err = ended(guidegen("build", "--workspace", str(workspace), *OPTIONS, "--no-cache"))
    assert status == ExitStatus.DONE, err
    return workspace


@pytest.fixture
def workspace(built_once: Path, tmp_path: Path) -> Path:
    """The same in a folder of its own."""
    return Path(shutil.copytree(built_once, tmp_path / "workspace"))


def run(workspace: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        program, ["build", "--workspace", str(workspace), *OPTIONS, *arguments]
    )


def due(workspace: Path, *arguments: str) -> dict[str, list[str]]:
    """What a build would make, and why."""
    result = run(workspace, "--dry-run", "--json", *arguments)
    assert result.exit_code == ExitStatus.DONE, result.output
    data: dict[str, Any] = json.loads(result.stdout)
    assert data["to_make"] == len(data["why"])
    return dict(data["why"])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def contents(workspace: Path) -> dict[str, bytes]:
    """Everything that is in the output folder but the lock."""
    out = workspace / "out"
    found = (path for path in out.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def made_anew(workspace: Path) -> dict[str, bytes]:
    """What a build into an empty folder makes of the workspace as it is now."""
    shutil.rmtree(workspace / "out")
    assert run(workspace).exit_code == ExitStatus.DONE
    return contents(workspace)


def test_nothing_changed_nothing_is_made(workspace: Path) -> None:
    """No file is touched, the manifest's bytes stay, and everything is reported as before."""
    before = contents(workspace)
    times = {path: path.stat().st_mtime_ns for path in (workspace / "out").rglob("*.*")}
    result = run(workspace, "--json")
    assert result.exit_code == ExitStatus.DONE, result.output
    data = json.loads(result.stdout)
    assert (data["made"], data["unchanged"], data["files"]) == (0, 4, 4)
    assert data["texts"]["es"]["why"]["draft"] > 0
    assert contents(workspace) == before
    assert {path: path.stat().st_mtime_ns for path in (workspace / "out").rglob("*.*")} == times


def spanish_message(workspace: Path) -> None:
    edit(workspace / "locales/es/LC_MESSAGES/district.po", "Novedades", "Noticias")


def own_block(workspace: Path) -> None:
    edit(workspace / "content/blocks/news.md", "# ", "# More ")


def colour(workspace: Path) -> None:
    edit(workspace / "content/brands/plain/brand.toml", "#224466", "#224455")


def officer(workspace: Path) -> None:
    edit(workspace / "content/officers.csv", "503-555-0112", "503-555-0121")


def photo(workspace: Path) -> None:
    shutil.copy(MINIMAL / "content/photos/rivera.png", workspace / "content/photos/other.png")
    edit(workspace / "content/officers.csv", "rivera.png", "other.png")


def row(workspace: Path) -> None:
    edit(workspace / "content/schools.csv", "503-555-0113", "503-555-0115")


def new_character(workspace: Path) -> None:
    edit(workspace / "content/schools.csv", "Oak Hollow School", "Oak Hollow Škool")


def template(workspace: Path) -> None:
    own = workspace / "templates" / "panels"
    own.mkdir(parents=True)
    stock = MINIMAL.parents[2] / "templates" / "panels" / "school.html.j2"
    (own / "school.html.j2").write_text(stock.read_text("utf-8") + "{# ours #}", "utf-8")


def district(workspace: Path) -> None:
    edit(workspace / "content/district.toml", "2026-27", "2026-2027")


def deleted(workspace: Path) -> None:
    (workspace / "out" / PINE).unlink()


def truncated(workspace: Path) -> None:
    with (workspace / "out" / PINE).open("r+b") as file:
        file.truncate(1000)


CHANGES: tuple[tuple[Callable[[Path], None], set[str], str], ...] = (
    (spanish_message, {PINE_ES, OAK_ES}, "message people.news.title changed"),
    (own_block, ALL, "message people.news.title changed"),
    (colour, ALL, "brand: colour primary, colour keyline changed"),
    (officer, {PINE, PINE_ES}, "its school changed (officers)"),
    (photo, {PINE, PINE_ES}, "its school changed (officers)"),
    (row, {OAK, OAK_ES}, "its school changed (schools)"),
    (new_character, {OAK, OAK_ES}, "its school changed (schools)"),
    (new_character, ALL, "group repertoire: a new character “Š”"),
    (template, ALL, "the template panels/school.html.j2 changed"),
    (district, ALL, "district.toml: school_year changed"),
    (deleted, {PINE}, "its file is missing"),
    (truncated, {PINE}, "its file does not have its size"),
)


@pytest.mark.parametrize(("change", "expected", "reason"), CHANGES)
def test_says_what_changed(
    workspace: Path, change: Callable[[Path], None], expected: set[str], reason: str
) -> None:
    """Each kind of change has the files made that it touches, and no others, and is named."""
    change(workspace)
    why = due(workspace)
    assert {path for path, reasons in why.items() if reason in reasons} == expected
    assert change is new_character or set(why) == expected


def test_a_change_in_the_other_language_of_a_piece_is_told(workspace: Path) -> None:
    """A piece in Spanish and English is due when the Spanish changes, and says which text."""
    two = ("--edition", "bilingual", "--pair", "es,en", "--school", "pine")
    assert run(workspace, *two).exit_code == ExitStatus.DONE
    spanish_message(workspace)
    piece = "pine/en/pine-bilingual-es-en-review.pdf"
    (reason,) = due(workspace, *two)[piece]
    assert reason.startswith("the other language: message ")


def test_another_day_is_another_file(workspace: Path) -> None:
    """The date is in every file, so it is a reason of its own."""
    why = due(workspace, "--date", "2026-08-16")
    assert set(why) == ALL
    assert set(map(tuple, why.values())) == {("the date was 2026-08-15, and is 2026-08-16",)}


def test_force_makes_everything(workspace: Path) -> None:
    """What was asked for is made, whatever is there."""
    assert due(workspace, "--force") == {path: ["asked for by --force"] for path in ALL}


def test_a_review_is_told_from_a_final_file(workspace: Path) -> None:
    """A file for the other purpose is no file for this one."""
    assert due(workspace, "--review") == {
        path.replace(".pdf", "-review.pdf"): ["it was made for another purpose"]
        for path in (PINE, OAK)
    }


def test_verify_finds_other_bytes_of_the_same_size(workspace: Path) -> None:
    """Without --verify a file's size is enough; with it, only its bytes are."""
    path = workspace / "out" / PINE
    data = path.read_bytes()
    path.write_bytes(data[:-1] + b"x")
    assert due(workspace) == {}
    assert due(workspace, "--verify") == {PINE: ["its bytes are not those that were written"]}
    result = run(workspace, "--verify", "--why")
    assert f"{PINE}: its bytes are not those that were written" in result.stdout
    assert "1 made, 3 unchanged" in result.stdout
    assert path.read_bytes() == data


@pytest.mark.parametrize("change", [row, new_character, spanish_message])
def test_what_is_left_alone_is_as_if_made_anew(
    workspace: Path, change: Callable[[Path], None]
) -> None:
    """Files made after a change and files that stayed are those of a build from nothing."""
    change(workspace)
    assert run(workspace).exit_code == ExitStatus.DONE
    assert contents(workspace) == made_anew(workspace)


def test_a_selection_then_everything(workspace: Path) -> None:
    """A build of a part makes that part; the next makes the rest, and it is the whole build."""
    before = contents(workspace)
    shutil.rmtree(workspace / "out")
    assert run(workspace, "--school", "oak").exit_code == ExitStatus.DONE
    assert set(due(workspace)) == {PINE, PINE_ES}
    assert run(workspace).exit_code == ExitStatus.DONE
    assert contents(workspace) == before


def test_a_killed_build_is_gone_on_with(workspace: Path) -> None:
    """What was finished stays as it is; what was not, though its file be there, is made."""
    before = contents(workspace)
    colour(workspace)
    process = guidegen("build", "--workspace", str(workspace), *OPTIONS)
    manifest = workspace / "out" / "manifest.json"
    while "unfinished" not in manifest.read_text("utf-8") and process.poll() is None:
        time.sleep(0.01)
    while contents(workspace).keys() == before.keys() and process.poll() is None:
        if any(contents(workspace)[path] != before[path] for path in ALL):
            break
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    edit(workspace / "content/brands/plain/brand.toml", "#224455", "#224466")
    why = due(workspace)
    assert why
    assert set(map(tuple, why.values())) <= {
        ("an earlier build did not finish it",),
        ("brand: colour primary, colour keyline changed",),
    }
    assert run(workspace).exit_code == ExitStatus.DONE
    assert contents(workspace) == before


def test_two_builds_at_once(workspace: Path) -> None:
    """The second waits for the first, and then finds nothing to do; nothing is made twice."""
    before = contents(workspace)
    shutil.rmtree(workspace / "out")
    arguments = ("build", "--workspace", str(workspace), *OPTIONS, "--json")
    both = [ended(each) for each in (guidegen(*arguments), guidegen(*arguments))]
    assert [status for status, _, _ in both] == [ExitStatus.DONE, ExitStatus.DONE]
    assert sorted(json.loads(out)["made"] for _, out, _ in both) == [0, 4]
    assert contents(workspace) == before


def test_a_cache_may_go_at_any_time(workspace: Path, tmp_path: Path) -> None:
    """With a cache, without one, or with one that was deleted, the files are the same."""
    before = contents(workspace)
    cache = tmp_path / "cache"
    for _ in range(2):
        assert run(workspace, "--force", "--cache", str(cache)).exit_code == ExitStatus.DONE
        assert contents(workspace) == before
        shutil.rmtree(cache, ignore_errors=True)


@pytest.mark.parametrize(
    "broken", [{"inputs": None}, {"inputs": "x"}, {"sha256": None, "size": []}, {"findings": [3]}]
)
def test_an_entry_that_somebody_edited_is_no_entry(
    workspace: Path, broken: dict[str, object]
) -> None:
    """A manifest that is not sound costs a file its being left alone, and nothing else."""
    path = workspace / "out" / "manifest.json"
    data = json.loads(path.read_text("utf-8"))
    data["outputs"][PINE] |= broken
    files.write_text_atomically(path, json.dumps(data))
    assert set(due(workspace)) == {PINE}
