"""Imposition is a permutation of faces, mirrored for right-to-left languages."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.geometry import LETTER_LANDSCAPE, MILLIMETRES_PER_INCH, POINTS_PER_INCH, Size, mm
from guidegen.imposition import (
    PAPER_THICKNESS,
    PlacedPanel,
    Sheet,
    gate_fold,
    n_up,
    roll_fold,
    saddle_stitch,
    stitched,
    whole,
    z_fold,
)
from guidegen.model.editions import PRINTED
from guidegen.model.formats import BOOKLET_SCALE, FORMATS, GATE_SCALE, POSTER_SCALE
from guidegen.model.panel import PanelSpec, face, spread

FOLDS = {"trifold": roll_fold, "z-fold": z_fold, "gate-fold": gate_fold}
FACES = {
    "trifold": ["act", "comparison", "cover", "school", "why"],
    "z-fold": ["act", "comparison", "cover", "school", "why"],
    "gate-fold": ["act", "comparison", "cover", "help", "questions", "school", "why"],
}
FOLDED = pytest.mark.parametrize("edition", FOLDS)
BOTH = pytest.mark.parametrize("right_to_left", [False, True], ids=["ltr", "rtl"])
PAPERS = pytest.mark.parametrize("paper", ["letter", "a4"])
PAGE = Size(LETTER_LANDSCAPE.width / 2, LETTER_LANDSCAPE.height)


def _sides(
    paper: str = "letter", edition: str = "trifold", *, right_to_left: bool
) -> tuple[Sheet, Sheet]:
    sheet = PRINTED[edition].papers[paper].landscape
    panels = FORMATS[f"{paper}-{edition}"].panels
    return FOLDS[edition](panels, sheet, right_to_left=right_to_left)


def _order(sheet: Sheet) -> list[str]:
    return [placed.panel for placed in sorted(sheet.panels, key=lambda placed: placed.area.x)]


def _folds(sheet: Sheet) -> list[float]:
    return sorted({tick.x for tick in sheet.ticks})


@FOLDED
@PAPERS
@BOTH
def test_every_face_is_placed_once(paper: str, edition: str, right_to_left: bool) -> None:
    """No panel is lost, none stands twice."""
    sheets = _sides(paper, edition, right_to_left=right_to_left)
    assert sorted(panel for sheet in sheets for panel in _order(sheet)) == FACES[edition]


@FOLDED
@PAPERS
@BOTH
def test_panels_fill_the_sheet_without_gap(paper: str, edition: str, right_to_left: bool) -> None:
    """Each side is covered from edge to edge, each panel scaled as the edition is."""
    for sheet in _sides(paper, edition, right_to_left=right_to_left):
        x = 0.0
        for placed in sorted(sheet.panels, key=lambda placed: placed.area.x):
            size = FORMATS[f"{paper}-{edition}"].panels[placed.panel].size
            assert placed.scale == pytest.approx(GATE_SCALE if edition == "gate-fold" else 1)
            assert (placed.area.x, placed.area.y) == pytest.approx((x, 0))
            own = (size.width * placed.scale, size.height * placed.scale)
            assert (placed.area.width, placed.area.height) == pytest.approx(own)
            x = placed.area.right
        assert (x, placed.area.height) == pytest.approx((sheet.size.width, sheet.size.height))


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


@FOLDED
@PAPERS
@BOTH
def test_both_sides_fold_in_the_same_places(paper: str, edition: str, right_to_left: bool) -> None:
    """Turned over its short edge, a fold of the outside lies on a fold of the inside."""
    outside, inside = _sides(paper, edition, right_to_left=right_to_left)
    width = outside.size.width
    assert _folds(outside) == pytest.approx(sorted(width - fold for fold in _folds(inside)))


@BOTH
def test_flap_folds_in_first_and_is_narrower(right_to_left: bool) -> None:
    """The flap is 3.625 inches wide, the other faces 3.6875, so that it lies flat inside."""
    outside, _ = _sides(right_to_left=right_to_left)
    widths = {placed.panel: placed.area.width / POINTS_PER_INCH for placed in outside.panels}
    assert widths == {"why": 3.625, "act": 3.6875, "cover": 3.6875}


@BOTH
def test_flap_of_a_sheet_of_a4_is_narrower_too(right_to_left: bool) -> None:
    """Faces of 100, 100 and 97 millimetres, folded at the edges of the middle one."""
    outside, _ = _sides("a4", right_to_left=right_to_left)
    widths = {placed.panel: placed.area.width for placed in outside.panels}
    assert widths == pytest.approx({"why": mm(97), "act": mm(100), "cover": mm(100)})
    folds = [mm(100), mm(200)] if right_to_left else [mm(97), mm(197)]
    assert _folds(outside) == pytest.approx(folds)


@PAPERS
@BOTH
def test_flap_lies_back_to_back_with_the_school(paper: str, right_to_left: bool) -> None:
    """The school's panel is on the back of the flap, the comparison behind cover and back."""
    outside, inside = _sides(paper, right_to_left=right_to_left)
    width = outside.size.width
    (flap,) = [placed.area for placed in outside.panels if placed.panel == "why"]
    (school,) = [placed.area for placed in inside.panels if placed.panel == "school"]
    assert (width - flap.right, width - flap.x) == pytest.approx((school.x, school.right))


