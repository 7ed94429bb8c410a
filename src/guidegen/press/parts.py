"""Parts of panels, each laid out once: how tall it is, what stands above it, where its fields are.

A panel is a stack of parts. What a part's height and look depend on beside its own markup is the
panel's opening tag, the element that stands before it, and the groups that it stands in; so a part
is laid out with just these around it, at the head of its panel. A page takes any number of parts,
one upon the other, so that none knows of the others.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes as box_classes

from guidegen.geometry import Rect, from_css_pixels
from guidegen.model.panel import PanelSpec
from guidegen.model.skeleton import FieldMarkup, NotPressable, PartMarkup
from guidegen.press import boxes
from guidegen.press.layout import Engine
from guidegen.press.slots import HOLE, Slot, slots_of

_TAG = re.compile(r"<([a-z0-9]+)")
_STYLE = re.compile(r'\sstyle="[^"]*"')
_OPENING = re.compile(r"(<[a-zA-Z0-9]+)")
_BESIDE = {"table": "<tr><td>&nbsp;</td></tr>"}
"""What an element is given to take height; all others take a space."""
_LAYER = '<div style="position: absolute; top: 0; left: 0; right: 0">'
_NO_PAGE = "break-before: auto; page: auto;"
"""Lets a section begin no page of its own. What its panel sets, it inherits from the page's."""
_NEIGHBOUR = "<p></p>"


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a part: panel, opening tag of it, groups of the part, what is above."""

    panel: str
    opening: str
    stack: tuple[str, ...]
    before: str
    outside: bool = False
    """Whether what is above stands outside the group that the part is the first of."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it was laid out; CSS pixels.

    ``opening`` is its panel's tag, ``layer`` the box around it on its page, ``neighbours`` what
    else stands there. ``top`` is where it stands; ``gap`` the space between it and what is above,
    or the panel's head; what is not ``in_flow`` takes no height and stays where it is. ``slots``
    are by the number of the hole, ``depth`` is how many groups it stands in, ``reach`` where its
    text is (points).
    """

    page: Page
    opening: str
    box: box_classes.Box
    layer: box_classes.Box
    neighbours: tuple[box_classes.Box, ...]
    top: float
    gap: float
    height: float
    head: float
    in_flow: bool
    breaks_well: bool
    slots: Mapping[int, Slot | str]
    depth: int
    reach: tuple[Rect, ...]


def context_of(panel: str, opening: str, part: PartMarkup, *, first: bool) -> Context:
    """Where a part stands, the first of its panel or not.

    The style of its neighbour's own is not looked at; of what stands above a group, nothing is.
    """
    if part.before or first:
        return Context(panel, opening, part.stack, _STYLE.sub("", part.before))
    return Context(panel, opening, part.stack, _NEIGHBOUR, outside=True)


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
    panels: dict[str, list[int]] = {}
    for number, (context, _) in enumerate(parts):
        panels.setdefault(context.opening, []).append(number)
    if not panels:
        return []
    markup = [_page([parts[number] for number in own]) for own in panels.values()]
    laid_out = engine.lay_out(markup, measuring=True)
    if laid_out.complaints:
        raise NotPressable("the engine complains: " + "; ".join(laid_out.complaints[:3]))
    if len(laid_out.pages) != len(panels):
        raise NotPressable("a part takes more than a page")
    found: dict[int, Part] = {}
    for own, page in zip(panels.values(), laid_out.pages, strict=True):
        sections = [boxes.real(each) for each in boxes.panel_box(page).children]
        if len(sections) != len(own):
            raise NotPressable("something beside its elements stands in a panel")
        for number, around in zip(own, sections, strict=True):
            found[number] = _part(parts[number][0], page, around)
    return [found[number] for number in range(len(parts))]


def _page(parts: Sequence[tuple[Context, str]]) -> str:
    """A page of one panel at one setting, with parts upon each other."""
    opening = parts[0][0].opening
    inside = "".join(f"{_LAYER}{_around(context, markup)}</div>" for context, markup in parts)
    return f"{opening}{inside}</section>"


def _around(context: Context, markup: str) -> str:
    closing = "".join(f"</{_name(tag)}>" for tag in reversed(context.stack))
    before = context.before
    if before:
        inside = _BESIDE.get(_name(before), "&nbsp;")
        before = re.sub(r"></", f">{inside}</", before, count=1)
    stack = "".join(context.stack)
    begun = f"{before}{stack}" if context.outside else f"{stack}{before}"
    opening = _STYLE.sub(f' style="{_NO_PAGE}"', context.opening, count=1)
    return f"{opening}{begun}{markup}{closing}</section>"


def _name(tag: str) -> str:
    found = _TAG.match(tag)
    assert found  # noqa: S101
    return found[1]


def _part(context: Context, page: Page, layer: box_classes.Box) -> Part:
    panel = boxes.real(layer.children[0])
    children = _children(panel, len(context.stack))
    wanted = 2 if context.before and not context.outside else 1
    if len(children) != wanted:
        raise NotPressable(f"a part of panel {context.panel} is not one box")
    box = children[-1]
    above = _above(panel, children, context)
    head = panel.border_box_y()
    foot = above.border_box_y() + above.border_height() if above is not None else head
    return Part(
        page,
        context.opening,
        box,
        layer,
        _neighbours(panel, children, context),
        box.border_box_y(),
        box.border_box_y() - foot,
        box.border_height(),
        head,
        _in_flow(box),
        not boxes.lone_words_in_headings(box),
        slots_of(box),
        len(context.stack),
        tuple(run.area for run in boxes.texts_below(box)),
    )


def _above(
    panel: box_classes.Box, children: Sequence[box_classes.Box], context: Context
) -> box_classes.Box | None:
    """What stands above the part on its page, if it takes height."""
    if not context.before:
        return None
    box = boxes.real(panel.children[0]) if context.outside else children[0]
    return box if _in_flow(box) else None


def _neighbours(
    panel: box_classes.Box, children: Sequence[box_classes.Box], context: Context
) -> tuple[box_classes.Box, ...]:
    """What else stands on the part's page."""
    return (boxes.real(panel.children[0]),) if context.outside else tuple(children[:-1])


def _children(box: box_classes.Box, depth: int) -> list[box_classes.Box]:
    for _ in range(depth):
        box = boxes.real(box.children[-1])
    return [boxes.real(each) for each in box.children]


def _in_flow(box: box_classes.Box) -> bool:
    return not box.is_absolutely_positioned() and not box.is_floated()


def stacked(panel: PanelSpec, parts: Sequence[tuple[Part, float]]) -> tuple[list[float], float]:
    """How far down (CSS pixels) parts of a panel stand, and the height left (points).

    With each part goes what it is taller by; down is from where it was laid out.
    """
    downs: list[float] = []
    foot = head = parts[0][0].head if parts else 0.0
    for part, extra in parts:
        if not part.in_flow:
            downs.append(0.0)
            continue
        top = foot + part.gap
        downs.append(top - part.top)
        foot = top + part.height + extra
    return downs, panel.live_height - from_css_pixels(foot - head)
