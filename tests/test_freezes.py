"""``guidegen freeze`` and ``changes``: which printed guides are wrong, told from real builds."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest
from click.testing import CliRunner, Result

from guidegen.cli import program
from guidegen.errors import ExitStatus

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
DAY = "2026-08-15"
SCHOOLS = """\
oak,Oak School,high,503-555-0133,,en:7,assigned,none,Pine Hollow Police
elm,Elm School,high,503-555-0134,,en:9,assigned,none,Pine Hollow Police
"""
CROWD = 12


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district of three schools whose build is frozen; one has more officers than have room."""
    root = Path(shutil.copytree(MINIMAL, tmp_path_factory.mktemp("freezes") / "workspace"))
    with (root / "content" / "schools.csv").open("a", encoding="utf-8") as file:
        file.write(SCHOOLS)
    with (root / "content" / "officers.csv").open("a", encoding="utf-8") as file:
        file.write("sro,Joe Reed,503-555-0144,,,pine oak,all\n")
        file.writelines(f"sro,Lee Park {n},503-555-02{n:02},,,elm,all\n" for n in range(CROWD))
    built = guidegen(root, "build", "--date", DAY, "--edition", "trifold")
    assert built.exit_code == ExitStatus.DONE, built.output
    kept = guidegen(root, "freeze", "fall")
    assert kept.exit_code == ExitStatus.DONE, kept.output
    assert "4 files" in kept.stdout
    return root


@pytest.fixture
def workspace(frozen: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(frozen, tmp_path / "workspace"))


