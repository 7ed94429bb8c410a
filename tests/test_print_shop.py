"""Print-shop files: what a press is given, read back by other programs, and looked at."""

import functools
import io
import itertools
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from icc import cmyk_profile
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageChops, ImageCms, ImageStat
from two_ways import from_stencils, sample, sample_engine, sample_guide

from guidegen.fonts import find_fonts
from guidegen.geometry import LETTER_LANDSCAPE, Size
from guidegen.imposition import roll_fold
from guidegen.languages import language
from guidegen.model.brand import BLACK, Cmyk
from guidegen.model.panel import PANELS
from guidegen.model.printing import OutputProfile
from guidegen.preflight import preflight_print_shop
from guidegen.sheets import Finishing, Slug, finishing_of, print_shop
from guidegen.sheets.shop.boxes import BLEED, MARKS_FROM, MARKS_TO, ROOM
from guidegen.sheets.shop.marks import CLEAR, target_places
from guidegen.sheets.shop.slug import slug_line

SCHOOL = "cedar-valley-middle"
LOCALES = ("en", "ar")
SHEET = LETTER_LANDSCAPE
PRIMARY = Cmyk(90, 40, 50, 50)
SCALE = 2
"""Pixels to a point."""

WHITE = (255, 255, 255)


@functools.cache
def profile() -> OutputProfile:
    """A made-up press: no profile of a real one may be passed on with the tests."""
    return OutputProfile(cmyk_profile(), "Four inks for tests", "CGATS21-2-CRPC6")


@functools.cache
def office(locale: str) -> bytes:
    """A school's trifold, as an office prints it."""
    guide = sample_guide(SCHOOL, locale)
    made = from_stencils(sample_engine(locale, "cedar"), {SCHOOL: guide}, "trifold")[SCHOOL]
    assert isinstance(made, bytes)
    return made


def finishing(locale: str) -> list[Finishing]:
    return [
        finishing_of(sheet)
        for sheet in roll_fold(PANELS, LETTER_LANDSCAPE, right_to_left=locale == "ar")
    ]


def slug() -> Slug:
    fonts = find_fonts(language("en").fonts)
    return Slug(
        "cedar-valley-middle-trifold.pdf",
        next(
            each.path
            for each in fonts
            if each.declared.name == "NotoSans-Regular.ttf" and each.path
        ),
    )


def make(locale: str) -> bytes:
    brand = replace(sample().brands["cedar"], cmyk={"primary": PRIMARY})
    return print_shop(office(locale), finishing(locale), brand.inks, profile(), slug())


shop = functools.cache(make)


def codes(data: bytes, trims: Sequence[Size] = (SHEET, SHEET)) -> set[str]:
    return {finding.code for finding in preflight_print_shop(data, trims)}


@functools.cache
def picture(data: bytes, page: int) -> Image.Image:
    """A page as pdfium, which had no part in making it, shows it."""
    document = pypdfium2.PdfDocument(data)
    try:
        shown: Image.Image = document[page].render(scale=SCALE).to_pil()
        return shown.convert("RGB")
    finally:
        document.close()


def pixel(data: bytes, page: int, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place in points from the trim's upper left corner."""
    found = picture(data, page).getpixel((round((x + ROOM) * SCALE), round((y + ROOM) * SCALE)))
    assert isinstance(found, tuple)
    return found


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def instructions(pdf: Pdf) -> Iterator[tuple[str, list[Any]]]:
    """The operators of all forms, with their operands."""
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form":
            for found in pikepdf.parse_content_stream(each):
                yield str(found.operator), list(found.operands)


def through(colour: tuple[int, int, int]) -> bytes:
    """The inks that the press's profile itself gives for a colour."""
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(profile().data)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    found = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), transform)
    assert found is not None
    return found.tobytes()


def test_the_press_of_the_tests_is_a_press() -> None:
    """White takes no ink, black much of it, red no cyan; the inks of a grey are balanced."""
    assert through((255, 255, 255)) == bytes(4)
    assert sum(through((0, 0, 0))) > 2.5 * 255
    red = through((255, 0, 0))
    assert red[0] < 10
    assert min(red[1], red[2]) > 200
    cyan, magenta, yellow, black = through((128, 128, 128))
    assert max(cyan, magenta, yellow) - min(cyan, magenta, yellow) < 12 < black


