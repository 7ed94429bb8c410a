"""The proof: a PDF in which every text of a language has its number on a page, and a row."""

import datetime
import re
import shutil
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from guidegen.cli import program
from guidegen.errors import ExitStatus
from guidegen.geometry import LETTER_LANDSCAPE, Rect
from guidegen.model.brand import Palette
from guidegen.model.build import BuildDate
from guidegen.proof.callouts import Target, callouts
from guidegen.proof.ground import ground
from guidegen.proof.plates import Plate
from guidegen.proof.proofing import Request, proof
from guidegen.proof.values import PanelFit, Room
from guidegen.proof.views import View, views
from guidegen.translation.extract import extract

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
ROOT = Path(__file__).parent.parent
REQUEST = Request("es", "", BuildDate(datetime.date(2026, 8, 1)), "proof-es.pdf")
FIT = PanelFit("why", ("pine",), 0, 5, 40.0)
ROOMS = (Room("why.roles.title", FIT, 75, 40),)
PALETTE = Palette(*(f"#11223{number}" for number in range(8)))


@pytest.fixture(scope="module")
def made() -> bytes:
    return proof(MINIMAL, REQUEST, ROOMS)


@pytest.fixture(scope="module")
def pages(made: bytes) -> list[str]:
    """The text of each page of the proof."""
    with pypdfium2.PdfDocument(made) as pdf:
        assert {page.get_size() for page in pdf} == {
            (LETTER_LANDSCAPE.width, LETTER_LANDSCAPE.height)
        }
        return [page.get_textpage().get_text_bounded() for page in pdf]


@pytest.fixture(scope="module")
def shown() -> tuple[View, ...]:
    return views(ground(MINIMAL, "es"), "")


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe\u0002]+", "", text)


def test_every_message_has_a_row(pages: list[str]) -> None:
    """Each message that the workspace has, printed or not, with English, translation, context."""
    base = ground(MINIMAL, "es")
    found, faults = extract(ROOT, MINIMAL, base.workspace.district)
    assert not faults
    text = squeezed("".join(pages))
    for message in found.every:
        assert squeezed(message.context) in text
        assert squeezed(message.source) in text, message.context
        translation = base.catalog.entries.get(message.context)
        if translation and translation.translation:
            assert squeezed(translation.translation) in text, message.context


def test_every_number_stands_on_its_panel(pages: list[str], shown: tuple[View, ...]) -> None:
    """A drawn panel has the numbers of all its rows; none that has no row."""
    heads = {view.panel: f"{view.panel}\r\n{view.about}" for view in shown}
    for view in shown:
        at = next(n for n, page in enumerate(pages) if heads[view.panel] in page)
        drawn = pages[at - 1] if view.panel == "comparison" else pages[at]
        numbers = Counter(re.findall(r"(?m)^\d{1,2}\b", drawn) + re.findall(r"\d{1,2}", drawn))
        for number in range(1, len(view.messages) + 1):
            assert numbers[str(number)], (view.panel, number)


def test_all_that_a_panel_prints_is_found_on_it(shown: tuple[View, ...]) -> None:
    """Each printed text has a place on the page, so each number has something to point at."""
    for view in shown:
        printed = {
            text.translation.context for text in view.pressed.html.texts if text.printed.strip()
        }
        assert printed <= view.seen.first_lines.keys(), view.panel


def test_room_stands_in_its_row(pages: list[str]) -> None:
    """What would still fit is told: at the smallest type, and as it is set."""
    row = next(page for page in pages if "why.roles.title" in page)
    assert re.search(r"draft\s+75\s+40", row)


def test_the_same_proof_has_the_same_bytes(made: bytes) -> None:
    """A proof depends on the workspace and its date alone."""
    assert proof(MINIMAL, REQUEST, ROOMS) == made


@pytest.mark.parametrize("rtl", [False, True])
def test_numbers_stand_apart_and_lines_pass_no_text(rtl: bool) -> None:
    """Numbers never touch, and a line comes from the side where no other text is in its way."""
    plate = Plate(Rect(100, 50, 200, 500), 1.0, 550)
    left, right = Rect(120, 100, 60, 12), Rect(200, 100, 60, 12)
    places = [left, right, *(Rect(120, 300, 100, 10) for _ in range(8))]
    targets = [Target(number, place) for number, place in enumerate(places, start=1)]
    drawing = callouts(plate, targets, places, PALETTE, rtl)
    circles = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', drawing)
    middles = [(float(x), float(y)) for x, y, _ in circles]
    for number, (x, y) in enumerate(middles):
        for other_x, other_y in middles[number + 1 :]:
            assert abs(x - other_x) > 100 or abs(y - other_y) >= 12
        assert not plate.area.x - 6 < x < plate.area.right + 6
    assert middles[0][0] < plate.area.x < plate.area.right < middles[1][0]


def test_where_the_paper_ends_is_drawn() -> None:
    """A panel that is too tall has strokes at its foot; one that fits has none."""
    fits = Plate(Rect(100, 50, 200, 500), 1.0, 550)
    too_tall = Plate(Rect(100, 50, 200, 500), 0.9, 500)
    assert "<line" not in callouts(fits, [], [], PALETTE, False)
    assert callouts(too_tall, [], [], PALETTE, False).count('y1="500"') == 2


def test_a_panel_that_is_too_tall_is_shown_whole(tmp_path: Path) -> None:
    """A proof is made where a build refuses: all text is there, and what is wrong beside it."""
    workspace = tmp_path / "workspace"
    shutil.copytree(MINIMAL, workspace)
    po = workspace / "locales" / "es" / "LC_MESSAGES" / "guidegen.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    head = 'msgid ""\nmsgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = f'msgctxt "why.roles.body"\nmsgid "Other"\nmsgstr "{"palabra " * 150}"\n'
    po.write_text(head + entry, encoding="utf-8")
    request = Request("es", "pine", BuildDate(datetime.date(2026, 8, 1)), "proof-es-pine.pdf")
    with pypdfium2.PdfDocument(proof(workspace, request, ())) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    sheet = next(text for text in texts if "points too tall at every type size" in text)
    assert sheet.count("palabra") >= 150
    assert "Ambas opiniones cuentan" in sheet


def test_the_command_writes_one_file(tmp_path: Path) -> None:
    """`guidegen proof` for one school; a school that does not exist is wrong usage."""
    command = ["proof", "es", "--workspace", str(MINIMAL), "--no-room", "--out", str(tmp_path)]
    result = CliRunner().invoke(program, [*command, "--school", "pine"])
    assert result.exit_code == ExitStatus.DONE, result.output
    assert (tmp_path / "proof-es-pine.pdf").read_bytes().startswith(b"%PDF")
    assert CliRunner().invoke(program, [*command, "--school", "oak"]).exit_code == ExitStatus.USAGE
