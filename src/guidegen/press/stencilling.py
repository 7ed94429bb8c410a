"""Setting the panels of a group from parts: each distinct part is laid out once.

What panels of many schools are put together from is found by laying out no more than what has not
been seen: a kind of part once for a first school, and once more for every further shape that its
fields take.
"""

import functools
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

import pydyf
from weasyprint.pdf.stream import Stream

from guidegen.model.panel import Fit
from guidegen.model.skeleton import FieldMarkup, Hole, NotPressable, PartMarkup, Skeleton
from guidegen.press import boxes, parts
from guidegen.press.fields import Line, Setter, Shape, Slot, shape_of
from guidegen.press.fitting import Measured, PanelSource, choose_fits
from guidegen.press.layout import Engine
from guidegen.press.parts import Context, Part

_SPACER = re.compile(r'(<div class="[^"]*") style="height: ([\d.]+)pt"(></div>)')
"""An element that takes height, differs from school to school in nothing else, and draws nothing."""
PICTURES = ("photo", "qr")
"""Kinds of holes that are filled with a picture, not with text."""


Key = TypeVar("Key", bound=Hashable)


class SkeletonSource(PanelSource, Protocol):
    """A panel of a brochure that can be had as a skeleton, and the values of its holes."""

    def skeleton(self, fit: Fit) -> Skeleton: ...

    def field(self, hole: Hole) -> FieldMarkup: ...


@dataclass(frozen=True, slots=True)
class Value:
    """What fills a hole of a part: the lines of a text, or a picture's markup alone."""

    markup: FieldMarkup
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledPart:
    """A part, and the values of those of its holes that are cut out of it."""

    part: Part
    values: Mapping[int, Value]
    extra: float = 0.0
    """How much taller (CSS pixels) it stands than it was laid out: of an element that takes height."""


@dataclass(frozen=True, slots=True)
class SetPanel:
    """A panel of a brochure as it is set for good: its skeleton, its fit, its parts in place."""

    skeleton: Skeleton
    fit: Fit
    parts: tuple[tuple[FilledPart, float], ...]


ShapeKey = tuple[Shape | str, ...]


