"""Skeletons: a panel composed once for many schools says of each what its own panel would."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from brochures import block, brochure, officer, staffed, with_block
from hypothesis import given, settings
from hypothesis import strategies as st

from guidegen.catalog import read_catalog
from guidegen.compose import Brochure, Skeletons, brochure_of, compose_panels
from guidegen.compose.skeletons import SkeletonPanel
from guidegen.compose.splitting import split
from guidegen.errors import WorkspaceError
from guidegen.languages import language
from guidegen.model.build import Purpose
from guidegen.model.district import Agreement, LocaleCopies, Phone, Role, Staffing
from guidegen.model.panel import Fit, PanelHtml
from guidegen.model.skeleton import Filling, NotPressable, PartMarkup, Skeleton, tag_name
from guidegen.workspace import Workspace, read_workspace

ROOT = Path(__file__).parent.parent
BOTH = {Role.SRO: Staffing.ASSIGNED, Role.SSO: Staffing.ASSIGNED}
FITS = (Fit(), Fit(0, 100.0), Fit(1, 31.7), Fit(3))
ODD = ("Oak", "Oak", 'Elm <b>&amp; {school} "x"', "\ue0001:school.id|x|words\ue001", "ثانوية")


@functools.cache
def sample() -> Workspace:
    """The sample district."""
    return read_workspace(ROOT)


def sample_brochures(locale: str) -> Iterator[Brochure]:
    """The guides of the sample's schools in one language, also in one that it does not offer."""
    catalog, _ = read_catalog(ROOT / "locales", ROOT / "locales", locale)
    for school in sample().roster.schools:
        of = brochure_of(sample(), school, "en", Purpose.FINAL)
        yield replace(of, language=language(locale), catalog=catalog)


@pytest.mark.parametrize("locale", ["en", "es", "ar", "zh-Hans", "km"])
def test_a_skeleton_filled_is_the_panel(locale: str) -> None:
    """At every school, panel and way of setting: markup, texts, values, gaps and refusals."""
    skeletons = Skeletons()
    for of in sample_brochures(locale):
        for panel in skeletons.panels(of).values():
            for fit in (each for each in FITS if each.step < panel.steps):
                assert_same(panel, fit)


def test_a_policy_that_puts_english_in_place_of_texts_is_kept() -> None:
    """The label, and whom to call for help, stand once on a page; its number is a school's."""
    skeletons = Skeletons()
    for number in ("+15035550123", "+15035550124"):
        of = brochure("es")
        of = replace(of, school=replace(of.school, phone=Phone(number, number)))
        of = replace(of, district=replace(of.district, phone=None))
        for panel in skeletons.panels(of).values():
            assert_same(panel, Fit())


def test_schools_that_differ_in_values_alone_have_one_skeleton() -> None:
    """So that a panel is laid out once for all of them."""
    skeletons = Skeletons()
    of = with_block(brochure(), block("early.own", "early", "At {school}, ask {agency}."))
    made = [skeletons.panels(each) for each in schools(of)]
    for panel in ("cover", "act", "early"):
        found = {id(panels[panel].skeleton(Fit())) for panels in made}
        assert len(found) == 1, panel


def test_schools_whose_panel_has_other_parts_have_skeletons_of_their_own() -> None:
    """A school without a telephone has no row for it, and shares the rest."""
    skeletons = Skeletons()
    known = tuple(schools(brochure()))
    quiet = tuple(replace(each, school=replace(each.school, phone=None)) for each in known)
    panels = [skeletons.panels(each)["help"] for each in (*known, *quiet)]
    for panel in panels:
        assert_same(panel, Fit())
    assert len({id(panel.skeleton(Fit())) for panel in panels}) == 2


def test_officers_that_differ_in_values_alone_have_one_skeleton() -> None:
    """The card of a school's officer is laid out once for all of the same kind."""
    skeletons = Skeletons()
    found = set()
    for name in ("Ana Rivera", "Bo Li", "Cy Ng"):
        sro = officer(name=name, email=f"{name[:2].lower()}@pine.example", schedule="Mon 8:00-9:00")
        of = staffed(brochure(), BOTH, {Role.SRO: (sro,)})
        panel = skeletons.panels(of)["school"]
        assert_same(panel, Fit())
        found.add(id(panel.skeleton(Fit())))
    assert len(found) == 1


def test_a_name_to_be_announced_is_not_taken_for_one_that_is_known() -> None:
    """Nor is a school without an officer, or with another number of them."""
    officers = ((), (officer(),), (officer(name="", name_withheld=True),), (officer(), officer()))
    for order in (officers, officers[::-1]):
        skeletons = Skeletons()
        for staffing in (
            BOTH,
            {**BOTH, Role.SRO: Staffing.NONE},
            {**BOTH, Role.SRO: Staffing.ON_CALL},
        ):
            for sros in order:
                of = staffed(brochure(), staffing, {Role.SRO: sros})
                assert_same(skeletons.panels(of)["school"], Fit())


