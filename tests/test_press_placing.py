"""A trifold, read back: where each face stands on the sheet, and how the sheet is printed."""

import io

import pikepdf
import pytest
from brochures import brochure
from pressing import made

from guidegen.geometry import mm


@pytest.fixture(scope="module")
def trifold() -> pikepdf.Pdf:
    """The trifold of the minimal school."""
    return pikepdf.open(io.BytesIO(made(brochure(), "trifold")))


def placed(page: pikepdf.Page) -> list[tuple[float, float]]:
    """The left edge and the width of every face on a side, in points."""
    faces, x = [], 0.0
    for each in pikepdf.parse_content_stream(page):
        if str(each.operator) == "cm":
            x = float(each.operands[4])
        if str(each.operator) == "Do":
            box = page.Resources.XObject[str(each.operands[0])].BBox
            faces.append((x, float(box[2])))
    return faces


def test_faces_stand_where_a_folded_sheet_needs_them(trifold: pikepdf.Pdf) -> None:
    """Outside flap, back, cover; inside the double panel and the school, on the flap's back."""
    assert placed(trifold.pages[0]) == [(0, 261), (261, 265.5), (526.5, 265.5)]
    assert placed(trifold.pages[1]) == [(0, 531), (531, 261)]


def test_the_narrower_flap_has_both_its_faces_on_the_same_piece_of_paper(
    trifold: pikepdf.Pdf,
) -> None:
    """The sheet is turned over its short edge: left outside is right inside."""
    (flap, width), *_ = placed(trifold.pages[0])
    *_, (school, school_width) = placed(trifold.pages[1])
    assert flap == 792 - school - school_width
    assert width == school_width


def test_the_sheet_is_letter_and_prints_unscaled_over_the_short_edge(
    trifold: pikepdf.Pdf,
) -> None:
    """An office prints it as it is."""
    assert [float(side) for side in trifold.pages[0].MediaBox] == [0, 0, 792, 612]
    assert trifold.Root.ViewerPreferences.PrintScaling == "/None"
    assert trifold.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


def test_fold_ticks_lie_within_what_an_office_printer_prints(trifold: pikepdf.Pdf) -> None:
    """Eight to fourteen millimetres inside the trim, at the folds."""
    for page, folds in ((trifold.pages[0], {261, 526.5}), (trifold.pages[1], {265.5, 531})):
        ends = [
            (float(each.operands[0]), float(each.operands[1]))
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) in ("m", "l")
        ]
        assert {x for x, _ in ends} == folds
        distances = {round(min(y, 612 - y), 2) for _, y in ends}
        assert distances == {round(mm(8), 2), round(mm(14), 2)}
