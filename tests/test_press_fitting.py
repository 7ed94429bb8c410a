"""Copyfitting: what does not fit is found and named, never clipped."""

from dataclasses import dataclass

from brochures import block, brochure, officer, staffed, with_block
from pressing import engine, pressed

from guidegen.model.build import Severity
from guidegen.model.district import Role, Staffing
from guidegen.model.panel import Fit, PanelHtml, UsedText
from guidegen.model.translation import State, Translation
from guidegen.press import PressedPanel, press_panels

WORDS = "People at school know each other by name and say hello. "


@dataclass(frozen=True)
class Handmade:
    """A panel with markup of the test's own."""

    panel: str
    markup: str
    wanted: tuple[str, ...] = ()
    steps: int = 1
    comfort: float = 0.0
    heading_steps: int = 0

    def html(self, fit: Fit) -> PanelHtml:
        section = (
            f'<section class="panel panel-{self.panel}" data-panel="{self.panel}" '
            f'style="--text:{10 - fit.step}pt;--leading:14pt">{self.markup}</section>'
        )
        texts = tuple(
            UsedText(Translation("test", text, State.SOURCE), text) for text in self.wanted
        )
        return PanelHtml(self.panel, section, texts)

    def give_way(self) -> str:
        return "last.block"


def press(handmade: Handmade) -> list[str]:
    """The codes of what pressing says about a panel."""
    found = press_panels(engine(brochure()), {"key": handmade})["key"].findings
    return [finding.code for finding in found]


def test_every_panel_of_the_minimal_workspace_fits_without_a_finding() -> None:
    """The stock guide is sound."""
    assert [finding for each in pressed(brochure()).values() for finding in each.findings] == []


def test_a_text_that_is_a_little_too_long_is_set_smaller() -> None:
    """The next step of the ladder is tried before anyone is bothered."""
    longer = with_block(brochure(), block("own.news", "early", WORDS * 8))
    panel = pressed(longer, "early")["early"]
    assert panel.fit.step > 0
    assert panel.findings == ()


def test_a_text_that_fits_at_no_step_names_the_block_that_should_give_way() -> None:
    """The finding is an error and names the block of lowest rank."""
    endless = with_block(brochure(), block("own.endless", "early", WORDS * 60, rank=9))
    (finding,) = pressed(endless, "early")["early"].findings
    assert (finding.code, finding.severity) == ("panel-overflow", Severity.ERROR)
    assert "own.endless" in finding.text


def test_a_heading_of_two_lines_is_set_smaller_before_a_word_stands_alone() -> None:
    """The first step at which the heading breaks well is taken, though a larger one fits."""
    title = '<h1 style="width:200pt;font-size:calc(2 * var(--text))">Why two roles here today?</h1>'
    steps = [
        press_panels(engine(brochure()), {"key": Handmade("why", title, steps=5, heading_steps=n)})
        for n in (0, 5)
    ]
    assert steps[0]["key"].fit.step == 0
    assert steps[1]["key"].fit.step > 0


def test_a_heading_that_never_breaks_well_stays_large() -> None:
    """Smaller type that mends nothing is not taken, and a line break that was asked for is none."""
    long = '<h1 style="width:30pt">Extraordinary responsibilities</h1>'
    asked = "<h1>Two.<br>One.</h1>"
    found = {
        key: Handmade("why", markup, steps=3, heading_steps=3)
        for key, markup in (("long", long), ("asked", asked))
    }
    assert [each.fit.step for each in press_panels(engine(brochure()), found).values()] == [0, 0]


def test_a_row_that_the_engine_loses_is_missed() -> None:
    """A table taller than its page loses rows without a word; the text is looked for."""
    assert press(Handmade("early", "<p>here</p>", wanted=("here", "not here"))) == ["text-lost"]


def test_text_outside_the_live_area_is_found() -> None:
    """Seventeen points to trim and fold are kept, whatever a template does."""
    outside = '<p style="position:absolute;left:-20pt;width:100pt">too far left</p>'
    assert press(Handmade("early", outside)) == ["outside-live-area"]


def test_text_over_the_fold_is_found() -> None:
    """The comparison's gutter stays empty."""
    over = '<p style="position:absolute;left:220pt;width:90pt">over the fold</p>'
    assert press(Handmade("comparison", over)) == ["outside-live-area"]


def test_a_file_that_was_not_declared_is_refused_and_said() -> None:
    """Neither the network nor the disk answers a page."""
    for address in ("file:///etc/hostname", "https://a.example/x.png", "guidegen:art/none"):
        assert press(Handmade("early", f'<img src="{address}" alt="x">')) == ["layout-complaint"]


def test_a_character_that_no_font_has_is_said() -> None:
    """A box where a letter should be is a failure of the product."""
    assert press(Handmade("early", "<p>學校</p>")) == ["missing-glyph"]


def test_note_lines_fill_the_school_panel_to_its_foot() -> None:
    """Spare height becomes lines to write on, and the foot stands at the bottom margin."""
    staffing = {Role.SRO: Staffing.ASSIGNED, Role.SSO: Staffing.NONE}
    panel = pressed(staffed(brochure(), staffing, {Role.SRO: (officer(),)}), "school")["school"]
    assert panel.html.markup.count("note-line") >= 2
    assert panel.findings == ()


def _many_officers(number: int) -> PressedPanel:
    """The panel of a school with an SRO and so many SSOs."""
    staffing = {Role.SRO: Staffing.ASSIGNED, Role.SSO: Staffing.ASSIGNED}
    people = {
        Role.SRO: (officer(),),
        Role.SSO: tuple(officer(Role.SSO, name=f"Officer {n}") for n in range(number)),
    }
    return pressed(staffed(brochure(), staffing, people), "school")["school"]


def test_six_officers_become_denser_until_all_are_listed() -> None:
    """Cards shrink to name, role and number before anybody is left out."""
    panel = _many_officers(5)
    assert panel.findings == ()
    assert all(f"Officer {n}<" in panel.html.markup for n in range(5))
    assert "This school has more officers" not in panel.html.markup


def test_where_not_all_can_be_listed_the_page_says_where_the_rest_is() -> None:
    """Cards give way; the panel still fits."""
    panel = _many_officers(15)
    assert panel.findings == ()
    assert "Officer 0<" in panel.html.markup
    assert "Officer 14<" not in panel.html.markup
    assert "This school has more officers" in panel.html.markup
