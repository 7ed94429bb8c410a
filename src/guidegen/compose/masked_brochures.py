"""Masked brochures: a panel composed from one says of a school only where its values stand.

What decides which blocks and cards are shown is not masked to the composer, but it is to templates.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from guidegen.compose.brochure import Brochure
from guidegen.compose.cards import entries
from guidegen.compose.masking import Mask, MaskedNumber, Values
from guidegen.compose.sizes import PanelSetting
from guidegen.languages import Language
from guidegen.model.district import Agreement, Officer, Role, School

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
        brochure.format.id,
        brochure.language.tag,
        school.level,
        tuple(school.staffing[role] for role in Role),
        school.agreement is None,
        bool(school.agency),
    )


def cards_of(brochure: Brochure) -> tuple[object, ...]:
    """What a school's cards are, but for the values on them, and how many officers it has."""
    cards = (
        (each.kind, each.role, each.staffing, each.officer and each.officer.name_withheld)
        for each in entries(brochure)
    )
    return (*cards, *(len(brochure.officers[role]) for role in Role))


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