def test_room_that_is_left_over_shows_in_the_heights_of_empty_elements_only() -> None:
    """It differs from school to school; all other parts stay the same."""
    panel = Skeletons().panels(brochure())["school"]
    for spare in (100.0, 101.3, 99.95):
        assert_same(panel, Fit(0, spare))
    tight, wide = (panel.skeleton(Fit(0, spare)).parts for spare in (100.0, 101.3))
    changed = [(a, b) for a, b in zip(tight, wide, strict=True) if a != b]
    assert changed
    for one, other in changed:
        assert _without_heights(one) == _without_heights(other)


HOSTILE = [
    "{{ school.name }}",
    "{{ school.name | field('x') }}",
    "{{ school.name | field('a|b <c>', 'url') }}",
    "{% if school.name == 'Oak' %}oak{% endif %}",
    "{% if 'Oak' == school.name %}oak{% endif %}",
    "{{ school.name[:3] }}",
    "{{ school.name ~ '!' }}",
    "{{ 'a' + school.name }}",
    "{{ school.name | length }} {{ school.name | upper }} {{ school.name | safe }}",
    "{{ [school.name, school.address] | join(', ') }}",
    "{{ [school.name | field('x'), school.address | field('y')] | join(', ') }}",
    "{% set n %}{{ school.name | field('x') }}{% endset %}{{ n }} {{ n | length }}",
    "{% set n %}{{ school.name | field('x') }}{% endset %}{{ 'Oak' in n }}",
    "{{ 'yes' if (school.name | field('x')) == ('Oak' | field('x')) }}",
    "{% macro m() %}{{ school.name | field('x') }}{% endmacro %}{{ m() }}{{ m() | upper }}",
    "{% macro m() %}{{ caller() | length }}{% endmacro %}"
    "{% call m() %}{{ school.name | field('x') }}{% endcall %}",
    "{% filter upper %}{{ school.name | field('x') }}{% endfilter %}",
    "{% block own %}{{ school.name | field('x') }}{% endblock %}{{ self.own() | length }}",
    "{{ super() | length }}{{ super() }}",
    "{{ '%s at %s' | format(school.name, school.principal) }}",
    "{{ school.phone.printed if school.phone }}{{ school.phone is none }}",
    "{{ school.name is string }}{{ school.name is mapping }}{{ school.name is sameas none }}",
    "{{ 'Oak' in school.name }}{{ school.name in ['Oak'] }}",
    "{{ {'a': school.name}.a | replace('O', 'U') }}",
    "{{ [school.name] | sort | first }}{{ [school.name, 'Oak'] | unique | list | length }}",
    "{{ school.level }}{{ school.staffing.sro }}{{ school.brand }}",
    "{% for each in school.locales %}{{ each.locale }} {{ each.copies }}{% endfor %}",
    "{{ school }}",
    "{{ school.agreement.url if school.agreement }}",
    "{{ school.agreement.expires | date if school.agreement }}",
    "{{ other_languages | length }}{{ other_languages | map('endonym') | join }}",
    "{{ guide_address }}{{ guide_address | field('g', 'url') }}",
    "{{ roles }}{{ role_by_id.sro.employer | field('e') }}",
    "{{ fit }}{{ fit.fill }}{{ fit.fill + 1 }}",
    "{{ school.name | default('none', true) }}{{ school.agency or 'none' }}",
    "{{ school.name | text('own.text') }}",
    "{{ school.name | tojson }}{{ school.name | int }}",
    "{{ school.name is longer_than(4) }}{{ school.name is latin }}",
    "{{ ' and ' if school.principal and school.address }}",
    "{% for each in [school.name, 'Oak'] %}{{ loop.changed(each) }}{% endfor %}",
    '</p><p title="{{ school.name }}">x',
    '</p><p title="{{ school.name | field("x") }}">x',
    "</p>{{ school.name | field('x') }}<p>",
    "<!-- {{ school.name | field('x') }} -->",
    "{{ wording.facts }}{{ wording.values }}",
    "{{ '\ue000' }}{{ school.name | field('x') }}{{ '\ue001' }}",
    "{{ 1 // (school.name | length - 3) }}",
]


@pytest.mark.parametrize("expression", HOSTILE)
def test_no_template_can_show_one_school_what_is_anothers(tmp_path: Path, expression: str) -> None:
    """Whatever it does with values: a page is as if it had been composed alone."""
    template = tmp_path / "panels" / "early.html.j2"
    template.parent.mkdir()
    body = f'{{% extends "panel.html.j2" %}}{{% block body %}}<p>{expression}</p>{{% endblock %}}'
    template.write_text(body, encoding="utf-8")
    skeletons = Skeletons()
    for each in (*schools(brochure()), *schools(bare())):
        of = replace(each, templates=(tmp_path, *each.templates))
        assert_same_or_refused(SkeletonPanel("early", of, skeletons))


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=0, max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=3))
def test_values_of_any_kind_stay_with_their_school(values: list[tuple[str, str, str]]) -> None:
    """Markup, braces, private characters, and nothing at all."""
    skeletons = Skeletons()
    for name, address, schedule in values:
        of = staffed(brochure(), BOTH, {Role.SRO: (officer(name=name, schedule=schedule),)})
        of = replace(of, school=replace(of.school, name=name, address=address, agency=schedule))
        for panel in ("cover", "school", "help"):
            assert_same(skeletons.panels(of)[panel], Fit())


