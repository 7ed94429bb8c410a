"""The table of languages keeps what LOOK's rules and the readers of the table rely on."""

import re
from itertools import pairwise

import pytest
from babel import Locale

from guidegen.errors import ExitStatus, UsageError
from guidegen.languages import Language, Setting, css_stack, language, languages

SMALLEST_TEXT = 9.5


def _ladders(entry: Language) -> list[tuple[Setting, ...]]:
    steps = entry.ladders
    return [
        steps.cover,
        steps.header,
        steps.comparison,
        tuple(step.text for step in steps.panel),
        tuple(step.h1 for step in steps.panel),
    ]


@pytest.mark.parametrize("tag", languages())
def test_ladders_only_go_down(tag: str) -> None:
    """Each step of a ladder takes less room than the one before, or at least no more."""
    for ladder in _ladders(language(tag)):
        for step, following in pairwise(ladder):
            assert (step.size, step.leading) >= (following.size, following.leading)


@pytest.mark.parametrize("tag", languages())
def test_nothing_is_too_small_to_read(tag: str) -> None:
    """Running text is never below 9.5 pt, and no setting below the smallest size."""
    entry = language(tag)
    scale = entry.type_scale
    for setting in (scale.label, scale.colophon, scale.compact, scale.contact, scale.text):
        assert setting.size >= entry.smallest
    for setting in (*entry.ladders.comparison, *(step.text for step in entry.ladders.panel)):
        assert setting.size >= SMALLEST_TEXT


@pytest.mark.parametrize("tag", languages())
def test_first_steps_are_the_scale(tag: str) -> None:
    """A panel that needs no copyfitting is set as the script's type scale says."""
    entry = language(tag)
    assert entry.ladders.panel[0].h1 == entry.type_scale.h1
    assert entry.ladders.panel[0].text == entry.type_scale.text


@pytest.mark.parametrize("tag", languages())
def test_fonts_cover_the_stacks(tag: str) -> None:
    """Every family of a stack is declared, in bold, and what text is set in also in regular."""
    entry = language(tag)
    declared = {(font.family, font.weight) for font in entry.fonts}
    assert {(family, 700) for family in entry.heading_stack + entry.text_stack} <= declared
    assert {(family, 400) for family in entry.text_stack} <= declared


@pytest.mark.parametrize("tag", languages())
def test_dates_and_direction_come_out_right(tag: str) -> None:
    """Babel knows the locale, and agrees on the direction, but for English turned round."""
    entry = language(tag)
    locale = Locale.parse(entry.babel_locale)
    assert (locale.text_direction == "rtl") is (entry.right_to_left and tag != "ar-XB")


@pytest.mark.parametrize("tag", languages())
def test_plural_rule_is_one(tag: str) -> None:
    """The rule stands in catalogs' headers as gettext writes it."""
    assert re.fullmatch(r"nplurals=\d; plural=.+;", language(tag).plural_forms)


def test_joined_scripts_are_not_letter_spaced() -> None:
    """Letter spacing would break the joins of Arabic letters."""
    assert all(not entry.tracking for entry in languages().values() if entry.script == "Arab")


def test_lead_is_set_on_the_lines_that_the_look_measured() -> None:
    """The lead of the comparison's authority row, at the step that each sample was set in."""
    assert language("en").type_scale.lead(Setting(10.25, 13.5)) == Setting(12.3, 15)
    assert language("ar").type_scale.lead(Setting(10, 16)) == Setting(11.2, 16)
    assert language("zh-Hans").type_scale.lead(Setting(10.5, 18)) == Setting(12.6, 18)
    assert language("km").type_scale.lead(Setting(10, 17)) == Setting(11, 17)


def test_unknown_language_names_those_that_are_known() -> None:
    """Somebody who asks for what is not there is told what is."""
    with pytest.raises(UsageError, match=r"xx.*en, es") as caught:
        language("xx")
    assert caught.value.status is ExitStatus.USAGE


def test_css_stack_quotes_names() -> None:
    """A family's name may hold anything but a quotation mark."""
    assert css_stack(("Noto Sans Arabic", "Noto Sans")) == '"Noto Sans Arabic", "Noto Sans"'
