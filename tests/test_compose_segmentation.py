"""Lines break between words: of languages that do not space them, and of Korean."""

from itertools import accumulate

import pytest

from guidegen.compose import inline
from guidegen.compose.segmentation import BREAK, JOINER, segmented
from guidegen.fonts import find_fonts, font_assets, font_face_css
from guidegen.languages import css_stack, language, languages
from guidegen.model.panel import Stylesheets
from guidegen.press.boxes import comparable, set_texts
from guidegen.press.layout import Engine

KHMER = "មន្ត្រីធនធានសាលាជួយសិស្សឱ្យមានសុវត្ថិភាព។"
BURMESE = "ကျောင်းတိုင်းတွင် လုံခြုံရေးအရာရှိများရှိသည်။"


@pytest.mark.parametrize(("tag", "text"), [("km", KHMER), ("my", BURMESE)])
def test_unspaced_words_are_parted(tag: str, text: str) -> None:
    """Breaks are added between words and nothing else is changed."""
    result = segmented(text, language(tag))
    assert result.count(BREAK) >= 4
    assert result.replace(BREAK, "") == text
    assert f"{BREAK}។" not in result
    assert f"{BREAK}။" not in result


def test_stacked_letters_stay_together() -> None:
    """Letters that share a syllable are never parted, in words that no dictionary has."""
    assert segmented("စင်္ကြံ", language("my")) == "စင်္ကြံ"
    assert segmented("တက္ကသိုလ်", language("my")) == "တက္ကသိုလ်"


def test_markup_and_placeholders_stay_whole() -> None:
    """What the Markdown reader and the placeholders are known by is never parted."""
    text = "**មន្ត្រីធនធាន** {school} [សាលារៀននេះ]({website})"
    result = inline.markup(segmented(text, language("km")))
    assert result.count("<strong>") == result.count("<a ") == 1
    assert "{school}" in result


def test_korean_words_are_joined_with_their_particles() -> None:
    """Also where the word is a foreign one, bold or a placeholder; and spaces still break."""
    text = "**학교**는 {school}의 SRO와 (안전)을 **안전**"
    joined = segmented(text, language("ko")).replace(JOINER, "+")
    assert joined == "**학+교**+는 {school}+의 SRO+와 (안+전)+을 **안+전**"
    assert "<strong>" in inline.markup(segmented(text, language("ko")))


@pytest.mark.parametrize("tag", [tag for tag in languages() if tag not in {"km", "my", "ko"}])
def test_other_languages_are_left_alone(tag: str) -> None:
    """Their text is printed as it is."""
    assert segmented(f"Words {KHMER} 학교", language(tag)) == f"Words {KHMER} 학교"


def _lines(tag: str, text: str, width: int) -> list[str]:
    """The text as the engine breaks it in a column so wide (points)."""
    entry = language(tag)
    found = find_fonts(entry.fonts)
    css = (
        f"{font_face_css(found)} p {{ font: 10pt {css_stack(entry.text_stack)}; width: {width}pt }}"
    )
    assets = {asset.url: asset for asset in font_assets(found)}
    engine = Engine(Stylesheets(css, "", ""), assets, frozenset(), entry)
    (page,) = engine.lay_out([f"<p>{text}</p>"]).pages
    return [comparable(line.text) for line in set_texts(page)]


def test_korean_lines_end_with_words() -> None:
    """The engine honours the joiners, in a column hardly wider than the longest word."""
    text = "학교안전담당관은 학생들을 날마다 만나서 이야기합니다"
    parted = _lines("ko", text, 95)
    kept = _lines("ko", segmented(text, language("ko")), 95)
    assert len(kept) > 2
    assert "".join(kept) == "".join(parted) == comparable(text)
    assert _word_ends(kept) <= _word_ends(text.split())
    assert not _word_ends(parted) <= _word_ends(text.split())


@pytest.mark.parametrize(("tag", "text"), [("km", KHMER), ("my", BURMESE)])
def test_unspaced_lines_end_with_words(tag: str, text: str) -> None:
    """The engine breaks where a word ends, and the marks are not seen."""
    words = segmented(text, language(tag))
    set_lines = _lines(tag, words, 90)
    assert len(set_lines) > 1
    assert "".join(set_lines) == comparable(text)
    assert _word_ends(set_lines) <= _word_ends(words.replace(" ", BREAK).split(BREAK))


def _word_ends(parts: list[str]) -> set[int]:
    """How many characters come before the end of each part."""
    return set(accumulate(len(part) for part in parts))