@pytest.mark.parametrize("locale", LOCALES)
def test_a_print_shop_file_is_sound(locale: str, tmp_path: Path) -> None:
    """Every check is content, and so is qpdf; pdfinfo measures the same boxes."""
    assert preflight_print_shop(shop(locale), (SHEET, SHEET)) == []
    file = tmp_path / "shop.pdf"
    file.write_bytes(shop(locale))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)
    said = run("pdfinfo", "-box", "-l", "2", file)
    assert "PDF version:     1.6" in said
    for number in (1, 2):
        boxes = {
            name: tuple(float(each) for each in numbers.split())
            for name, numbers in re.findall(rf"Page +{number} (\w+Box): +([\d. ]+)\n", said)
        }
        assert boxes["MediaBox"] == (0, 0, 852, 672)
        assert boxes["BleedBox"] == (21, 21, 831, 651)
        assert boxes["TrimBox"] == (30, 30, 822, 642)


def test_the_same_file_gives_the_same_bytes() -> None:
    """No clock and no chance."""
    assert make("en") == shop("en")


def test_the_file_says_what_it_is() -> None:
    """Metadata and information agree; programs that do not read PDF find the metadata too."""
    assert b"PDF/X-4" in shop("en")
    with pikepdf.open(io.BytesIO(shop("en"))) as pdf:
        metadata = pdf.open_metadata()
        assert metadata["xmp:CreateDate"] == "2026-08-01T00:00:00Z"
        assert metadata["dc:title"] == str(pdf.docinfo.Title)
        assert metadata.pdfx_status == "PDF/X-4"
        intent = pdf.Root.OutputIntents[0]
        assert intent.OutputConditionIdentifier == "CGATS21-2-CRPC6"
        assert intent.DestOutputProfile.read_bytes() == profile().data
        assert str(pdf.Root.Lang) == "en"
        assert "/ViewerPreferences" not in pdf.Root


def test_another_profile_is_another_version_of_the_same_document() -> None:
    """As who keeps files by their identifiers would want."""
    other = replace(profile(), data=cmyk_profile("Four other inks"))
    pair = [shop("en"), print_shop(office("en"), finishing("en"), {}, other)]
    said = []
    for data in pair:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            metadata = pdf.open_metadata()
            said.append((metadata["xmpMM:DocumentID"], metadata["xmpMM:InstanceID"]))
    assert said[0][0] == said[1][0]
    assert said[0][1] != said[1][1]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_trim_looks_as_in_the_office(locale: str) -> None:
    """Nothing has moved; colours are those that the press can print."""
    for page in range(2):
        whole, edge = picture(shop(locale), page), round(ROOM * SCALE)
        trim = whole.crop((edge, edge, whole.width - edge, whole.height - edge))
        before = picture(office(locale), page)
        assert trim.size == before.size
        difference = ImageChops.difference(trim, before).convert("L")
        assert ImageStat.Stat(difference).mean[0] < 8
        far = sum(difference.histogram()[80:])
        assert far < 0.004 * trim.width * trim.height, f"{far} pixels are quite different"


def test_the_covers_ground_runs_on_into_the_bleed() -> None:
    """To the edge of the bleed on every side and in the corners, without a line at the trim."""
    for locale, edge, outwards in (("en", SHEET.width, 1), ("ar", 0.0, -1)):
        inside = pixel(shop(locale), 0, edge - 12 * outwards, 6)
        assert inside != WHITE
        for out in (-1, -0.5, 0, 0.5, 1, BLEED - 1):
            assert pixel(shop(locale), 0, edge + out * outwards, 100) == inside, out
        for y in (1 - BLEED, SHEET.height + BLEED - 1):
            assert pixel(shop(locale), 0, edge + (BLEED - 1) * outwards, y) == inside
            assert pixel(shop(locale), 0, edge - 12 * outwards, y) == inside
        assert pixel(shop(locale), 0, edge + (BLEED + 1) * outwards, 100) == WHITE


