"""Which way a group's files are made, and that nothing but their own school decides their bytes."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from brochures import MINIMAL, officer, staffed
from pressing import DAY
from two_ways import ROOT, assert_same_file, from_stencils, laid_out, schools_of

from guidegen.compose import Brochure, Skeletons, brochure_of
from guidegen.editions import build_group, engine_of
from guidegen.model.build import BuildSettings, Group, Job, Purpose, Result, Way
from guidegen.model.district import Role, Staffing
from guidegen.model.skeleton import NotPressable
from guidegen.press import Engine, GroupPress, SetPanel, difference
from guidegen.workspace import read_workspace

NAME = '{{ school.name | field("school.name", "name") }}'
STOCK = f'<p class="cover-school" data-f="school.name">{NAME}</p>'
BOTH = {Role.SRO: Staffing.ASSIGNED, Role.SSO: Staffing.ASSIGNED}
PANELS = ("cover", "school")


def built(
    out: Path, schools: Iterable[str], members: tuple[str, ...]
) -> dict[str, tuple[Result, bytes]]:
    """Screen files of schools of the sample in English, by their schools."""
    jobs = tuple(Job(each, "en", "screen", Purpose.FINAL) for each in schools)
    results = build_group(ROOT, Group("en", "cedar", 0, jobs, members), BuildSettings(out, DAY))
    return {each.job.school: (each, (out / each.job.file).read_bytes()) for each in results}


def test_what_was_selected_changes_no_byte_of_a_file(tmp_path: Path) -> None:
    """One school alone, several of its group, and these the other way round."""
    members = schools_of("cedar")
    few = members[:3]
    several = built(tmp_path / "several", few, members)
    backwards = built(tmp_path / "backwards", reversed(few), members)
    (alone,) = built(tmp_path / "alone", few[1:2], members).values()
    assert {result.way for result, _ in several.values()} == {Way.STENCIL}
    assert alone[1] == several[few[1]][1]
    assert all(backwards[each][1] == several[each][1] for each in few)


def guide(folder: Path, file: str, old: str, new: str) -> tuple[Engine, Brochure]:
    """A guide of the minimal workspace, a template of which is not the stock one."""
    root = Path(shutil.copytree(MINIMAL, folder / "workspace")).resolve()
    stock = (ROOT / "templates" / file).read_text(encoding="utf-8")
    assert old in stock
    path = root / "templates" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(stock.replace(old, new, 1), encoding="utf-8")
    workspace = read_workspace(root)
    of = brochure_of(workspace, workspace.roster.schools[0], "en", Purpose.FINAL)
    people = {Role.SRO: (officer(),), Role.SSO: (officer(Role.SSO, name="Lee Park"),)}
    return engine_of(workspace, of.brand, of.language), staffed(of, BOTH, people)


@pytest.mark.parametrize(
    "name",
    [
        f'<p class="cover-school" style="text-align: justify">{NAME}</p>',
        f'<p class="cover-school" style="text-decoration: underline">{NAME}</p>',
        f'<p class="cover-school" style="letter-spacing: 1pt; text-indent: 9pt">{NAME}</p>',
        f'<p class="cover-school">For {NAME} and <em>{NAME}</em>, and for all others</p>',
        '<p class="cover-school">{{ "For {school} and its {agency}" | text("own.text") }}</p>',
        '<p class="cover-school">{{ school.name | upper }}</p>',
    ],
)
def test_a_field_that_cannot_be_filled_is_laid_out_with_its_part(tmp_path: Path, name: str) -> None:
    """A district's own template gives the page that it would give laid out whole."""
    engine, of = guide(tmp_path, "panels/cover.html.j2", STOCK, name)
    made = from_stencils(engine, {"own": of}, panels=PANELS)["own"]
    assert isinstance(made, bytes), made
    assert_same_file(made, laid_out(engine, {"own": of}, panels=PANELS)["own"])


@pytest.mark.parametrize("name", [NAME, f"for {NAME}", f"<!-- for -->{NAME}"])
def test_a_panel_that_is_no_stack_of_elements_is_left_to_another_way(
    tmp_path: Path, name: str
) -> None:
    """And it is said why."""
    engine, of = guide(tmp_path, "panels/cover.html.j2", STOCK, name)
    made = from_stencils(engine, {"own": of}, panels=PANELS)["own"]
    assert isinstance(made, NotPressable)
    assert "outside its elements" in str(made)


@pytest.mark.parametrize(
    "rule",
    [
        ".card ~ .card .top { padding-top: 40pt !important }",
        ".card ~ .card { margin-top: 40pt !important }",
        ".panel-school :nth-child(3) { padding-left: 9pt !important }",
        "p:last-of-type { padding-bottom: 9pt !important }",
        ".notes-title ~ .foot .office { padding-bottom: 20pt !important }",
    ],
)
def test_a_rule_that_looks_at_distant_neighbours_is_found_out(tmp_path: Path, rule: str) -> None:
    """Parts stand alone with the one before them; a page on which that tells is not taken."""
    opening = ".panel { break-before"
    engine, of = guide(tmp_path, "guide.css.j2", opening, f"{rule}\n{opening}")
    source = Skeletons().panels(of)["school"]
    found = GroupPress(engine, {"own": {"school": source}}).set_panel("own", "school")
    assert isinstance(found, SetPanel)
    assert "panel school" in difference(engine, source, found)


def test_the_stock_page_is_proved(tmp_path: Path) -> None:
    """Or the test above would prove nothing."""
    engine, of = guide(tmp_path, "guide.css.j2", ".panel {", ".panel  {")
    source = Skeletons().panels(of)["school"]
    found = GroupPress(engine, {"own": {"school": source}}).set_panel("own", "school")
    assert isinstance(found, SetPanel)
    assert not difference(engine, source, found)
