"""Brands: colours that can be read, a logo, and what follows from them."""

from pathlib import Path

import pytest

from guidegen.brand import contrast, read_brand, read_brands
from guidegen.model.brand import Brand, Cmyk

ROOT = Path(__file__).parent.parent
BRAND = """
[colors]
primary = "{primary}"
accent = "{accent}"
surface = "{surface}"
text = "{text}"
[logo]
file = "logo.svg"
alt = "A circle"
height = 20
"""
CEDAR = {"primary": "#0E4A4B", "accent": "#F0A534", "surface": "#F6F0E4", "text": "#1C2526"}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><circle r="5"/></svg>'


def folder_of(tmp_path: Path, **colours: str) -> Path:
    folder = tmp_path / "brands" / "ours"
    folder.mkdir(parents=True)
    text = BRAND.format(**(CEDAR | colours))
    (folder / "brand.toml").write_text(text, encoding="utf-8")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    return folder


def sound(folder: Path) -> Brand:
    brand, faults = read_brand(folder)
    assert faults == ()
    assert brand is not None
    return brand


def test_the_samples_brands_are_sound() -> None:
    """Both, by the names of their folders."""
    brands, faults = read_brands(ROOT / "content")
    assert faults == ()
    assert sorted(brands) == ["cedar", "harbor"]


def test_colours_that_stand_on_others_follow_from_them() -> None:
    """A light accent takes dark ink and a primary keyline; a dark one white and surface."""
    brands, _ = read_brands(ROOT / "content")
    cedar, harbor = brands["cedar"].palette, brands["harbor"].palette
    assert (cedar.on_primary, cedar.on_accent, cedar.keyline) == ("#FFFFFF", "#1C2526", "#0E4A4B")
    assert (harbor.on_primary, harbor.on_accent) == ("#FFFFFF", "#FFFFFF")
    assert harbor.keyline == "#F3EFEA"


def test_a_brand_inherits_nothing_but_stated_defaults(tmp_path: Path) -> None:
    """Quiet labels take the colour of text; sizes are the scripts' own."""
    brand = sound(folder_of(tmp_path))
    assert brand.id == "ours"
    assert brand.palette.quiet == "#1C2526"
    assert (brand.limits.heading_max, brand.limits.cover_max) == (23, 38)
    assert (brand.typefaces.heading, brand.typefaces.text) == ("", "")


def test_the_logo_keeps_its_proportion(tmp_path: Path) -> None:
    """Height as asked for, width from the drawing."""
    logo = sound(folder_of(tmp_path)).logo
    assert (logo.width, logo.height, logo.media_type) == (60, 20, "image/svg+xml")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#FF0000", "#FF0000", 1.0),
    ],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    """Known values of WCAG, either way round."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("colours", "words"),
    [
        ({"text": "#777777"}, ("text #777777 on surface #F6F0E4", "text #777777 on white")),
        ({"primary": "#FFD700"}, ("primary #FFD700 on surface", "primary #FFD700 on white")),
        ({"primary": "#808080"}, ("text #1C2526 on primary #808080",)),
        ({"surface": "#404040"}, ("text #1C2526 on surface #404040",)),
        ({"accent": "#6A8A9A"}, ("text #1C2526 on accent #6A8A9A",)),
    ],
)
def test_text_that_cannot_be_read_is_refused(
    colours: dict[str, str], words: tuple[str, ...], tmp_path: Path
) -> None:
    """Both colours by name and value, with the ratio that they have and need."""
    brand, faults = read_brand(folder_of(tmp_path, **colours))
    assert brand is None
    messages = "\n".join(map(str, faults))
    assert all(each in messages for each in words), messages
    assert all("4.5:1" in fault.problem and fault.place.line for fault in faults)


def test_one_faulty_brand_does_not_hide_another(tmp_path: Path) -> None:
    """Each folder is read for itself."""
    folder_of(tmp_path)
    (tmp_path / "brands" / "empty").mkdir()
    brands, faults = read_brands(tmp_path)
    assert list(brands) == ["ours"]
    assert [fault.place.path.parent.name for fault in faults] == ["empty"]


def test_every_fault_of_a_brand_is_told(tmp_path: Path) -> None:
    """A bad contrast and a missing logo, at once."""
    folder = folder_of(tmp_path, text="#999999", accent="#FFFFFF")
    (folder / "logo.svg").unlink()
    codes = {fault.code for fault in read_brand(folder)[1]}
    assert codes == {"low-contrast", "logo-missing"}


def test_a_brand_gives_its_colours_as_inks(tmp_path: Path) -> None:
    """In per cent, whole numbers or not; what is not given is nobody's guess."""
    folder = folder_of(tmp_path)
    assert sound(folder).cmyk == {}
    with (folder / "brand.toml").open("a", encoding="utf-8") as file:
        file.write("[cmyk]\nprimary = [90, 40, 50, 50]\nquiet = [0, 0, 0, 82.5]\n")
    assert sound(folder).cmyk == {"primary": Cmyk(90, 40, 50, 50), "quiet": Cmyk(0, 0, 0, 82.5)}


@pytest.mark.parametrize(
    ("line", "key", "words"),
    [
        ("primary = [90, 40, 50]", "cmyk.primary", "Write four numbers in brackets"),
        ("primary = [90, 40, 50, 101]", "cmyk.primary", "from 0 to 100"),
        ("primary = [-1, 40, 50, 50]", "cmyk.primary", "from 0 to 100"),
        ('primary = "90 40 50 50"', "cmyk.primary", "Write a list in square brackets"),
        ('primary = ["90", 40, 50, 50]', "cmyk.primary[1]", "Write a number"),
        ("white = [0, 0, 0, 0]", "cmyk.white", "Known are: accent, primary"),
    ],
)
def test_inks_that_are_none_are_refused(line: str, key: str, words: str, tmp_path: Path) -> None:
    """With the place, and the form that is wanted."""
    folder = folder_of(tmp_path)
    with (folder / "brand.toml").open("a", encoding="utf-8") as file:
        file.write(f"[cmyk]\n{line}\n")
    brand, faults = read_brand(folder)
    assert brand is None
    assert [(fault.place.key, fault.place.line) for fault in faults] == [(key, 12)]
    assert words in faults[0].remedy
