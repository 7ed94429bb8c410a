"""Editions as files: built from a workspace, and read back page by page."""

import ctypes
import functools
import io
import itertools
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from brochures import MINIMAL
from click.testing import CliRunner
from icc import cmyk_profile
from PIL import Image
from playwright.sync_api import Browser
from pressing import DAY
from readings import pictures

from guidegen.build.plan import plan
from guidegen.cli import program
from guidegen.compose import brochure_of, compose_panels
from guidegen.editions import build_group
from guidegen.errors import ExitStatus
from guidegen.geometry import mm
from guidegen.model.build import BuildSettings, Group, Job, Purpose, Result, Selection
from guidegen.model.panel import Fit
from guidegen.model.printing import Variant
from guidegen.workspace import Workspace, read_workspace

SITE = "https://guides.pinehollow.example"
PRINTED_ALONE = (
    *("trifold", "z-fold", "gate-fold", "booklet"),
    *("flyer", "rack-card", "large-print", "poster"),
)
ON_A4 = ("trifold", "booklet", "flyer", "rack-card", "large-print", "poster")
"""The others' sheets of A4 and A3 are looked at where their folds are."""
LARGE = 18
"""Points: what large print is nowhere smaller than."""
LETTER, A4 = (612, 792), (mm(210), mm(297))
TABLOID, A3 = (792, 1224), (mm(297), mm(420))
SIZES = {
    ("trifold", "letter"): LETTER[::-1],
    ("trifold", "a4"): A4[::-1],
    ("z-fold", "letter"): LETTER[::-1],
    ("gate-fold", "letter"): TABLOID[::-1],
    ("booklet", "letter"): LETTER[::-1],
    ("booklet", "a4"): A4[::-1],
    ("flyer", "letter"): LETTER,
    ("flyer", "a4"): A4,
    ("rack-card", "letter"): LETTER[::-1],
    ("rack-card", "a4"): A4[::-1],
    ("large-print", "letter"): LETTER,
    ("large-print", "a4"): A4,
    ("poster", "letter"): TABLOID,
    ("poster", "a4"): A3,
}
LYING = ("trifold", "z-fold", "gate-fold", "booklet", "rack-card")
TURNED = [each for each in SIZES if each[0] in (*LYING, "poster")]
PAGES = {
    "trifold": 2,
    "z-fold": 2,
    "gate-fold": 2,
    "booklet": 6,
    "flyer": 1,
    "rack-card": 2,
    "poster": 1,
}
BOOKLET = [
    *("cover", "why", "school", "sro", "sso", "comparison"),
    *("comparison", "people", "early", "questions", "help", "act"),
]
"""Twelve pages as they are read; a panel has given way, for eleven have room."""
HTTP = re.compile(r"""(?:src|srcset|poster|data|action)\s*=\s*["']?\s*(?:https?:)?//""", re.I)
LOADED = re.compile(r"""<link\b|@import|url\(\s*["']?(?!data:|["']?data:|#)""", re.I)
PAPERS = pytest.mark.parametrize("paper", ["letter", "a4"])
GUIDES = pytest.mark.parametrize(
    ("locale", "paper"), [("en", "letter"), ("en", "a4"), ("ar", "letter")]
)


@functools.cache
def district() -> Workspace:
    """The minimal workspace with Arabic, an address for its QR codes, and a press's profile."""
    root = Path(shutil.copytree(MINIMAL, Path(tempfile.mkdtemp()) / "workspace"))
    content = root / "content"
    (content / "printer.icc").write_bytes(cmyk_profile())
    file = content / "district.toml"
    text = file.read_text("utf-8")
    text = text.replace("\n[locales]", f'\nsite_url = "{SITE}"\n[locales]\nar = 5')
    file.write_text(f'{text}\n[print_shop]\nprofile = "printer.icc"\n', "utf-8")
    schools = content / "schools.csv"
    schools.write_text(schools.read_text("utf-8").replace("es:10", "es:10 ar:5"), "utf-8")
    workspace = read_workspace(root)
    assert workspace.faults == ()
    return workspace


@functools.cache
def built(
    locale: str, editions: tuple[str, ...], paper: str = "letter", *variants: Variant
) -> Mapping[Job, tuple[Result, bytes]]:
    """Editions of the school's guide: what is for two presses is laid out once."""
    groups: dict[str, Group] = {}
    for variant in variants or (Variant.OFFICE,):
        selection = Selection(
            locales=(locale,),
            editions=editions,
            purpose=Purpose.FINAL if locale == "en" else Purpose.REVIEW,
            paper=paper,
            variant=variant,
        )
        planned = plan(district(), selection)
        assert planned.stopped == ()
        for group in planned.groups:
            known = groups.get(group.format.id, group)
            own = tuple(dict.fromkeys((*known.jobs, *group.jobs)))
            groups[group.format.id] = replace(known, jobs=own)
    settings = BuildSettings(district().root / "out", DAY)
    return {
        result.job: (result, _bytes(district().root / "out", result))
        for group in groups.values()
        for result in build_group(district().root, group, settings)
    }


