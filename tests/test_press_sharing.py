"""What schools share with each other never carries one school's value to another."""

from dataclasses import replace
from pathlib import Path

import pytest
from pressing import DAY
from readings import read
from test_press_ways import NAME, PANELS, STOCK, guide
from two_ways import assert_same_file, from_stencils, laid_out

from guidegen.compose import Skeletons
from guidegen.editions.documents import documents
from guidegen.model.build import BuildSettings, Job, Purpose
from guidegen.model.district import Phone
from guidegen.press import GroupPress, PartStore, SetPanel, difference

ANCHOR = '<a href="https://district.example/all">'
FIRST = "Llanfairpwllgwyngyll"
SECOND = "Ash"


@pytest.mark.parametrize(
    "name",
    [
        f'<p class="cover-school">{ANCHOR}{NAME}</a></p>',
        f'<p class="cover-school" style="text-align: right">For {NAME}</p>',
        f'<p class="cover-school" style="width: 150pt; font-size: 12pt">Everybody at {NAME}</p>',
    ],
)
def test_two_schools_in_one_template_have_the_pages_laid_out_whole(
    tmp_path: Path, name: str
) -> None:
    """A link around a value leads where the template says; a label before it moves with it."""
    engine, of = guide(tmp_path, "panels/cover.html.j2", STOCK, name)
    first = replace(of, school=replace(of.school, name=FIRST))
    other = replace(of, school=replace(of.school, name=SECOND))
    guides = {"first": first, "one": of, "other": other}
    made = from_stencils(engine, guides, panels=PANELS)
    whole = laid_out(engine, guides, panels=PANELS)
    for key in guides:
        data = made[key]
        assert isinstance(data, bytes), data
        assert_same_file(data, whole[key])


@pytest.mark.parametrize("names", [(FIRST, SECOND), (SECOND, FIRST)])
def test_text_after_a_value_that_fills_its_line_stands_beside_a_shorter_one(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    """Whichever of the two was laid out to see where the value stands."""
    own = f'<p class="cover-school" style="width: 150pt; font-size: 12pt">{NAME} Middle School</p>'
    engine, of = guide(tmp_path, "panels/cover.html.j2", STOCK, own)
    skeletons = Skeletons()
    sources = {
        name: {
            "cover": skeletons.panels(replace(of, school=replace(of.school, name=name)))["cover"]
        }
        for name in names
    }
    press = GroupPress(engine, sources)
    for name, panels in sources.items():
        found = press.set_panel(name, "cover")
        assert isinstance(found, SetPanel), found
        assert not difference(engine, panels["cover"], found)


LINE = (
    '<p class="cover-school" style="font-size: 11pt">'
    '{{ school.phone | field("school.phone", "phone") }} · '
    '{{ school.name | field("school.name", "name") }}</p>'
)
NUMBERS = ("(503) 555-0111", "(503) 555-8989", "(503) 555-0111 x12")


@pytest.mark.parametrize("names", [(SECOND, "Elm Hill"), ("Elm Hill", SECOND)])
def test_a_number_that_text_follows_is_laid_out_once_for_each_of_its_forms(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    """Numbers of one form are as wide as each other; what stands behind begins where it should."""
    engine, of = guide(tmp_path, "panels/cover.html.j2", STOCK, LINE)
    guides = {
        f"{name} {number}": replace(
            of, school=replace(of.school, name=name, phone=Phone("+15035550111", number))
        )
        for name in names
        for number in NUMBERS
    }
    store = PartStore()
    skeletons = Skeletons()
    sources = {key: {"cover": skeletons.panels(each)["cover"]} for key, each in guides.items()}
    press = GroupPress(engine, sources, store)
    for key, panels in sources.items():
        found = press.set_panel(key, "cover")
        assert isinstance(found, SetPanel), found
        assert not difference(engine, panels["cover"], found)
    looks = {
        look: len(prototype.parts)
        for kind in store.kinds.values()
        for look, prototype in kind.prototypes.items()
        if any(hole.kind == "phone" for hole in kind.markup.holes)
    }
    assert list(looks.values()) == [1, 1]


def test_a_panel_that_names_its_school_at_some_settings_is_not_shared(tmp_path: Path) -> None:
    """At the first step nothing tells the schools apart; the page that is printed does."""
    classes = "{% block classes %}"
    own = "{% if fit.frieze %}<p>" + NAME + "</p>{% endif %}"
    added = "{% block body %}{{ super() }}" + own + "{% endblock %}" + classes
    engine, of = guide(tmp_path, "panels/why.html.j2", classes, added)
    other = replace(of, school=replace(of.school, name=SECOND))
    made = from_stencils(engine, {"one": of, "other": other}, panels=("cover", "why"))
    assert all("at some settings" in str(each) for each in made.values())
    jobs = {Job(each, "en", "screen", Purpose.FINAL): each for each in ("one", "other")}
    guides = dict(zip(jobs, (of, other), strict=True))
    results = documents(engine, guides, dict.fromkeys(jobs, "-"), BuildSettings(tmp_path, DAY))
    for each, guide_of in zip(results, guides.values(), strict=True):
        text = " ".join(read(each.data).texts[1].split())
        assert text.endswith(guide_of.school.name)


def test_what_a_rule_adds_to_a_panel_costs_nothing_but_time(tmp_path: Path) -> None:
    """It is in no part; the guides are left to another way, which shows it."""
    rule = ".panel::before { content: ''; display: block; height: 2pt } .panel {"
    engine, of = guide(tmp_path, "guide.css.j2", ".panel {", rule)
    (made,) = from_stencils(engine, {"one": of}, panels=PANELS).values()
    assert "beside its elements" in str(made)
