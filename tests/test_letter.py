"""The letter that comes with a guide: what it says, and where it lies in a packet."""

import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from brochures import MINIMAL, minimal
from click.testing import CliRunner, Result

from guidegen.build.approval import standings_of
from guidegen.cli import program
from guidegen.content.blocks import read_blocks
from guidegen.errors import ExitStatus
from guidegen.model.build import Purpose
from guidegen.model.panel import LETTER_PANEL, title_of
from guidegen.stock import root

DAY = ("--date", "2026-08-15")
TICKET_PAGES = 2
WORDS = (90, 130)
LETTER_BLOCKS = 6


def run(workspace: Path, *arguments: str) -> Result:
    command, *options = arguments
    return CliRunner().invoke(program, [command, "--workspace", str(workspace), *DAY, *options])


def text_of(path: Path, page: int = 0) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        text: str = pdf[page].get_textpage().get_text_range()
    return " ".join(text.split())


def is_blank(page: pikepdf.Page) -> bool:
    page.contents_coalesce()
    return not page.obj.Contents.read_bytes().strip()


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a packet with letters, trifolds and large print, drafts included."""
    workspace = Path(shutil.copytree(MINIMAL, tmp_path_factory.mktemp("letter") / "workspace"))
    editions = ("letter", "trifold", "large-print")
    wanted = (option for each in editions for option in ("--edition", each))
    result = run(workspace, "packet", "--school", "pine", "--review", *wanted)
    assert result.exit_code == ExitStatus.DONE, result.output
    return workspace / "out" / "pine"


def test_a_letter_says_what_comes_with_it(packed: Path) -> None:
    """The district and school, both roles by the names that they have here, and whom to ask."""
    said = text_of(packed / "en" / "pine-letter-en.pdf")
    for text in (
        "Pine Hollow Schools A letter about safety at school Dear families,",
        "SRO School Officer SSO School Safety Officer The guide says",
        "friendly place. Pine Hollow School Front office",
        "www.pinehollow.example",
    ):
        assert text in said


@pytest.mark.parametrize(
    ("name", "language", "title"),
    [
        ("en/pine-letter-en.pdf", "en", "A letter about safety at school · Pine Hollow School"),
        (
            "es/pine-letter-es-review.pdf",
            "es",
            "Una carta sobre la seguridad en la escuela · Pine Hollow School",
        ),
    ],
)
def test_a_letter_is_one_tagged_page(packed: Path, name: str, language: str, title: str) -> None:
    """Of the size of its paper, and named by its heading in its own language."""
    with pikepdf.open(packed / name) as pdf:
        (page,) = pdf.pages
        assert [float(each) for each in page.mediabox] == [0, 0, 612, 792]
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == language
        assert str(pdf.docinfo.Title) == title


def test_letters_lie_before_the_guides_of_their_language(packed: Path) -> None:
    """As many as guides, each a sheet with a blank back, though guides flip over another edge."""
    path = packed / "pine-packet-letter-short-edge.pdf"
    ticket = text_of(path)
    lines = (
        "English letter 20 20 3–42",
        "English trifold 20 20 43–82",
        "Spanish letter 10 10 83–102",
        "Spanish trifold 10 10 103–122",
    )
    places = [ticket.find(line) for line in lines]
    assert -1 not in places
    assert places == sorted(places)
    assert "flipped on the short edge" in ticket
    assert ticket.find("Fold at the ticks") < ticket.find("Put a letter with each guide")
    with pikepdf.open(path) as pdf:
        sides = [is_blank(page) for page in pdf.pages]
        assert sides[TICKET_PAGES:42] == [False, True] * 20
        assert sides[42:82] == [False] * 40
        assert sides[82:102] == [False, True] * 10
        assert sides[102:] == [False] * 20
        assert [pdf.pages[number].label for number in (2, 42, 82)] == [
            "en-letter-1",
            "en-trifold-1",
            "es-letter-1",
        ]


def test_guides_that_flip_otherwise_have_a_packet_of_their_own(packed: Path) -> None:
    """Neither takes the place of the other, and the letters are in one of them only."""
    assert {path.name for path in packed.glob("*packet*.pdf")} == {
        "pine-packet-letter-short-edge.pdf",
        "pine-packet-letter-long-edge.pdf",
    }
    ticket = text_of(packed / "pine-packet-letter-long-edge.pdf")
    assert "English large-print 20" in ticket
    assert "flipped on the long edge" in ticket
    assert "letter" not in ticket.replace("Letter, 8½", "").split("reprint")[0]


def test_a_language_waits_for_the_letter_only_where_it_is_made() -> None:
    """A district without the letter keeps its approved languages."""
    workspace = minimal()
    (without,) = standings_of(workspace, ["es"]).values()
    (asked,) = standings_of(workspace, ["es"], ["letter"]).values()
    assert asked.under_notice == without.under_notice + LETTER_BLOCKS
    assert asked.replaced == without.replaced + 1
    district = replace(workspace.district, editions=("screen", "letter"))
    (made,) = standings_of(replace(workspace, district=district), ["es"]).values()
    assert made == asked
    assert Purpose.REVIEW in (asked.purpose, made.purpose)


def test_a_letter_is_short() -> None:
    """A page that is read at the kitchen table, and that every language has room for."""
    found, faults = read_blocks(root(), MINIMAL)
    assert not faults
    blocks = [block for block in found if block.panel == LETTER_PANEL]
    assert found[-len(blocks) :] == tuple(blocks)
    words = sum(len(each.source.split()) for block in blocks for each in block.messages)
    assert (len(blocks), WORDS[0] <= words <= WORDS[1]) == (LETTER_BLOCKS, True)


def test_a_file_is_named_by_what_its_first_page_says() -> None:
    """A guide by its cover, a letter or a card by its heading."""
    cover = {"cover.title.first": "Two roles.", "cover.title.second": "One goal."}
    assert title_of(cover, "Pine") == "Two roles. One goal. Pine"
    assert title_of({"letter.title": "A letter"}, "Pine") == "A letter · Pine"
    assert title_of({"school.title": "At your school"}, "Pine") == "At your school · Pine"
