"""``guidegen packet``: what comes out of the printer, counted in the finished file."""

import csv
import io
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from guidegen.cli import program
from guidegen.errors import ExitStatus
from guidegen.languages import languages
from guidegen.roster.enrollment import read_enrollment

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
DAY = ("--date", "2026-08-15")
PACKET = "pine/pine-packet-letter.pdf"
TICKET_PAGES = 2
BYTES_PER_PAGE = 20
"""What a further page may weigh."""


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose guides are built, for all tests of this file."""
    return Path(shutil.copytree(MINIMAL, tmp_path_factory.mktemp("packets") / "workspace"))


def packet(workspace: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, ["packet", "--workspace", str(workspace), *DAY, *arguments])


def pages_of(path: Path) -> list[str]:
    """What each page of a file is drawn with: the same word for the same content."""
    with pikepdf.open(path) as pdf:
        return [str(page.obj.Contents.objgen) if "/Contents" in page else "" for page in pdf.pages]


def sheets_of_guide(path: Path) -> Counter[tuple[str, ...]]:
    """How often each pair of front and back is in a packet, its ticket left out."""
    pages = pages_of(path)[TICKET_PAGES:]
    return Counter(zip(pages[::2], pages[1::2], strict=True))


def text_of(path: Path, page: int) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        text: str = pdf[page].get_textpage().get_text_range()
    return " ".join(text.split())


def test_a_packet_has_the_rosters_copies(district: Path) -> None:
    """Twenty English and ten Spanish copies, each a sheet of its own, below a job ticket."""
    result = packet(district, "--school", "pine", "--review")
    assert result.exit_code == ExitStatus.DONE, result.output
    path = district / "out" / PACKET
    assert sorted(sheets_of_guide(path).values()) == [10, 20]
    assert len(pages_of(path)) == TICKET_PAGES + 2 * 30
    ticket = text_of(path, 0)
    for said in ("Pine Hollow School", "English trifold 20 20 3–42", "Spanish trifold 10 10 43–62"):
        assert said in ticket
    assert "flipped on the short edge" in ticket
    assert "Not in this packet" not in ticket
    assert "pine: 30 copies, 30 sheets" in result.stdout


def test_what_is_marked_for_review_stays_out(district: Path) -> None:
    """Without --review a draft is not printed; the ticket, the terminal and the status say so."""
    result = packet(district, "--school", "pine")
    assert result.exit_code == ExitStatus.FINDINGS, result.output
    assert "Spanish, trifold, 10 copies: it is marked for review" in result.stderr
    path = district / "out" / PACKET
    assert list(sheets_of_guide(path).values()) == [20]
    assert "Not in this packet Spanish, trifold, 10 copies: it is marked" in text_of(path, 0)


def test_many_copies_weigh_hardly_more_than_one(district: Path, tmp_path: Path) -> None:
    """Copies share what they show, each with pages of its own: qpdf has nothing to say."""
    sizes = {}
    for number in (1, 500):
        table = enrollment(tmp_path, f"pine,en,{number}")
        result = packet(district, "--school", "pine", "--from-enrollment", str(table), "--spare=0")
        assert result.exit_code == ExitStatus.DONE, result.output
        sizes[number] = (district / "out" / PACKET).stat().st_size
    path = district / "out" / PACKET
    assert list(sheets_of_guide(path).values()) == [500]
    assert sizes[500] - sizes[1] < BYTES_PER_PAGE * 2 * 499
    check = subprocess.run(["qpdf", "--check", path], check=False, capture_output=True, text=True)
    assert (check.returncode, check.stderr) == (0, "")


def test_the_same_packet_has_the_same_bytes(district: Path) -> None:
    """Nothing in a packet comes from the clock or from chance."""
    found = []
    for _ in range(2):
        assert packet(district, "--school", "pine", "--review").exit_code == ExitStatus.DONE
        found.append((district / "out" / PACKET).read_bytes())
    assert found[0] == found[1]


def test_a_reprint_has_the_copies_that_were_lost(district: Path) -> None:
    """Only these, without a ticket, numbered as they were in the packet."""
    again = ("--school", "pine", "--review", "--reprint")
    result = packet(district, *again, "es:4-6")
    assert result.exit_code == ExitStatus.DONE, result.output
    path = district / "out" / "pine/pine-packet-letter-reprint.pdf"
    with pikepdf.open(path) as pdf:
        labels = [page.label for page in pdf.pages]
    assert labels == [f"es-trifold-{number}" for number in range(7, 13)]
    to_end = packet(district, *again, "es:9-")
    assert "pine: 2 copies, 2 sheets" in to_end.stdout


def test_copies_that_share_a_sheet_take_fewer(district: Path) -> None:
    """Three cards on a sheet: seven sheets for twenty; what is lost comes again as whole sheets."""
    cards = ("--school", "pine", "--review", "--edition", "rack-card")
    result = packet(district, *cards)
    assert result.exit_code == ExitStatus.DONE, result.output
    assert "pine: 30 copies, 11 sheets" in result.stdout
    path = district / "out" / PACKET
    assert sorted(sheets_of_guide(path).values()) == [4, 7]
    assert "English rack-card 20 7 3–16" in text_of(path, 0)
    assert packet(district, *cards, "--reprint", "es:3-5").exit_code == ExitStatus.DONE
    with pikepdf.open(district / "out" / "pine/pine-packet-letter-reprint.pdf") as pdf:
        assert [page.label for page in pdf.pages] == [
            f"es-rack-card-{page}" for page in (1, 2, 3, 4)
        ]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("es:9-40", "The packet has no copy 40 of es; it has: en 20, es 10."),
        ("fr", "There is no locale 'fr'"),
        ("es:12-", "The packet has no copy 12 of es"),
        ("es:4-6-", "write a language and the first and last"),
        ("es:4-2", "the first is 1, and the last comes after it"),
        ("es:0", "the first is 1"),
        ("es 4", "write a language and the first and last: es:40-60"),
        ("-", "write a language"),
    ],
)
def test_copies_that_there_are_not(district: Path, wanted: str, said: str) -> None:
    """A reprint of what the packet does not have is refused in words."""
    result = packet(district, "--school", "pine", "--review", "--reprint", wanted)
    assert result.exit_code == ExitStatus.USAGE, result.output
    assert said in result.stderr


def test_a_file_for_each_language(district: Path) -> None:
    """Separate files begin with their first copy; the ticket is a file of its own."""
    result = packet(district, "--school", "pine", "--review", "--separate")
    assert result.exit_code == ExitStatus.DONE, result.output
    out = district / "out" / "pine"
    numbers = {
        name: len(pages_of(out / f"pine-packet-letter-{name}.pdf"))
        for name in ("en", "es", "ticket")
    }
    assert numbers == {"en": 40, "es": 20, "ticket": TICKET_PAGES}
    assert "Spanish trifold 10 10 1–20" in text_of(out / "pine-packet-letter-ticket.pdf", 0)


def test_copies_by_the_families_languages(district: Path, tmp_path: Path) -> None:
    """A copy for each family and some to spare; who has no guide gets English, and is named."""
    rows = ("pine,en,40", "pine,SPANISH,11", "pine,Yapese,3", "pine,en,20", "pine,Palauan,0")
    table = enrollment(tmp_path, *rows)
    result = packet(
        district, "--school", "pine", "--review", "--from-enrollment", str(table), "--spare", "10"
    )
    assert result.exit_code == ExitStatus.DONE, result.output
    path = district / "out" / PACKET
    assert sorted(sheets_of_guide(path).values()) == [13, 70]
    said = "Yapese: the school has no guide in it; 3 families get English."
    assert said in text_of(path, 0)
    assert said in result.stderr
    assert "Palauan" not in result.stderr
    again = (
        f"--from-enrollment {table.name} --spare 10 --review --date 2026-08-15 --reprint es:1-13"
    )
    assert again in text_of(path, 0)


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        ("pine,es,many", "2:3", "“many” is no number"),
        ("pine,es,-4", "2:3", "“-4” is no number"),
        ("oak,es,4", "2:1", "There is no school with the id “oak”"),
        ('pine,"en, es",4', "2:2", "is more than one language"),
        ("pine,,4", "2:2", "The cell 'language' is empty"),
    ],
)
def test_a_faulty_table_of_languages(
    district: Path, tmp_path: Path, row: str, place: str, said: str
) -> None:
    """Every fault has its line and column, and nothing is printed by a table that has one."""
    table = enrollment(tmp_path, row)
    result = packet(district, "--school", "pine", "--from-enrollment", str(table))
    assert result.exit_code == ExitStatus.WORKSPACE, result.output
    assert f"{table}:{place}" in result.stderr
    assert said in result.stderr


def test_a_district_and_its_summary(district: Path, tmp_path: Path) -> None:
    """All schools' packets; a table for the print shop, which no spreadsheet takes for formulas."""
    workspace = Path(shutil.copytree(district, tmp_path / "workspace"))
    schools = workspace / "content" / "schools.csv"
    rows = schools.read_text("utf-8").splitlines()
    rows.append("oak,'=Oak School,high,503-555-0133,,en:7,none,none,")
    schools.write_text("\n".join(rows) + "\n", encoding="utf-8")
    result = packet(workspace, "--all", "--review")
    assert result.exit_code == ExitStatus.DONE, result.output
    out = workspace / "out"
    table = list(csv.DictReader(io.StringIO((out / "packets.csv").read_text("utf-8-sig"))))
    assert [(row["school"], row["locale"], row["copies"], row["sheets"]) for row in table] == [
        ("pine", "en", "20", "20"),
        ("pine", "es", "10", "10"),
        ("oak", "en", "7", "7"),
    ]
    assert table[2]["name"] == "'=Oak School"
    printed = sum(len(pages_of(path)) - TICKET_PAGES for path in out.glob("*/*-packet-letter.pdf"))
    assert printed == 2 * sum(int(row["copies"]) for row in table)
    book = openpyxl.load_workbook(out / "packets.xlsx")
    assert list(book["paper"].values)[1:] == [("Letter, 8½ × 11 in", 37, 37, 0.1)]
    assert book["packets"]["B4"].value == "=Oak School"
    assert book["packets"]["B4"].data_type == "s"