def _bytes(out: Path, result: Result) -> bytes:
    assert result.output is not None, result.findings
    return (out / result.output.file).read_bytes()


def english() -> Mapping[Job, tuple[Result, bytes]]:
    """Every edition of the English guide on letter, for the office and for the print shop."""
    editions = (*PRINTED_ALONE, "html", "image")
    return built("en", editions, "letter", Variant.OFFICE, Variant.PRINT_SHOP)


def on_paper(edition: str, paper: str) -> bytes:
    """The English guide in an edition, as an office prints it."""
    made = english() if paper == "letter" else built("en", ON_A4, paper)
    return _of(made, edition, paper)


def _of(made: Mapping[Job, tuple[Result, bytes]], edition: str, paper: str = "letter") -> bytes:
    found = [
        data
        for job, (_, data) in made.items()
        if (job.edition, job.paper, job.variant, job.piece) == (edition, paper, Variant.OFFICE, "")
    ]
    assert len(found) == 1
    return found[0]


def bilingual(paper: str) -> tuple[str, bytes]:
    """A language beside English, and the piece in both: Spanish on letter, Arabic on A4."""
    locale = "es" if paper == "letter" else "ar"
    return locale, _of(built(locale, ("bilingual",), paper), "bilingual", paper)


def booklet(locale: str, paper: str) -> bytes:
    """A booklet; that in Arabic opens from the other side."""
    if locale == "en":
        return on_paper("booklet", paper)
    return _of(built(locale, ("booklet",), paper), "booklet", paper)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def _texts(data: bytes, *, parts: int = 1) -> list[list[str]]:
    """The text of each page, or of as many parts of it, from left to right."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = []
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            edges = [number * width / parts for number in range(parts + 1)]
            found.append(
                [
                    text.get_text_bounded(left, 0, right, height)
                    for left, right in itertools.pairwise(edges)
                ]
            )
        return found
    finally:
        document.close()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", re.sub("[\u200b\u2060\u00ad]", "", text)))


@functools.cache
def _said(locale: str) -> Mapping[str, set[str]]:
    """The words of each panel."""
    school, purpose = district().roster.schools[0], Purpose.REVIEW
    panels = compose_panels(brochure_of(district(), school, locale, purpose))
    return {
        name: _words(" ".join(text.printed for text in panel.html(Fit()).texts))
        for name, panel in panels.items()
    }


def _panel_of(text: str, locale: str) -> str:
    """The panel that says what a page says."""
    words = _words(text)
    shares = {name: len(words & said) for name, said in _said(locale).items()}
    return max(shares, key=lambda name: shares[name])


@pytest.mark.parametrize(("edition", "paper"), SIZES)
def test_pages_are_as_large_as_their_paper(edition: str, paper: str) -> None:
    """Every page of every edition for paper, in the district's paper, and as many as it takes."""
    with opened(on_paper(edition, paper)) as pdf:
        for page in pdf.pages:
            edges = [float(each) for each in page.mediabox]
            assert edges == pytest.approx([0, 0, *SIZES[edition, paper]], abs=0.01)
        if edition in PAGES:
            assert len(pdf.pages) == PAGES[edition]
        else:
            assert len(pdf.pages) > 4


@GUIDES
def test_a_booklet_is_read_in_order_once_it_is_folded(locale: str, paper: str) -> None:
    """The halves of its sides, read as the leaves of sheets that lie in each other.

    A sheet is turned over its short edge: the left half of its back is behind the right half of its
    front. Arabic is read from the leaf on the other side.
    """
    sides = [
        [_panel_of(half, locale) for half in halves]
        for halves in _texts(booklet(locale, paper), parts=2)
    ]
    upper, lower = (0, 1) if locale == "ar" else (1, 0)
    sheets = [(sides[number], sides[number + 1]) for number in range(0, len(sides), 2)]
    first = [half for front, back in sheets for half in (front[upper], back[1 - upper])]
    second = [half for front, back in sheets[::-1] for half in (back[1 - lower], front[lower])]
    assert first + second == BOOKLET


@PAPERS
def test_a_sheet_has_three_cards_each_with_front_and_back(paper: str) -> None:
    """The school's numbers in front of how to ask, wherever it is cut; named by its heading."""
    data = on_paper("rack-card", paper)
    front, back = _texts(data, parts=3)
    assert [_panel_of(card, "en") for card in front] == ["school"] * 3
    assert [_panel_of(card, "en") for card in back] == ["act"] * 3
    with opened(data) as pdf:
        assert pdf.docinfo["/Title"] == "At your school · Pine Hollow School"
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


