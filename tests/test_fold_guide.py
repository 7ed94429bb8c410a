"""``guidegen fold-guide``: the dummy has the numbers where the folded sheet needs them."""

from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from guidegen.cli import program
from guidegen.errors import ExitStatus

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
LARGE = 60
"""Points: only the numbers of faces are so tall."""


def fold_guide(out: Path, *arguments: str) -> Result:
    where = ("--workspace", str(MINIMAL), "--out", str(out), "--date", "2026-08-15")
    return CliRunner().invoke(program, ["fold-guide", *where, *arguments])


def numbers(page: pypdfium2.PdfPage) -> list[str]:
    """The large numbers of a side, from left to right."""
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        left, foot, _, head = text.get_charbox(index)
        if head - foot > LARGE:
            found.append((left, text.get_text_range(index, 1)))
    return [number for _, number in sorted(found)]


@pytest.mark.parametrize(
    ("locale", "outside", "inside"),
    [("en", ["2", "6", "1"], ["3", "4", "5"]), ("ar", ["1", "6", "2"], ["5", "4", "3"])],
)
def test_the_numbers_stand_as_the_panels_do(
    tmp_path: Path, locale: str, outside: list[str], inside: list[str]
) -> None:
    """In the order of reading; a language from right to left has its sheet mirrored."""
    result = fold_guide(tmp_path, "trifold", "--locale", locale)
    assert result.exit_code == ExitStatus.DONE, result.output
    path = tmp_path / f"fold-guide-trifold-{locale}.pdf"
    assert result.stdout.strip() == str(path)
    with pypdfium2.PdfDocument(path) as document:
        assert [numbers(page) for page in document] == [outside, inside]
        assert document[0].get_size() == (792, 612)


def test_what_is_not_folded(tmp_path: Path) -> None:
    """A screen file has no sheets; an unknown language is named."""
    screen = fold_guide(tmp_path, "screen")
    assert screen.exit_code == ExitStatus.USAGE
    assert "not folded" in screen.stderr
    assert fold_guide(tmp_path, "trifold", "--locale", "xx").exit_code == ExitStatus.USAGE
    assert list(tmp_path.iterdir()) == []
