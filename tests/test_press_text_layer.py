"""The text of a screen file comes back out of it, whichever script it is set in."""

import functools
import io

import pikepdf
import pytest
from text_layers import ScreenFile, lost, screen_file, structure

from guidegen.languages import languages

PANELS = ("why", "school")


@functools.cache
def screen(locale: str) -> ScreenFile:
    """Two panels of running text and names, and the cover."""
    return screen_file(locale, *PANELS)


@pytest.mark.parametrize("extractor", ["pdfium", "pdftotext -raw"])
@pytest.mark.parametrize("locale", ["km", "bn"])
def test_every_message_comes_back_whole(locale: str, extractor: str) -> None:
    """Where a glyph stands for different letters in different words, each word is told apart."""
    assert sum(map(len, screen(locale).messages)) > 20
    assert lost(screen(locale), extractor) == []


@pytest.mark.parametrize("locale", ["ar", "ur"])
def test_the_structure_of_a_right_to_left_guide_tells_its_text(locale: str) -> None:
    """Readers that follow the structure need not put glyphs back into their order."""
    assert lost(screen(locale), "structure") == []


def test_words_are_told_without_the_break_points_between_them() -> None:
    """Zero-width spaces part Khmer words for the layout; a search for two words must find them."""
    data = screen("km").data
    assert "\u200b" not in _told(data)


def test_the_structure_of_other_guides_is_left_alone() -> None:
    """What glyphs tell rightly is not said twice."""
    assert set(structure(screen("en").data)) == {""}


def test_right_to_left_runs_keep_their_text_off_the_page() -> None:
    """On a run, most readers would turn the text of a right-to-left script round once more."""
    assert _told(screen("ar").data) == ""


def test_every_script_from_right_to_left_tells_its_structure() -> None:
    """A new language of such a script cannot be forgotten."""
    assert {
        each.actual_text
        for each in languages().values()
        if each.right_to_left and "-X" not in each.tag
    } == {"element"}


def _told(data: bytes) -> str:
    """The text on the marked content of all pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "".join(
            str(instruction.operands[1]["/ActualText"])
            for page in pdf.pages
            for instruction in pikepdf.parse_content_stream(page, "BDC")
            if "/ActualText" in instruction.operands[1]
        )
