"""``guidegen confirm``: what principals sign, and what comes back in the workbook."""

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from click.testing import CliRunner, Result
from openpyxl.worksheet.worksheet import Worksheet

from guidegen.cli import program
from guidegen.errors import ExitStatus

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))
    with (root / "content" / "officers.csv").open("a", encoding="utf-8") as file:
        file.write("sso,'=Lee Park,503-555-0177,,,pine,name phone\n")
    return root


@pytest.fixture
def sent(workspace: Path) -> Path:
    """The workbook as a communications office sends it out."""
    result = guidegen(workspace, "confirm", "--date", "2026-08-15")
    assert result.exit_code == ExitStatus.DONE, result.output
    assert "1 sheet and confirm.xlsx" in result.stdout
    return workspace / "out" / "confirm.xlsx"


def guidegen(workspace: Path, *command: str) -> Result:
    return CliRunner().invoke(program, [*command, "--workspace", str(workspace)])


def brought_back(path: Path, edit: Callable[[Worksheet, Worksheet], None]) -> None:
    """Edit the workbook as a spreadsheet does."""
    book = openpyxl.load_workbook(path)
    edit(book["schools"], book["officers"])
    book.save(path)


def cell(sheet: Worksheet, row: int, column: str) -> openpyxl.cell.Cell:
    names = [each.value for each in sheet[1]]
    found = sheet.cell(row, names.index(column) + 1)
    assert isinstance(found, openpyxl.cell.Cell)
    return found


def table(workspace: Path, name: str) -> str:
    return (workspace / "content" / name).read_text("utf-8")


def test_the_sheet_has_every_fact(workspace: Path, sent: Path) -> None:
    """One page, with what the guides print, and what they do not."""
    with pypdfium2.PdfDocument(sent.parent / "pine" / "pine-confirm.pdf") as pdf:
        assert len(pdf) == 1
        text = " ".join(pdf[0].get_textpage().get_text_range().split())
    for said in (
        "Pine Hollow School",
        "Front office (503) 555-0111",
        "English (20), Spanish (10)",
        "School Officer (SRO) At this school assigned to this school Employer Pine Hollow Police",
        "Ana Rivera Phone (503) 555-0112",
        "Emergency 911",
        "Tip line (503) 555-0119",
        "Name and signature",
    ):
        assert said in text


def test_what_was_not_touched_changes_nothing(workspace: Path, sent: Path) -> None:
    """No cell comes back otherwise than it went out, formulas that are none included."""
    before = table(workspace, "officers.csv"), table(workspace, "schools.csv")
    brought_back(sent, lambda *_: None)
    result = guidegen(workspace, "roster", "import", str(sent))
    assert result.exit_code == ExitStatus.DONE, result.output
    assert result.stdout.count("Nothing changed.") == 2
    assert (table(workspace, "officers.csv"), table(workspace, "schools.csv")) == before
    book = openpyxl.load_workbook(sent)
    park = cell(book["officers"], 3, "name")
    assert (park.value, park.data_type) == ("=Lee Park", "s")


def test_corrections_come_back(workspace: Path, sent: Path) -> None:
    """A new number, another principal, an officer more: told, written, and no more than that."""

    def edit(schools: Worksheet, officers: Worksheet) -> None:
        cell(schools, 2, "principal").value = "Ms. Kim"
        cell(officers, 2, "phone").value = "503-555-0188"
        for column, value in (("role", "sso"), ("name", "Jo Day"), ("schools", "pine")):
            cell(officers, 4, column).value = value
        cell(officers, 4, "print").value = "all"

    brought_back(sent, edit)
    dry = guidegen(workspace, "roster", "import", str(sent), "--dry-run")
    assert "would write content/officers.csv" in dry.stdout
    assert "Jo Day" not in table(workspace, "officers.csv")
    result = guidegen(workspace, "roster", "import", str(sent))
    assert result.exit_code == ExitStatus.DONE, result.output
    assert "pine principal: “” to “Ms. Kim”" in result.stdout
    assert "Ana Rivera phone: “503-555-0112” to “503-555-0188”" in result.stdout
    assert "Ms. Kim" in table(workspace, "schools.csv")
    officers = table(workspace, "officers.csv")
    assert "503-555-0188" in officers
    assert "Jo Day" in officers


def test_what_changed_meanwhile_is_not_undone(workspace: Path, sent: Path) -> None:
    """The office changed one cell since and the school the same: told, and settled by --take."""
    path = workspace / "content" / "officers.csv"
    path.write_text(path.read_text("utf-8").replace("503-555-0112", "503-555-0155"), "utf-8")

    def edit(_: Worksheet, officers: Worksheet) -> None:
        cell(officers, 2, "phone").value = "503-555-0188"

    untouched = guidegen(workspace, "roster", "import", str(sent))
    assert "Edited by hand, kept: 1" in untouched.stdout
    assert "503-555-0155" in table(workspace, "officers.csv")
    brought_back(sent, edit)
    result = guidegen(workspace, "roster", "import", str(sent))
    assert "Edited by hand and changed in the workbook" in result.stdout
    assert "503-555-0155" in table(workspace, "officers.csv")
    taken = guidegen(workspace, "roster", "import", str(sent), "--take", "theirs")
    assert taken.exit_code == ExitStatus.DONE, taken.output
    assert "503-555-0188" in table(workspace, "officers.csv")


def test_an_officer_who_left(workspace: Path, sent: Path) -> None:
    """A row that was deleted is told, and goes when somebody says so."""
    brought_back(sent, lambda _, officers: officers.delete_rows(2))
    result = guidegen(workspace, "roster", "import", str(sent))
    assert "No longer in the workbook, kept" in result.stdout
    assert "Ana Rivera" in table(workspace, "officers.csv")
    guidegen(workspace, "roster", "import", str(sent), "--take", "theirs")
    assert "Ana Rivera" not in table(workspace, "officers.csv")


def test_a_mistake_is_found(workspace: Path, sent: Path) -> None:
    """A number with nine digits is written as it is, and told with its place."""

    def edit(_: Worksheet, officers: Worksheet) -> None:
        cell(officers, 2, "phone").value = "503-555-01"

    brought_back(sent, edit)
    result = guidegen(workspace, "roster", "import", str(sent))
    assert result.exit_code == ExitStatus.FINDINGS
    assert "“503-555-01” is no telephone number" in result.stderr


def test_a_broken_workbook(workspace: Path, sent: Path) -> None:
    """A first row that lost a column is refused, with the column's name."""

    def edit(schools: Worksheet, _: Worksheet) -> None:
        cell(schools, 1, "principal").value = "head"

    brought_back(sent, edit)
    result = guidegen(workspace, "roster", "import", str(sent))
    assert result.exit_code == ExitStatus.WORKSPACE
    assert "lacks the columns principal" in result.stderr


def test_which_schools(workspace: Path) -> None:
    """A school that is not there is named."""
    result = guidegen(workspace, "confirm", "--school", "oak")
    assert result.exit_code == ExitStatus.USAGE
    assert "There is no school 'oak'" in result.stderr
