"""A brochure: everything that one school's guide in one locale is composed from."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guidegen.catalog import Catalog
from guidegen.compose.approval import Texts, rules_in
from guidegen.languages import Language, language
from guidegen.model.brand import Brand
from guidegen.model.build import Purpose
from guidegen.model.content import Block, Guide
from guidegen.model.district import Agreement, District, Officer, Role, School
from guidegen.model.facts import school_facts
from guidegen.model.formats import LETTER_TRIFOLD, Format
from guidegen.workspace import Workspace


@dataclass(frozen=True)
class Brochure:
    """The guide of one school in one locale, before it is set."""

    district: District
    school: School
    officers: Mapping[Role, tuple[Officer, ...]]
    brand: Brand
    language: Language
    catalog: Catalog
    guide: Guide
    templates: tuple[Path, ...]
    purpose: Purpose
    format: Format

    @property
    def shown_school(self) -> School:
        """The school as a template has it."""
        return self.school

    @property
    def facts(self) -> dict[str, str]:
        """Everything that a condition may ask about."""
        return school_facts(self.district, self.school)

    @functools.cached_property
    def texts(self) -> Texts:
        """The translations, under the approval policy where the guide is for families."""
        final = self.purpose is Purpose.FINAL
        rules = rules_in(self.district, self.catalog) if final else None
        return Texts(self.catalog, self.guide.unsigned_contexts, rules)

    @property
    def guide_url(self) -> str:
        """Where this guide stands on the web: the QR code's target."""
        if not self.district.site_url:
            return self.district.website
        return f"{self.district.site_url.rstrip('/')}/{self.school.id}/{self.language.tag}/"

    @property
    def other_languages(self) -> tuple[Language, ...]:
        """The other languages that this school's guide can be had in, in the roster's order."""
        offered = dict.fromkeys(each.locale for each in self.school.locales)
        return tuple(language(tag) for tag in offered if tag != self.language.tag)

    @property
    def agreement(self) -> Agreement | None:
        """The agreement that governs this school's SRO."""
        return self.school.agreement or self.district.roles[Role.SRO].agreement

    def blocks_of(self, panel: str) -> tuple[Block, ...]:
        """The blocks that this school's guide shows on a panel, in order."""
        facts = self.facts
        shown = (
            block
            for block in self.guide.blocks
            if block.panel == panel and block.condition.holds(facts)
        )
        return tuple(sorted(shown, key=lambda block: (block.order, block.id)))


def brochure_of(
    workspace: Workspace,
    school: School,
    locale: str,
    purpose: Purpose,
    of_format: Format = LETTER_TRIFOLD,
) -> Brochure:
    """Gather what one school's guide in one locale needs from the workspace."""
    return Brochure(
        district=workspace.district,
        school=school,
        officers={role: workspace.roster.officers_of(school.id, role) for role in Role},
        brand=workspace.brands[school.brand or workspace.district.brand],
        language=language(locale),
        catalog=workspace.catalogs[locale],
        guide=workspace.guide,
        templates=workspace.templates,
        purpose=purpose,
        format=of_format,
    )
