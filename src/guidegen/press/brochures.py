"""The brochures of a group, put together from stencils.

What is the same for many schools is set once, whole; what names a school is set from parts. Where a
panel cannot be set so, the brochure that has it is left to another way, and it is said why.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidegen.imposition import Sheet
from guidegen.model.panel import Fit
from guidegen.model.printing import Printing
from guidegen.model.skeleton import NotPressable, Skeleton
from guidegen.press.assembly import Assembler, Description
from guidegen.press.boxes import said
from guidegen.press.contents import qr_path
from guidegen.press.layout import Engine
from guidegen.press.painting import Painted, painted
from guidegen.press.panels import Panel, PlacedStencil, SetField
from guidegen.press.part_kinds import FilledPart, PartStore, Value
from guidegen.press.part_room import PartRoom
from guidegen.press.parts import Part
from guidegen.press.slots import Slot
from guidegen.press.stencilling import SetPanel, SkeletonSource, set_panels

Sources = Mapping[str, SkeletonSource]
"""The panels of a brochure, in reading order, by their ids."""
PanelKey = tuple[str, str]
"""A brochure's key, and a panel of it."""


@dataclass(frozen=True, slots=True)
class Stencilled:
    """A brochure that can be assembled: its panels, and how each was composed and set."""

    panels: Mapping[str, Panel]
    skeletons: Mapping[str, Skeleton]
    fits: Mapping[str, Fit]


class GroupPress:
    """Sets the panels of a group, given by their brochures' keys, and assembles the brochures.

    Panels that name no school are set once for all that have the same skeleton.
    """

    def __init__(
        self, engine: Engine, brochures: Mapping[str, Sources], store: PartStore | None = None
    ) -> None:
        """``store`` has what was laid out for other groups of the engine; it does not matter."""
        self._engine = engine
        first = {
            (key, panel): _skeleton(source, Fit())
            for key, panels in brochures.items()
            for panel, source in panels.items()
        }
        self._ids, self._common = _ids(first)
        room = PartRoom(engine, store or PartStore())
        self._panels = _set_panels(room, brochures, first, self._ids)
        self._painted = _painted(room, self._panels)
        self._shared: dict[str, Panel] = {}
        if isinstance(self._painted, Painted):
            self._assembler = Assembler(self._painted.shared)
        self._sources = brochures

    def brochure(self, key: str) -> Stencilled | NotPressable:
        """A brochure's panels, or why it cannot be assembled."""
        panels: dict[str, Panel] = {}
        skeletons: dict[str, Skeleton] = {}
        fits: dict[str, Fit] = {}
        for panel, source in self._sources[key].items():
            own = self._ids[key, panel]
            found = self._own(own, source)
            if isinstance(found, NotPressable):
                return NotPressable(f"panel {panel}: {found}")
            if isinstance(self._painted, NotPressable):
                return self._painted
            panels[panel] = self._panel(own, found, self._painted)
            skeletons[panel], fits[panel] = found.skeleton, found.fit
        return Stencilled(panels, skeletons, fits)

    def screen(
        self,
        panels: Mapping[str, Panel],
        description: Description,
        printing: Printing | None = None,
    ) -> bytes:
        """A brochure's tagged file, one panel a page."""
        return self._assembler.screen(tuple(panels.values()), description, printing)

    def sheets(
        self,
        panels: Mapping[str, Panel],
        sheets: Sequence[Sheet],
        printing: Printing,
        description: Description,
    ) -> bytes:
        """Panels of a brochure placed on sheets."""
        return self._assembler.sheets(panels, sheets, printing, description)

    def set_panel(self, key: str, panel: str) -> SetPanel | NotPressable:
        """How a panel of a brochure was set."""
        return self._panels[self._ids[key, panel]]

    def _own(self, own: str, source: SkeletonSource) -> SetPanel | NotPressable:
        """How a panel was set; one that was set for many schools must be what this one's would be.

        They share it for what it is at the first step, and a template may look at the setting.
        """
        found = self._panels[own]
        if isinstance(found, NotPressable) or own not in self._common:
            return found
        if found.skeleton.holes or _skeleton(source, found.fit) is not found.skeleton:
            return NotPressable("it names its school at some settings and not at others")
        return found

    def _panel(self, own: str, found: SetPanel, painted: Painted) -> Panel:
        known = self._shared.get(own)
        if known is not None:
            return known
        name = found.skeleton.panel
        ground = painted.grounds[found.skeleton.opening]
        parts = tuple(self._placed(filled, down, painted) for filled, down in found.parts)
        size = self._engine.panels[name].size
        if found.skeleton.holes:
            return Panel(name, name, size, ground, parts, shared=False)
        shared = self._shared[own] = Panel(own, name, size, ground, parts, shared=True)
        return shared

    def _placed(self, filled: FilledPart, down: float, painted: Painted) -> PlacedStencil:
        fields = {
            number: self._field(filled.part, number, value)
            for number, value in filled.values.items()
        }
        return PlacedStencil(painted.parts[id(filled.part)], down, fields, filled.part.in_flow)

    def _field(self, part: Part, number: int, value: Value) -> SetField:
        markup = value.markup
        text = said(markup.text)
        if markup.kind == "photo":
            name, image = self._engine.photo(markup.src)
            return SetField(None, (), text, picture=name, image=image)
        if markup.kind == "qr":
            return SetField(None, (), text, picture=qr_path(markup.markup))
        slot = part.slots[number]
        assert isinstance(slot, Slot)  # noqa: S101
        return SetField(slot, value.lines, text, markup.href, value.drawn())