def guidegen(root: Path, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(program, [command, "--workspace", str(root), *arguments])


def compared(root: Path, *arguments: str) -> tuple[int, dict[str, dict[str, Any]]]:
    """The exit status, and every piece that is not unchanged, by its school and locale."""
    result = guidegen(root, "changes", "--since", "fall", "--json", *arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    assert result.stdout, result.output
    pieces = json.loads(result.stdout)
    return result.exit_code, {
        f"{each['school']}/{each['locale']}": each
        for each in pieces
        if each["standing"] != "unchanged"
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_freeze_is_a_copy_with_checksums(frozen: Path) -> None:
    """Its files are those of the build, and any tool can check them; no name is taken twice."""
    folder = frozen / "freezes" / "fall"
    file = "pine/en/pine-trifold-en.pdf"
    assert (folder / "files" / file).read_bytes() == (frozen / "out" / file).read_bytes()
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, check=False
    )
    assert checked.returncode == 0
    again = guidegen(frozen, "freeze", "fall")
    assert again.exit_code == ExitStatus.USAGE
    assert "There is a freeze 'fall' already" in again.stderr


def test_where_nothing_changed_nothing_is_said(workspace: Path) -> None:
    """Every piece is unchanged, on whatever day one asks."""
    assert compared(workspace) == (ExitStatus.DONE, {})


def test_an_officers_number_is_wrong_where_it_is_printed(workspace: Path) -> None:
    """Just the guides of the schools that the officer serves, with the old and the new number."""
    edit(workspace / "content" / "officers.csv", "503-555-0144", "503-555-0199")
    status, found = compared(workspace)
    assert status == ExitStatus.FINDINGS
    assert found.keys() == {"pine/en", "oak/en"}
    for piece in found.values():
        assert piece["standing"] == "wrong"
        (change,) = piece["changes"]
        assert (change["panel"], change["old"], change["new"]) == (
            *("school", "(503) 555-0144", "(503) 555-0199"),
        )
    assert [found[key]["copies"] for key in ("pine/en", "oak/en")] == [20, 7]
    assert found["pine/en"]["sheets"] == 20
    said = guidegen(workspace, "changes", "--since", "fall").stdout
    assert "2 guides, 27 copies on 27 sheets: wrong" in said
    assert "officers.sro.1.phone: “(503) 555-0144” is now “(503) 555-0199”" in said


def test_what_had_no_room_is_not_wrong(workspace: Path) -> None:
    """The number of an officer whom no page shows changes: the guide is as right as it was."""
    edit(workspace / "content" / "officers.csv", f"503-555-02{CROWD - 1:02}", "503-555-0198")
    status, found = compared(workspace)
    assert status == ExitStatus.DONE
    assert {key: piece["standing"] for key, piece in found.items()} == {"elm/en": "different"}


def test_a_colour_only_looks_different(workspace: Path) -> None:
    """All guides look different, none is wrong, and it is said what changed."""
    brand = workspace / "content" / "brands" / "plain" / "brand.toml"
    edit(brand, "#224466", "#442266")
    status, found = compared(workspace)
    assert status == ExitStatus.DONE
    assert {piece["standing"] for piece in found.values()} == {"different"}
    assert len(found) == 3
    assert "brand" in found["oak/en"]["reasons"][0]


def test_a_text_is_wrong_in_its_language(workspace: Path) -> None:
    """A district's own wording changes: old and new are shown, in each language that prints it."""
    edit(workspace / "content" / "district.toml", "Fire, police, medical", "Police and fire")
    _, found = compared(workspace)
    changes = [change for change in found["oak/en"]["changes"] if change["panel"] == "school"]
    assert ("Fire, police, medical", "Police and fire") in [
        (change["old"], change["new"]) for change in changes
    ]
    assert {piece["standing"] for piece in found.values()} == {"wrong"}


def _without_oak(root: Path) -> None:
    edit(root / "content" / "schools.csv", SCHOOLS.splitlines()[0] + "\n", "")
    edit(root / "content" / "officers.csv", "pine oak", "pine")


def _with_ash(root: Path) -> None:
    path = root / "content" / "schools.csv"
    line = "ash,Ash School,high,503-555-0135,,en:3,none,none,\n"
    path.write_text(path.read_text("utf-8") + line, encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "key", "standing", "copies"),
    [(_without_oak, "oak/en", "withdrawn", 0), (_with_ash, "ash/en", "new", 3)],
)
def test_schools_come_and_go(
    workspace: Path, change: Callable[[Path], None], key: str, standing: str, copies: int
) -> None:
    """A school that closed has a guide to be thrown away; a new one has one to be printed."""
    change(workspace)
    _, found = compared(workspace)
    assert (found[key]["standing"], found[key]["copies"]) == (standing, copies)
    assert "wrong" not in {piece["standing"] for piece in found.values()}


def test_titles_that_are_exchanged_are_wrong(tmp_path: Path, workspace: Path) -> None:
    """Values that no template names are told apart by their place."""
    officers = workspace / "content" / "officers.csv"
    rows = "role,name,title,phone,schools,print\n{}{}"
    one, two = "sro,Ana Day,{},503-555-0112,pine,all\n", "sro,Bo Lee,{},503-555-0113,pine,all\n"
    officers.write_text(rows.format(one.format("Captain"), two.format("Sergeant")), "utf-8")
    built = guidegen(workspace, "build", "--date", DAY, "--edition", "trifold")
    assert built.exit_code == ExitStatus.DONE, built.output
    shutil.rmtree(workspace / "freezes")
    assert guidegen(workspace, "freeze", "fall").exit_code == ExitStatus.DONE
    officers.write_text(rows.format(one.format("Sergeant"), two.format("Captain")), "utf-8")
    _, found = compared(workspace)
    assert found["pine/en"]["standing"] == "wrong"


def test_what_was_not_printed_is_not_compared(workspace: Path) -> None:
    """A draft's approval makes a new guide, not a wrong one; approval taken back stops it."""
    people = ("--all", "--name", "Ana Ruiz", "--capacity", "translator")
    where = ("--workspace", str(workspace))
    updated = CliRunner().invoke(program, ["catalog", "update", "es", *where])
    assert updated.exit_code == ExitStatus.DONE, updated.output
    path = workspace / "locales" / "es" / "LC_MESSAGES" / "district.po"
    catalog = polib.pofile(str(path))
    for entry in catalog.untranslated_entries():
        entry.msgstr = f"{entry.msgid} (en español)"
    catalog.save()
    approved = CliRunner().invoke(program, ["catalog", "approve", "es", *people, *where])
    assert approved.exit_code == ExitStatus.DONE, approved.output
    status, found = compared(workspace)
    assert status == ExitStatus.DONE
    assert {key: each["standing"] for key, each in found.items()} == {"pine/es": "new"}
    stale = guidegen(workspace, "freeze", "spring")
    assert stale.exit_code == ExitStatus.USAGE
    assert "pine-trifold-es-review.pdf" in stale.stderr
    built = guidegen(workspace, "build", "--date", DAY, "--edition", "trifold")
    assert built.exit_code == ExitStatus.DONE, built.output
    assert guidegen(workspace, "freeze", "spring").exit_code == ExitStatus.DONE
    (workspace / "locales" / "es" / "review.json").unlink()
    result = guidegen(workspace, "changes", "--since", "spring", "--json")
    stopped = [each for each in json.loads(result.stdout) if each["locale"] == "es"]
    assert [each["standing"] for each in stopped] == ["stopped"]
    assert "not all of its texts are approved" in stopped[0]["reasons"][0]


def test_a_school_that_cannot_be_read_is_stopped(workspace: Path) -> None:
    """Its guides are neither withdrawn nor new, in no language that it never had."""
    edit(workspace / "content" / "schools.csv", "503-555-0133", "503-bad")
    _, found = compared(workspace)
    own = {key: each["standing"] for key, each in found.items() if key.startswith("oak/")}
    assert own == {"oak/en": "stopped"}


def test_only_what_is_built_can_be_kept(workspace: Path) -> None:
    """A build that is older than the workspace is refused: it would be compared wrongly later."""
    edit(workspace / "content" / "officers.csv", "503-555-0144", "503-555-0199")
    result = guidegen(workspace, "freeze", "spring")
    assert result.exit_code == ExitStatus.USAGE
    assert "not what the workspace says now" in result.stderr
    assert not (workspace / "freezes" / "spring").exists()


def test_a_file_that_was_changed_is_not_kept(workspace: Path) -> None:
    """Bytes that are not those that were built are found, and nothing half-kept is left."""
    file = workspace / "out" / "pine" / "en" / "pine-trifold-en.pdf"
    data = file.read_bytes()
    file.write_bytes(data[:-1] + b" ")
    result = guidegen(workspace, "freeze", "spring")
    assert result.exit_code == ExitStatus.USAGE
    assert "is not the file that was built" in result.stderr
    assert [each.name for each in (workspace / "freezes").iterdir()] == ["fall"]


@pytest.mark.parametrize("name", ["../fall", "", ".fall", "fall/winter", "x" * 70])
def test_a_name_is_no_path(workspace: Path, name: str) -> None:
    """A freeze lies in the folder of freezes and nowhere else."""
    result = guidegen(workspace, "freeze", name)
    assert result.exit_code == ExitStatus.USAGE
    assert "is no name for a freeze" in result.stderr


def test_a_freeze_that_is_not_there_or_broken(workspace: Path) -> None:
    """The message names those that there are, or the file that is broken."""
    missing = guidegen(workspace, "changes", "--since", "spring")
    assert missing.exit_code == ExitStatus.USAGE
    assert "there are: fall" in missing.stderr
    folder = workspace / "freezes" / "fall"
    for file in ("files/oak/en/oak-trifold-en.pdf", "manifest.json", "printed.json"):
        for broken in ("{", '{"panels": []}', ""):
            (folder / file).write_text(broken, encoding="utf-8")
            result = guidegen(workspace, "changes", "--since", "fall")
            assert result.exit_code == ExitStatus.WORKSPACE, result.output
            assert file in result.stderr


def test_editions_that_were_asked_for_by_name_are_kept_and_compared(workspace: Path) -> None:
    """A flyer on A4 and a piece in two languages are wrong where the trifold is that prints it."""
    day = ("--date", "2026-08-15", "--no-cache")
    for wanted in (("--edition", "flyer", "--paper", "a4"), ("--pair", "en,es", "--review")):
        assert guidegen(workspace, "build", *wanted, *day).exit_code == ExitStatus.DONE
    kept = guidegen(workspace, "freeze", "all")
    assert kept.exit_code == ExitStatus.DONE, kept.stderr
    assert (workspace / "freezes/all/files/pine/en/pine-flyer-a4-en.pdf").is_file()
    edit(workspace / "content" / "officers.csv", "503-555-0144", "503-555-0199")
    said = guidegen(workspace, "changes", "--since", "all", "--json").stdout
    found = {
        (each["school"], each["edition"])
        for each in json.loads(said)
        if each["standing"] == "wrong"
    }
    assert {("pine", "trifold"), ("pine", "flyer-a4"), ("oak", "flyer-a4")} <= found
