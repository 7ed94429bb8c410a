"""The structure of a screen file, read back with pikepdf."""

import functools
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from brochures import brochure
from pressing import made

from guidegen.model.build import Purpose


@functools.cache
def screen(locale: str = "en") -> pikepdf.Pdf:
    """The screen file of the minimal school."""
    purpose = Purpose.FINAL if locale == "en" else Purpose.REVIEW
    return pikepdf.open(io.BytesIO(made(brochure(locale, purpose), "screen")))


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every structure element, in reading order."""

    def below(element: Any) -> Iterator[pikepdf.Dictionary]:
        yield element
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                yield from below(kid)

    return below(pdf.Root.StructTreeRoot.K[0])


def of_type(pdf: pikepdf.Pdf, name: str) -> list[pikepdf.Dictionary]:
    return [element for element in elements(pdf) if name == element.S]


def test_the_file_says_what_it_is() -> None:
    """Title, language and PDF/UA identification (ISO 14289-1, 5 and 7.1)."""
    pdf = screen()
    assert str(pdf.docinfo["/Title"]) == "Two roles. One goal. Pine Hollow School"
    assert str(pdf.Root.Lang) == "en"
    assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_a_review_build_says_so_in_the_metadata() -> None:
    """A reviewer's file is told from a family's, even renamed."""
    assert "review" in str(screen("es").docinfo["/Keywords"])
    assert "/Keywords" not in screen().docinfo


def test_every_panel_is_bookmarked() -> None:
    """One bookmark a panel, the comparison by its table's name."""
    with screen().open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert "At your school" in titles
    assert "School Resource Officer and School Safety Officer compared" in titles
    assert len(titles) == len(screen().pages)


def test_links_are_described_by_their_text_and_belong_to_link_elements() -> None:
    """A screen reader says the number, not its address (UA-1 7.18.5)."""
    pdf = screen()
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    links = [link for page in pdf.pages for link in page.get("/Annots", [])]
    assert links
    for link in links:
        assert parents[int(link.StructParent)].S == "/Link"
        assert "tel:" not in str(link.Contents)
        assert "mailto:" not in str(link.Contents)


def test_table_headers_have_a_scope_and_can_be_found_by_their_ids() -> None:
    """Cells refer to their headers through the IDTree."""
    pdf = screen()
    headers = of_type(pdf, "/TH")
    assert {str(header.A.Scope) for header in headers} == {"/Row", "/Column"}
    names = [str(name) for name in list(pdf.Root.StructTreeRoot.IDTree.Names)[::2]]
    assert names == sorted(names)
    assert {str(header.ID) for header in headers} == set(names)


def test_the_repeated_label_of_the_comparison_is_an_artifact() -> None:
    """Each row's label is read once, though it is printed in both columns."""
    page = screen().pages[2]
    numbers = screen().Root.StructTreeRoot.ParentTree.Nums
    assert sum(entry is None for entry in list(numbers[5])) >= 8
    operators = [str(each.operator) for each in pikepdf.parse_content_stream(page)]
    assert operators.count("BMC") + operators.count("BDC") == operators.count("EMC")


def test_every_cell_of_the_comparison_holds_text() -> None:
    """No empty header cell, no lost row."""
    table = of_type(screen(), "/Table")[1]
    rows = [row for part in table.K for row in part.K]
    assert len(rows) == 10
    assert all(len(list(cell.K)) for row in rows[1:] for cell in row.K)


def test_figures_have_a_text_and_a_box_on_their_page() -> None:
    """Boxes are in points, y upwards (ISO 32000-1, 14.8.5.4.3)."""
    for figure in of_type(screen(), "/Figure"):
        left, bottom, right, top = (float(value) for value in figure.A.BBox)
        assert str(figure.Alt)
        assert 0 <= left < right <= float(figure.Pg.MediaBox[2])
        assert 0 <= bottom < top <= float(figure.Pg.MediaBox[3])


def test_english_in_a_spanish_guide_is_marked_as_english() -> None:
    """A missing translation is read aloud in the language that it is in (UA-1 7.2)."""
    languages = {str(each.Lang) for each in elements(screen("es")) if "/Lang" in each}
    assert languages == {"en"}


@pytest.mark.parametrize("name", ["/Span", "/Div", "/P"])
def test_no_element_is_empty(name: str) -> None:
    """Decoration leaves nothing behind in the structure."""
    assert all(len(list(each.K)) for each in of_type(screen(), name))


def test_the_same_brochure_is_the_same_bytes() -> None:
    """Nothing in a file depends on when or how often it was made."""
    again = replace(brochure())
    assert made(brochure(), "screen") == made(again, "screen")
