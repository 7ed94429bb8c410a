"""Parts of panels, each laid out once: how tall it is, what stands above it, where its fields are.

A panel is a stack of parts. What its height and its look depend on beside its own markup is the
panel's opening tag, the element that stands before it, and the groups that it stands in; so a part
is laid out on a page of its own with just these around it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes as box_classes

from guidegen.geometry import Rect, from_css_pixels
from guidegen.model.panel import PANELS
from guidegen.model.skeleton import FieldMarkup, NotPressable, PartMarkup
from guidegen.press import boxes
from guidegen.press.fields import HOLE, Slot, slots_of
from guidegen.press.layout import Engine

_TAG = re.compile(r"<([a-z0-9]+)")
_STYLE = re.compile(r'\sstyle="[^"]*"')
_OPENING = re.compile(r"(<[a-zA-Z0-9]+)")
_BESIDE = {"table": "<tr><td>&nbsp;</td></tr>"}
"""What an element is given to take height; all others take a space."""
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a part: the panel, its opening tag, the part's groups, and who is above."""

    panel: str
    opening: str
    stack: tuple[str, ...]
    before: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it was laid out; CSS pixels.

    ``gap`` is the space between it and what stands before it, or the panel's head; what is not
    ``in_flow`` takes no height and stays where it is. ``top`` is its place on its own page, and
    ``slots`` are by the number of the hole. ``reach`` is where its text stands on that page.
    """

    page: Page
    box: box_classes.Box
    top: float
    gap: float
    height: float
    head: float
    in_flow: bool
    breaks_well: bool
    slots: Mapping[int, Slot | str]
    reach: tuple[Rect, ...]


def context_of(panel: str, opening: str, part: PartMarkup) -> Context:
    """Where a part stands; the style of its neighbour's own is not looked at."""
    return Context(panel, opening, part.stack, _STYLE.sub("", part.before))


def markup_of(part: PartMarkup, fields: Sequence[FieldMarkup], opaque: Collection[int] = ()) -> str:
    """The part with values in its holes, each marked with its number but for the opaque ones."""
    pieces: list[str] = []
    number = 0
    for piece in part.pieces:
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        markup = str(fields[number].markup)
        if number not in opaque:
            markup = _OPENING.sub(rf'\1 {HOLE}="{number}"', markup, count=1)
        pieces.append(markup)
        number += 1
    return "".join(pieces)


def lay_out(engine: Engine, parts: Sequence[tuple[Context, str]]) -> list[Part]:
    """Lay parts out, each with its context; raises NotPressable where that cannot be done."""
    if not parts:
        return []
    laid_out = engine.lay_out(
        [_around(context, markup) for context, markup in parts], measuring=True
    )
    if laid_out.complaints:
        raise NotPressable("the engine complains: " + "; ".join(laid_out.complaints[:3]))
    if len(laid_out.pages) != len(parts):
        raise NotPressable("a part takes more than a page")
    return [_part(context, page) for (context, _), page in zip(parts, laid_out.pages, strict=True)]


def _around(context: Context, markup: str) -> str:
    closing = "".join(f"</{_name(tag)}>" for tag in reversed(context.stack))
    before = context.before
    if before:
        inside = _BESIDE.get(_name(before), "&nbsp;")
        before = re.sub(r"></", f">{inside}</", before, count=1)
    return f"{context.opening}{''.join(context.stack)}{before}{markup}{closing}</section>"


def _name(tag: str) -> str:
    found = _TAG.match(tag)
    assert found  # noqa: S101
    return found[1]


def _part(context: Context, page: Page) -> Part:
    panel = boxes.panel_box(page)
    children = [boxes.real(each) for each in _children(panel, len(context.stack))]
    wanted = 2 if context.before else 1
    if len(children) != wanted:
        raise NotPressable(f"a part of panel {context.panel} is not one box")
    box = children[-1]
    above = children[0] if context.before and _in_flow(children[0]) else None
    head = panel.border_box_y()
    foot = above.border_box_y() + above.border_height() if above is not None else head
    return Part(
        page,
        box,
        box.border_box_y(),
        box.border_box_y() - foot,
        box.border_height(),
        head,
        _in_flow(box),
        not boxes.lone_words_in_headings(page),
        slots_of(box),
        tuple(_reach(box)),
    )


def _children(box: box_classes.Box, depth: int) -> Sequence[box_classes.Box]:
    for _ in range(depth):
        box = boxes.real(box.children[-1])
    return tuple(box.children)


def _in_flow(box: box_classes.Box) -> bool:
    return not box.is_absolutely_positioned() and not box.is_floated()


def _reach(box: box_classes.Box) -> Iterator[Rect]:
    return (run.area for run in boxes.texts_below(box))


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of a stack: how far down (CSS pixels) from where it was laid out it stands."""

    part: Part
    down: float


def stacked(panel: str, parts: Sequence[Part]) -> tuple[list[Placed], float]:
    """The parts of a panel at their heights, and the height that is left (points).

    Raises NotPressable where text would stand outside the live areas although the height is enough.
    """
    placed: list[Placed] = []
    foot = parts[0].head if parts else 0.0
    head = foot
    for part in parts:
        if not part.in_flow:
            placed.append(Placed(part, 0.0))
            continue
        top = foot + part.gap
        placed.append(Placed(part, top - part.top))
        foot = top + part.height
    return placed, PANELS[panel].live_height - from_css_pixels(foot - head)
