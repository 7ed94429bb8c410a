"""What schools share with each other never carries one school's value to another."""

from dataclasses import replace
from pathlib import Path

import pytest
from pressing import DAY
from readings import read
from test_press_ways import NAME, PANELS, STOCK, guide
from two_ways import assert_same_file, from_stencils, laid_out

from guidegen.editions.documents import documents
from guidegen.model.build import BuildSettings, Job, Purpose

ANCHOR = '<a href="https://district.example/all">'
SECOND = "Second School of a Rather Long Name"


@pytest.mark.parametrize(
    "name",
    [
        f'<p class="cover-school">{ANCHOR}{NAME}</a></p>',
        f'<p class="cover-school" style="text-align: right">For {NAME}</p>',
    ],
)
def test_two_schools_in_one_template_have_the_pages_laid_out_whole(
    tmp_path: Path, name: str
) -> None:
    """A link around a value leads where the template says; a label before it moves with it."""
    engine, of = guide(tmp_path, "panels/cover.html.j2", STOCK, name)
    other = replace(of, school=replace(of.school, name=SECOND))
    guides = {"one": of, "other": other}
    made = from_stencils(engine, guides, panels=PANELS)
    whole = laid_out(engine, guides, panels=PANELS)
    for key in guides:
        data = made[key]
        assert isinstance(data, bytes), data
        assert_same_file(data, whole[key])


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
    for result, guide_of in zip(results, guides.values(), strict=True):
        text = " ".join(read((tmp_path / result.job.file).read_bytes()).texts[1].split())
        assert text.endswith(guide_of.school.name)