def test_the_bleed_is_a_mirror() -> None:
    """The art at the foot of the cover runs on as its own image."""
    whole = picture(shop("en"), 0)
    foot, deep = round((ROOM + SHEET.height) * SCALE), round((BLEED - 1) * SCALE)
    inside = whole.crop((0, foot - deep, whole.width, foot)).transpose(
        Image.Transpose.FLIP_TOP_BOTTOM
    )
    outside = whole.crop((0, foot, whole.width, foot + deep))
    between = (round((ROOM + BLEED) * SCALE), 0, round((ROOM + SHEET.width) * SCALE), deep)
    difference = ImageChops.difference(inside.crop(between), outside.crop(between)).convert("L")
    assert ImageStat.Stat(difference).mean[0] < 2
    assert len(outside.crop(between).getcolors(1 << 20) or ()) > 3


def dark_stretches(line: Image.Image) -> list[float]:
    """The middles of the dark stretches of a line of pixels, in points from the trim."""
    dark = [x for x in range(line.width) if (line.getpixel((x, 0)) or 0) < 200]  # type: ignore[operator]
    stretches: list[list[int]] = []
    for x in dark:
        if stretches and x - stretches[-1][-1] <= 2:
            stretches[-1].append(x)
        else:
            stretches.append([x])
    return [(sum(each) / len(each) + 0.5) / SCALE - ROOM for each in stretches]


@pytest.mark.parametrize("locale", LOCALES)
def test_marks_stand_where_the_sheet_is_cut_and_folded(locale: str) -> None:
    """In the margin above the sheet: two crop marks, both folds, one target, and nothing else."""
    for page, own in enumerate(finishing(locale)):
        margin = picture(shop(locale), page).convert("L")
        rows = range(round((ROOM - MARKS_TO) * SCALE) + 1, round((ROOM - MARKS_FROM) * SCALE) - 1)
        darkest = Image.new("L", (margin.width, 1), 255)
        for y in rows:
            darkest = ImageChops.darker(darkest, margin.crop((0, y, margin.width, y + 1)))
        wanted = [0.0, own.x[0], SHEET.width / 2, own.x[1], SHEET.width]
        assert dark_stretches(darkest) == pytest.approx(wanted, abs=0.75)
        between = (round((ROOM - MARKS_FROM) * SCALE) + 1, round((ROOM - BLEED) * SCALE) - 1)
        gap = margin.crop((0, between[0], margin.width, between[1]))
        assert gap.getextrema() == (255, 255)


def test_cuts_between_copies_have_marks_like_the_trims() -> None:
    """Solid, at head and foot; the office's ticks are gone, and no target stands near."""
    made = print_shop(page_of("200 20 m 200 40 l S"), [Finishing(cut_x=(200,))], {}, profile())
    margin = picture(made, 0).convert("L")
    height = round((ROOM - (MARKS_FROM + MARKS_TO) / 2 - 5) * SCALE)
    row = margin.crop((0, height, margin.width, height + 1))
    assert dark_stretches(row) == pytest.approx([0, 200 - CLEAR, 200, 400], abs=0.75)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert b" 40 l" not in pdf.pages[0].resources.XObject.Sheet.read_bytes()