@FOLDED
@PAPERS
@BOTH
def test_ticks_stand_where_an_office_printer_prints(
    paper: str, edition: str, right_to_left: bool
) -> None:
    """Each fold has a tick at head and foot, from 8 to 14 mm inside the trim."""
    for sheet in _sides(paper, edition, right_to_left=right_to_left):
        height = sheet.size.height
        assert len(_folds(sheet)) == 2
        for fold in _folds(sheet):
            spans = sorted((tick.from_y, tick.to_y) for tick in sheet.ticks if tick.x == fold)
            assert spans == [
                pytest.approx((mm(8), mm(14))),
                pytest.approx((height - mm(14), height - mm(8))),
            ]


def _leaves(edition: str, paper: str, *, right_to_left: bool) -> list[tuple[str, str]]:
    """The outside of each leaf and what is behind it, from left to right as the outside lies up.

    A panel over several leaves has its name on each of them.
    """
    outside, inside = _sides(paper, edition, right_to_left=right_to_left)
    width = outside.size.width
    edges = [0.0, *outside.folds, width]
    middles = [(left + right) / 2 for left, right in itertools.pairwise(edges)]
    return [(_half(outside, x), _half(inside, width - x)) for x in middles]


@PAPERS
@BOTH
def test_a_sheet_folded_to_and_fro_has_three_leaves_alike(paper: str, right_to_left: bool) -> None:
    """Its folds are at the thirds; none of its panels is a flap."""
    outside, inside = _sides(paper, "z-fold", right_to_left=right_to_left)
    thirds = [outside.size.width / 3, outside.size.width * 2 / 3]
    assert list(outside.folds) == pytest.approx(thirds)
    assert list(inside.folds) == pytest.approx(thirds)
    panels = FORMATS[f"{paper}-z-fold"].panels
    assert not any(panel.flap for panel in panels.values())


@PAPERS
@BOTH
def test_a_sheet_folded_to_and_fro_is_read_from_its_cover(paper: str, right_to_left: bool) -> None:
    """The cover lies on top and the school at the bottom; the comparison lies between two leaves.

    The leaf of the cover is folded so that the insides meet, the other end so that the outsides do.
    """
    leaves = _leaves("z-fold", paper, right_to_left=right_to_left)
    top, middle, bottom = leaves if right_to_left else reversed(leaves)
    assert (top[0], bottom[1]) == ("cover", "school")
    assert (top[1], middle[1]) == ("comparison", "comparison")
    assert (middle[0], bottom[0]) == ("act", "why")


@PAPERS
@BOTH
def test_gates_close_over_the_middle(paper: str, right_to_left: bool) -> None:
    """They are as wide as each other, and a sixteenth of an inch is left between them, and more."""
    outside, _ = _sides(paper, "gate-fold", right_to_left=right_to_left)
    left, right = outside.folds
    width = outside.size.width
    assert left == pytest.approx(width - right)
    assert left == pytest.approx(width / 4 - POINTS_PER_INCH / 32)
    assert (right - left) - 2 * left >= POINTS_PER_INCH / 16


@PAPERS
@BOTH
def test_a_gate_fold_begins_with_its_cover(paper: str, right_to_left: bool) -> None:
    """Closed, the cover lies where a reader begins; open, the school does, beside the comparison.

    A gate shows its outside when it is closed: the gate at the right of the outside, turned over,
    is at the left of the inside.
    """
    one, back, other = _leaves("gate-fold", paper, right_to_left=right_to_left)
    closed, open_ = (other[0], one[0]), (other[1], back[1], one[1])
    assert back[0] in ("", "act", "help")
    if right_to_left:
        closed, open_ = closed[::-1], open_[::-1]
    assert closed == ("cover", "why")
    assert open_ == ("school", "comparison", "questions")


