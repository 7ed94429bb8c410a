"""Kinds of parts: what was laid out of a part for each look and each shape of its fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from guidegen.geometry import to_css_pixels
from guidegen.model.skeleton import FieldMarkup, PartMarkup, Skeleton
from guidegen.press import parts
from guidegen.press.fields import Line, Setter, Shape, shape_of
from guidegen.press.parts import Context, Part
from guidegen.press.slots import Slot

PICTURES = ("photo", "qr")
"""Kinds of holes that are filled with a picture, not with text."""
KINDS_AT_MOST = 5000
"""So many kinds of parts are kept; an ordinary district has a few hundred in a locale."""
_SPACER = re.compile(r'(<div class="(?:space|fill)") style="height: ([\d.]+)pt"(></div>)')
"""An element that only takes height; how much differs from school to school."""
_DIGIT = re.compile(r"\d")
"""Digits are as wide as each other in most fonts; where they are not, it takes longer."""

ShapeKey = tuple[Shape | str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What fills a hole of a part: the lines of a text, or a picture's markup alone."""

    markup: FieldMarkup
    lines: tuple[Line, ...] = ()
    setter: Setter | None = None

    def drawn(self) -> tuple[bytes, ...]:
        """The operators that draw its lines; raises NotPressable where text is not enough."""
        if self.setter is None:
            return ()
        return tuple([self.setter.drawn(line) for line in self.lines])


@dataclass(frozen=True, slots=True)
class FilledPart:
    """A part, and the values of those of its holes that are cut out of it.

    ``extra`` is how much taller (CSS pixels) it stands than it was laid out.
    """

    part: Part
    values: Mapping[int, Value]
    extra: float = 0.0


@dataclass
class Kind:
    """A part of skeletons in its context, without the height that it only takes."""

    context: Context
    markup: PartMarkup
    extra: float
    prototypes: "dict[tuple[str, ...], Prototype]"

    def wanted(self, fields: tuple[FieldMarkup, ...]) -> "Wanted":
        return Wanted(self, fields, tuple(map(_look, fields)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part that some school's panel needs: its kind, and what fills its holes.

    ``shells`` are the looks of the fields; parts of a kind with the same looks share a prototype.
    """

    kind: Kind
    fields: tuple[FieldMarkup, ...]
    shells: tuple[str, ...]

    @property
    def prototype(self) -> "Prototype":
        return self.kind.prototypes[self.shells]

    def markup(self, opaque: frozenset[int] = frozenset()) -> tuple[Context, str]:
        """The part with its values, in its context."""
        return self.kind.context, parts.markup_of(self.kind.markup, self.fields, opaque)

    def shape(self, values: Mapping[int, Value]) -> ShapeKey:
        """What the part's height depends on: of set fields their lines, of others the value."""
        return tuple(
            shape_of(values[number].lines) or _picture_shape(each)
            if number in values
            else each.markup
            for number, each in enumerate(self.fields)
        )


@dataclass
class Prototype:
    """A kind of part with fields of certain looks: where they stand, and what was laid out of it.

    ``opaque`` are the holes whose values are laid out with the part, because they cannot be set;
    then neither can those that something stands beside, for it may be one of them.
    """

    slots: Mapping[int, Slot]
    opaque: frozenset[int]
    parts: dict[ShapeKey, Part] = field(default_factory=dict)
    obstacles: dict[ShapeKey, str] = field(default_factory=dict)

    def settled(self, values: Mapping[int, Value]) -> Mapping[int, Value]:
        """The values without those that stand beside what is not among them."""
        if self.slots.keys() <= values.keys():
            return values
        beside = {number for number, slot in self.slots.items() if slot.beside}
        return {number: value for number, value in values.items() if number not in beside}

    def keep(self, shape: ShapeKey, part: Part, values: Mapping[int, Value]) -> None:
        """Keep a part for its shape, if its fields were laid out as they are set."""
        for number in self.slots.keys() & values.keys():
            slot = part.slots.get(number)
            if not isinstance(slot, Slot) or not slot.holds(values[number].lines):
                self.obstacles[shape] = "a field is not laid out as it is set"
                return
        self.parts[shape] = part


@dataclass
class PartStore:
    """Kinds of parts, with all that was laid out of them: of use to any group of an engine."""

    kinds: dict[Any, Kind] = field(default_factory=dict)
    of_skeletons: dict[int, tuple[Skeleton, tuple[Kind, ...]]] = field(default_factory=dict)

    def make_room(self) -> None:
        """Forget everything where there is more than an ordinary district has."""
        if len(self.kinds) > KINDS_AT_MOST:
            self.kinds.clear()
            self.of_skeletons.clear()


def prototype_of(wanted: Wanted, part: Part) -> Prototype:
    slots = {number: slot for number, slot in part.slots.items() if isinstance(slot, Slot)}
    holes = wanted.kind.markup.holes
    pictures = {number for number, each in enumerate(holes) if each.kind in PICTURES}
    opaque = frozenset(range(len(wanted.fields))) - slots.keys() - pictures
    if opaque:
        beside = {n for n, slot in slots.items() if slot.beside}
        slots = {n: slot for n, slot in slots.items() if n not in beside}
        opaque |= beside
    return Prototype(slots, opaque)


def without_height(part: PartMarkup) -> tuple[PartMarkup, float]:
    """An element that only takes height, without it; and the height in CSS pixels."""
    if len(part.pieces) != 1 or not isinstance(part.pieces[0], str):
        return part, 0.0
    found = _SPACER.fullmatch(part.pieces[0])
    if found is None:
        return part, 0.0
    return replace(part, pieces=(found[1] + found[3],)), to_css_pixels(float(found[2]))


def _look(field: FieldMarkup) -> str:
    """What fields of one look have alike: the tag, and how wide a number stands on its line."""
    return f"{field.shell}{_DIGIT.sub('0', field.text)}" if field.kind == "phone" else field.shell


def _picture_shape(markup: FieldMarkup) -> Shape:
    return ((0.0, float(len(markup.shell))),)
