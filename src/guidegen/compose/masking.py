"""Masked brochures: a panel composed from one says of a school only where its values stand.

A masked value can be printed through the filters for values, and asked a few questions, which are
remembered with their answers. Whatever else a template does with it raises `LookedInto`; then the
panel is composed again with that value as it is.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from guidegen.compose.brochure import Brochure
from guidegen.compose.cards import entries
from guidegen.compose.holes import LookedInto, Opaque, number_mark
from guidegen.compose.setting import PanelSetting
from guidegen.languages import Language, is_latin
from guidegen.model.district import Agreement, Officer, Role, School
from guidegen.model.skeleton import Hole

SCHOOL_VALUES = (
    "id",
    "name",
    "short_name",
    "address",
    "phone",
    "website",
    "principal",
    "locales",
    "agency",
    "place",
)
AGREEMENT_VALUES = ("url", "expires")
OFFICER_VALUES = (
    "name",
    "title",
    "phone",
    "email",
    "schedule",
    "languages",
    "photo",
    "schools",
    "place",
)

Question = tuple[str, str, int]
"""The path of a value, what was asked of it, and a number that belongs to the question."""
Values = Mapping[str, Any]
"""What differs from school to school, by paths."""


class Masked(Opaque):
    """A value that is not known, but for its path."""

    __slots__ = ("_mask", "_path")

    def __init__(self, mask: "Mask", path: str) -> None:
        self._mask = mask
        self._path = path

    def __bool__(self) -> bool:
        return self._mask.ask((self._path, "given", 0))

    def _looked_into(self) -> LookedInto:
        return LookedInto(self._path)


class MaskedNumber(Masked):
    """A number of the panel's setting, which may be printed as it is."""

    __slots__ = ()

    def _written(self) -> str:
        return number_mark(self._path)


@dataclass
class Mask:
    """The values behind a masked brochure, what was asked of them, and what the answers were."""

    values: Values
    raw: Collection[str]
    asked: dict[Question, bool] = field(default_factory=dict)

    def ask(self, question: Question) -> bool:
        """Answer a question and remember it."""
        if question not in self.asked:
            self.asked[question] = answer(self.values, question)
        return self.asked[question]

    def of(self, path: str, kind: "type[Masked]" = Masked) -> Any:
        """The value of a path: masked, or as it is where that is known already."""
        value = self.values[path]
        return value if path in self.raw else kind(self, path)

    def instead_of(self, value: Any, path: str) -> Any:
        """The same for a value that stands under its path in another form, which is compared."""
        return value if path in self.raw else Masked(self, path)


@dataclass(frozen=True)
class MaskedBrochure(Brochure):
    """A brochure whose school is masked."""

    masked_school: School
    masked_url: Any
    masked_languages: Any

    @property
    def shown_school(self) -> School:
        """Masked wholly; what chooses blocks and cards is known to `school` alone."""
        return self.masked_school

    @property
    def guide_url(self) -> str:
        """Masked where it names the school."""
        return self.masked_url  # type: ignore[no-any-return]

    @property
    def other_languages(self) -> tuple[Language, ...]:
        """Masked; to name one is to look into them."""
        return self.masked_languages  # type: ignore[no-any-return]


def answer(values: Values, question: Question) -> bool:
    """The answer to a question about a brochure's values."""
    path, kind, number = question
    value = values[path]
    if kind == "latin":
        return is_latin(value)
    if kind == "longer_than":
        return len(value) > number
    return bool(value)


def latin(value: Any) -> bool:
    """Whether a value is in Latin letters."""
    if isinstance(value, Masked):
        return value._mask.ask((value._path, "latin", 0))
    return is_latin(value)


def longer_than(value: Any, number: int) -> bool:
    """Whether a value has more characters."""
    if isinstance(value, Masked):
        return value._mask.ask((value._path, "longer_than", number))
    return len(value) > number