def test_marks_print_on_every_plate() -> None:
    """Registration colour is a separation of all inks, also where a viewer mixes it."""
    with pikepdf.open(io.BytesIO(shop("en"))) as pdf:
        space = pdf.pages[0].resources.ColorSpace.All
        assert [str(each) for each in list(space)[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
        assert [int(each) for each in space[3].C1] == [1, 1, 1, 1]


def test_an_offices_fold_ticks_are_gone() -> None:
    """They would be printed on the finished guide; other lines of a sheet stay."""
    for number, own in enumerate(finishing("en")):
        with pikepdf.open(io.BytesIO(office("en"))) as before:
            assert b" RG" in before.pages[number].Contents.read_bytes()
        with pikepdf.open(io.BytesIO(shop("en"))) as pdf:
            content = pdf.pages[number].resources.XObject.Sheet.read_bytes()
        assert own.x
        assert not re.search(rb"\b(m|l|S)\n", content)
    assert b"40 10 l" in drawn("261 20 m 261 40 l 30 10 m 40 10 l S", Finishing(fold_x=(261,)))
    assert b"261 40 l" in drawn("q 1 0 0 1 5 0 cm 261 20 m 261 40 l S Q", Finishing(fold_x=(261,)))
    assert b"300 9 l" not in drawn("200 9 m 300 9 l S", Finishing(fold_y=(9,)))


def drawn(content: str, finishing: Finishing) -> bytes:
    """What is left of a sheet's own content."""
    made = print_shop(page_of(content), [finishing], {}, profile())
    with pikepdf.open(io.BytesIO(made)) as pdf:
        data: bytes = pdf.pages[0].resources.XObject.Sheet.read_bytes()
        return data


def page_of(content: str, **resources: Any) -> bytes:
    """A file of one page, as an office would have it."""
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(400, 300))
        page = pdf.pages[0]
        made = {name: value(pdf) if callable(value) else value for name, value in resources.items()}
        page.obj.Resources = Dictionary({f"/{name}": each for name, each in made.items()})
        page.obj.TrimBox = Array([0, 0, 400, 300])
        page.Contents = pdf.make_stream(content.encode())
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([9, 9, 90, 90]))
        page.obj.Annots = Array([link])
        pdf.docinfo["/Title"] = String("One page")
        pdf.docinfo["/CreationDate"] = String("D:20260801000000Z")
        written = io.BytesIO()
        pdf.save(written, static_id=True)
        return written.getvalue()


def test_a_fold_in_the_middle_moves_the_target() -> None:
    """Two marks in one place could not be read; a fold mark has no other place to go to."""
    assert target_places(SHEET, Finishing()) == (396, 306)
    for own in (Finishing(fold_x=(396,), fold_y=(306,)), Finishing(fold_x=(380, 396, 420))):
        x, y = target_places(SHEET, own)
        assert all(abs(x - fold) >= CLEAR for fold in own.fold_x)
        assert all(abs(y - fold) >= CLEAR for fold in own.fold_y)


def test_folds_across_have_marks_at_the_sides() -> None:
    """A half-letter sheet is folded there."""
    made = print_shop(page_of(""), [Finishing(fold_y=(100,))], {}, profile())
    column = picture(made, 0).convert("L").crop((28, 0, 29, 720))
    found = dark_stretches(column.transpose(Image.Transpose.TRANSPOSE))
    assert any(abs(y - 200) < 1 for y in found)


def test_the_slug_ends_before_the_first_fold() -> None:
    """A short one is set in six points; one that is too long gets smaller."""
    for text, least in (("a.pdf", 20), ("cedar-valley-" * 20, 220)):
        written = slug_line(
            replace(slug(), text=text), ("1/2", "FOGRA39"), SHEET, Finishing(fold_x=(261,))
        )
        found = [float(x) for x in re.findall(r"(?m)(-?[\d.]+) -?[\d.]+ [mlc]$", written)]
        assert least < max(found) < 261 - CLEAR / 4
        assert min(found) > 0
        heights = [float(y) for y in re.findall(r"(?m)(-?[\d.]+) [mlc]$", written)]
        assert -ROOM < min(heights) < max(heights) < -BLEED


def test_a_brands_inks_are_printed_exactly() -> None:
    """Its primary colour in the inks that it gives, its accent as the profile has it."""
    with pikepdf.open(io.BytesIO(shop("en"))) as pdf:
        used = {
            tuple(float(each) for each in operands)
            for operator, operands in instructions(pdf)
            if operator in ("k", "K")
        }
    accent = tuple(round(ink / 255, 4) for ink in through((0xF0, 0xA5, 0x34)))
    surface = tuple(round(ink / 255, 4) for ink in through((0xF6, 0xF0, 0xE4)))
    ticks = (0, 0, 0, 0.549)
    wanted = {(0.9, 0.4, 0.5, 0.5), accent, surface, (0, 0, 0, 1), (0, 0, 0, 0)}
    assert used - {ticks} == wanted


