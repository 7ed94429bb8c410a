"""Officers whom a panel has no room for: the page and a finding say so, in every district."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from brochures import MINIMAL, brochure, officer, staffed
from pressing import DAY, fits_of, pressed

from guidegen.compose import Brochure
from guidegen.compose.setting import steps_of
from guidegen.editions import build_group
from guidegen.editions.left_out import left_out
from guidegen.model.build import BuildSettings, Group, Job, Purpose, Severity
from guidegen.model.district import Role, Staffing
from guidegen.model.panel import Fit

BOTH = {Role.SRO: Staffing.ASSIGNED, Role.SSO: Staffing.ASSIGNED}
OFFICERS = 12
ASK = "This school has more officers. Ask the front office."
UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060"))
"""Where a long address may go on in the next line, and where it may not."""
SITE = "guides.pinehollow.example"


def crowded(site_url: str) -> Brochure:
    """A guide with more officers than a panel can show."""
    people = {
        Role.SRO: tuple(officer(name=f"Ana Rivera {n}") for n in range(OFFICERS - 1)),
        Role.SSO: (officer(Role.SSO, name="Lee Park"),),
    }
    of = staffed(brochure(), BOTH, people)
    return replace(of, district=replace(of.district, site_url=site_url))


@pytest.mark.parametrize(("site_url", "sent"), [("", ASK), (f"https://{SITE}", f"{SITE}/pine/en")])
def test_the_page_sends_families_where_all_officers_are(site_url: str, sent: str) -> None:
    """A website does not list officers, so without the guides' own address families are to ask."""
    panel = pressed(crowded(site_url), "school")["school"]
    said = " ".join(text.printed for text in panel.html.texts).translate(UNSEEN)
    assert panel.findings == ()
    assert sent in said
    assert (ASK in said) is not bool(site_url)


def test_the_finding_counts_those_who_are_missing() -> None:
    """The number is that of the officers whose names the page does not have."""
    of = crowded("")
    panels = pressed(of, "school")
    shown = sum(panels["school"].html.markup.count(name) for name in ("Ana Rivera", "Lee Park"))
    (finding,) = (
        each for each in left_out(of, fits_of(panels)) if each.code == "officers-left-out"
    )
    assert (finding.code, finding.severity) == ("officers-left-out", Severity.WARNING)
    assert f"no room for {OFFICERS - shown} cards" in finding.text


def test_where_all_have_room_nothing_is_said() -> None:
    """One officer and no finding."""
    of = staffed(brochure(), BOTH, {Role.SRO: (officer(),), Role.SSO: ()})
    assert list(left_out(of, fits_of(pressed(of, "school")))) == []


def test_the_build_says_it_of_the_file(tmp_path: Path) -> None:
    """The school's file is made, and the finding names the school."""
    root = Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))
    with (root / "content" / "officers.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"sro,Lee Park {n},503-555-0113,,,pine,all\n" for n in range(OFFICERS))
    job = Job("pine", "en", "screen", Purpose.FINAL)
    group = Group("en", "plain", 0, (job,), ("pine",))
    (result,) = build_group(root, group, BuildSettings(tmp_path / "out", DAY))
    assert result.output is not None
    assert [(each.code, each.school) for each in result.findings] == [
        ("officers-left-out", "pine"),
        ("officers-listed", "pine"),
    ]


def test_a_flyer_says_what_rows_gave_way() -> None:
    """A note with their number, at the last step of its ladder; none at the first."""
    of = brochure()
    last = steps_of("flyer", of) - 1
    found = {each.code: each for each in left_out(of, {"flyer": Fit(last)})}
    assert found["rows-left-out"].severity is Severity.NOTE
    assert "3 rows" in found["rows-left-out"].text
    assert list(left_out(of, {"flyer": Fit()})) == []
