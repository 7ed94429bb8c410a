"""Imposition is a permutation of faces, mirrored for right-to-left languages."""

import pytest

from guidegen.geometry import LETTER_LANDSCAPE, MILLIMETRES_PER_INCH, POINTS_PER_INCH, mm
from guidegen.imposition import Sheet, roll_fold
from guidegen.model.panel import PANELS

FACES = ["act", "comparison", "cover", "school", "why"]
BOTH = pytest.mark.parametrize("right_to_left", [False, True], ids=["ltr", "rtl"])


def _sides(*, right_to_left: bool) -> tuple[Sheet, Sheet]:
    return roll_fold(PANELS, LETTER_LANDSCAPE, right_to_left=right_to_left)


def _order(sheet: Sheet) -> list[str]:
    return [placed.panel for placed in sorted(sheet.panels, key=lambda placed: placed.area.x)]


def _folds(sheet: Sheet) -> list[float]:
    return sorted({tick.x for tick in sheet.ticks})


@BOTH
def test_every_face_is_placed_once(right_to_left: bool) -> None:
    """No panel is lost, none stands twice."""
    sheets = _sides(right_to_left=right_to_left)
    assert sorted(panel for sheet in sheets for panel in _order(sheet)) == FACES


@BOTH
def test_panels_fill_the_sheet_without_gap(right_to_left: bool) -> None:
    """Each side is covered from edge to edge, at the panels' own size."""
    for sheet in _sides(right_to_left=right_to_left):
        x = 0.0
        for placed in sorted(sheet.panels, key=lambda placed: placed.area.x):
            size = PANELS[placed.panel].size
            assert (placed.area.x, placed.area.y) == (x, 0)
            assert (placed.area.width, placed.area.height) == (size.width, size.height)
            x = placed.area.right
        assert x == sheet.size.width == LETTER_LANDSCAPE.width


def test_left_to_right_order() -> None:
    """Outside flap, back, cover; inside the comparison, then the school on the flap's back."""
    outside, inside = _sides(right_to_left=False)
    assert _order(outside) == ["why", "act", "cover"]
    assert _order(inside) == ["comparison", "school"]


def test_right_to_left_mirrors_both_sides() -> None:
    """The booklet opens from the other edge, so both sides run the other way."""
    usual, other = (_sides(right_to_left=way) for way in (False, True))
    for sheet, mirrored in zip(usual, other, strict=True):
        assert _order(mirrored) == list(reversed(_order(sheet)))
        width = sheet.size.width
        assert _folds(mirrored) == sorted(width - fold for fold in _folds(sheet))


@BOTH
def test_both_sides_fold_in_the_same_places(right_to_left: bool) -> None:
    """Turned over its short edge, a fold of the outside lies on a fold of the inside."""
    outside, inside = _sides(right_to_left=right_to_left)
    width = outside.size.width
    assert _folds(outside) == sorted(width - fold for fold in _folds(inside))


@BOTH
def test_flap_folds_in_first_and_is_narrower(right_to_left: bool) -> None:
    """The flap is 3.625 inches wide, the other faces 3.6875, so that it lies flat inside."""
    outside, _ = _sides(right_to_left=right_to_left)
    widths = {placed.panel: placed.area.width / POINTS_PER_INCH for placed in outside.panels}
    assert widths == {"why": 3.625, "act": 3.6875, "cover": 3.6875}


@BOTH
def test_flap_lies_back_to_back_with_the_school(right_to_left: bool) -> None:
    """The school's panel is on the back of the flap, the comparison behind cover and back."""
    outside, inside = _sides(right_to_left=right_to_left)
    width = outside.size.width
    (flap,) = [placed.area for placed in outside.panels if placed.panel == "why"]
    (school,) = [placed.area for placed in inside.panels if placed.panel == "school"]
    assert (width - flap.right, width - flap.x) == (school.x, school.right)


@BOTH
def test_ticks_stand_where_an_office_printer_prints(right_to_left: bool) -> None:
    """Each fold has a tick at head and foot, from 8 to 14 mm inside the trim."""
    for sheet in _sides(right_to_left=right_to_left):
        height = sheet.size.height
        for fold in _folds(sheet):
            spans = sorted((tick.from_y, tick.to_y) for tick in sheet.ticks if tick.x == fold)
            assert spans == [
                pytest.approx((mm(8), mm(14))),
                pytest.approx((height - mm(14), height - mm(8))),
            ]


def test_millimetres() -> None:
    """A point is 1/72 inch."""
    assert mm(MILLIMETRES_PER_INCH) == POINTS_PER_INCH
