"""Commands that make and look at workspaces: init, check, list, override, stock changes."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from guidegen import stock
from guidegen.cli import program
from guidegen.errors import ExitStatus
from guidegen.workspace import read_workspace

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
SCHOOL = "pine,Pine Hollow School,,combined,,,,,,,unknown,unknown,,,\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """What ``guidegen init`` makes."""
    folder = tmp_path / "fresh"
    result = CliRunner().invoke(program, ["init", str(folder)])
    assert result.exit_code == ExitStatus.DONE, result.output
    return folder


def run(workspace: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, [*arguments, "--workspace", str(workspace)])


def listed(workspace: Path, what: str) -> list[dict[str, Any]]:
    result = run(workspace, "list", what, "--json")
    assert result.exit_code == ExitStatus.DONE, result.output
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


def files_in(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_init_lacks_only_a_roster(fresh: Path) -> None:
    """A new workspace has one fault: that it has no schools, and how to bring them in."""
    result = run(fresh, "check")
    assert result.exit_code == ExitStatus.WORKSPACE
    assert result.stderr.splitlines()[1:] == ["1 fault in the workspace"]
    assert "guidegen roster import FILE" in result.stderr


def test_init_is_sound_with_a_school(fresh: Path) -> None:
    """With one row it is ready to build; what is to be filled in are warnings, not faults."""
    with (fresh / "content" / "schools.csv").open("a", encoding="utf-8") as file:
        file.write(SCHOOL)
    assert read_workspace(fresh).faults == ()
    result = run(fresh, "check", "--json")
    assert result.exit_code == ExitStatus.DONE, result.output
    findings = json.loads(result.stdout)["findings"]
    assert {finding["severity"] for finding in findings} == {"warning"}
    told = " ".join(finding["text"] for finding in findings)
    assert all(what in told for what in ("district's name", "logo", "state", "email"))


def test_init_makes_the_districts_own_files_only(fresh: Path) -> None:
    """Texts, templates and translations stay in the stock guide."""
    assert set(files_in(fresh)) == {
        ".gitignore",
        "README.md",
        "content/brands/district/brand.toml",
        "content/brands/district/logo.svg",
        "content/district.toml",
        "content/officers.csv",
        "content/schools.csv",
        "content/stock.lock.json",
    }


def test_init_sample_is_the_sample(tmp_path: Path) -> None:
    """--sample makes the sample district, without the stock guide, and it has no fault."""
    folder = tmp_path / "sample"
    result = CliRunner().invoke(program, ["init", "--sample", str(folder)])
    assert result.exit_code == ExitStatus.DONE, result.output
    copy, sample = read_workspace(folder), read_workspace(stock.sample_root())
    assert copy.faults == ()
    assert [school.id for school in copy.roster.schools] == [
        school.id for school in sample.roster.schools
    ]
    assert len(copy.guide.blocks) == len(sample.guide.blocks)
    assert set(copy.photos) == set(sample.photos)
    assert not (folder / "templates").exists()
    assert not (folder / "content" / "comparison.toml").exists()


def test_init_never_writes_into_a_full_folder(tmp_path: Path) -> None:
    """A folder with anything in it is refused and left as it is."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    result = CliRunner().invoke(program, ["init", str(tmp_path)])
    assert result.exit_code == ExitStatus.USAGE
    assert list(files_in(tmp_path)) == ["mine.txt"]


def test_check_says_what_guides_will_say(workspace: Path) -> None:
    """Staff see the facts of both roles in words, and how far each language is."""
    result = run(workspace, "check")
    assert result.exit_code == ExitStatus.DONE, result.output
    assert "SRO: the guides say: employed by Pine Hollow Police; armed; may arrest" in result.stdout
    assert "en: may be built as final" in result.stdout


def test_check_as_json_lists_faults(workspace: Path) -> None:
    """A fault is an object with file, line, key, problem and remedy; the status is 3."""
    path = workspace / "content" / "district.toml"
    path.write_text(path.read_text("utf-8").replace('"plain"', '"plane"'), encoding="utf-8")
    result = run(workspace, "check", "--json")
    assert result.exit_code == ExitStatus.WORKSPACE
    (fault,) = json.loads(result.stdout)["faults"]
    assert fault["code"] == "unknown-brand"
    assert (Path(fault["file"]), fault["line"]) == (path.resolve(), 7)


def test_check_of_a_part_at_fault(workspace: Path) -> None:
    """A fault that stops one school only gives 1."""
    with (workspace / "content" / "schools.csv").open("a", encoding="utf-8") as file:
        file.write("oak,Oak School,high,12,,en:5,unknown,unknown,\n")
    assert run(workspace, "check").exit_code == ExitStatus.FINDINGS