@dataclass
class _Prototype:
    """A kind of part with fields of certain looks: where they stand, and what has been laid out.

    ``opaque`` are the holes whose values are laid out with the part, because they cannot be set.
    """

    slots: Mapping[int, Slot]
    opaque: frozenset[int]
    parts: dict[ShapeKey, Part] = field(default_factory=dict)
    obstacles: dict[ShapeKey, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Wanted:
    """A part that some school's panel needs."""

    context: Context
    markup: PartMarkup
    extra: float
    fields: tuple[FieldMarkup, ...]

    @functools.cached_property
    def key(self) -> tuple[Any, ...]:
        return (self.context, self.markup.pieces, tuple(each.shell for each in self.fields))


class PartRoom:
    """Every part that has been laid out for a group, and the setters of its fields."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.fonts: dict[str, Any] = {}
        self._stream = _scratch(self.fonts)
        self._prototypes: dict[tuple[Any, ...], _Prototype] = {}
        self._setters: dict[tuple[Any, ...], Setter] = {}

    def can_be_drawn(self, text: str) -> bool:
        """Whether the fonts have all characters of a value."""
        return set(boxes.comparable(text)) <= self.engine.repertoire

    def filled(self, wanted: Sequence[_Wanted]) -> list[FilledPart | NotPressable]:
        """Every wanted part, laid out where it has not been yet."""
        self._lay_out_prototypes(wanted)
        values = [self._values(each) for each in wanted]
        self._lay_out_shapes(wanted, values)
        return [self._found(each, value) for each, value in zip(wanted, values, strict=True)]

    def _lay_out_prototypes(self, wanted: Iterable[_Wanted]) -> None:
        unseen = {each.key: each for each in wanted if each.key not in self._prototypes}
        laid_out = parts.lay_out(
            self.engine, [(each.context, _markup(each, frozenset())) for each in unseen.values()]
        )
        for (key, each), part in zip(unseen.items(), laid_out, strict=True):
            prototype = self._prototypes[key] = self._prototype(each, part)
            values = self._values(each)
            if not prototype.opaque and len(values) == len(each.fields):
                self._keep(prototype, _shape(each, values), part, values)

    def _prototype(self, wanted: _Wanted, part: Part) -> _Prototype:
        slots = {n: slot for n, slot in part.slots.items() if isinstance(slot, Slot)}
        pictures = {n for n, each in enumerate(wanted.markup.holes) if each.kind in PICTURES}
        opaque = frozenset(range(len(wanted.fields))) - slots.keys() - pictures
        return _Prototype(slots, opaque)

    def _values(self, wanted: _Wanted) -> dict[int, Value]:
        """The values that can be set; the others are laid out with the part."""
        prototype = self._prototypes[wanted.key]
        values: dict[int, Value] = {}
        for number, each in enumerate(wanted.fields):
            if number in prototype.slots:
                lines = self._lines(prototype.slots[number], each.text)
                if lines is not None:
                    values[number] = Value(each, lines)
            elif number not in prototype.opaque:
                values[number] = Value(each)
        return values

    def _lines(self, slot: Slot, text: str) -> tuple[Line, ...] | None:
        key = (id(slot.style), slot.width)
        setter = self._setters.get(key)
        if setter is None:
            told = self.engine.language.actual_text
            setter = self._setters[key] = Setter(slot.style, slot.width, self._stream, told)
        try:
            lines = setter.set(text)
        except NotPressable:
            return None
        return None if slot.single and len(lines) > 1 else lines

    def _lay_out_shapes(
        self, wanted: Sequence[_Wanted], values: Sequence[Mapping[int, Value]]
    ) -> None:
        unseen: dict[tuple[Any, ...], tuple[_Wanted, frozenset[int]]] = {}
        examples: dict[tuple[Any, ...], Mapping[int, Value]] = {}
        for each, value in zip(wanted, values, strict=True):
            prototype, shape = self._prototypes[each.key], _shape(each, value)
            if shape not in prototype.parts and shape not in prototype.obstacles:
                opaque = frozenset(range(len(each.fields))) - value.keys()
                unseen.setdefault((each.key, shape), (each, opaque))
                examples.setdefault((each.key, shape), value)
        laid_out = parts.lay_out(
            self.engine, [(each.context, _markup(each, opaque)) for each, opaque in unseen.values()]
        )
        for (key, shape), part in zip(unseen, laid_out, strict=True):
            self._keep(self._prototypes[key], shape, part, examples[key, shape])

    def _keep(
        self, prototype: _Prototype, shape: ShapeKey, part: Part, values: Mapping[int, Value]
    ) -> None:
        """Keep a part for its shape, if its fields were laid out as they are set."""
        for number in prototype.slots.keys() & values.keys():
            slot = part.slots.get(number)
            if not isinstance(slot, Slot) or not slot.holds(values[number].lines):
                prototype.obstacles[shape] = "a field is not laid out as it is set"
                return
        prototype.parts[shape] = part

    def _found(self, wanted: _Wanted, values: Mapping[int, Value]) -> FilledPart | NotPressable:
        prototype, shape = self._prototypes[wanted.key], _shape(wanted, values)
        if shape in prototype.obstacles:
            return NotPressable(prototype.obstacles[shape])
        return FilledPart(prototype.parts[shape], values, wanted.extra)


def set_panels(
    room: PartRoom, sources: Mapping[Key, SkeletonSource]
) -> dict[Key, SetPanel | NotPressable]:
    """Choose the fit of every panel and set it from parts; or say why that cannot be done."""
    obstacles: dict[Key, NotPressable] = {}

    def measuring(waiting: Mapping[Key, SkeletonSource], step: int) -> dict[Key, Measured]:
        tried = _set(room, waiting, dict.fromkeys(waiting, Fit(step)), obstacles)
        return {
            key: Measured(Fit(step, spare), all(each.part.breaks_well for each, _ in panel.parts))
            for key, (panel, spare) in tried.items()
        }

    fits = choose_fits(sources, measuring)
    tight = [key for key, fit in fits.items() if fit.spare < 0]
    obstacles |= {key: NotPressable("it does not fit at any type size") for key in tight}
    done = {key: sources[key] for key in fits if key not in obstacles}
    panels = _set(room, done, fits, obstacles)
    found = {key: panel for key, (panel, spare) in panels.items() if _fits(spare)}
    return {
        key: found.get(key)
        or obstacles.get(key)
        or NotPressable("it is taller when it is set than when it was measured")
        for key in sources
    }


def _fits(spare: float) -> bool:
    return spare >= -0.01


def _set(
    room: PartRoom,
    sources: Mapping[Key, SkeletonSource],
    fits: Mapping[Key, Fit],
    obstacles: dict[Key, NotPressable],
) -> dict[Key, tuple[SetPanel, float]]:
    skeletons: dict[Key, Skeleton] = {}
    wanted: list[_Wanted] = []
    counts: dict[Key, int] = {}
    for key, source in sources.items():
        try:
            skeleton = source.skeleton(fits[key])
            own = list(_wanted(room, source, skeleton))
        except NotPressable as reason:
            obstacles[key] = reason
            continue
        skeletons[key], counts[key] = skeleton, len(own)
        wanted += own
    filled = iter(room.filled(wanted))
    panels: dict[Key, tuple[SetPanel, float]] = {}
    for key, skeleton in skeletons.items():
        own_parts = [next(filled) for _ in range(counts[key])]
        failed = [each for each in own_parts if isinstance(each, NotPressable)]
        if failed:
            obstacles[key] = failed[0]
            continue
        good = [each for each in own_parts if isinstance(each, FilledPart)]
        placed, spare = parts.stacked(
            skeleton.panel, [(each.part, each.extra) for each in good]
        )
        in_place = tuple((each, where.down) for each, where in zip(good, placed, strict=True))
        panels[key] = SetPanel(skeleton, fits[key], in_place), spare
    return panels


def _wanted(room: PartRoom, source: SkeletonSource, skeleton: Skeleton) -> Iterator[_Wanted]:
    for number, part in enumerate(skeleton.parts):
        context = parts.context_of(skeleton.panel, skeleton.opening, part, first=not number)
        fields = tuple(source.field(hole) for hole in part.holes)
        for each in fields:
            if not room.can_be_drawn(each.text):
                raise NotPressable(f"no font has all characters of “{each.text}”")
        yield _Wanted(context, *_without_height(part), fields)


def _without_height(part: PartMarkup) -> tuple[PartMarkup, float]:
    """An element that only takes height, without it; and the height in CSS pixels."""
    if len(part.pieces) != 1 or not isinstance(part.pieces[0], str):
        return part, 0.0
    found = _SPACER.fullmatch(part.pieces[0])
    if found is None:
        return part, 0.0
    return replace(part, pieces=(found[1] + found[3],)), float(found[2]) / 0.75


def _markup(wanted: _Wanted, opaque: frozenset[int]) -> str:
    return parts.markup_of(wanted.markup, wanted.fields, opaque)


def _shape(wanted: _Wanted, values: Mapping[int, Value]) -> ShapeKey:
    """What a part's height depends on: of set fields their lines, of others all of the value."""
    return tuple(
        shape_of(values[number].lines) or _picture_shape(each) if number in values else each.markup
        for number, each in enumerate(wanted.fields)
    )


def _picture_shape(field: FieldMarkup) -> Shape:
    return ((0.0, float(len(field.shell))),)


def _scratch(fonts: dict[str, Any]) -> Stream:
    """A content stream that lines of fields are drawn on; its fonts are the group's."""
    resources = pydyf.Dictionary(
        {"ExtGState": pydyf.Dictionary(), "XObject": pydyf.Dictionary(), "ColorSpace": None}
    )
    return Stream(fonts, (0, 0, 1, 1), resources, {}, None, {}, None)