@pytest.mark.parametrize("locale", LOCALES)
def test_small_text_is_black_alone(locale: str) -> None:
    """Whatever is dark is the brand's own colour or black ink; no grey is mixed of all four."""
    with pikepdf.open(io.BytesIO(shop(locale))) as pdf:
        for operator, operands in instructions(pdf):
            assert operator not in ("rg", "RG", "g", "G")
            if operator in ("k", "K") and sum(map(float, operands)) > 0.9:
                inks = tuple(float(each) for each in operands)
                assert inks in {(0, 0, 0, 1), (0.9, 0.4, 0.5, 0.5)} or inks[3] < 0.1


def test_inks_of_a_brand() -> None:
    """Text is black alone unless the brand says otherwise; what it says goes before all."""
    brand = sample().brands["cedar"]
    assert brand.inks == {"#1C2526": BLACK, "#2E3A3B": BLACK}
    given = replace(brand, cmyk={"text": Cmyk(60, 0, 0, 95), "accent": Cmyk(0, 38, 88, 0)})
    assert given.inks["#1C2526"] == Cmyk(60, 0, 0, 95)
    assert given.inks["#F0A534"] == Cmyk(0, 38, 88, 0)
    lower = replace(brand, palette=replace(brand.palette, text="#1c2526"))
    assert lower.inks["#1C2526"] == BLACK


def test_photos_are_in_inks() -> None:
    """As JPEG of four inks, inverted as such files are, and as large as before."""
    with pikepdf.open(io.BytesIO(shop("en"))) as pdf:
        photos = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        assert len(photos) == 2
        for photo in photos:
            assert [str(photo.ColorSpace), str(photo.Filter)] == ["/DeviceCMYK", "/DCTDecode"]
            assert [int(each) for each in photo.Decode] == [1, 0] * 4
            assert (int(photo.Width), int(photo.Height)) == (324, 396)


def rgb_picture(pdf: Pdf) -> Dictionary:
    """A dot that is half transparent."""
    shared = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1, "Height": 1}
    mask = pdf.make_stream(b"\x80", **shared, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    colours = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\x00\x00\x00\xf0\xa5\x34")])
    dot = pdf.make_stream(b"\x80", **shared, ColorSpace=colours, BitsPerComponent=1, SMask=mask)
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    form = pdf.make_stream(
        b"1 0 0 rg 0 0 9 9 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 9, 9]),
        Group=group,
    )
    return Dictionary({"/Dot": dot, "/Form": form})


def gradient(pdf: Pdf) -> Dictionary:
    """From the brand's primary colour over white to red."""
    ends: list[list[float]] = [[0x0E / 255, 0x4A / 255, 0x4B / 255], [1, 1, 1], [1, 0, 0]]
    parts = [
        Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=Array(one), C1=Array(other))
        for one, other in itertools.pairwise(ends)
    ]
    stitched = Dictionary(
        FunctionType=3,
        Domain=[0, 1],
        Functions=Array(parts),
        Bounds=Array([0.5]),
        Encode=Array([0, 1, 0, 1]),
    )
    axis = Array([0, 0, 400, 0])
    kind: dict[str, Any] = {
        "ShadingType": 2,
        "ColorSpace": Name.DeviceRGB,
        "Background": Array([1, 1, 1]),
    }
    return Dictionary({"/Fade": Dictionary(**kind, Coords=axis, Function=stitched)})


def masked(pdf: Pdf) -> Dictionary:
    """A graphics state whose soft mask is drawn in colours."""
    form = pdf.make_stream(
        b"1 1 0 rg 0 0 400 300 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 400, 300]),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB),
    )
    mask = Dictionary(S=Name.Luminosity, G=form, BC=Array([0, 0, 0]))
    return Dictionary({"/Mask": Dictionary(Type=Name.ExtGState, SMask=mask)})


def tiles(pdf: Pdf) -> Dictionary:
    """Red squares."""
    tile = pdf.make_stream(
        b"1 0 0 rg 0 0 4 4 re f",
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=Array([0, 0, 8, 8]),
        XStep=8,
        YStep=8,
        Resources=Dictionary(),
    )
    shading = gradient(pdf).Fade
    return Dictionary({"/Tiles": tile, "/Shade": Dictionary(PatternType=2, Shading=shading)})