def test_all_ways_to_write_a_language(tmp_path: Path) -> None:
    """Tags, English names and what student systems write, in any letters, are the language."""
    names = {
        "zh-Hans": ("zh-hans", "Simplified Chinese", "Chinese (simplified)", "zh-CN"),
        "pt-BR": ("pt-br", "Portuguese", "Brazilian Portuguese"),
        "bn": ("BN", "Bengali", "Bangla"),
        "es": ("Spanish", "SPANISH", "es-MX"),
        "fil": ("Filipino", "Tagalog", "tl"),
        **{tag: (tag, each.english_name.upper()) for tag, each in languages().items()},
    }
    for tag, written in names.items():
        rows = [f"pine,{name},1" for name in written if "," not in name]
        (home,) = read_enrollment(enrollment(tmp_path, *rows), {"pine"})["pine"]
        assert (home.tag, home.families) == (tag, len(rows))


def test_what_there_is_nothing_to_print_of(district: Path, tmp_path: Path) -> None:
    """No copies, or a row at fault: told, a failure, and no packet of an earlier day is left."""
    workspace = Path(shutil.copytree(district, tmp_path / "workspace"))
    assert packet(workspace, "--school", "pine", "--review").exit_code == ExitStatus.DONE
    schools = workspace / "content" / "schools.csv"
    text = schools.read_text("utf-8")
    schools.write_text(text.replace("en:20 es:10", "en es"), encoding="utf-8")
    result = packet(workspace, "--school", "pine", "--review")
    assert result.exit_code == ExitStatus.FINDINGS
    assert "The roster asks for no copies" in result.stderr
    assert not (workspace / "out" / PACKET).exists()
    schools.write_text(f"{text}oak,Oak,high,503-bad,,en:7,none,none,\n", encoding="utf-8")
    faulty = packet(workspace, "--all", "--review")
    assert faulty.exit_code == ExitStatus.FINDINGS
    assert "oak: no packet, because its row in the roster is at fault" in faulty.stderr


