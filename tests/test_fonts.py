"""Declared fonts are found by their digest, and reach the page: the right file, weight and face."""

import os
import subprocess
from pathlib import Path

import pytest

from guidegen import fonts
from guidegen.errors import RenderingError
from guidegen.files import digest
from guidegen.fonts import FontStatus, find_fonts, font_assets, font_face_css, font_findings
from guidegen.languages import DeclaredFont, Language, css_stack, language, languages
from guidegen.model.build import Severity
from guidegen.model.panel import Stylesheets
from guidegen.press.layout import Engine

SAMPLES = {
    "en": ("Safety", "Every school, every day"),
    "ar-XB": ("Safety", "Every school, every day"),
    "en-XA": ("[Šåféťý]", "[Évéŕý šçhööļ, évéŕý đåý]"),
    "es": ("Seguridad", "El niño pregunta: ¿quién está aquí?"),
    "pt-BR": ("Segurança", "A criança pergunta: quem está aqui?"),
    "ar": ("السلامة", "ضابط المدرسة يعرف الطلاب"),
    "zh-Hans": ("安全", "学校安全官直接认识学生"),
    "km": ("សុវត្ថិភាព", "សាលារៀន"),
    "zh-Hant": ("安全", "學校安全官直接認識學生"),
    "vi": ("An toàn", "Mỗi ngày, mọi trường học đều giữ an toàn"),
    "ru": ("Безопасность", "В каждой школе, каждый день"),
    "ht": ("Sekirite", "Chak lekòl, chak jou, nèt"),
    "hmn": ("Kev nyab xeeb", "Txhua lub tsev kawm ntawv"),
    "ur": ("تحفظ", "ہر اسکول، ہر روز بچوں کے ساتھ"),
    "so": ("Badbaado", "Dugsi kasta, maalin kasta"),
    "uk": ("Безпека", "У кожній школі щодня, з ґанку"),
    "fa-AF": ("امنیت", "هر مکتب، هر روز، پیش گپ چای"),
    "fil": ("Kaligtasan", "Bawat paaralan, araw-araw"),
    "bn": ("নিরাপত্তা", "প্রতিটি স্কুলে প্রতিদিন"),
    "ko": ("안전", "모든 학교에서 날마다"),
    "fr": ("Sécurité", "Chaque école, chaque jour, à cœur ouvert"),
    "am": ("ደህንነት", "በየትምህርት ቤቱ በየቀኑ"),
    "my": ("လုံခြုံရေး", "ကျောင်းတိုင်း နေ့တိုင်း"),
    "ne": ("सुरक्षा", "हरेक विद्यालयमा हरेक दिन"),
    "pa": ("ਸੁਰੱਖਿਆ", "ਹਰ ਸਕੂਲ ਵਿੱਚ ਹਰ ਰੋਜ਼"),
    "sw": ("Usalama", "Kila shule, kila siku"),
}
LETTERS = {
    "ur": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےآأئؤۂۃ،؛؟۔٪۰۱۲۳۴۵۶۷۸۹",
    "fa-AF": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآأئؤۀء،؛؟٪۰۱۲۳۴۵۶۷۸۹ټځڅډړږښګڼۍې",
    "vi": "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяҐ",
}
"""Letters that fonts of the script may lack; Dari guides have Pashto names, too."""
NEEDING_ACTUAL_TEXT = {"ar", "fa-AF", "ur", "km", "bn", "my", "ne", "pa"}
SYMBOLS_OF_LATIN = "éñ¿¡–—“”…•"
CHINESE_AND_KOREAN_FACES = {"ko": 1, "zh-Hans": 2, "zh-Hant": 3}
"""Of a Noto CJK collection: Japanese, Korean, simplified Chinese, traditional Chinese, ..."""


def _declared(name: str, data: bytes = b"a font", *, collection: bool = False) -> DeclaredFont:
    return DeclaredFont("Some Sans", 400, name, digest(data), "fonts-some", collection)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of fonts that is looked in first."""
    place = tmp_path / "fonts"
    place.mkdir()
    monkeypatch.setenv(fonts.FOLDERS_VARIABLE, str(place))
    return place


def test_the_very_file_is_found(folder: Path) -> None:
    """A file of the right digest is the font; its address is its digest."""
    (folder / "some.ttf").write_bytes(b"a font")
    (font,) = find_fonts([_declared("some.ttf")])
    assert (font.status, font.path) == (FontStatus.FOUND, folder / "some.ttf")
    assert font.url == f"guidegen:font/{digest(b'a font')}"
    assert font_findings([font]) == ()


def test_missing_font_is_an_error_that_says_what_to_do(folder: Path) -> None:
    """Without its font a script cannot be set; the package is named."""
    (font,) = find_fonts([_declared("some.ttf")])
    assert font.status is FontStatus.MISSING
    (finding,) = font_findings([font])
    assert finding.severity is Severity.ERROR
    assert "some.ttf" in finding.text
    assert "fonts-some" in finding.text


def test_other_version_is_used_with_a_warning(folder: Path) -> None:
    """A distribution may have another release; it works, but its text was not tested."""
    (folder / "some.ttf").write_bytes(b"another release")
    found = find_fonts([_declared("some.ttf")])
    assert found[0].status is FontStatus.OTHER_VERSION
    assert [finding.severity for finding in font_findings(found)] == [Severity.WARNING]
    assert [asset.data for asset in font_assets(found)] == [b"another release"]


def test_right_version_in_a_later_folder_wins(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Digests decide, not the order of folders."""
    second = tmp_path / "second"
    second.mkdir()
    monkeypatch.setenv(fonts.FOLDERS_VARIABLE, os.pathsep.join([str(folder), str(second)]))
    (folder / "some.ttf").write_bytes(b"another release")
    (second / "some.ttf").write_bytes(b"a font")
    (font,) = find_fonts([_declared("some.ttf")])
    assert (font.status, font.path) == (FontStatus.FOUND, second / "some.ttf")