def _booklet(pages: Sequence[str], *, right_to_left: bool, thickness: float = 0) -> list[Sheet]:
    """The sides of a booklet of these pages, a panel that is named twice being a spread."""
    panels: dict[str, PanelSpec] = {
        each: spread(each, PAGE) if pages.count(each) > 1 else face(each, PAGE)
        for each in pages
        if each
    }
    return list(
        saddle_stitch(
            panels, pages, LETTER_LANDSCAPE, right_to_left=right_to_left, thickness=thickness
        )
    )


def _half(side: Sheet, x: float) -> str:
    """What stands on the half of a side that a point at ``x`` is on; empty for nothing."""
    found = [each.panel for each in side.panels if each.area.x < x < each.area.right]
    assert len(found) <= 1
    return "".join(found)


def _folded_and_read(sides: Sequence[Sheet], *, right_to_left: bool) -> list[str]:
    """Lay a booklet's sheets into each other, fold them, and turn its leaves.

    A sheet has two leaves, left and right of its fold as its front lies up. Turned over its short
    edge, what is on the left of its back is behind the right leaf. The leaf that lies up when the
    booklet is closed is turned first: the right one, or the left one where it opens the other way.
    """
    width = LETTER_LANDSCAPE.width
    left, right = width / 4, width * 3 / 4
    upper, lower = (left, right) if right_to_left else (right, left)
    sheets = [(sides[number], sides[number + 1]) for number in range(0, len(sides), 2)]
    read: list[str] = []
    for front, back in sheets:
        read += [_half(front, upper), _half(back, width - upper)]
    for front, back in reversed(sheets):
        read += [_half(back, width - lower), _half(front, lower)]
    return read


@BOTH
@pytest.mark.parametrize("number", range(4, 65, 4))
def test_the_leaves_of_a_folded_booklet_are_read_in_order(number: int, right_to_left: bool) -> None:
    """Its sheets are printed on both sides, and every page is found where a reader looks for it."""
    pages = [f"page {each}" for each in range(1, number + 1)]
    sides = _booklet(pages, right_to_left=right_to_left)
    assert len(sides) == number / 2
    assert _folded_and_read(sides, right_to_left=right_to_left) == pages


@st.composite
def _partly_blank(draw: st.DrawFn) -> list[str]:
    number = 4 * draw(st.integers(1, 16))
    blank = draw(st.sets(st.integers(0, number - 1)))
    return ["" if each in blank else f"page {each}" for each in range(number)]


@given(_partly_blank(), st.booleans())
def test_blank_pages_stay_blank(pages: list[str], right_to_left: bool) -> None:
    """Wherever pages are left empty, nothing moves onto them."""
    sides = _booklet(pages, right_to_left=right_to_left)
    assert _folded_and_read(sides, right_to_left=right_to_left) == pages


@BOTH
@pytest.mark.parametrize("number", [4, 8, 12, 16])
def test_a_panel_over_two_pages_lies_over_the_middle_fold(number: int, right_to_left: bool) -> None:
    """It is one panel on one side of the innermost sheet, and its middle is the fold."""
    half = number // 2 - 1
    pages = [*map(str, range(half)), "both", "both", *map(str, range(half, 2 * half))]
    sides = _booklet(pages, right_to_left=right_to_left, thickness=PAPER_THICKNESS)
    assert _folded_and_read(sides, right_to_left=right_to_left) == pages
    (placed,) = sides[-1].panels
    assert (placed.area.x, placed.area.right) == (0, LETTER_LANDSCAPE.width)
    assert sides[-1].folds == (LETTER_LANDSCAPE.width / 2,)


def _to_the_spine(side: Sheet, placed: PlacedPanel) -> float:
    """By how much a page is moved from its own half of a side towards the fold."""
    (fold,) = side.folds
    return placed.area.x if placed.area.x < fold / 2 else fold - placed.area.x


@BOTH
@pytest.mark.parametrize("thickness", [0.0, PAPER_THICKNESS, 1.0])
def test_creep_moves_pages_towards_the_spine(thickness: float, right_to_left: bool) -> None:
    """By the thickness of the sheets that lie outside theirs: nothing on the outermost sheet."""
    pages = [f"page {each}" for each in range(24)]
    sides = _booklet(pages, right_to_left=right_to_left, thickness=thickness)
    for number, side in enumerate(sides):
        moved = [_to_the_spine(side, placed) for placed in side.panels]
        assert moved == pytest.approx([number // 2 * thickness] * 2)
    assert _folded_and_read(sides, right_to_left=right_to_left) == pages


def test_eight_pages_are_two_sheets_of_two_sides() -> None:
    """Of eight pages, 8 and 1 are one side, then 2 and 7, 6 and 3, 4 and 5."""
    assert list(stitched(8)) == [(8, 1), (2, 7), (6, 3), (4, 5)]


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 6, 7, 9, 10])
def test_what_makes_no_whole_sheets_cannot_be_stitched(number: int) -> None:
    """A folded sheet has four pages; whoever has others must say which are blank."""
    with pytest.raises(ValueError, match=f"^{number} pages cannot be stitched"):
        _booklet([f"page {each}" for each in range(number)], right_to_left=False)