def hole_of(value: Masked, name: str, kind: str) -> Hole:
    """Where a masked value is to stand."""
    return Hole(value._path, name, kind)


def values_of(brochure: Brochure) -> Values:
    """Everything that differs from school to school, by its path; a path may name nothing."""
    return dict(_values(brochure))


def structure_of(brochure: Brochure) -> tuple[object, ...]:
    """What decides which blocks a brochure has; the same for brochures that have the same."""
    school = brochure.school
    return (
        *map(id, (brochure.district, brochure.brand, brochure.catalog, brochure.guide)),
        brochure.templates,
        brochure.purpose,
        brochure.language.tag,
        school.level,
        tuple(school.staffing[role] for role in Role),
        school.agreement is None,
        bool(school.agency),
    )


def cards_of(brochure: Brochure) -> tuple[object, ...]:
    """What a school's cards are, but for the values on them."""
    return tuple(
        (each.kind, each.role, each.staffing, each.officer and each.officer.name_withheld)
        for each in entries(brochure)
    )


def masked_brochure(brochure: Brochure, mask: Mask) -> Brochure:
    """The brochure with all its school's values masked, but those that the mask has raw."""
    school = brochure.school
    agreement = school.agreement and Agreement(
        **{name: mask.of(f"school.agreement.{name}") for name in AGREEMENT_VALUES}
    )
    known = {name: mask.of(f"school.{name}") for name in SCHOOL_VALUES}
    own = replace(school, **known, agreement=agreement)
    shown = replace(
        own,
        level=mask.of("school.level"),
        brand=mask.of("school.brand"),
        staffing=mask.instead_of(school.staffing, "school.staffing"),
    )
    return MaskedBrochure(
        **{name: getattr(brochure, name) for name in Brochure.__dataclass_fields__}
        | {
            "school": own,
            "officers": {role: _officers(brochure, role, mask) for role in Role},
        },
        masked_school=shown,
        masked_url=mask.of("guide_url") if "guide_url" in mask.values else brochure.guide_url,
        masked_languages=mask.instead_of(brochure.other_languages, "other_languages"),
    )


def numbers_of(setting: PanelSetting) -> dict[str, float]:
    """The numbers of a setting that differ from school to school, by their paths."""
    return {"fit.fill": setting.fill, "fit.space": setting.space}


def without_numbers(setting: PanelSetting) -> PanelSetting:
    """What panels that differ in these numbers alone have in common."""
    return replace(setting, fill=0.0, space=0.0)


def masked_setting(setting: PanelSetting, mask: Mask) -> PanelSetting:
    """The setting with its numbers masked."""
    fill, space = (mask.of(path, MaskedNumber) for path in ("fit.fill", "fit.space"))
    return replace(setting, fill=fill, space=space)


def _officers(brochure: Brochure, role: Role, mask: Mask) -> tuple[Officer, ...]:
    return tuple(
        replace(
            officer,
            **{name: mask.of(f"officers.{role}.{at}.{name}") for name in OFFICER_VALUES},
        )
        for at, officer in enumerate(brochure.officers[role])
    )


def _values(brochure: Brochure) -> Iterator[tuple[str, Any]]:
    school = brochure.school
    for name in SCHOOL_VALUES:
        yield f"school.{name}", getattr(school, name)
    yield "school.level", school.level
    yield "school.brand", school.brand
    yield "school.staffing", tuple(school.staffing.items())
    yield "other_languages", tuple(each.tag for each in brochure.other_languages)
    if school.agreement:
        for name in AGREEMENT_VALUES:
            yield f"school.agreement.{name}", getattr(school.agreement, name)
    for role in Role:
        for at, officer in enumerate(brochure.officers[role]):
            for name in OFFICER_VALUES:
                yield f"officers.{role}.{at}.{name}", getattr(officer, name)
    if brochure.district.site_url:
        yield "guide_url", brochure.guide_url