def test_no_font_at_all_stops_rendering(folder: Path) -> None:
    """A page without any font would be blank, so none is made."""
    with pytest.raises(RenderingError, match="guidegen doctor"):
        font_assets(find_fonts([_declared("some.ttf")]))


def test_rule_of_a_collection_does_not_take_the_family_name(folder: Path) -> None:
    """Else the Japanese face, the first of the file, would answer for the Chinese one."""
    (folder / "some.ttc").write_bytes(b"a font")
    css = font_face_css(find_fonts([_declared("some.ttc", collection=True)]))
    assert '"Some Sans collection"' in css
    assert "font-weight" not in css


def _faces(path: Path) -> set[str]:
    """Names of a PDF's embedded fonts, without the tag of their subset."""
    listing = subprocess.run(
        ["pdffonts", path], check=True, capture_output=True, text=True
    ).stdout.splitlines()[2:]
    return {line.split()[0].partition("+")[2] for line in listing}


def _engine(entry: Language) -> Engine:
    found = find_fonts(entry.fonts)
    missing = [font.declared.name for font in found if font.status is not FontStatus.FOUND]
    assert not missing, f"install the fonts that the tests need: {missing}"
    assets = {asset.url: asset for asset in font_assets(found)}
    css = (
        f"{font_face_css(found)} html {{ font: 12pt {css_stack(entry.text_stack)} }}"
        f"h1 {{ font: 700 20pt {css_stack(entry.heading_stack)} }}"
        ".mono { font-family: monospace }"
    )
    return Engine(Stylesheets(css, "", ""), assets, frozenset(), entry)


def _pdf(entry: Language, markup: str, path: Path) -> Path:
    engine = _engine(entry)
    laid_out = engine.lay_out([markup])
    assert laid_out.complaints == ()
    document = engine.document(list(laid_out.pages), _metadata())
    path.write_bytes(document.write_pdf())
    return path


def _metadata() -> object:
    from weasyprint.document import DocumentMetadata  # noqa: PLC0415

    return DocumentMetadata()


@pytest.mark.parametrize("tag", languages())
def test_each_weight_comes_from_its_own_file(tag: str, tmp_path: Path) -> None:
    """Heading, text and bold text are set in the declared families, not in an imitation."""
    entry = language(tag)
    heading, text = SAMPLES[tag]
    markup = f"<h1>{heading}</h1><p>{text} <b>{text}</b></p>"
    faces = _faces(_pdf(entry, markup, tmp_path / "a.pdf"))
    expected = {
        f"{_name(entry, entry.heading_stack[0])}-Bold",
        _name(entry, entry.text_stack[0]),
        f"{_name(entry, entry.text_stack[0])}-Bold",
    }
    # A script's own font may lack the space or the digits, which then come from the Latin one.
    latin = {"Noto-Sans", "Noto-Sans-Bold", "Noto-Serif-Bold"}
    assert expected <= faces <= expected | latin


def _name(entry: Language, family: str) -> str:
    collections = {font.family for font in entry.fonts if font.collection}
    return (f"{family} collection" if family in collections else family).replace(" ", "-")


def test_machine_fonts_are_out_of_reach(tmp_path: Path) -> None:
    """A family that is not declared falls back to one that is, whatever the machine has."""
    faces = _faces(_pdf(language("en"), '<p class="mono">text</p>', tmp_path / "a.pdf"))
    assert faces <= {"Noto-Sans", "Noto-Serif"}


@pytest.mark.parametrize(
    "tag", [tag for tag in languages() if tag not in {*NEEDING_ACTUAL_TEXT, "ar-XB"}]
)
def test_text_can_be_copied_out(tag: str, tmp_path: Path) -> None:
    """The text layer of these fonts' versions gives back what was set.

    The Arabic scripts and those with stacked letters need ActualText for that, which is not the
    fonts' work, and extractors disagree on symbols in English that is turned round.
    """
    heading, text = SAMPLES[tag]
    path = _pdf(language(tag), f"<p>{heading} {text} {SYMBOLS_OF_LATIN}</p>", tmp_path / "a.pdf")
    copied = subprocess.run(
        ["pdftotext", path, "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "".join(copied.split()) == "".join(f"{heading}{text}{SYMBOLS_OF_LATIN}".split())


@pytest.mark.parametrize("tag", LETTERS)
def test_fonts_have_the_letters_of_the_language(tag: str) -> None:
    """No letter is left to the Latin fonts of the stack, or to a box."""
    entry = language(tag)
    for family in (entry.heading_stack[0], entry.text_stack[0]):
        own = [font for font in find_fonts(entry.fonts) if font.declared.family == family]
        assert set(LETTERS[tag]) <= fonts.repertoire(own)


@pytest.mark.parametrize("tag", CHINESE_AND_KOREAN_FACES)
def test_chinese_and_korean_are_set_in_their_own_face(
    tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The collection's faces draw some characters differently; readers notice."""
    from weasyprint.pdf.fonts import Font  # noqa: PLC0415

    entry = language(tag)
    engine = _engine(entry)
    indexes = []
    original = Font.__init__

    def recorded(self: object, *arguments: object, **options: object) -> None:
        original(self, *arguments, **options)
        indexes.append(self.index)  # type: ignore[attr-defined]

    monkeypatch.setattr(Font, "__init__", recorded)
    laid_out = engine.lay_out(["<h1>直骨关</h1><p>直骨关 <b>直骨关</b></p>"])
    engine.document(list(laid_out.pages), _metadata()).write_pdf()
    assert indexes == [CHINESE_AND_KOREAN_FACES[tag]] * 3