@pytest.mark.parametrize("what", ["schools", "locales", "editions", "blocks"])
def test_lists_are_objects_with_unique_ids(workspace: Path, what: str) -> None:
    """Each list has an object for each thing, each with its own id; in words one line each."""
    ids = [row["id"] for row in listed(workspace, what)]
    assert ids
    assert len(set(ids)) == len(ids)
    result = run(workspace, "list", what)
    assert [line.split()[0] for line in result.stdout.splitlines()] == ids


def test_list_tells_stock_from_own(workspace: Path) -> None:
    """The workspace's own block is told from those of the stock guide."""
    origins = {row["block"]: row["from"] for row in listed(workspace, "blocks")}
    assert origins["people.news"] == "workspace"
    assert origins["why.roles"] == "stock"


def test_override_copies_a_block(workspace: Path) -> None:
    """The copy is the stock file itself, and takes its place."""
    result = run(workspace, "override", "why.roles")
    assert result.exit_code == ExitStatus.DONE, result.output
    copy = workspace / result.stdout.strip()
    assert copy.read_bytes() == (stock.root() / result.stdout.strip()).read_bytes()
    assert read_workspace(workspace).faults == ()
    origins = {row["block"]: row["from"] for row in listed(workspace, "blocks")}
    assert origins["why.roles"] == "workspace"


def test_override_copies_all_variants_or_one(workspace: Path) -> None:
    """A block's id stands for all its variants; with a variant it is that one."""
    every = [row for row in listed(workspace, "blocks") if row["block"] == "sro.authority"]
    assert len(every) > 1
    one = run(workspace, "override", every[0]["id"])
    assert len(one.stdout.splitlines()) == 1


def test_override_adds_rows_one_by_one(workspace: Path) -> None:
    """Two rows stand in one file, and the guide reads as before."""
    before = read_workspace(workspace).guide.rows
    for row in ("comparison.employment", "comparison.daily"):
        result = run(workspace, "override", row)
        assert result.stdout.strip() == "content/comparison.toml", result.output
    after = read_workspace(workspace)
    assert after.faults == ()
    assert [row.id for row in after.guide.rows] == [row.id for row in before]
    own = [row for row in after.guide.rows if row.label.place.path.is_relative_to(workspace)]
    assert [row.id for row in own] == ["employment", "daily"]


def test_override_copies_a_template(workspace: Path) -> None:
    """A template goes by its file name."""
    run(workspace, "override", "panels/cover.html.j2")
    assert (workspace / "templates" / "panels" / "cover.html.j2").is_file()


@pytest.mark.parametrize("piece", ["why.roles", "comparison.training", "guide.css.j2"])
def test_override_never_overwrites(workspace: Path, piece: str) -> None:
    """What is there already stays as it is."""
    (copied,) = run(workspace, "override", piece).stdout.splitlines()
    before = (workspace / copied).read_bytes()
    result = run(workspace, "override", piece)
    assert result.exit_code == ExitStatus.USAGE
    assert "already" in result.stderr
    assert (workspace / copied).read_bytes() == before


def test_override_of_nothing(workspace: Path) -> None:
    """An unknown id is wrong usage, with the nearest one."""
    result = run(workspace, "override", "why.rolls")
    assert result.exit_code == ExitStatus.USAGE
    assert "why.roles" in result.stderr


def test_stock_changes_of_a_fresh_workspace(fresh: Path) -> None:
    """Just made, a workspace knows its stock guide."""
    result = run(fresh, "stock", "changes")
    assert result.exit_code == ExitStatus.DONE, result.output
    assert result.stdout.splitlines() == [
        "0 changes of stock texts",
        "0 changes under copied files",
        "0 approvals that fell",
    ]


def test_stock_changes_after_an_upgrade(fresh: Path) -> None:
    """A text that is not as recorded, and a copied file whose stock version moved, are named."""
    run(fresh, "override", "why.roles")
    record = fresh / "content" / "stock.lock.json"
    data = json.loads(record.read_text("utf-8"))
    data["messages"]["cover.kicker"] = "0" * 64
    data["files"]["content/blocks/why-roles.md"] = "0" * 64
    record.write_text(json.dumps(data), encoding="utf-8")
    lines = run(fresh, "stock", "changes").stdout.splitlines()
    assert lines[0] == "1 changes of stock texts"
    assert lines[1].startswith("  changed cover.kicker: ")
    assert lines[2:4] == [
        "1 changes under copied files",
        "  changed content/blocks/why-roles.md",
    ]
    run(fresh, "stock", "changes", "--accept")
    assert run(fresh, "stock", "changes").stdout.startswith("0 changes of stock texts")


def test_stock_changes_without_a_record(workspace: Path) -> None:
    """A workspace that never recorded its stock is told how to."""
    result = run(workspace, "stock", "changes")
    assert result.exit_code == ExitStatus.DONE
    assert "--accept" in result.stderr
