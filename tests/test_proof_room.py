"""Room: what it says fits does fit, and more does not; what a page has no room for is told."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT

from guidegen.cli import program
from guidegen.errors import ExitStatus
from guidegen.geometry import Rect
from guidegen.model.build import Severity
from guidegen.press import choose_fits, measuring_by
from guidegen.press.boxes import SetText
from guidegen.press.occurrences import occurrences
from guidegen.proof.candidates import Candidate
from guidegen.proof.fits import tightness
from guidegen.proof.ground import Ground, ground
from guidegen.proof.growth import grown, with_longer
from guidegen.proof.layout_findings import layout_findings
from guidegen.proof.room import rooms
from guidegen.proof.search import Search
from guidegen.proof.values import GROWTHS, PanelFit, Room

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"


@pytest.fixture(scope="module")
def spanish() -> Ground:
    return ground(MINIMAL, "es")


@pytest.fixture(scope="module")
def why(spanish: Ground) -> tuple[Candidate, tuple[Room, ...]]:
    """The panel `why`, and the room of its messages."""
    fits = spanish.fits(("why",))
    (candidate,) = fits
    return candidate, rooms(spanish.engines, fits)


def step_with(of: Ground, candidate: Candidate, context: str, growth: int) -> tuple[int, float]:
    """The step and spare height of a panel, one of whose messages has grown."""
    message = next(
        text.translation for text in candidate.first.texts if text.translation.context == context
    )
    longer = with_longer(candidate.composed, {message: growth})
    fit = choose_fits({"longer": longer}, measuring_by(of.engines[candidate.brand]))["longer"]
    return fit.step, fit.spare


def test_every_message_of_a_panel_has_its_room(why: tuple[Candidate, tuple[Room, ...]]) -> None:
    """Nothing that the panel prints is passed over."""
    candidate, found = why
    assert {room.context for room in found} == candidate.contexts


def test_what_fits_is_what_the_whole_panel_says(
    spanish: Ground, why: tuple[Candidate, tuple[Room, ...]]
) -> None:
    """A message grown by its room keeps the type size; grown by one step more, it does not."""
    candidate, found = why
    room = next(each for each in found if each.context == "why.roles.title")
    assert 0 < room.as_set < GROWTHS[-1]
    more = GROWTHS[GROWTHS.index(room.as_set) + 1]
    assert step_with(spanish, candidate, room.context, room.as_set)[0] == room.fit.step
    assert step_with(spanish, candidate, room.context, more)[0] > room.fit.step


def test_the_mark_at_the_head_keeps_to_its_line(
    why: tuple[Candidate, tuple[Room, ...]],
) -> None:
    """What stands outside the flow has the room of its own line, not of the panel."""
    mark = next(each for each in why[1] if each.context == "review.mark")
    assert mark.at_all < 30


def test_the_tightest_panel_has_the_fewest_steps_left_then_the_least_height() -> None:
    """A school whose panel is too tall must not hide behind one that never needed smaller type."""
    overflowing, last, second, first = (
        PanelFit("why", ("pine",), step, 5, spare)
        for step, spare in ((4, -3.0), (4, 2.0), (1, 1.0), (0, 0.5))
    )
    assert sorted((first, last, second, overflowing), key=tightness) == [
        overflowing,
        last,
        second,
        first,
    ]


def test_a_message_grows_by_its_own_words() -> None:
    """So many characters more; placeholders are not doubled, and bold stays bold."""
    assert grown("Call {phone} now.", 9) == "Call {phone} now. Call now"
    assert grown("**Bold lead**", 5) == "**Bold lead Bold**"
    assert grown("学校安全员", 3) == "学校安全员学校安"


@pytest.mark.parametrize("limit", [0, 1, 7, 40, 99, 100, 500])
def test_the_search_finds_the_largest_growth_below_any_limit(limit: int) -> None:
    """Whatever fits, it ends, and at the right growth."""
    search = Search()
    while search.open:
        search.learn(search.growth <= limit)
    assert search.found == max([0, *(each for each in GROWTHS if each <= limit)])


def test_a_short_text_is_not_looked_for_inside_a_longer_one() -> None:
    """An abbreviation stands where it stands alone, not in every sentence that has it."""
    area = Rect(0, 0, 1, 1)
    runs = [SetText(text, area) for text in ("The SRO", "helps.", "SRO", "(SSO)")]
    assert occurrences(runs, ["SRO", "The SRO helps.", "SSO", "gone"]) == [
        [range(2, 3)],
        [range(2)],
        [range(3, 4)],
        [],
    ]


def test_a_translation_that_is_too_long_is_found_at_its_line(tmp_path: Path) -> None:
    """Blocking where nothing fits, advice where the type becomes smaller; English has neither."""
    workspace = tmp_path / "workspace"
    shutil.copytree(MINIMAL, workspace)
    assert layout_findings(workspace, "en") == ()
    for words, code, severity in (
        (60, "smaller-type", Severity.WARNING),
        (300, "does-not-fit", Severity.ERROR),
    ):
        po = workspace / "locales" / "es" / "LC_MESSAGES" / "guidegen.po"
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_text(
            'msgid ""\nmsgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
            f'msgctxt "why.roles.body"\nmsgid "{_source()}"\nmsgstr "{"palabra " * words}fin."\n',
            encoding="utf-8",
        )
        ground.cache_clear()
        found = [each for each in layout_findings(workspace, "es") if each.fault.place.path == po]
        (finding,) = [each for each in found if "“why”" in each.fault.problem]
        assert (finding.fault.code, finding.severity) == (code, severity)
        assert finding.fault.place.line == 4
        assert "why.roles.body" in finding.fault.problem


def test_pages_that_cannot_be_laid_out_are_said_and_cost_no_other_language(
    tmp_path: Path,
) -> None:
    """A check that could not look at the pages never seems to have found them in order."""
    workspace = tmp_path / "workspace"
    shutil.copytree(MINIMAL, workspace)
    po = workspace / "locales" / "es" / "LC_MESSAGES" / "district.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "why.roles.body"\nmsgid "Why?"\nmsgstr "¿Por qué {x}?"\n',
        encoding="utf-8",
    )
    ground.cache_clear()
    (finding,) = layout_findings(workspace, "es")
    assert (finding.fault.code, finding.severity) == ("not-laid-out", Severity.WARNING)
    assert (finding.fault.place.path, finding.fault.place.line) == (po, 4)
    assert "not-laid-out" not in {each.fault.code for each in layout_findings(workspace, "fr")}


def _source() -> str:
    text = (ROOT / "locales" / "es" / "LC_MESSAGES" / "guidegen.po").read_text(encoding="utf-8")
    entry = text.split('msgctxt "why.roles.body"')[1].split("msgstr")[0]
    return "".join(line.strip().strip('"') for line in entry.replace("msgid", "").splitlines())


def test_the_command_prints_every_panel(tmp_path: Path) -> None:
    """`guidegen catalog room` as people and as machines run it."""
    command = ["catalog", "room", "es", "--json", "--workspace", str(MINIMAL)]
    result = CliRunner().invoke(program, command)
    assert result.exit_code == ExitStatus.DONE, result.output
    rows = json.loads(result.stdout)
    assert {row["panel"] for row in rows} >= {"cover", "why", "comparison", "school", "act"}
    assert all(0 <= row["as_set"] <= row["fits"] <= GROWTHS[-1] for row in rows)
