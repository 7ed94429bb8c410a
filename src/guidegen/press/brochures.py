"""The brochures of a group, put together from stencils.

What is the same for many schools is set once, whole; what names a school is set from parts. Where a
panel cannot be set so, the brochure that has it is left to another way, and it is said why.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidegen.imposition import Sheet
from guidegen.model.panel import PANELS, Fit
from guidegen.model.skeleton import FieldMarkup, NotPressable, Skeleton
from guidegen.press.assembly import (
    Assembler,
    Description,
    Panel,
    PlacedStencil,
    SetField,
    StackedPanel,
    StaticPanel,
)
from guidegen.press.boxes import BREAK_POINTS
from guidegen.press.fields import Slot
from guidegen.press.layout import Engine
from guidegen.press.painting import Painted, painted
from guidegen.press.parts import Part
from guidegen.press.pressing import PressedPanel, press_panels
from guidegen.press.stencilling import (
    FilledPart,
    PartRoom,
    SetPanel,
    SkeletonSource,
    Value,
    set_panels,
)
from guidegen.press.stencils import qr_path

Sources = Mapping[str, SkeletonSource]
"""The panels of a brochure, in reading order, by their ids."""


@dataclass(frozen=True, slots=True)
class Stencilled:
    """A brochure that can be assembled: its panels, and how each was composed and set."""

    panels: Mapping[str, Panel]
    skeletons: Mapping[str, Skeleton]
    fits: Mapping[str, Fit]


class GroupPress:
    """Sets the panels of a group, given by their brochures' keys, and assembles the brochures."""

    def __init__(self, engine: Engine, brochures: Mapping[str, Sources]) -> None:
        first = {
            (key, panel): _first_skeleton(source)
            for key, panels in brochures.items()
            for panel, source in panels.items()
        }
        self._engine = engine
        self._whole_ids = _whole_ids(first)
        self._whole = _set_whole(engine, brochures, self._whole_ids)
        room = PartRoom(engine)
        self._stacked = _set_stacked(room, brochures, first)
        parts = _parts(self._stacked)
        self._painted = _painted(engine, room, self._whole, self._stacked, parts)
        if isinstance(self._painted, Painted):
            self._assembler = Assembler(self._painted.shared)
        self._keys = {key: tuple(panels) for key, panels in brochures.items()}

    def brochure(self, key: str) -> Stencilled | NotPressable:
        """A brochure's panels, or why it cannot be assembled."""
        if isinstance(self._painted, NotPressable):
            return self._painted
        panels: dict[str, Panel] = {}
        skeletons: dict[str, Skeleton] = {}
        fits: dict[str, Fit] = {}
        for panel in self._keys[key]:
            made = self._panel(key, panel, self._painted)
            if isinstance(made, NotPressable):
                return NotPressable(f"panel {panel}: {made}")
            panels[panel], skeletons[panel], fits[panel] = made
        return Stencilled(panels, skeletons, fits)

    def screen(self, panels: Mapping[str, Panel], description: Description) -> bytes:
        """A brochure's tagged file, one panel a page."""
        return self._assembler.screen(tuple(panels.values()), description)

    def sheets(
        self, panels: Mapping[str, Panel], sheets: Sequence[Sheet], description: Description
    ) -> bytes:
        """Panels of a brochure placed on sheets."""
        return self._assembler.sheets(panels, sheets, description)

    def _panel(
        self, key: str, panel: str, painted: Painted
    ) -> tuple[Panel, Skeleton, Fit] | NotPressable:
        if (key, panel) in self._whole_ids:
            own, skeleton = self._whole_ids[key, panel]
            pressed = self._whole[own]
            if pressed.findings:
                return NotPressable(pressed.findings[0].text)
            return (
                StaticPanel(own, panel, PANELS[panel].size, painted.panels[own]),
                skeleton,
                pressed.fit,
            )
        found = self._stacked[key, panel]
        if isinstance(found, NotPressable):
            return found
        ground = painted.grounds[found.skeleton.opening]
        parts = tuple(self._placed(filled, down, painted) for filled, down in found.parts)
        stacked = StackedPanel(panel, panel, PANELS[panel].size, ground, parts)
        return stacked, found.skeleton, found.fit

    def _placed(self, filled: FilledPart, down: float, painted: Painted) -> PlacedStencil:
        fields = {
            number: self._field(filled.part, number, value)
            for number, value in filled.values.items()
        }
        return PlacedStencil(painted.parts[id(filled.part)], down, fields)

    def _field(self, part: Part, number: int, value: Value) -> SetField:
        markup = value.markup
        text = markup.text.translate(BREAK_POINTS)
        if markup.kind == "photo":
            name, image = self._engine.photo(markup.src)
            return SetField(None, (), text, "", name, image)
        if markup.kind == "qr":
            return SetField(None, (), text, "", qr_path(markup.markup))
        slot = part.slots[number]
        assert isinstance(slot, Slot)  # noqa: S101
        return SetField(slot, value.lines, text, markup.href)


