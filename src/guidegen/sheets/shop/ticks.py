"""The ticks of an office sheet: a print shop has marks outside the trim instead."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pikepdf import ContentStreamInlineImage, ContentStreamInstruction

from guidegen.sheets.shop.marks import Finishing

Instruction = ContentStreamInstruction | ContentStreamInlineImage

NEAR = 0.01
_PAINTED_BY = ("S", "s")


def without_ticks(content: Iterable[Instruction], finishing: Finishing) -> list[Instruction]:
    """What a sheet draws itself but for lines on its folds and cuts.

    Only lines in the sheet's own coordinates are looked at, so never what its faces show.
    """
    return list(_without_ticks(content, finishing))


def _without_ticks(content: Iterable[Instruction], finishing: Finishing) -> Iterator[Instruction]:
    moved = [False]
    lines: list[ContentStreamInstruction] = []
    for each in content:
        operator = str(each.operator)
        if operator in ("m", "l") and isinstance(each, ContentStreamInstruction):
            lines.append(each)
            continue
        if lines:
            kept = lines if moved[-1] else _unmarked(lines, finishing)
            lines = []
            yield from kept
            if not kept and operator in _PAINTED_BY:
                continue
        moved = _moved(moved, operator)
        yield each


def _moved(moved: list[bool], operator: str) -> list[bool]:
    """Whether coordinates are the sheet's own no longer, for each saved state."""
    if operator == "q":
        return [*moved, moved[-1]]
    if operator == "Q":
        return moved[:-1] or [False]
    return [*moved[:-1], True] if operator == "cm" else moved


def _unmarked(
    lines: Sequence[ContentStreamInstruction], finishing: Finishing
) -> list[ContentStreamInstruction]:
    kept: list[ContentStreamInstruction] = []
    for start, end in zip(lines[::2], lines[1::2], strict=False):
        if not _on_mark(list(start.operands), list(end.operands), finishing):
            kept += [start, end]
    return kept if len(lines) % 2 == 0 else list(lines)


def _on_mark(start: Sequence[Any], end: Sequence[Any], finishing: Finishing) -> bool:
    (x, y), (to_x, to_y) = ([float(each) for each in point] for point in (start, end))
    upright = abs(x - to_x) < NEAR and any(abs(x - mark) < NEAR for mark in finishing.x)
    level = abs(y - to_y) < NEAR and any(abs(y - fold) < NEAR for fold in finishing.fold_y)
    return upright or level
