"""Every page of the sample from stencils is the page that would have been laid out whole."""

import io
from collections.abc import Collection, Mapping
from pathlib import Path

import pikepdf
import pytest
from readings import look_alike, qpdf_says
from two_ways import (
    assert_same_file,
    from_stencils,
    laid_out,
    sample,
    sample_engine,
    sample_guide,
    schools_of,
)

from guidegen.compose import Brochure
from guidegen.languages import languages
from guidegen.model.panel import PANELS

WHOLE = ("en", "es", "ar", "zh-Hans", "km")
"""Languages in which every school is looked at: Latin, right to left, Han, and told clusters."""
NAMING = ("cover", "school", "act", "help")
"""Panels that have a school's values in them."""
OTHERS = tuple(tag for tag in languages() if "-X" not in tag and tag not in WHOLE)


def guides(locale: str, schools: tuple[str, ...]) -> Mapping[str, Brochure]:
    """Guides of the sample in one language."""
    return {school: sample_guide(school, locale) for school in schools}


def assert_same(
    locale: str,
    brand: str,
    schools: tuple[str, ...],
    folder: Path,
    panels: Collection[str] = PANELS,
) -> None:
    """All these schools' files are assembled, sound, and what the direct way makes."""
    engine, wanted = sample_engine(locale, brand), guides(locale, schools)
    made = from_stencils(engine, wanted, panels=panels)
    direct = laid_out(engine, wanted, panels=panels)
    for school, data in made.items():
        assert isinstance(data, bytes), f"{school}: {data}"
        assert_same_file(data, direct[school], exact=not engine.language.right_to_left)
        assert not qpdf_says(data, folder)


@pytest.mark.parametrize("brand", ["cedar", "harbor"])
@pytest.mark.parametrize("locale", WHOLE)
def test_every_school_has_the_same_file_either_way(tmp_path: Path, locale: str, brand: str) -> None:
    """Pixels, text, links, outline, structure, description; and the file is sound."""
    assert_same(locale, brand, schools_of(brand), tmp_path)


@pytest.mark.parametrize("locale", OTHERS)
def test_a_school_has_the_same_file_either_way_in_every_language(
    tmp_path: Path, locale: str
) -> None:
    """The school with two officers who have everything, and the panels that differ by school."""
    assert_same(locale, "cedar", ("cedar-valley-middle",), tmp_path, NAMING)


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_sheets_are_the_same_either_way(tmp_path: Path, locale: str) -> None:
    """Faces stand where they stood, for print."""
    engine = sample_engine(locale, "cedar")
    wanted = guides(locale, ("cedar-valley-middle", "harrison-academy"))
    made, direct = from_stencils(engine, wanted, "trifold"), laid_out(engine, wanted, "trifold")
    for school, data in made.items():
        assert isinstance(data, bytes), data
        assert look_alike(data, direct[school].data)
        assert described(data) == described(direct[school].data)
        assert not qpdf_says(data, tmp_path)


def described(data: bytes) -> tuple[object, ...]:
    """What a file for print says of itself and how it is printed."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        catalog = pdf.Root
        boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
        info = {name: str(value) for name, value in pdf.docinfo.items()}
        return (
            info,
            boxes,
            str(catalog.Lang),
            str(catalog.ViewerPreferences.Duplex),
            "/Annots" in (pdf.pages[0]),
        )


def test_the_sample_has_schools_of_both_brands() -> None:
    """Or the tests above would look at nothing."""
    assert len(schools_of("cedar")) + len(schools_of("harbor")) == len(sample().roster.schools)
    assert schools_of("harbor")