def _first_skeleton(source: SkeletonSource) -> Skeleton | NotPressable:
    try:
        return source.skeleton(Fit())
    except NotPressable as reason:
        return reason


def _whole_ids(
    first: Mapping[tuple[str, str], Skeleton | NotPressable],
) -> dict[tuple[str, str], tuple[str, Skeleton]]:
    """For panels that do not name a school, an id for each that differs from the others."""
    ids: dict[int, str] = {}
    return {
        key: (ids.setdefault(id(skeleton), f"{skeleton.panel}.{len(ids)}"), skeleton)
        for key, skeleton in first.items()
        if isinstance(skeleton, Skeleton) and not skeleton.holes
    }


def _set_whole(
    engine: Engine,
    brochures: Mapping[str, Sources],
    ids: Mapping[tuple[str, str], tuple[str, Skeleton]],
) -> dict[str, PressedPanel]:
    sources = {own: brochures[key][panel] for (key, panel), (own, _) in ids.items()}
    return press_panels(engine, sources) if sources else {}


def _set_stacked(
    room: PartRoom,
    brochures: Mapping[str, Sources],
    first: Mapping[tuple[str, str], Skeleton | NotPressable],
) -> dict[tuple[str, str], SetPanel | NotPressable]:
    """Panels that name a school, set from parts."""
    failed = {key: each for key, each in first.items() if isinstance(each, NotPressable)}
    sources = {
        (key, panel): brochures[key][panel]
        for (key, panel), each in first.items()
        if isinstance(each, Skeleton) and each.holes
    }
    try:
        return {**failed, **set_panels(room, sources)}
    except NotPressable as reason:
        return {**failed, **dict.fromkeys(sources, reason)}


def _parts(
    stacked: Mapping[tuple[str, str], SetPanel | NotPressable],
) -> dict[int, Part]:
    return {id(filled.part): filled.part for panel in _set(stacked) for filled, _ in panel.parts}


def _set(stacked: Mapping[tuple[str, str], SetPanel | NotPressable]) -> Iterator[SetPanel]:
    return (each for each in stacked.values() if isinstance(each, SetPanel))


def _painted(
    engine: Engine,
    room: PartRoom,
    whole: Mapping[str, PressedPanel],
    stacked: Mapping[tuple[str, str], SetPanel | NotPressable],
    parts: Mapping[int, Part],
) -> Painted | NotPressable:
    openings = dict.fromkeys(panel.skeleton.opening for panel in _set(stacked))
    photos = {each.src for each in _values(stacked) if each.kind == "photo"}
    pages = {key: pressed.page for key, pressed in whole.items() if not pressed.findings}
    try:
        return painted(engine, room.fonts, pages, list(parts.values()), list(openings), photos)
    except NotPressable as reason:
        return reason


def _values(
    stacked: Mapping[tuple[str, str], SetPanel | NotPressable],
) -> Iterator[FieldMarkup]:
    for panel in _set(stacked):
        for filled, _ in panel.parts:
            yield from (value.markup for value in filled.values.values())
