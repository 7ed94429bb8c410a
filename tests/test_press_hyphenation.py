"""Long words are parted where a dictionary says how, and only in running text."""

import re
from dataclasses import replace

import pyphen
import pytest
from brochures import block, brochure, with_block
from pressing import made, pressed
from text_layers import pdfium, pdftotext

from guidegen.compose import Brochure
from guidegen.languages import language, languages
from guidegen.press import PressedPanel
from guidegen.press.boxes import set_texts

LONG = "Предотвращение огнестрельного "
WORD = "огнестрельного"


def in_language(tag: str, text: str) -> Brochure:
    """The minimal guide as if it were written in a language, with one paragraph more."""
    of = replace(brochure("en"), language=language(tag))
    return with_block(of, block("long.words", "early", text.strip()))


def early(of: Brochure) -> PressedPanel:
    return pressed(of, "early")["early"]


def line_ends(panel: PressedPanel) -> list[str]:
    """Runs of Cyrillic text that end with a hyphen."""
    runs = (run.text.strip() for run in set_texts(panel.page))
    return [run for run in runs if re.search("[а-я]-$", run)]


@pytest.mark.parametrize("tag", [tag for tag, each in languages().items() if each.hyphenation])
def test_a_language_that_is_hyphenated_has_a_dictionary(tag: str) -> None:
    """Without one nothing would be parted, and nobody would know why."""
    assert pyphen.language_fallback(tag.replace("-", "_")) is not None


def test_long_words_are_parted_and_nothing_is_lost() -> None:
    """The parted text still counts as being on the page."""
    panel = early(in_language("ru", LONG * 12))
    assert line_ends(panel)
    assert panel.findings == ()


def test_words_stay_whole_where_there_is_no_dictionary_for_the_language() -> None:
    """Rules of another language would part them in the wrong place."""
    assert not line_ends(early(in_language("so", LONG * 12)))


def test_bold_words_and_foreign_words_stay_whole() -> None:
    """A name or a lead is not parted."""
    assert not line_ends(early(in_language("ru", f"**{(LONG * 12).strip()}**")))


def test_readers_find_a_parted_word_whole() -> None:
    """The hyphen is one that readers drop when they join lines."""
    of = in_language("ru", LONG * 12)
    data = made(of, "screen", pressed(of, "cover", "early"))
    assert line_ends(early(of))
    assert pdftotext(data)[1].count(WORD) == 12
    joined = pdfium(data)[1].replace("\x02", "").replace("\ufffe", "")
    assert joined.count(WORD) == 12
