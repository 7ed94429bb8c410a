"""``guidegen roster import`` at the terminal: what it prints, writes and returns."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guidegen.cli.roster import roster
from guidegen.errors import ExitStatus

EXPORT = Path(__file__).parent / "data" / "invented-export.csv"


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def run(workspace: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        roster, ["import", "--workspace", str(workspace), *arguments], catch_exceptions=False
    )


def test_a_dry_run_prints_everything_and_writes_nothing(workspace: Path) -> None:
    """Columns, rules with counts and examples, rows left out, new schools, and the mapping."""
    result = run(workspace, str(EXPORT), "--dry-run")
    assert result.exit_code == ExitStatus.DONE
    for words in (
        "24 rows, UTF-8",
        "School Street Address + School City + School State + School Zip",
        "extension: 2",
        "“(432) 555-0102 ext:012” to “(432) 555-0102 x12”",
        "line 4: HS-2 North High School: School Status is “Under Construction”",
        "El Rito Elementary School",
        "20 schools",
        "would write content/schools.csv",
        'key = "School Number"',
    ):
        assert words in result.output
    assert list((workspace / "content").iterdir()) == []


def test_an_import_writes_what_the_dry_run_said(workspace: Path) -> None:
    """And a second one says that nothing changed."""
    assert "wrote content/schools.csv" in run(workspace, str(EXPORT)).output
    assert (workspace / "content" / "roster-mapping.toml").exists()
    again = run(workspace, str(EXPORT))
    assert "Nothing changed." in again.output
    assert "wrote" not in again.output


def test_what_is_still_wrong_is_told_and_written_all_the_same(workspace: Path) -> None:
    """A bad number stops its school only; the exit status says that something is left to do."""
    export = workspace / "bad.csv"
    export.write_text("School,Phone\nElm,4325550101\nFir,4325550102\nOak,43255501031\n")
    result = run(workspace, str(export))
    assert result.exit_code == ExitStatus.FINDINGS
    assert "content/schools.csv:4:6: phone: “43255501031” is no telephone number." in result.output
    assert (workspace / "content" / "schools.csv").exists()


def test_a_mapping_that_could_not_be_guessed_is_left_to_be_filled_in(workspace: Path) -> None:
    """The draft is written, the missing line named, and no roster made."""
    export = workspace / "odd.csv"
    export.write_text("Bezeichnung,Phone\nElm,432-555-0101\n")
    result = run(workspace, str(export))
    assert result.exit_code == ExitStatus.WORKSPACE
    assert "schools.columns.name" in result.output
    assert 'phone = "Phone"' in (workspace / "content" / "roster-mapping.toml").read_text()
    assert not (workspace / "content" / "schools.csv").exists()


def test_a_folder_that_is_no_workspace_is_refused(tmp_path: Path) -> None:
    """Nothing is written where nobody made a workspace."""
    result = run(tmp_path / "elsewhere", str(EXPORT))
    assert result.exit_code == ExitStatus.USAGE
    assert "Traceback" not in result.output