def test_parts_know_their_groups_and_who_stands_before_them() -> None:
    """A part is laid out alone, and must look as if the others were there."""
    opening, parts = split(
        '<section class="panel"> <h1>A<br>b</h1>\n<div class="c" data-stack><p>x</p><img src="y">'
        "<div><p>z</p></div></div> <hr><p>end</p> </section>"
    )
    assert opening == '<section class="panel">'
    stack = ('<div class="c" data-stack>',)
    assert [(each.pieces, each.stack, each.before) for each in parts] == [
        (("<h1>A<br>b</h1>",), (), ""),
        (("<p>x</p>",), stack, ""),
        (('<img src="y">',), stack, "<p></p>"),
        (("<div><p>z</p></div>",), stack, '<img src="y">'),
        (("<hr>",), (), '<div class="c" data-stack></div>'),
        (("<p>end</p>",), (), "<hr>"),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<section>text</section>",
        "<section>&amp;</section>",
        "<div></div>",
        "<section><p></section>",
    ],
)
def test_a_panel_that_is_no_stack_of_elements_is_not_cut(markup: str) -> None:
    """It is set whole, another way."""
    with pytest.raises(NotPressable):
        split(markup)


def schools(of: Brochure) -> Iterator[Brochure]:
    """Schools that differ in their values."""
    for number, name in enumerate(ODD):
        school = replace(
            of.school,
            id=f"school-{number}",
            name=name,
            address=f"{number} Main St",
            phone=Phone(f"+1503555010{number}", f"(503) 555-010{number}"),
            website=f"https://{number}.example/",
            principal=f"Ms. {name}",
            agency=f"Police of {name}",
            locales=(LocaleCopies("en", number), LocaleCopies("es", 1)),
        )
        yield replace(of, school=school)


def bare() -> Brochure:
    """A school of which other things are known."""
    of = brochure()
    school = replace(of.school, agreement=Agreement("https://a.example"), principal="", agency="")
    return staffed(
        replace(of, school=school),
        BOTH,
        {Role.SRO: (officer(), officer(name="", name_withheld=True))},
    )


def assert_same(panel: SkeletonPanel, fit: Fit) -> None:
    """Filled, the skeleton is the panel but for white space between its parts."""
    expected = panel.html(fit)
    skeleton = panel.skeleton(fit)
    found = filled(skeleton, panel.field)
    assert split(found.markup) == split(expected.markup)
    assert _without_space(found.markup) == _without_space(expected.markup)
    assert _records(found) == _records(expected)
    for hole in skeleton.holes:
        assert panel.field(hole).markup in expected.markup


def filled(skeleton: Skeleton, filling: Filling) -> PanelHtml:
    """The panel of one school; nothing stands between its parts."""
    return PanelHtml(
        skeleton.panel,
        "".join(_markup(skeleton, filling)),
        tuple(each.filled(filling) for each in skeleton.texts),
        tuple(each if isinstance(each, str) else filling(each).fact for each in skeleton.facts),
        skeleton.unfilled,
        skeleton.unapproved,
    )


def _markup(skeleton: Skeleton, filling: Filling) -> Iterator[str]:
    yield skeleton.opening
    within: tuple[str, ...] = ()
    for part in skeleton.parts:
        kept = _kept(within, part)
        yield from map(_closing, reversed(within[kept:]))
        yield from part.stack[kept:]
        yield from (each if isinstance(each, str) else filling(each).markup for each in part.pieces)
        within = part.stack
    yield from map(_closing, reversed(within))
    yield "</section>"


def _kept(within: tuple[str, ...], part: PartMarkup) -> int:
    """How many of the elements that are open hold the part too."""
    same = [mine == its for mine, its in zip(within, part.stack, strict=False)]
    common = same.index(False) if False in same else len(same)
    first_of_its_own = not part.before and common == len(part.stack)
    return max(common - first_of_its_own, 0)


def _closing(tag: str) -> str:
    return f"</{tag_name(tag)}>"


def assert_same_or_refused(panel: SkeletonPanel) -> None:
    """The same panel, the same fault, or no skeleton at all."""
    try:
        panel.html(Fit())
    except WorkspaceError as fault:
        with pytest.raises(WorkspaceError, match=re.escape(str(fault))):
            panel.skeleton(Fit())
        return
    try:
        assert_same(panel, Fit())
    except NotPressable:
        assert compose_panels(panel.brochure)


def _without_heights(part: PartMarkup) -> str:
    return re.sub(r"height: [\d.]+pt", "", f"{part.pieces}{part.before}")


def _records(html: PanelHtml) -> tuple[object, ...]:
    return html.panel, html.texts, html.facts, html.unfilled, html.unapproved


def _without_space(markup: str) -> str:
    return re.sub(r"\s+", "", markup)