def test_a_packet_keeps_to_the_day_of_the_build(district: Path, tmp_path: Path) -> None:
    """Packets of another day have the guides of the build, which can then be kept."""
    workspace = Path(shutil.copytree(district, tmp_path / "workspace"))
    where = ["--workspace", str(workspace)]
    built = CliRunner().invoke(program, ["build", *where, *DAY])
    assert built.exit_code == ExitStatus.DONE, built.output
    guide = workspace / "out" / "pine" / "en" / "pine-trifold-en.pdf"
    before = guide.read_bytes()
    result = CliRunner().invoke(program, ["packet", *where, "--school", "pine", "--review"])
    assert result.exit_code == ExitStatus.DONE, result.output
    assert guide.read_bytes() == before
    kept = CliRunner().invoke(program, ["freeze", "fall", *where])
    assert kept.exit_code == ExitStatus.DONE, kept.output


def test_which_school(district: Path) -> None:
    """One school or all; an edition for screens is not printed, a district is not reprinted."""
    again = packet(district, "--all", "--reprint", "es")
    assert again.exit_code == ExitStatus.USAGE
    assert "--reprint is for one school" in again.stderr
    for arguments in ([], ["--all", "--school", "pine"]):
        result = packet(district, *arguments)
        assert result.exit_code == ExitStatus.USAGE
        assert "--school ID, or --all" in result.stderr
    screen = packet(district, "--school", "pine", "--edition", "screen")
    assert screen.exit_code == ExitStatus.USAGE
    assert "is not for paper; these are: letter, trifold" in screen.stderr


