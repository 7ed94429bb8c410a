"""Every part that has been laid out, and the values of a group that are set into parts.

A part is laid out once for a first school, to see where its fields stand, and once more for every
further shape that its fields take.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream

from guidegen.model.skeleton import NotPressable, PartMarkup, Skeleton
from guidegen.press import boxes, parts
from guidegen.press.fields import Line, Setter
from guidegen.press.layout import Engine
from guidegen.press.part_kinds import (
    FilledPart,
    Kind,
    PartStore,
    Prototype,
    ShapeKey,
    Value,
    Wanted,
    prototype_of,
    without_height,
)
from guidegen.press.parts import Context
from guidegen.press.slots import Slot

_BRACKETS = "a(a)a[a]a{a}a<a>a"
"""Brackets between letters that run from left to right."""


class PartRoom:
    """The parts of a group, laid out when they are first wanted.

    ``fonts`` hold what its values were drawn with.
    """

    def __init__(self, engine: Engine, store: PartStore) -> None:
        self.engine = engine
        self.fonts: dict[str, Any] = {}
        self._stream = _scratch(self.fonts)
        self._setters: dict[tuple[int, float, float], Setter] = {}
        self._kinds = store.kinds
        self._kinds_of = store.of_skeletons
        self._filled: dict[tuple[int, tuple[int, ...]], tuple[Wanted, FilledPart]] = {}
        self._drawable: dict[str, bool] = {}

    def tell_brackets(self) -> None:
        """Have fonts tell brackets as they stand in text that runs from left to right.

        A font has one text for each glyph, that of its first use, and a bracket of a right-to-left
        text is drawn with the glyph of the other one.
        """
        for setter in self._setters.values():
            setter.use(_BRACKETS)

    def kinds(self, skeleton: Skeleton) -> tuple[Kind, ...]:
        """The kinds of a skeleton's parts, in order."""
        found = self._kinds_of.get(id(skeleton))
        if found is None:
            own = tuple(
                self._kind(skeleton, part, first=not number)
                for number, part in enumerate(skeleton.parts)
            )
            found = self._kinds_of[id(skeleton)] = (skeleton, own)
        return found[1]

    def can_be_drawn(self, text: str) -> bool:
        """Whether the fonts have all characters of a value."""
        known = self._drawable.get(text)
        if known is None:
            known = set(boxes.comparable(text)) <= self.engine.repertoire
            self._drawable[text] = known
        return known

    def filled(self, wanted: Sequence[Wanted]) -> list[FilledPart | NotPressable]:
        """Every wanted part, laid out where it has not been yet."""
        keys = [(id(each.kind), tuple(map(id, each.fields))) for each in wanted]
        fresh = {
            key: each for key, each in zip(keys, wanted, strict=True) if key not in self._filled
        }
        self._lay_out_prototypes(fresh.values())
        values = {key: self._values(each) for key, each in fresh.items()}
        self._lay_out_shapes([(each, values[key]) for key, each in fresh.items()])
        obstacles: dict[Any, NotPressable] = {}
        for key, each in fresh.items():
            found = _found(each, values[key])
            if isinstance(found, NotPressable):
                obstacles[key] = found
            else:
                self._filled[key] = each, found
        return [obstacles.get(key) or self._filled[key][1] for key in keys]

    def _kind(self, skeleton: Skeleton, part: PartMarkup, *, first: bool) -> Kind:
        context = parts.context_of(skeleton.panel, skeleton.opening, part, first=first)
        markup, extra = without_height(part)
        key = (context, markup.pieces, extra)
        kind = self._kinds.get(key)
        if kind is None:
            plain = self._kind_without(context, markup) if extra else {}
            kind = self._kinds[key] = Kind(context, markup, extra, plain)
        return kind

    def _kind_without(self, context: Context, markup: PartMarkup) -> "dict[Any, Prototype]":
        """What was laid out of a part that takes another height."""
        key = (context, markup.pieces, 0.0)
        return self._kinds.setdefault(key, Kind(context, markup, 0.0, {})).prototypes

    def _lay_out_prototypes(self, wanted: Iterable[Wanted]) -> None:
        unseen = {
            (id(each.kind.prototypes), each.shells): each
            for each in wanted
            if each.shells not in each.kind.prototypes
        }
        laid_out = parts.lay_out(self.engine, [each.markup() for each in unseen.values()])
        for each, part in zip(unseen.values(), laid_out, strict=True):
            prototype = each.kind.prototypes[each.shells] = prototype_of(each, part)
            values = self._values(each)
            if len(values) == len(each.fields):
                prototype.keep(each.shape(values), part, values)

    def _values(self, wanted: Wanted) -> Mapping[int, Value]:
        """The values that can be set; the others are laid out with the part."""
        if not wanted.fields:
            return {}
        prototype = wanted.prototype
        values: dict[int, Value] = {}
        for number, each in enumerate(wanted.fields):
            slot = prototype.slots.get(number)
            if slot is not None:
                setter = self._setter(slot)
                lines = _lines(setter, each.text)
                if lines is not None and slot.takes(lines):
                    values[number] = Value(each, lines, setter)
            elif number not in prototype.opaque:
                values[number] = Value(each)
        return prototype.settled(values)

    def _setter(self, slot: Slot) -> Setter:
        key = (id(slot.style), slot.first, slot.width)
        setter = self._setters.get(key)
        if setter is None:
            told = self.engine.language.actual_text
            setter = self._setters[key] = Setter(
                slot.style, slot.first, slot.width, self._stream, told
            )
        return setter

    def _lay_out_shapes(self, wanted: Sequence[tuple[Wanted, Mapping[int, Value]]]) -> None:
        unseen: dict[Any, tuple[Wanted, ShapeKey, Mapping[int, Value]]] = {}
        for each, values in wanted:
            prototype, shape = each.prototype, each.shape(values)
            if shape not in prototype.parts and shape not in prototype.obstacles:
                unseen.setdefault((id(prototype), shape), (each, shape, values))
        markup = [
            each.markup(frozenset(range(len(each.fields))) - values.keys())
            for each, _, values in unseen.values()
        ]
        laid_out = parts.lay_out(self.engine, markup)
        for (each, shape, values), part in zip(unseen.values(), laid_out, strict=True):
            each.prototype.keep(shape, part, values)


def _lines(setter: Setter, text: str) -> tuple[Line, ...] | None:
    """The lines of a value in a slot, None where it does not take them."""
    try:
        return setter.set(text)
    except NotPressable:
        return None


def _found(wanted: Wanted, values: Mapping[int, Value]) -> FilledPart | NotPressable:
    prototype, shape = wanted.prototype, wanted.shape(values)
    if shape in prototype.obstacles:
        return NotPressable(prototype.obstacles[shape])
    return FilledPart(prototype.parts[shape], values, wanted.kind.extra)


def _scratch(fonts: dict[str, Any]) -> Stream:
    """A content stream that lines of fields are drawn on; its fonts are the group's."""
    resources = pydyf.Dictionary(
        {"ExtGState": pydyf.Dictionary(), "XObject": pydyf.Dictionary(), "ColorSpace": None}
    )
    return Stream(fonts, (0, 0, 1, 1), resources, {}, None, {}, None)
