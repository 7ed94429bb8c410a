"""Marks for those who print, cut and fold: outside the bleed, in registration colour."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name

from guidegen.geometry import Size
from guidegen.imposition import Sheet
from guidegen.sheets.shop.boxes import MARKS_FROM, MARKS_TO

ALL_PLATES = "All"
"""The name by which a page's content calls for registration colour."""

LINE_WIDTH = 0.25
DASH = "[2 1.5] 0 d"
TARGET_RADIUS = 3.5
TARGET_ARM = 6.0
CLEAR = 24.0
"""The least distance of a target from a mark of a fold or of a cut between copies."""

_ARC = 4 / 3 * (math.sqrt(2) - 1)


@dataclass(frozen=True, slots=True)
class Finishing:
    """Where one side of a sheet is folded and cut: x from the trim's left, y from its foot.

    In points. The cuts are those between copies, which lie edge to edge.
    """

    fold_x: tuple[float, ...] = ()
    fold_y: tuple[float, ...] = ()
    cut_x: tuple[float, ...] = ()

    @property
    def x(self) -> tuple[float, ...]:
        """Every x that has a mark, from the left."""
        return tuple(sorted((*self.fold_x, *self.cut_x)))


def finishing_of(sheet: Sheet) -> Finishing:
    """Where a side of a sheet is folded and cut."""
    return Finishing(fold_x=tuple(sorted(sheet.folds)), cut_x=tuple(sorted(sheet.cuts)))


def registration_colour() -> Array:
    """The colour space that prints on every plate (ISO 32000-1, 8.6.6.4)."""
    tint = Dictionary(
        FunctionType=2, Domain=[0, 1], N=1, C0=Array([0, 0, 0, 0]), C1=Array([1, 1, 1, 1])
    )
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


def marks(size: Size, finishing: Finishing) -> str:
    """Operators that draw all marks of a side: where to cut, where to fold, and targets."""
    return "\n".join(
        [
            f"q /{ALL_PLATES} CS 1 SCN {LINE_WIDTH} w",
            *_cut_marks(size, finishing),
            *_targets(size, finishing),
            "S",
            DASH,
            *_fold_marks(size, finishing),
            "S Q\n" if finishing.fold_x or finishing.fold_y else "Q\n",
        ]
    )


def target_places(size: Size, finishing: Finishing) -> tuple[float, float]:
    """Where targets stand: x of those at head and foot, y of those at left and right."""
    return _free(size.width / 2, finishing.x), _free(size.height / 2, finishing.fold_y)


def _cut_marks(size: Size, finishing: Finishing) -> Iterator[str]:
    for x in (0.0, *finishing.cut_x, size.width):
        yield from _at_head_and_foot(x, size)
    for y in (0.0, size.height):
        yield from _at_left_and_right(y, size)


def _fold_marks(size: Size, finishing: Finishing) -> Iterator[str]:
    for x in finishing.fold_x:
        yield from _at_head_and_foot(x, size)
    for y in finishing.fold_y:
        yield from _at_left_and_right(y, size)


def _at_head_and_foot(x: float, size: Size) -> Iterator[str]:
    yield _line(x, -MARKS_FROM, x, -MARKS_TO)
    yield _line(x, size.height + MARKS_FROM, x, size.height + MARKS_TO)


def _at_left_and_right(y: float, size: Size) -> Iterator[str]:
    yield _line(-MARKS_FROM, y, -MARKS_TO, y)
    yield _line(size.width + MARKS_FROM, y, size.width + MARKS_TO, y)


def _targets(size: Size, finishing: Finishing) -> Iterator[str]:
    x, y = target_places(size, finishing)
    away = (MARKS_FROM + MARKS_TO) / 2
    yield from _target(x, -away)
    yield from _target(x, size.height + away)
    yield from _target(-away, y)
    yield from _target(size.width + away, y)


def _free(middle: float, marked: Sequence[float]) -> float:
    """The place nearest to the middle of a side that no mark of a fold or a cut is near to."""
    steps = sorted(range(-2 * len(marked), 2 * len(marked) + 1), key=abs)
    places = [middle + step * CLEAR for step in steps]
    return next(x for x in places if all(abs(x - mark) >= CLEAR for mark in marked))


def _target(x: float, y: float) -> Iterator[str]:
    yield _line(x - TARGET_ARM, y, x + TARGET_ARM, y)
    yield _line(x, y - TARGET_ARM, x, y + TARGET_ARM)
    r, c = TARGET_RADIUS, TARGET_RADIUS * _ARC
    yield f"{x + r:.4f} {y:.4f} m"
    for turn in range(4):
        cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[turn]
        points = ((r, c), (c, r), (0, r))
        turned = [(x + cos * a - sin * b, y + sin * a + cos * b) for a, b in points]
        yield " ".join(f"{a:.4f} {b:.4f}" for a, b in turned) + " c"


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.4f} {y:.4f} m {to_x:.4f} {to_y:.4f} l"
