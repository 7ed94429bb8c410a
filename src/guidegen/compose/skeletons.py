"""Skeletons of a group's panels, each composed once for all schools whose values may fill it.

What a panel is composed from is masked, so that its markup can depend on a school in these ways
alone: by what is never masked (the school's *structure*), by answers to questions, and by values
that a template looked into. Schools that agree in these have the panel's skeleton in common.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guidegen.compose.answers import Answered
from guidegen.compose.brochure import Brochure
from guidegen.compose.cards import CardSetting, card_ladder
from guidegen.compose.frames import Frame, frame_of
from guidegen.compose.holes import LookedInto
from guidegen.compose.masked_brochures import (
    cards_of,
    masked_brochure,
    masked_setting,
    numbers_of,
    structure_of,
    values_of,
    without_numbers,
)
from guidegen.compose.masking import Mask, Values
from guidegen.compose.panels import ComposedPanel, compose_panels
from guidegen.compose.sizes import PanelSetting
from guidegen.compose.values import field_markup
from guidegen.errors import WorkspaceError
from guidegen.model.panel import Fit, PanelHtml
from guidegen.model.skeleton import FieldMarkup, Hole, NotPressable, Skeleton

_Leaf = Frame | NotPressable


@dataclass(frozen=True, slots=True)
class _Set:
    """How a panel is set; ``shared`` is the setting without its numbers, which are apart."""

    setting: PanelSetting
    shared: PanelSetting
    numbers: Values


@dataclass
class _Alike:
    """What schools of one structure have in common: their panels, and how these are set.

    ``panels`` have with each what its blocks are.
    """

    panels: Mapping[str, tuple[object, ...]]
    settings: dict[tuple[Any, ...], _Set] = field(default_factory=dict)

    def setting(self, composed: ComposedPanel, fit: Fit, ladder: tuple[CardSetting, ...]) -> _Set:
        """How a panel is set; of what is masked, only the ladder of the cards has a say in it."""
        key = (composed.panel, fit, ladder)
        found = self.settings.get(key)
        if found is None:
            setting = composed.setting(fit)
            found = _Set(setting, without_numbers(setting), numbers_of(setting))
            self.settings[key] = found
        return found


@dataclass
class _School:
    """A brochure, its values, and the markup of those that were asked for."""

    brochure: Brochure
    values: Values
    ladder: tuple[CardSetting, ...]
    cards: tuple[object, ...]
    alike: _Alike
    fields: dict[Hole, FieldMarkup] = field(default_factory=dict)


class Skeletons:
    """The skeletons of groups that share locale, brand and purpose in one workspace."""

    def __init__(self) -> None:
        self._schools: dict[int, _School] = {}
        self._alike: dict[tuple[object, ...], _Alike] = {}
        self._composed: dict[tuple[object, ...], Answered[_Leaf]] = {}
        self._frames: dict[Frame, Frame] = {}
        self._numbered: dict[tuple[object, ...], Skeleton] = {}

    def panels(self, brochure: Brochure) -> dict[str, "SkeletonPanel"]:
        """Every panel of a brochure that has something to say, in reading order."""
        return {
            panel: SkeletonPanel(panel, brochure, self)
            for panel in self._school(brochure).alike.panels
        }

    def forget_schools(self) -> None:
        """Let go of all brochures; what was composed of them stays of use to others."""
        self._schools.clear()

    def skeleton(self, composed: ComposedPanel, fit: Fit) -> Skeleton:
        """The panel's skeleton at a fit; the same one for all panels that differ in values only.

        Raises NotPressable where it cannot be cut into parts, and WorkspaceError as
        ``ComposedPanel.html`` does.
        """
        school = self._school(composed.brochure)
        as_set = school.alike.setting(composed, fit, school.ladder)
        values = {**school.values, **as_set.numbers}
        key = _key(school, composed.panel, as_set.shared)
        known = self._composed.get(key)
        if known is None:
            known = self._composed[key] = Answered()
        leaf = known.get(values) or self._compose(composed, as_set.setting, values, known)
        if isinstance(leaf, NotPressable):
            raise leaf
        return self._with_numbers(leaf, as_set.numbers) if leaf.numbered else leaf.skeleton

    def field(self, brochure: Brochure, hole: Hole) -> FieldMarkup:
        """What fills a hole in a panel of a brochure."""
        school = self._school(brochure)
        found = school.fields.get(hole)
        if found is None:
            value = _value(school, hole)
            found = field_markup(value, hole.name, hole.kind, brochure.language)
            school.fields[hole] = found
        return found

    def _school(self, brochure: Brochure) -> _School:
        school = self._schools.get(id(brochure))
        if school is None:
            values = values_of(brochure)
            structure = structure_of(brochure)
            if structure not in self._alike:
                composed = compose_panels(brochure)
                self._alike[structure] = _Alike({n: each.shown for n, each in composed.items()})
            ladder, cards = card_ladder(brochure), cards_of(brochure)
            school = _School(brochure, values, ladder, cards, self._alike[structure])
            self._schools[id(brochure)] = school
        return school

    def _compose(
        self,
        composed: ComposedPanel,
        setting: PanelSetting,
        values: Values,
        known: Answered[_Leaf],
    ) -> _Leaf:
        while True:
            mask = Mask(values, known.raw)
            masked = ComposedPanel(composed.panel, masked_brochure(composed.brochure, mask))
            try:
                html = masked.html_in(masked_setting(setting, mask))
            except LookedInto as looked:
                known.look_into(looked.paths)
            except WorkspaceError:
                if values.keys() <= set(known.raw):
                    raise
                known.look_into(values)
            else:
                leaf = self._leaf(html)
                known.add(mask, leaf)
                return leaf

    def _leaf(self, html: PanelHtml) -> _Leaf:
        try:
            frame = frame_of(html)
        except NotPressable as reason:
            return reason
        return self._frames.setdefault(frame, frame)

    def _with_numbers(self, frame: Frame, numbers: Values) -> Skeleton:
        key = (id(frame), *numbers.values())
        if key not in self._numbered:
            self._numbered[key] = frame.with_numbers(numbers)
        return self._numbered[key]


@dataclass(frozen=True)
class SkeletonPanel(ComposedPanel):
    """A panel of one brochure that can be had whole, or as its group's skeleton and its values."""

    skeletons: Skeletons

    def skeleton(self, fit: Fit) -> Skeleton:
        """The panel without its school's values; raises NotPressable where it has no parts."""
        return self.skeletons.skeleton(self, fit)

    def field(self, hole: Hole) -> FieldMarkup:
        """The value of a hole."""
        return self.skeletons.field(self.brochure, hole)


def _key(school: _School, panel: str, setting: PanelSetting) -> tuple[object, ...]:
    """All that a panel is composed from and is never masked."""
    cards = school.cards if setting.cards else ()
    own_agreement = school.brochure.school.agreement is not None
    shown = school.alike.panels[panel]
    return (panel, setting, shown, cards, own_agreement)


def _value(school: _School, hole: Hole) -> Any:
    """The value of a hole; of a photo the officer, whose name stands for it."""
    if hole.kind != "photo":
        return school.values[hole.path]
    _, role, at, _ = hole.path.split(".")
    return next(own[int(at)] for its, own in school.brochure.officers.items() if its == role)
