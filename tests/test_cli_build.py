"""``guidegen build`` end to end: real workspaces, real workers, real files."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from guidegen import files
from guidegen.cli import program
from guidegen.errors import ExitStatus

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
ONE = ("--locale", "en", "--edition", "trifold", "--jobs", "1", "--date", "2026-08-15")
ENGLISH = "pine/en/pine-trifold-en.pdf"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))


def build(workspace: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, ["build", "--workspace", str(workspace), *arguments])


def manifest(workspace: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((workspace / "out" / "manifest.json").read_text("utf-8"))
    return data


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_builds_a_file_and_its_record(workspace: Path) -> None:
    """One school in one edition: a PDF where it belongs, a manifest entry with its digest."""
    result = build(workspace, *ONE)
    assert result.exit_code == ExitStatus.DONE, result.output
    file = workspace / "out" / ENGLISH
    assert file.read_bytes().startswith(b"%PDF-")
    assert manifest(workspace)["outputs"][ENGLISH]["sha256"] == files.digest_file(file)
    assert f"1 file in {workspace / 'out'}: 1 made, 0 unchanged" in result.stdout
    assert "findings: none" in result.stdout


def test_same_workspace_same_bytes(workspace: Path, tmp_path: Path) -> None:
    """Whatever is selected and however many workers there are, a file has the same bytes."""
    one, all_ = tmp_path / "one", tmp_path / "all"
    assert build(workspace, *ONE, "--out", str(one)).exit_code == ExitStatus.DONE
    everything = build(workspace, "--date", "2026-08-15", "--jobs", "2", "--out", str(all_))
    assert everything.exit_code == ExitStatus.DONE, everything.output
    assert (one / ENGLISH).read_bytes() == (all_ / ENGLISH).read_bytes()
    assert (all_ / "pine/es/pine-screen-es-review.pdf").is_file()


def test_review_and_final_replace_each_other(workspace: Path) -> None:
    """A review build's file bears its name, and takes the place of the final one."""
    build(workspace, *ONE)
    result = build(workspace, *ONE, "--review")
    assert result.exit_code == ExitStatus.DONE, result.output
    assert [path.name for path in (workspace / "out" / "pine" / "en").iterdir()] == [
        "pine-trifold-en-review.pdf"
    ]


def test_final_refuses_drafts_and_makes_the_rest(workspace: Path) -> None:
    """--final: English is made, Spanish is refused with a reason, and the status says so."""
    result = build(workspace, "--final", "--edition", "trifold", "--jobs", "1", "--json")
    assert result.exit_code == ExitStatus.FINDINGS
    data = json.loads(result.stdout)
    assert {each["locale"]: each["file"] for each in data["results"]} == {
        "en": ENGLISH,
        "es": None,
    }
    assert [each["code"] for each in data["results"][1]["findings"]] == ["not-approved"]
    assert (data["files"], data["missing"], data["status"]) == (1, 1, 1)


def test_a_faulty_row_stops_its_school_only(workspace: Path) -> None:
    """A second school with a bad phone is named and missed; the first is built."""
    with (workspace / "content" / "schools.csv").open("a", encoding="utf-8") as file:
        file.write("oak,Oak School,high,12,,en:5,unknown,unknown,\n")
    result = build(workspace, *ONE)
    assert result.exit_code == ExitStatus.FINDINGS
    assert (workspace / "out" / ENGLISH).is_file()
    assert "content/schools.csv:3:4" in result.stderr
    assert "error stopped-by-fault" in result.stderr
    assert "1 file in" in result.stdout
    assert "1 not made" in result.stdout


def test_files_of_a_renamed_school_are_removed_and_counted(workspace: Path) -> None:
    """After a whole build the folder has no guide of a school that is not in the roster."""
    old = workspace / "out" / "oak" / "en" / "oak-screen-en.pdf"
    files.write_atomically(old, b"old")
    record: dict[str, dict[str, object]] = {
        "outputs": {"oak/en/oak-screen-en.pdf": {}},
        "missing": {},
    }
    files.write_text_atomically(workspace / "out" / "manifest.json", json.dumps(record))
    result = build(workspace, "--date", "2026-08-15")
    assert result.exit_code == ExitStatus.DONE, result.output
    assert "1 file of earlier builds removed" in result.stdout
    assert not old.exists()
    assert {each["school"] for each in manifest(workspace)["outputs"].values()} == {"pine"}


def test_a_file_in_the_way_is_named(workspace: Path) -> None:
    """What cannot be written is an output missing, told with path and reason, not a failed page."""
    (workspace / "out").mkdir()
    (workspace / "out" / "pine").touch()
    result = build(workspace, *ONE)
    assert result.exit_code == ExitStatus.FINDINGS
    assert (
        f"error not-written: pine/en/trifold: cannot write: {workspace}/out/pine" in result.stderr
    )
    assert "Not a directory" in result.stderr
    assert "0 files in" in result.stdout
    assert ENGLISH in manifest(workspace)["missing"]


def test_a_faulty_district_stops_all(workspace: Path) -> None:
    """Nothing is built from a workspace that is at fault as a whole."""
    edit(workspace / "content" / "district.toml", "armed = true", 'armed = "yes"')
    result = build(workspace, *ONE)
    assert result.exit_code == ExitStatus.WORKSPACE
    assert "content/district.toml:" in result.stderr
    assert not (workspace / "out").exists()


def test_warnings_fail_only_where_asked(workspace: Path) -> None:
    """--fail-on decides which findings make the status 1; the file is made all the same."""
    edit(workspace / "content" / "district.toml", "2027-06-30", "2026-06-30")
    result = build(workspace, *ONE, "--fail-on", "warning")
    assert result.exit_code == ExitStatus.FINDINGS
    assert "warning agreement-expired" in result.stderr
    assert (workspace / "out" / ENGLISH).is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--school", "pin"), "Did you mean pine?"),
        (("--review", "--final"), "do not go together"),
        (("--date", "August"), "--date"),
        (("--jobs", "0"), "--jobs"),
        (("--fail-on", "never"), "--fail-on"),
    ],
)
def test_wrong_usage(workspace: Path, arguments: tuple[str, ...], message: str) -> None:
    """What cannot be meant gives 2 and says what could be; nothing is built."""
    result = build(workspace, *arguments)
    assert result.exit_code == ExitStatus.USAGE
    assert message in result.stderr
    assert not (workspace / "out").exists()


def test_quiet_prints_nothing_when_all_is_well(workspace: Path) -> None:
    """-q leaves out the summary."""
    result = build(workspace, *ONE, "-q")
    assert (result.exit_code, result.output) == (ExitStatus.DONE, "")


def test_a_template_that_breaks_on_a_value_stops_all(workspace: Path) -> None:
    """What a worker finds wrong with a template is told as a fault with its file and line."""
    template = workspace / "templates" / "panels" / "cover.html.j2"
    template.parent.mkdir(parents=True)
    lines = (
        '{% extends "panel.html.j2" %}',
        "{% block body %}",
        "{{ school.x.y }}",
        "{% endblock %}",
    )
    template.write_text("\n".join(lines), encoding="utf-8")
    result = build(workspace, *ONE)
    assert result.exit_code == ExitStatus.WORKSPACE, result.output
    assert "templates/panels/cover.html.j2:3" in result.stderr
