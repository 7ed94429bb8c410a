"""Proof that panels put together from parts are what the engine would have laid out whole.

Where every line of text and every box that is drawn stands at its place, the rest follows: parts
are painted by the same functions as whole panels.
"""

from collections.abc import Iterator

from weasyprint.formatting_structure import boxes as box_classes

from guidegen.geometry import Rect, from_css_pixels
from guidegen.press import boxes
from guidegen.press.layout import Engine
from guidegen.press.part_kinds import FilledPart
from guidegen.press.slots import Slot
from guidegen.press.stencilling import SetPanel, SkeletonSource

TOLERANCE = 0.02
"""Points by which the two ways may differ; sums are rounded in another order."""

Thing = tuple[str, Rect]
"""What is drawn, in words, and where; points from the page's top left corner."""


def difference(engine: Engine, source: SkeletonSource, panel: SetPanel) -> str:
    """What stands elsewhere when the panel is laid out whole, in words; empty if nothing does."""
    laid_out = engine.lay_out([source.html(panel.fit).markup])
    if len(laid_out.pages) != 1:
        return f"panel {panel.skeleton.panel} takes {len(laid_out.pages)} pages when laid out whole"
    section = boxes.panel_box(laid_out.pages[0])
    name = panel.skeleton.panel
    return _first_difference(
        name,
        [(_text(run.text), run.area) for run in boxes.texts_below(section)],
        [each for part in panel.parts for each in _set_texts(*part)],
    ) or _first_difference(
        name,
        [thing for child in section.children for thing in _drawn(child)],
        [each for part in panel.parts for each in _set_boxes(*part)],
    )


def _first_difference(panel: str, whole: list[Thing], stacked: list[Thing]) -> str:
    for one, other in zip(whole, stacked, strict=False):
        if one[0] != other[0] or not _same(one[1], other[1]):
            return f"panel {panel}: laid out whole, {_said(one)}; from parts, {_said(other)}"
    if len(whole) != len(stacked):
        return f"panel {panel}: {len(whole)} things laid out whole, {len(stacked)} from parts"
    return ""


def _same(one: Rect, other: Rect) -> bool:
    pairs = (
        (one.x, other.x),
        (one.y, other.y),
        (one.width, other.width),
        (one.height, other.height),
    )
    return all(abs(a - b) <= TOLERANCE for a, b in pairs)


def _said(thing: Thing) -> str:
    what, where = thing
    return (
        f"{what} stands at {where.x:.2f}, {where.y:.2f} ({where.width:.2f} by {where.height:.2f})"
    )


def _set_texts(filled: FilledPart, down: float) -> Iterator[Thing]:
    """The lines of a part, those of its fields with the values that they are filled with."""
    lines: dict[int, Thing] = {}
    for number, value in filled.values.items():
        slot = filled.part.slots.get(number)
        if isinstance(slot, Slot):
            for at, line in enumerate(value.lines):
                own = slot.lines[at].box
                area = boxes.in_points(slot.x(at, line), own.position_y, line.width, own.height)
                lines[id(own)] = (_text(line.text), area)
    for each in boxes.walk(filled.part.box):
        if isinstance(each, box_classes.TextBox) and each.text.strip():
            what, where = lines.get(id(each)) or (_text(each.text), boxes.area_of(each))
            yield what, where.lower(from_css_pixels(down))


def _set_boxes(filled: FilledPart, down: float) -> Iterator[Thing]:
    for what, where in _drawn(filled.part.box):
        yield what, where.lower(from_css_pixels(down))


def _text(text: str) -> str:
    return f"“{text.strip()}”"


def _drawn(box: box_classes.Box) -> Iterator[Thing]:
    """Boxes that have a background or borders of their own, and pictures."""
    for each in boxes.walk(box):
        if isinstance(each, box_classes.ReplacedBox):
            yield "a picture", _border_area(each)
        elif isinstance(each, box_classes.BlockLevelBox | box_classes.TableCellBox) and _shows(
            each
        ):
            yield f"the box {each.element_tag}", _border_area(each)


def _shows(box: box_classes.Box) -> bool:
    style = box.style
    background = style["background_color"].alpha > 0 or style["background_image"] != (
        ("none", None),
    )
    return bool(
        background
        or any(style[f"border_{side}_width"] for side in ("top", "right", "bottom", "left"))
    )


def _border_area(box: box_classes.Box) -> Rect:
    return boxes.in_points(
        box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()
    )
