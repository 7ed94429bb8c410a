"""Setting the panels of a group from parts, each at the fit that its own content asks for."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from guidegen.geometry import from_css_pixels
from guidegen.model.panel import Fit
from guidegen.model.skeleton import FieldMarkup, Hole, NotPressable, Skeleton
from guidegen.press import boxes, parts
from guidegen.press.fitting import Measured, PanelSource, choose_fits, fit_of, measuring_by
from guidegen.press.layout import Engine
from guidegen.press.panel_findings import lost_texts, stands_inside
from guidegen.press.part_kinds import FilledPart, PartStore, Wanted
from guidegen.press.part_room import PartRoom

Key = TypeVar("Key", bound=Hashable)
_ROUNDING = 0.01
"""Points by which a panel may be taller than its page: sums are rounded in another order."""


class SkeletonSource(PanelSource, Protocol):
    """A panel of a brochure that can be had as a skeleton, and the values of its holes."""

    def skeleton(self, fit: Fit) -> Skeleton: ...

    def field(self, hole: Hole) -> FieldMarkup: ...


@dataclass(frozen=True, slots=True)
class SetPanel:
    """A panel of a brochure as it is set for good: its skeleton, its fit, its parts in place.

    With each part goes how far down (CSS pixels) it stands from where it was laid out.
    """

    skeleton: Skeleton
    fit: Fit
    parts: tuple[tuple[FilledPart, float], ...]

    @property
    def width(self) -> float:
        """The width (CSS pixels) of all lines of its fields together."""
        values = (value for filled, _ in self.parts for value in filled.values.values())
        return sum(line.width for value in values for line in value.lines)


def set_panels(
    room: PartRoom, sources: Mapping[Key, SkeletonSource]
) -> dict[Key, SetPanel | NotPressable]:
    """Choose the fit of every panel and set it from parts; or say why that cannot be done."""
    setting = _Setting(room)
    obstacles: dict[Key, NotPressable] = {}

    def measuring(waiting: Mapping[Key, SkeletonSource], step: int) -> dict[Key, Measured]:
        tried = setting.set(waiting, dict.fromkeys(waiting, Fit(step)), obstacles)
        return {
            key: Measured(
                fit_of(step, spare), all(each.part.breaks_well for each, _ in panel.parts)
            )
            for key, (panel, spare) in tried.items()
        }

    fits = choose_fits(sources, measuring)
    for key, fit in fits.items():
        if fit.spare < 0:
            obstacles[key] = NotPressable("it does not fit at any type size")
    done = {key: sources[key] for key in fits if key not in obstacles}
    set_for_good = setting.set(done, fits, obstacles)
    return {key: obstacles.get(key) or setting.checked(*set_for_good[key]) for key in sources}


def fits_of(engine: Engine, sources: Mapping[str, SkeletonSource]) -> dict[str, Fit]:
    """The fit of every panel, in whichever way it will be set; keys are the caller's."""
    found = set_panels(PartRoom(engine, PartStore()), sources)
    fits = {key: each.fit for key, each in found.items() if isinstance(each, SetPanel)}
    others = {key: source for key, source in sources.items() if key not in fits}
    return fits | choose_fits(others, measuring_by(engine))


class _Setting:
    """Sets panels from the parts of a room, and remembers which texts it has looked for."""

    def __init__(self, room: PartRoom) -> None:
        self._room = room
        self._said: dict[int, str] = {}
        self._reach: dict[tuple[int, float], bool] = {}

    def set(
        self,
        sources: Mapping[Key, SkeletonSource],
        fits: Mapping[Key, Fit],
        obstacles: dict[Key, NotPressable],
    ) -> dict[Key, tuple[SetPanel, float]]:
        """Panels at these fits, each with the height (points) that is left."""
        skeletons: dict[Key, Skeleton] = {}
        wanted: dict[Key, list[Wanted]] = {}
        for key, source in sources.items():
            try:
                skeletons[key] = source.skeleton(fits[key])
                wanted[key] = list(self._wanted(source, skeletons[key]))
            except NotPressable as reason:
                obstacles[key] = reason
        filled = iter(self._room.filled([each for own in wanted.values() for each in own]))
        panels: dict[Key, tuple[SetPanel, float]] = {}
        for key, own in wanted.items():
            found = [next(filled) for _ in own]
            good = [each for each in found if isinstance(each, FilledPart)]
            if len(good) == len(found):
                panels[key] = self._in_place(skeletons[key], fits[key], good)
            else:
                obstacles[key] = next(e for e in found if isinstance(e, NotPressable))
        return panels

    def checked(self, panel: SetPanel, spare: float) -> SetPanel | NotPressable:
        """The panel, or what must not be printed so."""
        if panel.skeleton.unapproved or panel.skeleton.unfilled:
            return NotPressable("it has a text that must not be printed as it is")
        if spare < -_ROUNDING:
            return NotPressable("it is taller when it is set than when it was measured")
        if lost := self._lost(panel):
            return NotPressable(f"“{lost}” was composed but is not on the page")
        if not all(self._stands_inside(panel.skeleton.panel, *each) for each in panel.parts):
            return NotPressable("text stands outside the live area")
        return panel

    def _wanted(self, source: SkeletonSource, skeleton: Skeleton) -> Iterator[Wanted]:
        for kind in self._room.kinds(skeleton):
            fields = tuple([source.field(hole) for hole in kind.markup.holes])
            for each in fields:
                if not self._room.can_be_drawn(each.text):
                    raise NotPressable(f"no font has all characters of “{each.text}”")
            yield kind.wanted(fields)

    def _lost(self, panel: SetPanel) -> str:
        """A text of the skeleton that none of its parts shows; looked for once a skeleton."""
        skeleton = panel.skeleton
        if id(skeleton) not in self._said:
            runs = (
                run.text for filled, _ in panel.parts for run in boxes.texts_below(filled.part.box)
            )
            said = [piece for text in skeleton.texts for piece in text.pieces]
            texts = [each for each in (*said, *skeleton.facts) if isinstance(each, str)]
            self._said[id(skeleton)] = next(lost_texts(texts, runs), "")
        return self._said[id(skeleton)]

    def _stands_inside(self, panel: str, filled: FilledPart, down: float) -> bool:
        key = (id(filled.part), round(down, 2))
        known = self._reach.get(key)
        if known is None:
            lower, spec = from_css_pixels(down), self._room.engine.panels[panel]
            known = self._reach[key] = all(
                stands_inside(spec, run.lower(lower)) for run in filled.part.reach
            )
        return known

    def _in_place(
        self, skeleton: Skeleton, fit: Fit, filled: list[FilledPart]
    ) -> tuple[SetPanel, float]:
        spec = self._room.engine.panels[skeleton.panel]
        downs, spare = parts.stacked(spec, [(each.part, each.extra) for each in filled])
        return SetPanel(skeleton, fit, tuple(zip(filled, downs, strict=True))), spare
