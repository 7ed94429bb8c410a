"""Every guide names the other languages that it can be had in, each in its own script and type."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from brochures import brochure, minimal
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTCollection, TTFont
from pressing import made
from text_layers import guide_in

from guidegen import endonyms
from guidegen.compose import Brochure, compose_panels
from guidegen.editions import engine_of
from guidegen.endonyms import EndonymFace, endonym_faces
from guidegen.fonts import find_fonts
from guidegen.languages import Language, language, languages
from guidegen.model.district import LocaleCopies
from guidegen.model.panel import Fit
from guidegen.press import Engine, PressedPanel, press_panels

REAL = [entry for entry in languages().values() if "-X" not in entry.tag]
CHINESE_AND_KOREAN = ("zh-Hans", "zh-Hant", "ko")


def offering(of: Brochure, *tags: str) -> Brochure:
    """The guide of a school that hands out these languages."""
    copies = tuple(LocaleCopies(tag, 10) for tag in tags)
    return replace(of, school=replace(of.school, locales=copies))


def everything(of: Brochure) -> Brochure:
    """The guide of a school that hands out every language."""
    return offering(of, *(entry.tag for entry in REAL))


def engine(of: Brochure, offered: list[Language]) -> Engine:
    """The engine of a workspace that offers these languages."""
    in_use = {entry.tag: entry for entry in offered}
    return engine_of(replace(minimal(), languages=in_use), of.brand, of.language)


def act(of: Brochure) -> PressedPanel:
    """The panel that names the other languages, laid out."""
    panel = compose_panels(of)["act"]
    return press_panels(engine(of, REAL), {"act": panel})["act"]


def named(of: Brochure) -> list[tuple[str, str, str]]:
    """Language, direction and text of every name in the markup, in order."""
    markup = compose_panels(of)["act"].html(Fit()).markup
    return re.findall(r'class="endonym" lang="(.*?)" dir="(.*?)"[^>]*>(.*?)</span>', markup)


def test_other_languages_are_named_in_the_rosters_order() -> None:
    """Without the guide's own, each marked with its language and direction."""
    assert named(offering(brochure("en"), "ur", "en", "ko")) == [
        ("ur", "rtl", "اردو"),
        ("ko", "ltr", "한국어"),
    ]


def test_a_guide_in_one_language_names_none() -> None:
    """An empty line, or a promise of other languages, would be wrong."""
    assert named(offering(brochure("en"), "en")) == []


def test_without_a_web_address_the_front_office_has_them() -> None:
    """And without other languages there is nothing to ask for."""
    of = brochure("en")
    of = replace(of, district=replace(of.district, website="", site_url=""))
    asked = "More languages at the front office"
    assert asked in compose_panels(offering(of, "en", "so"))["act"].html(Fit()).markup
    assert asked not in compose_panels(offering(of, "en"))["act"].html(Fit()).markup


@pytest.mark.parametrize("entry", REAL, ids=lambda entry: entry.tag)
def test_a_face_has_the_letters_of_its_name(entry: Language) -> None:
    """No letter is borrowed from another language's font."""
    (face,) = endonym_faces([entry])
    assert set(entry.endonym) - {" "} <= face.characters


@pytest.mark.parametrize("tag", CHINESE_AND_KOREAN)
def test_chinese_and_korean_names_are_drawn_by_their_own_face(tag: str) -> None:
    """The faces of a collection draw some characters differently, and share one file."""
    entry = language(tag)
    assert _drawing(_reduced(entry), entry.endonym) == _drawing(_whole(entry), entry.endonym)


@pytest.mark.parametrize("tag", CHINESE_AND_KOREAN)
def test_a_pdf_finds_their_letters_by_the_numbers_of_their_glyphs(tag: str) -> None:
    """A subset keeps the identifiers of the whole face, and a reader would find no letter there."""
    order = _reduced(language(tag)).getGlyphOrder()
    assert order[1:] == [f"cid{number:05}" for number in range(1, len(order))]


@pytest.mark.parametrize("tag", CHINESE_AND_KOREAN)
def test_only_the_letters_of_a_name_are_taken_from_a_collection(tag: str) -> None:
    """The whole would cost each file a hundred kilobytes. The same letters make the same file."""
    first = _asset(endonym_faces([language(tag)])[0])
    endonyms._face_of_its_letters.cache_clear()
    assert _asset(endonym_faces([language(tag)])[0]) == first
    assert len(first) < 4000


def _asset(face: EndonymFace) -> bytes:
    assert face.asset is not None
    return face.asset.data


def _reduced(entry: Language) -> TTFont:
    return TTFont(io.BytesIO(_asset(endonym_faces([entry])[0])))


def _whole(entry: Language) -> TTFont:
    declared = next(f for f in entry.fonts if f.family == entry.text_stack[0] and f.weight == 400)
    path = find_fonts([declared])[0].path
    assert path is not None
    faces = TTCollection(io.BytesIO(path.read_bytes()), lazy=True).fonts
    return next(face for face in faces if face["name"].getBestFamilyName() == declared.family)


def _drawing(font: TTFont, text: str) -> list[object]:
    glyphs, characters = font.getGlyphSet(), font.getBestCmap()
    pens = [RecordingPen() for _ in text]
    for pen, character in zip(pens, text, strict=True):
        glyphs[characters[ord(character)]].draw(pen)
    return [pen.value for pen in pens]


@pytest.mark.parametrize("tag", ["en", "ar", "zh-Hans", "km", "so", "ur"])
def test_all_other_languages_have_room(tag: str) -> None:
    """A district may offer every language; the panel gives way by itself, and nothing is lost."""
    of = everything(guide_in(tag))
    panel = act(of)
    assert panel.findings == ()
    assert len(panel.html.facts) >= len(REAL) - 1


def test_a_name_without_its_font_is_found_with_its_language() -> None:
    """A box in place of a letter is an error that says which language's font is not here."""
    of = offering(brochure("en"), "en", "am")
    panel = compose_panels(of)["act"]
    (finding,) = press_panels(engine(of, [language("en")]), {"act": panel})["act"].findings
    assert finding.code == "missing-glyph"
    assert "locale am has ማ ር ኛ አ in “አማርኛ”" in finding.text


def test_each_name_tells_its_language_and_its_text() -> None:
    """So that it is read aloud with the right voice, whatever its glyphs tell."""
    of = offering(brochure("en"), "en", "ur", "km", "fr")
    with pikepdf.open(io.BytesIO(made(of, "screen", {"cover": _cover(of), "act": act(of)}))) as pdf:
        told = {
            str(each.Lang): str(each.get("/ActualText", ""))
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary)
            and each.get("/Type") == "/StructElem"
            and "/Lang" in each
        }
        on_runs = [
            str(instruction.operands[1]["/ActualText"])
            for instruction in pikepdf.parse_content_stream(pdf.pages[1], "BDC")
            if "/ActualText" in instruction.operands[1]
        ]
    assert told == {"ur": "اردو", "km": "", "fr": ""}
    assert on_runs == [language("km").endonym]


def _cover(of: Brochure) -> PressedPanel:
    return press_panels(engine(of, REAL), {"cover": compose_panels(of)["cover"]})["cover"]