@GUIDES
def test_pages_of_a_booklet_stand_at_the_fold(locale: str, paper: str) -> None:
    """Scaled to half a sheet, closer to the fold by a tenth of a millimetre for each sheet outside.

    The comparison stands over the fold, where it was laid out.
    """
    with opened(booklet(locale, paper)) as pdf:
        fold = float(pdf.pages[0].mediabox[2]) / 2
        for number, page in enumerate(pdf.pages):
            creep = number // 2 * mm(0.1)
            last = number == len(pdf.pages) - 1
            wanted = [[0.0, 0.0]] if last else [[creep, 0.0], [fold - creep, 0.0]]
            placed = list(_placed(page))
            assert [each[4:] for each in placed] == [pytest.approx(one, abs=1e-4) for one in wanted]
            assert all(each[:4] == pytest.approx([1.08, 0, 0, 1.08]) for each in placed)


def _placed(page: pikepdf.Page) -> Iterator[list[float]]:
    """The matrix by which each face of a sheet is drawn, from left to right."""
    matrix: list[float] = []
    for each in pikepdf.parse_content_stream(page):
        operator = str(each.operator)
        if operator == "cm":
            matrix = [float(operand) for operand in each.operands]
        elif operator == "Do":
            yield matrix


@pytest.mark.parametrize(
    ("edition", "paper"), [*TURNED, ("bilingual", "letter"), ("bilingual", "a4")]
)
def test_a_printer_is_told_how_to_turn_its_sheets(edition: str, paper: str) -> None:
    """And not to scale them: what lies on its side over its short edge, a poster not at all."""
    standing = "/Simplex" if edition == "poster" else "/DuplexFlipLongEdge"
    duplex = "/DuplexFlipShortEdge" if edition in LYING else standing
    data = bilingual(paper)[1] if edition == "bilingual" else on_paper(edition, paper)
    with opened(data) as pdf:
        preferences = pdf.Root.ViewerPreferences
        assert str(preferences.Duplex) == duplex
        assert str(preferences.PrintScaling) == "/None"


@PAPERS
def test_a_bilingual_piece_has_a_language_on_each_side(paper: str) -> None:
    """English in front, the other one behind: the flyer of both, of one size."""
    locale, data = bilingual(paper)
    front, back = (_words(page[0]) for page in _texts(data))
    own, other = (
        {word for panel in _said(tag).values() for word in panel} for tag in ("en", locale)
    )
    assert len(front & (own - other)) > 50
    assert len(back & (other - own)) > 50
    assert len(front & (other - own)) < 5
    with opened(data) as pdf:
        sizes = [[float(each) for each in page.mediabox[2:]] for page in pdf.pages]
        expected = pytest.approx(LETTER if paper == "letter" else A4, abs=0.01)
        assert sizes == [expected, expected]


@PAPERS
def test_a_bilingual_piece_is_for_paper_alone(paper: str) -> None:
    """Nothing in it is left of what screens need, and it says whose language it is."""
    locale, data = bilingual(paper)
    with opened(data) as pdf:
        assert not {"/StructTreeRoot", "/MarkInfo", "/Outlines"} & set(pdf.Root.keys())
        assert all("/Annots" not in page for page in pdf.pages)
        assert str(pdf.Root.Lang) == locale
        assert " · " in str(pdf.docinfo.Title)


@PAPERS
@pytest.mark.parametrize("edition", ["flyer", "large-print"])
def test_full_pages_are_tagged_for_screen_readers(edition: str, paper: str) -> None:
    """A flyer and large print are read on screens too."""
    with opened(on_paper(edition, paper)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/K" in pdf.Root.StructTreeRoot
        assert str(pdf.Root.Lang) == "en"


@GUIDES
def test_large_print_is_nowhere_small(locale: str, paper: str) -> None:
    """No letter on any page, its head and its foot included, is below 18 points."""
    if locale == "en":
        data = on_paper("large-print", paper)
    else:
        data = _of(built(locale, ("large-print",)), "large-print")
    sizes = list(_type_sizes(data))
    assert len(sizes) > 100
    assert min(sizes) >= LARGE - 0.01


def _type_sizes(data: bytes) -> Iterator[float]:
    """The size of each run of text, in points, as it stands on its page."""
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8):
                size = ctypes.c_float()
                assert pdfium.FPDFTextObj_GetFontSize(each.raw, size)
                yield size.value * abs(each.get_matrix().d)
    finally:
        document.close()