def enrollment(folder: Path, *rows: str) -> Path:
    path = folder / "enrollment.csv"
    path.write_text("\n".join(["school,language,families", *rows]) + "\n", encoding="utf-8")
    return path


def test_which_languages_are_called_for(district: Path, tmp_path: Path) -> None:
    """By share and threshold: what is there, what is a draft, what could be added, what is not."""
    rows = ("pine,en,60", "pine,es,20", "pine,Vietnamese,15", "pine,Yapese,5")
    table = enrollment(tmp_path, *rows)
    arguments = ["languages", "--workspace", str(district), "--from-enrollment", str(table)]
    result = CliRunner().invoke(program, [*arguments, "--json"])
    assert result.exit_code == ExitStatus.FINDINGS, result.output
    found = json.loads(result.stdout)
    assert [(each["language"], each["called_for"], each["guide"]) for each in found] == [
        ("English", True, "approved"),
        ("Spanish", True, "draft"),
        ("Vietnamese", True, "not offered"),
        ("Yapese", False, "missing"),
    ]
    said = CliRunner().invoke(program, arguments).stdout
    assert "*  15.0 %  Vietnamese: guidegen has a translation" in said
    alone = enrollment(tmp_path, "pine,en,60", "pine,es,10")
    fine = CliRunner().invoke(program, [*arguments[:-1], str(alone)])
    assert fine.exit_code == ExitStatus.DONE, fine.output


def test_copies_do_not_have_guides_made_again(district: Path, tmp_path: Path) -> None:
    """The roster's numbers and the threshold are for packets; a guide prints neither."""
    workspace = Path(shutil.copytree(district, tmp_path / "workspace"))
    build = ["build", "--workspace", str(workspace), *DAY, "--edition", "trifold", "--dry-run"]
    assert packet(workspace, "--school", "pine", "--review").exit_code == ExitStatus.DONE
    for file, old, new in (
        ("schools.csv", "en:20 es:10", "en:25 es:10"),
        (
            "district.toml",
            'approval = "critical"',
            'approval = "critical"\nlanguage_threshold = 20',
        ),
    ):
        path = workspace / "content" / file
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    assert "0 files to make, 2 unchanged" in CliRunner().invoke(program, build).stdout
