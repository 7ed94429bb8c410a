"""Pictures: what comes in is checked, and what goes out is written anew."""

import io
import random
import struct
import time
import zlib
from importlib import import_module
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from guidegen.cache import open_cache
from guidegen.images import MOST_PIXELS, PHOTO_SIZE, read_logo, read_photo

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)
BOX = 'viewBox="0 0 30 10"'


def drawing(tmp_path: Path, body: str, attributes: str = BOX) -> Path:
    file = tmp_path / "logo.svg"
    file.write_text(SVG.format(attributes, body), encoding="utf-8")
    return file


def logo_text(tmp_path: Path, body: str) -> str:
    picture, faults = read_logo(drawing(tmp_path, body))
    assert faults == ()
    assert picture is not None
    return picture.data.decode()


def photo(file: Path) -> Image.Image:
    data, faults = read_photo(file)
    assert faults == ()
    assert data is not None
    return Image.open(io.BytesIO(data), formats=("JPEG",))


def halves(size: tuple[int, int]) -> Image.Image:
    """Red above, blue below."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (0, size[1] // 2, *size))
    return picture


def is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return bool(pixel[0] > 180 and pixel[2] < 80)


@pytest.mark.parametrize("size", [(2000, 800), (700, 2100), (324, 396), (3000, 3000)])
def test_a_photo_is_cropped_to_its_frame(size: tuple[int, int], tmp_path: Path) -> None:
    """Filled, not stretched and not boxed, at a size that suits print."""
    halves(size).save(tmp_path / "p.png")
    assert photo(tmp_path / "p.png").size == PHOTO_SIZE


def test_a_photo_that_was_read_before_is_the_same(tmp_path: Path) -> None:
    """What is kept of a file is what the file gives; another file, or a broken one, is read."""
    file, cache = tmp_path / "photo.png", open_cache(tmp_path / "cache")
    Image.new("RGB", (400, 500), "red").save(file)
    fresh = read_photo(file)
    assert read_photo(file, cache) == read_photo(file, cache) == fresh
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert read_photo(file, cache) == fresh
    Image.new("RGB", (400, 500), "blue").save(file)
    assert read_photo(file, cache) == read_photo(file) != fresh
    file.write_bytes(b"no picture")
    data, faults = read_photo(file, cache)
    assert (data, [fault.code for fault in faults]) == (None, ["bad-image"])


def test_a_small_photo_is_not_enlarged(tmp_path: Path) -> None:
    """Pixels that are not there are not made up."""
    halves((100, 100)).save(tmp_path / "p.png")
    width, height = photo(tmp_path / "p.png").size
    assert height == 100
    assert width / height == pytest.approx(PHOTO_SIZE[0] / PHOTO_SIZE[1], abs=0.01)


def test_a_photo_is_turned_upright(tmp_path: Path) -> None:
    """As the camera's note says, which is then left out."""
    lying = halves((400, 400)).rotate(90)
    exif = Image.Exif()
    exif[0x0112] = 6
    lying.save(tmp_path / "p.jpg", exif=exif, quality=95)
    upright = photo(tmp_path / "p.jpg")
    assert is_red(upright.getpixel((upright.width // 2, 20)))
    assert not is_red(upright.getpixel((upright.width // 2, upright.height - 20)))


def test_nothing_but_pixels_comes_along(tmp_path: Path) -> None:
    """No place, no name, no thumbnail of what was cropped."""
    exif = Image.Exif()
    exif[0x010E] = "SECRET-description"
    halves((500, 600)).save(tmp_path / "p.jpg", exif=exif, comment=b"SECRET-comment")
    data, _ = read_photo(tmp_path / "p.jpg")
    assert data is not None
    assert b"SECRET" not in data
    assert not Image.open(io.BytesIO(data)).getexif()


def test_what_is_see_through_becomes_white(tmp_path: Path) -> None:
    """Not black, as a plain conversion would have it."""
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(tmp_path / "p.png")
    assert photo(tmp_path / "p.png").getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK", "I;16"])
def test_every_kind_of_pixel_is_read(mode: str, tmp_path: Path) -> None:
    """Scanners and offices make them all."""
    name = "p.jpg" if mode == "CMYK" else "p.png"
    Image.new(mode, (300, 300)).save(tmp_path / name)
    assert photo(tmp_path / name).mode == "RGB"


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the file said besides."""
    info = PngInfo()
    info.add_text("Comment", "taken on a Monday")
    halves((500, 600)).save(tmp_path / "a.png")
    halves((500, 600)).save(tmp_path / "b.png", pnginfo=info)
    assert read_photo(tmp_path / "a.png") == read_photo(tmp_path / "b.png")


def huge_png(width: int, height: int) -> bytes:
    """A few bytes that claim to be an enormous picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [5100, 12_000, 60_000])
def test_enormous_pictures_are_refused_before_they_are_decoded(side: int, tmp_path: Path) -> None:
    """At once, and without a warning of the decoder."""
    assert side * side > MOST_PIXELS
    file = tmp_path / "p.png"
    file.write_bytes(huge_png(side, side))
    started = time.monotonic()
    for data, faults in (read_photo(file), read_logo(file)):
        assert data is None
        assert [fault.code for fault in faults] == ["image-too-large"]
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("name", ["x.gif", "x.webp", "x.tiff", "x.bmp"])
def test_other_formats_are_refused_whatever_their_name(name: str, tmp_path: Path) -> None:
    """Only PNG and JPEG decoders ever run."""
    halves((50, 60)).save(tmp_path / name)
    Path(tmp_path / name).rename(tmp_path / "p.png")
    data, faults = read_photo(tmp_path / "p.png")
    assert data is None
    assert [fault.code for fault in faults] == ["bad-image"]


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_damaged_pictures_are_faults(form: str, tmp_path: Path) -> None:
    """However they are damaged: cut short, or with wrong bytes anywhere."""
    whole = io.BytesIO()
    halves((60, 70)).save(whole, form)
    file = tmp_path / "p"
    damage = random.Random(7)  # noqa: S311
    for _ in range(120):
        data = bytearray(whole.getvalue()[: damage.randrange(1, len(whole.getvalue()))])
        data[damage.randrange(len(data))] = damage.randrange(256)
        file.write_bytes(data)
        picture, faults = read_photo(file)
        assert (picture is None) == bool(faults)


def test_a_png_logo_is_written_anew(tmp_path: Path) -> None:
    """Its proportion and transparency stay, everything else goes."""
    info = PngInfo()
    info.add_text("Author", "SECRET")
    Image.new("RGBA", (800, 200), (10, 20, 30, 128)).save(tmp_path / "logo.png", pnginfo=info)
    picture, faults = read_logo(tmp_path / "logo.png")
    assert faults == ()
    assert picture is not None
    assert (picture.media_type, picture.width / picture.height) == ("image/png", 4)
    assert b"SECRET" not in picture.data
    assert Image.open(io.BytesIO(picture.data)).getpixel((0, 0)) == (10, 20, 30, 128)


def test_shapes_and_colours_of_a_drawing_pass(tmp_path: Path) -> None:
    """Paths, groups, gradients, uses of its own parts, styles as attributes."""
    text = logo_text(
        tmp_path,
        '<title>Pine</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/>'
        '</linearGradient></defs><g transform="scale(2)"><path id="p" d="M0 0H5" '
        'style="fill:url(#g);stroke: #123456 !important"/></g><use xlink:href="#p" x="3"/>',
    )
    assert 'fill="url(#g)"' in text
    assert 'stroke="#123456"' in text
    assert 'href="#p"' in text
    assert 'transform="scale(2)"' in text


def test_writing_a_translators_file_changes_no_drawing(tmp_path: Path) -> None:
    """XLIFF claims XML's empty prefix in the same process; a logo's bytes must not depend on it."""
    import_module("guidegen.translation.exchange.xliff_writing")
    assert logo_text(tmp_path, '<rect width="4" height="4"/>').startswith("<svg ")


def test_what_editors_leave_behind_is_dropped(tmp_path: Path) -> None:
    """Comments, metadata of other namespaces, names of layers."""
    text = logo_text(
        tmp_path,
        '<!-- SECRET --><x:view xmlns:x="urn:editor" SECRET="1"><x:deep/></x:view>'
        '<path d="M0 0" class="SECRET" data-name="SECRET"/>',
    )
    assert "SECRET" not in text
    assert "urn:editor" not in text


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<image href="https://example.org/x.png"/>',
        '<image href="file:///etc/passwd"/>',
        "<foreignObject><p>x</p></foreignObject>",
        "<style>path { fill: url(https://example.org/x) }</style>",
        "<text>words in a font that nobody has</text>",
        '<a href="https://example.org"><path d="M0 0"/></a>',
        "<animate/>",
        '<filter id="f"/>',
        '<path d="M0 0" onclick="alert(1)"/>',
        '<path d="M0 0" fill="url(https://example.org/x#a)"/>',
        '<path d="M0 0" fill="URL( \'https://example.org/x\' )"/>',
        '<path d="M0 0" fill="u\\72l(https://example.org/x)"/>',
        '<path d="M0 0" style="fill: url(//example.org/x)"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<use xlink:href="other.svg#a"/>',
        '<use href="data:image/svg+xml;base64,AAAA#a"/>',
        '<linearGradient href="file:///x#a"/>',
    ],
)
def test_what_acts_or_reaches_out_is_refused(body: str, tmp_path: Path) -> None:
    """Scripts, pictures, fonts, links, styles, whatever way they are spelled."""
    picture, faults = read_logo(drawing(tmp_path, body))
    assert picture is None
    assert {fault.code for fault in faults} == {"svg-not-allowed"}


def chained_uses(levels: int, fan: int) -> str:
    groups = (
        f'<g id="g{level}">' + f'<use href="#g{level - 1}"/>' * fan + "</g>"
        for level in range(1, levels)
    )
    return '<g id="g0"><path d="M0 0"/></g>' + "".join(groups)


@pytest.mark.parametrize(
    "body",
    [
        chained_uses(9, 10),
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        "<g>" * 3000 + "</g>" * 3000,
        '<path d="M0 0"/>' * 6000,
    ],
)
def test_drawings_that_never_end_are_refused_at_once(body: str, tmp_path: Path) -> None:
    """Uses of uses, circles, depth, sheer number."""
    started = time.monotonic()
    _, faults = read_logo(drawing(tmp_path, body))
    assert [fault.code for fault in faults] == ["svg-too-complex"]
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad-svg"),
        ("<svg", "bad-svg"),
        ("<html/>", "bad-svg"),
        ('<svg viewBox="0 0 1 1"/>', "bad-svg"),
        (
            '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format(BOX, "&b;"),
            "bad-svg",
        ),
        (
            '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.format(BOX, "&x;"),
            "bad-svg",
        ),
        (SVG.format("", '<path d="M0 0"/>'), "svg-without-size"),
        (SVG.format('viewBox="0 0 nan nan"', ""), "svg-without-size"),
        (SVG.format('width="0" height="5"', ""), "svg-without-size"),
        (SVG.format('viewBox="0 0 9000 1"', ""), "svg-without-size"),
        ("<!--" + "x" * 1_000_001 + "-->", "svg-too-complex"),
    ],
)
def test_files_that_are_no_logo_are_faults(text: str, code: str, tmp_path: Path) -> None:
    """No XML, no SVG, entities, no size."""
    file = tmp_path / "logo.svg"
    file.write_text(text, encoding="utf-8")
    assert [fault.code for fault in read_logo(file)[1]] == [code]


def test_a_common_document_type_is_fine(tmp_path: Path) -> None:
    """Drawing programs write it; it is not fetched."""
    file = tmp_path / "logo.svg"
    doctype = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    file.write_text(doctype + SVG.format('width="30px" height="10px"', ""), encoding="utf-8")
    picture, faults = read_logo(file)
    assert faults == ()
    assert picture is not None
    assert (picture.width, picture.height) == (30, 10)
    assert b"DOCTYPE" not in picture.data