def _skeleton(source: SkeletonSource, fit: Fit) -> Skeleton | NotPressable:
    try:
        return source.skeleton(fit)
    except NotPressable as reason:
        return reason


def _ids(
    first: Mapping[PanelKey, Skeleton | NotPressable],
) -> tuple[dict[PanelKey, str], frozenset[str]]:
    """An id for each panel that is set by itself, and those that panels without a school share."""
    shared: dict[int, str] = {}
    ids: dict[PanelKey, str] = {}
    for (key, panel), skeleton in first.items():
        if isinstance(skeleton, Skeleton) and not skeleton.holes:
            ids[key, panel] = shared.setdefault(id(skeleton), f"{panel}.{len(shared)}")
        else:
            ids[key, panel] = f"{panel}/{key}"
    return ids, frozenset(shared.values())


def _set_panels(
    room: PartRoom,
    brochures: Mapping[str, Sources],
    first: Mapping[PanelKey, Skeleton | NotPressable],
    ids: Mapping[PanelKey, str],
) -> dict[str, SetPanel | NotPressable]:
    failed = {ids[key]: each for key, each in first.items() if isinstance(each, NotPressable)}
    sources: dict[str, SkeletonSource] = {}
    for (key, panel), own in ids.items():
        if own not in failed:
            sources.setdefault(own, brochures[key][panel])
    try:
        return {**failed, **set_panels(room, sources)}
    except NotPressable as reason:
        return {**failed, **dict.fromkeys(sources, reason)}


def _painted(
    room: PartRoom, panels: Mapping[str, SetPanel | NotPressable]
) -> Painted | NotPressable:
    done = [each for each in panels.values() if isinstance(each, SetPanel)]
    if not done:
        return NotPressable("no panel of the group can be set from parts")
    parts = {id(filled.part): filled.part for panel in done for filled, _ in panel.parts}
    openings = dict.fromkeys(panel.skeleton.opening for panel in done)
    try:
        return painted(room, list(_values(done)), list(parts.values()), list(openings))
    except NotPressable as reason:
        return reason


def _values(panels: Iterable[SetPanel]) -> Iterator[Value]:
    for panel in panels:
        for filled, _ in panel.parts:
            yield from filled.values.values()