UNUSUAL = """
/Fade sh q /Mask gs 0.5 G 9 9 m 90 90 l S Q q 40 0 0 40 200 100 cm /Dot Do Q /Form Do
/Pattern cs /Tiles scn 0 200 100 50 re f /Shade scn 100 200 100 50 re f
"""


@functools.cache
def unusual() -> bytes:
    """All that a district's own drawings may bring along, in one page."""
    data = page_of(UNUSUAL, XObject=rgb_picture, Shading=gradient, ExtGState=masked, Pattern=tiles)
    return print_shop(data, [Finishing()], {"#0E4A4B": PRIMARY}, profile())


def test_gradients_masks_patterns_and_groups_are_in_inks(tmp_path: Path) -> None:
    """Wherever a colour stands; a soft mask is no ink, and stays a grey."""
    assert preflight_print_shop(unusual(), (Size(400, 300),)) == []
    file = tmp_path / "unusual.pdf"
    file.write_bytes(unusual())
    run("qpdf", "--check", file)
    with pikepdf.open(io.BytesIO(unusual())) as pdf:
        resources = pdf.pages[0].resources.XObject.Sheet.Resources
        first, second = resources.Shading.Fade.Function.Functions
        assert [float(each) for each in first.C0] == [0.9, 0.4, 0.5, 0.5]
        assert [float(each) for each in first.C1] == [float(each) for each in second.C0] == [0] * 4
        assert len(resources.Shading.Fade.Background) == 4
        mask = resources.ExtGState.Mask.SMask
        assert mask.G.Group.CS == "/DeviceGray"
        assert b"0.89 g" in mask.G.read_bytes()
        assert [float(each) for each in mask.BC] == [0]
        dot = resources.XObject.Dot
        assert dot.read_bytes() == through((0xF0, 0xA5, 0x34))
        assert dot.SMask.ColorSpace == "/DeviceGray"
        assert resources.XObject.Form.Group.CS == "/DeviceCMYK"
        assert "/Annots" not in pdf.pages[0]


def test_a_trim_that_is_not_the_whole_page_is_found() -> None:
    """What lies beyond it on the office page is left out, also of the bleed."""
    with pikepdf.open(io.BytesIO(page_of("0 0 400 300 re f 1 g 50 50 300 200 re f"))) as pdf:
        pdf.pages[0].obj.TrimBox = Array([50, 50, 350, 250])
        written = io.BytesIO()
        pdf.save(written, static_id=True)
    made = print_shop(written.getvalue(), [Finishing()], {}, profile())
    assert codes(made, (Size(300, 200),)) == set()
    assert pixel(made, 0, -4, 100) == WHITE


def test_every_page_needs_its_finishing() -> None:
    """One side's finishing is never taken for the other's."""
    with pytest.raises(ValueError, match="zip"):
        print_shop(office("en"), finishing("en")[:1], {}, profile())


Breaking = Callable[[Pdf], None]