def test_pictures_are_as_wide_as_telephones_show() -> None:
    """The flyer, and one of each panel of the trifold; the comparison is two faces wide."""
    sizes = {}
    for job, (_, data) in english().items():
        if job.edition == "image" and job.variant is Variant.OFFICE:
            with Image.open(io.BytesIO(data)) as picture:
                assert picture.format == "PNG"
                sizes[job.piece or "flyer"] = picture.size
    widths = {name: width for name, (width, _) in sizes.items()}
    one = dict.fromkeys(("flyer", "cover", "why", "school", "act"), 1080)
    assert widths == {**one, "comparison": 2160}
    for name, (width, height) in ("flyer", LETTER), ("cover", (265.5, 612)), ("why", (261, 612)):
        assert sizes[name][1] == pytest.approx(1080 * height / width, abs=2)


def _html(locale: str) -> bytes:
    made = english() if locale == "en" else built(locale, ("large-print", "html"))
    return _of(made, "html")


def test_a_page_of_the_web_is_one_file() -> None:
    """It loads nothing, runs nothing, and has its pictures within it."""
    markup = _html("en").decode()
    assert "<script" not in markup
    assert not HTTP.search(markup)
    assert not LOADED.search(markup)
    assert not re.search(r"\son[a-z]+\s*=", markup)
    assert "guidegen:" not in markup
    assert 'src="data:image/' in markup


def test_a_page_of_the_web_asks_for_nothing_and_is_accessible(
    chromium: Browser, tmp_path: Path
) -> None:
    """A browser sends no request but for the file; axe finds nothing."""
    file = tmp_path / "guide.html"
    file.write_bytes(_html("en"))
    asked: list[str] = []
    tab = chromium.new_page(viewport={"width": 360, "height": 800})
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(file.as_uri())
    assert [each for each in asked if not each.startswith("data:")] == [file.as_uri()]
    found = Axe().run(tab)
    tab.close()
    assert found.violations_count == 0, found.generate_report()


def test_faces_of_a_trifold_of_a4_are_folded_at_their_edges() -> None:
    """The outside has the flap of 97 mm at its left, then back and cover, each of 100 mm."""
    with opened(on_paper("trifold", "a4")) as pdf:
        outside, inside = ([each[4] for each in _placed(page)] for page in pdf.pages)
    assert outside == pytest.approx([0, mm(97), mm(197)], abs=1e-3)
    assert inside == pytest.approx([0, mm(200)], abs=1e-3)


def _cover(trifold: bytes) -> Image.Image:
    """The face at the right of a trifold's outside."""
    outside = pictures(trifold)[0]
    return outside.crop((outside.width * 2 // 3, 0, outside.width, outside.height))


def _ink(picture: Image.Image) -> float:
    """The part of a picture that would be black, were all of its ink in one place."""
    grey = picture.convert("L").histogram()
    return sum((255 - level) * number for level, number in enumerate(grey)) / 255 / sum(grey)


def _part_in(picture: Image.Image, colour: str) -> float:
    """The part of a picture that has a colour."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    colours: Sequence[tuple[int, Any]] = picture.getcolors(picture.width * picture.height) or []
    near = (
        number
        for number, (r, g, b) in colours
        if max(abs(r - red), abs(g - green), abs(b - blue)) < 12
    )
    return sum(near) / (picture.width * picture.height)


def test_ink_saver_draws_the_cover_as_outlines() -> None:
    """At least 70 % less ink, and no ground in the brand's colour."""
    saver = built("en", ("trifold",), "letter", Variant.SAVER)
    ((_, data),) = saver.values()
    full, saved = _cover(on_paper("trifold", "letter")), _cover(data)
    primary = district().brands["plain"].palette.primary
    assert _ink(saved) < 0.3 * _ink(full)
    assert _part_in(full, primary) > 0.3
    assert _part_in(saved, primary) < 0.1


@pytest.mark.parametrize("edition", PRINTED_ALONE)
def test_a_print_shop_gets_each_edition_without_a_finding(edition: str) -> None:
    """Trimmed to the office's pages, in the press's inks; nothing has to be said of the file."""
    ((result, data),) = (
        made
        for job, made in english().items()
        if (job.edition, job.variant) == (edition, Variant.PRINT_SHOP)
    )
    assert result.findings == ()
    with opened(data) as pdf, opened(on_paper(edition, "letter")) as office:
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFX"
        assert len(pdf.pages) == len(office.pages)
        for page in pdf.pages:
            left, foot, right, head = (float(each) for each in page.trimbox)
            trim = (right - left, head - foot)
            assert trim == pytest.approx(SIZES[edition, "letter"], abs=0.01)


def test_without_a_profile_there_is_no_file_for_a_print_shop(tmp_path: Path) -> None:
    """The build says what is missing, and where to name it."""
    root = Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))
    arguments = ("build", "--workspace", str(root), "--print-shop", "--edition", "booklet")
    result = CliRunner().invoke(program, [*arguments, "--locale", "en"])
    assert result.exit_code not in (ExitStatus.DONE, ExitStatus.BUG)
    assert "district.toml" in result.output
    assert "[print_shop]" in result.output
    assert not list(root.rglob("*.pdf"))
