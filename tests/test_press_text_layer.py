"""The text of a screen file comes back out of it, whichever script it is set in."""

import functools
import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest
from brochures import officer, staffed
from pressing import made, pressed
from text_layers import ScreenFile, guide_in, lost, pdfium, pdftotext, screen_file, structure

from guidegen.languages import languages
from guidegen.model.district import Role, Staffing

PANELS = ("why", "school")
ADDRESS = "maximiliana.wojciechowska-featherstone@public-safety.example"
LINE_ENDS = re.compile("[\\s\u202a-\u202c]+")
"""Poppler says the direction of each line of a page that runs from right to left."""
UNSEEN = {"\u200b", "\u2060"}
ZERO_WIDTH_NON_JOINER = "\u200c"

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


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


def test_a_letter_that_shares_its_glyphs_with_others_is_told_apart() -> None:
    """Nastaliq draws a letter as a stroke and dots, each of which stands in other letters too."""
    urdu = screen("ur")
    characters = sum(len(message) for messages in urdu.messages for message in messages)
    missing = sum(len(message) - found for message, found in lost(urdu, "pdftotext"))
    assert missing < 0.15 * characters


def test_a_joint_without_a_glyph_is_found() -> None:
    """Dari parts a verb from its prefix by a character that is not drawn, only told."""
    assert "\u0645\u06cc\u200c\u06a9\u0646\u0646\u062f" in "".join(pdftotext(screen("fa-AF").data))


def test_telling_what_has_no_glyph_moves_none() -> None:
    """It is told at a space, which is taken back: the page looks as it would without."""
    data = screen("fa-AF").data
    without = _without_unseen(data)
    assert ZERO_WIDTH_NON_JOINER not in "".join(pdftotext(without))
    assert _drawn(data) == _drawn(without)


def test_every_script_from_right_to_left_tells_its_structure() -> None:
    """A new language of such a script cannot be forgotten."""
    assert {
        each.actual_text
        for each in languages().values()
        if each.right_to_left and "-X" not in each.tag
    } == {"element"}


@pytest.mark.parametrize("locale", ["en", "ar", "zh-Hans", "km"])
def test_an_address_copies_whole_and_nothing_unseen_is_in_the_file(locale: str) -> None:
    """What says where an address may break is for the layout, and for nobody who reads the file."""
    data = _with_address(locale)
    for pages in (pdfium(data), pdftotext(data)):
        assert ADDRESS in LINE_ENDS.sub("", "".join(pages))
        assert not UNSEEN & set("".join(pages))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        described = [str(link.Contents) for page in pdf.pages for link in page.get("/Annots", [])]
    assert ADDRESS in described
    assert not UNSEEN & set("".join((*described, *structure(data), _told(data))))


def _with_address(locale: str) -> bytes:
    people = {Role.SRO: (officer(Role.SRO, email=ADDRESS),)}
    of = staffed(guide_in(locale), dict.fromkeys(Role, Staffing.ASSIGNED), people)
    return made(of, "screen", pressed(of, "cover", "school"))


def _drawn(data: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=1.5).to_pil().tobytes() for page in document]
    finally:
        document.close()


def _without_unseen(data: bytes) -> bytes:
    """The file without the spaces at which characters that have no glyph are told."""
    pdf = pikepdf.open(io.BytesIO(data))
    for page in pdf.pages:
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(list(_seen(page))))
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def _seen(page: pikepdf.Page) -> Iterator[Instruction]:
    unseen = False
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "BDC":
            unseen = str(instruction.operands[1].get("/ActualText", "")) == ZERO_WIDTH_NON_JOINER
        if not unseen:
            yield instruction
        elif str(instruction.operator) == "EMC":
            unseen = False


def _told(data: bytes) -> str:
    """The text on the marked content of all pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "".join(
            str(instruction.operands[1]["/ActualText"])
            for page in pdf.pages
            for instruction in pikepdf.parse_content_stream(page, "BDC")
            if {"/MCID", "/ActualText"} <= set(instruction.operands[1])
        )