def lose_version(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfxid:GTS_PDFXVersion"]


def lose_document_id(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["xmpMM:DocumentID"]


def lose_trapped(pdf: Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def lose_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def lose_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def lose_condition(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("")


def profile_of_a_screen(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.write(cmyk_profile(kind=b"mntr", colours=b"RGB "))


def art_box(pdf: Pdf) -> None:
    pdf.pages[1].obj.ArtBox = pdf.pages[1].obj.TrimBox


def no_bleed_box(pdf: Pdf) -> None:
    del pdf.pages[0].obj.BleedBox


def narrow_bleed(pdf: Pdf) -> None:
    pdf.pages[0].obj.BleedBox = Array([24, 21, 831, 651])


def cut_bleed(pdf: Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([25, 25, 827, 647])


def shifted_trim(pdf: Pdf) -> None:
    pdf.pages[0].obj.TrimBox = Array([30, 30, 820, 642])
    pdf.pages[0].obj.BleedBox = Array([21, 21, 829, 651])


def red_operator(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"1 0 0 RG")


def red_space(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"/DeviceRGB cs")


def red_in_a_line(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI")


def red_in_a_form(pdf: Pdf) -> None:
    face = pdf.pages[0].resources.XObject.Sheet.Resources.XObject.Face0
    face.write(b"1 0 0 rg " + face.read_bytes())


def red_group(pdf: Pdf) -> None:
    pdf.pages[0].obj.Group.CS = Name.DeviceRGB


def screen_profile(pdf: Pdf) -> None:
    space = Array([Name.ICCBased, pdf.make_stream(b"profile", N=3)])
    pdf.pages[0].resources.ColorSpace.Screen = space


def red_picture(pdf: Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image":
            each.ColorSpace = Name.DeviceRGB


def font_elsewhere(pdf: Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            del each["/FontFile2"]


def note(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([15, 15, 22, 22]))
    pdf.pages[0].obj.Annots = Array([link])


@pytest.mark.parametrize(
    ("breaking", "code"),
    [
        (lose_version, "pdfx-identification"),
        (lose_document_id, "pdfx-identification"),
        (lose_trapped, "pdfx-trapped"),
        (lose_intent, "pdfx-output-intent"),
        (lose_profile, "pdfx-output-intent"),
        (lose_condition, "pdfx-output-intent"),
        (profile_of_a_screen, "pdfx-output-intent"),
        (art_box, "pdfx-boxes"),
        (no_bleed_box, "pdfx-boxes"),
        (narrow_bleed, "pdfx-boxes"),
        (cut_bleed, "pdfx-boxes"),
        (shifted_trim, "pdfx-trim-size"),
        (red_operator, "pdfx-colour"),
        (red_space, "pdfx-colour"),
        (red_in_a_line, "pdfx-colour"),
        (red_in_a_form, "pdfx-colour"),
        (red_group, "pdfx-colour"),
        (screen_profile, "pdfx-colour"),
        (red_picture, "pdfx-colour"),
        (font_elsewhere, "pdfx-font"),
        (note, "pdfx-annotation"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_what_is_broken_is_found(breaking: Breaking, code: str) -> None:
    """Each check can fail, and no other does with it."""
    with pikepdf.open(io.BytesIO(shop("en"))) as pdf:
        breaking(pdf)
        written = io.BytesIO()
        pdf.save(written, static_id=True)
    assert codes(written.getvalue()) == {code}


def test_a_file_without_identifier_is_found() -> None:
    """No library writes one; other programs might."""
    assert codes(shop("en").replace(b"/ID [", b"/IX [")) == {"pdfx-file-id"}


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_file_is_found(password: str) -> None:
    """Whether it can be opened or not."""
    with pikepdf.open(io.BytesIO(shop("en"))) as pdf:
        written = io.BytesIO()
        pdf.save(written, encryption=pikepdf.Encryption(owner="owner", user=password))
    assert codes(written.getvalue()) == {"pdfx-encrypted"}


def test_printers_marks_may_be_annotations() -> None:
    """So may what lies outside the bleed."""
    with pikepdf.open(io.BytesIO(shop("en"))) as pdf:
        mark = Dictionary(Type=Name.Annot, Subtype=Name.PrinterMark, Rect=Array([0, 0, 99, 99]))
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 20, 20]))
        pdf.pages[0].obj.Annots = Array([mark, note])
        written = io.BytesIO()
        pdf.save(written, static_id=True)
    assert codes(written.getvalue()) == set()


def test_a_picture_within_the_content_is_left_for_preflight() -> None:
    """It cannot be put into inks here, and does not pass as if it had been."""
    data = page_of("q 9 0 0 9 9 9 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q")
    assert codes(print_shop(data, [Finishing()], {}, profile()), (Size(400, 300),)) == {
        "pdfx-colour"
    }


def test_an_office_file_is_none_for_a_print_shop() -> None:
    """The checks tell one from the other by more than a name."""
    assert codes(office("en")) == {
        *("pdfx-boxes", "pdfx-colour", "pdfx-identification", "pdfx-output-intent", "pdfx-trapped"),
    }
