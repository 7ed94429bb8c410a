"""Skeletons of a group's panels, each composed once for all schools whose values may fill it.

What a panel is composed from is masked, so that its markup can depend on a school in these ways
alone: by what is never masked (the school's *structure*), by answers to questions, and by values
that a template looked into. Schools that agree in these have the panel's skeleton in common.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from guidegen.compose.brochure import Brochure
from guidegen.compose.holes import LookedInto, cut
from guidegen.compose.masking import (
    Mask,
    Question,
    Values,
    answer,
    masked_brochure,
    structure_of,
    values_of,
)
from guidegen.compose.panels import ComposedPanel
from guidegen.compose.setting import PanelSetting
from guidegen.compose.splitting import split
from guidegen.compose.values import field_markup
from guidegen.errors import WorkspaceError
from guidegen.model.panel import Fit, PanelHtml
from guidegen.model.skeleton import FieldMarkup, Hole, NotPressable, OpenText, Skeleton

Leaf = Skeleton | NotPressable


@dataclass
class _Branch:
    """A question that composing asks at this point, and what comes of each answer."""

    question: Question
    after: "dict[bool, _Branch | Leaf]" = field(default_factory=dict)


@dataclass
class _Composed:
    """What is known of one panel in one setting for schools of one structure.

    ``raw`` are the paths of values that a template looked into; what was composed is by them.
    """

    raw: tuple[str, ...] = ()
    found: dict[tuple[Any, ...], _Branch | Leaf] = field(default_factory=dict)

    def get(self, values: Values) -> Leaf | None:
        """What was composed for a school that gives the same answers."""
        found = self.found.get(tuple(values[path] for path in self.raw))
        while isinstance(found, _Branch):
            found = found.after.get(answer(values, found.question))
        return found

    def add(self, mask: Mask, leaf: Leaf) -> None:
        """Remember what was composed, by the answers on the way to it."""
        after: dict[Any, _Branch | Leaf] = self.found
        key: Any = tuple(mask.values[path] for path in self.raw)
        for question, said in mask.asked.items():
            branch = after.get(key)
            if not isinstance(branch, _Branch):
                branch = after[key] = _Branch(question)
            after, key = branch.after, said
        after[key] = leaf

    def open(self, paths: Iterable[str]) -> None:
        """Give values as they are from now on; what was composed without them is forgotten."""
        self.raw = tuple(dict.fromkeys((*self.raw, *paths)))
        self.found = {}


@dataclass
class _School:
    """A brochure, its values, and the markup of those that were asked for."""

    brochure: Brochure
    values: Values
    structure: int
    fields: dict[Hole, FieldMarkup] = field(default_factory=dict)


class Skeletons:
    """The skeletons of one group: one locale, brand and purpose of one workspace."""

    def __init__(self) -> None:
        self._schools: dict[int, _School] = {}
        self._structures: dict[tuple[object, ...], int] = {}
        self._composed: dict[tuple[str, int, PanelSetting], _Composed] = {}
        self._skeletons: dict[Skeleton, Skeleton] = {}

    def skeleton(self, composed: ComposedPanel, fit: Fit) -> Skeleton:
        """The panel's skeleton at a fit; the same one for all panels that differ in values only.

        Raises NotPressable where it cannot be cut into parts, and WorkspaceError as
        ``ComposedPanel.html`` does.
        """
        school = self._school(composed.brochure)
        setting = composed.setting(fit)
        key = (composed.panel, school.structure, setting)
        known = self._composed.setdefault(key, _Composed())
        leaf = known.get(school.values)
        if leaf is None:
            leaf = self._compose(composed, setting, school, known)
        if isinstance(leaf, NotPressable):
            raise leaf
        return leaf

    def field(self, composed: ComposedPanel, hole: Hole) -> FieldMarkup:
        """What fills a hole in the panel of one school."""
        school = self._school(composed.brochure)
        found = school.fields.get(hole)
        if found is None:
            value = _value(school, hole)
            language = school.brochure.language
            found = field_markup(value, hole.name, hole.kind, language)
            school.fields[hole] = found
        return found

    def _school(self, brochure: Brochure) -> _School:
        school = self._schools.get(id(brochure))
        if school is None:
            values = values_of(brochure)
            structure = structure_of(brochure, values)
            number = self._structures.setdefault(structure, len(self._structures))
            school = self._schools[id(brochure)] = _School(brochure, values, number)
        return school

    def _compose(
        self, composed: ComposedPanel, setting: PanelSetting, school: _School, known: _Composed
    ) -> Leaf:
        while True:
            mask = Mask(school.values, known.raw)
            masked = ComposedPanel(composed.panel, masked_brochure(school.brochure, mask))
            try:
                html = masked.html_in(setting)
                break
            except LookedInto as looked:
                known.open(looked.paths)
            except WorkspaceError:
                if len(known.raw) == len(school.values):
                    raise
                known.open(school.values)
        leaf = self._cut(html)
        known.add(mask, leaf)
        return leaf

    def _cut(self, html: PanelHtml) -> Leaf:
        try:
            skeleton = _skeleton(html)
        except NotPressable as reason:
            return reason
        return self._skeletons.setdefault(skeleton, skeleton)


@dataclass(frozen=True, slots=True)
class SkeletonPanel:
    """A panel of one brochure that can be had whole, or as its group's skeleton and its values."""

    composed: ComposedPanel
    skeletons: Skeletons

    @property
    def panel(self) -> str:
        return self.composed.panel

    @property
    def steps(self) -> int:
        return self.composed.steps

    @property
    def comfort(self) -> float:
        return self.composed.comfort

    @property
    def heading_steps(self) -> int:
        return self.composed.heading_steps

    def html(self, fit: Fit) -> PanelHtml:
        return self.composed.html(fit)

    def give_way(self) -> str:
        return self.composed.give_way()

    def skeleton(self, fit: Fit) -> Skeleton:
        """The panel without its school's values; raises NotPressable where it has no parts."""
        return self.skeletons.skeleton(self.composed, fit)

    def field(self, hole: Hole) -> FieldMarkup:
        """The value of a hole."""
        return self.skeletons.field(self.composed, hole)


def _value(school: _School, hole: Hole) -> Any:
    """The value of a hole; of a photo the officer, whose name stands for it."""
    if hole.kind != "photo":
        return school.values[hole.path]
    _, role, at, _ = hole.path.split(".")
    return next(own[int(at)] for its, own in school.brochure.officers.items() if its == role)


def _skeleton(html: PanelHtml) -> Skeleton:
    opening, parts = split(html.markup)
    return Skeleton(
        html.panel,
        opening,
        parts,
        tuple(OpenText(each.translation, cut(each.printed)) for each in html.texts),
        tuple(piece for fact in html.facts for piece in cut(fact) or ("",)),
        html.unfilled,
        html.unapproved,
    )