@BOTH
@pytest.mark.parametrize(
    "first", [0, 1, 2, 4, 5, 6, 7], ids=lambda first: f"pages {first + 1} and {(first + 1) % 8 + 1}"
)
def test_a_panel_over_two_pages_belongs_in_the_middle(first: int, right_to_left: bool) -> None:
    """Elsewhere its halves are on two sheets, or around the cover, where no reader sees both."""
    pages = [f"page {each}" for each in range(8)]
    pages[first] = pages[(first + 1) % 8] = "both"
    with pytest.raises(ValueError, match="'both' does not lie over the booklet's middle"):
        _booklet(pages, right_to_left=right_to_left)


@PAPERS
def test_pages_of_a_booklet_are_half_of_its_sheet(paper: str) -> None:
    """Laid out smaller and printed larger, they fill it; the comparison fills both halves."""
    sheet = PRINTED["booklet"].papers[paper].landscape
    panels = FORMATS[f"{paper}-booklet"].panels
    pages = ["cover", "why", "school", "comparison", "comparison", "sro", "sso", "act"]
    sides = saddle_stitch(panels, pages, sheet, right_to_left=False, thickness=0)
    for placed in itertools.chain.from_iterable(side.panels for side in sides):
        half = 1 if placed.panel == "comparison" else 2
        assert placed.scale == pytest.approx(BOOKLET_SCALE)
        expected = (sheet.width / half, sheet.height)
        assert (placed.area.width, placed.area.height) == pytest.approx(expected)


@PAPERS
def test_a_poster_fills_its_sheet(paper: str) -> None:
    """One panel, scaled alike in both directions, and nothing to fold."""
    sheet = PRINTED["poster"].papers[paper].size
    panels = FORMATS[f"{paper}-poster"].panels
    (side,) = whole(panels, "poster", sheet)
    (placed,) = side.panels
    size = panels["poster"].size
    assert (side.size, side.folds, side.ticks) == (sheet, (), ())
    assert (placed.area.x, placed.area.y) == (0, 0)
    assert (placed.area.width, placed.area.height) == (sheet.width, sheet.height)
    assert placed.scale == pytest.approx(POSTER_SCALE)
    assert size.height * placed.scale == pytest.approx(sheet.height)


@PAPERS
def test_cards_lie_edge_to_edge_and_back_to_front(paper: str) -> None:
    """Three alike on each side, cut apart where they touch: a back has no front but its own."""
    sheet = PRINTED["rack-card"].papers[paper].landscape
    panels = FORMATS[f"{paper}-rack-card"].panels
    front, back = n_up(panels, ["school", "act"], sheet, 3)
    third = sheet.width / 3
    for side, panel in ((front, "school"), (back, "act")):
        assert _order(side) == [panel] * 3
        assert [each.area.x for each in side.panels] == pytest.approx([0, third, 2 * third])
        for placed in side.panels:
            assert (placed.area.width, placed.area.height) == pytest.approx((third, sheet.height))
        assert side.folds == ()
        assert side.cuts == pytest.approx((third, 2 * third))
        assert sorted({tick.x for tick in side.ticks}) == pytest.approx([third, 2 * third])


@pytest.mark.parametrize(
    ("copies", "times"),
    [
        (range(1, 1), range(1, 1)),
        (range(1, 2), range(1, 2)),
        (range(1, 4), range(1, 2)),
        (range(1, 5), range(1, 3)),
        (range(3, 5), range(1, 3)),
        (range(4, 7), range(2, 3)),
        (range(1, 301), range(1, 101)),
    ],
)
def test_copies_that_share_a_sheet_are_printed_together(copies: range, times: range) -> None:
    """Whole sheets, as many as have these copies on them; one copy a sheet elsewhere."""
    assert PRINTED["rack-card"].repeats(copies) == times
    assert PRINTED["trifold"].repeats(copies) == copies


def test_millimetres() -> None:
    """A point is 1/72 inch."""
    assert mm(MILLIMETRES_PER_INCH) == POINTS_PER_INCH
