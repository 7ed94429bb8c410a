"""Confirmations: every fact that a school's guides print, for its principal to correct and sign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidegen.compose.environment import rendered
from guidegen.geometry import LETTER
from guidegen.languages import language
from guidegen.model.brand import Brand
from guidegen.model.build import BuildDate
from guidegen.model.district import District, Officer, Role, School, Staffing
from guidegen.packets.english_pages import About, english_engine, english_pdf
from guidegen.workspace import Workspace

_STAFFED = {
    Staffing.ASSIGNED: "assigned to this school",
    Staffing.SHARED: "shared with other schools",
    Staffing.ON_CALL: "comes when called",
    Staffing.NONE: "none",
    Staffing.UNKNOWN: "not known: the guide has lines to write on",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """What a guide prints; an empty ``value`` is not printed."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts that belong together."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The sheet of the school with the id ``id``."""

    id: str
    school: str
    district: str
    day: str
    groups: tuple[FactGroup, ...]

    @property
    def facts(self) -> int:
        """How many there are; the type of many is smaller."""
        return sum(len(group.facts) for group in self.groups)


def confirmation_of(workspace: Workspace, school: School, date: BuildDate) -> Confirmation:
    """Everything that the roster and the district have a school's guides print."""
    district = workspace.district
    groups = [FactGroup("The school", tuple(_of_school(school)))]
    for role in Role:
        groups += _of_role(workspace, school, role)
    groups.append(FactGroup("The same in all schools", tuple(_of_district(district))))
    return Confirmation(school.id, school.name, district.name, date.day.isoformat(), tuple(groups))


def confirmation_pdfs(
    sheets: Sequence[Confirmation], brand: Brand, templates: tuple[Path, ...], date: BuildDate
) -> list[bytes]:
    """Each sheet as a PDF. Raises WorkspaceError: a template is at fault."""
    variables = {"palette": brand.palette, "size": LETTER}
    engine = english_engine("confirm.css.j2", variables, templates)
    made = []
    for sheet in sheets:
        markup = rendered(templates, "confirm.html.j2", {"sheet": sheet})
        about = About(
            f"To confirm: {sheet.school}",
            "What the guides of a school print",
            sheet.district,
            f"confirm-{sheet.id}",
            date,
        )
        made.append(english_pdf(engine, markup, about))
    return made


def _of_school(school: School) -> Iterator[Fact]:
    yield Fact("Name", school.name)
    yield Fact("Address", school.address)
    yield Fact("Front office", school.phone.printed if school.phone else "")
    yield Fact("Website", school.website)
    yield Fact("Principal", school.principal)
    yield Fact("Agreement", school.agreement.url if school.agreement else "")
    languages = (f"{language(e.locale).english_name} ({e.copies})" for e in school.locales)
    yield Fact("Languages (copies)", ", ".join(languages))


def _of_role(workspace: Workspace, school: School, role: Role) -> Iterator[FactGroup]:
    profile = workspace.district.roles[role]
    title = f"{profile.title} ({profile.abbreviation})"
    facts = [Fact("At this school", _STAFFED[school.staffing[role]])]
    if role is Role.SRO:
        facts.append(Fact("Employer", school.agency or profile.employer_name))
    yield FactGroup(title, tuple(facts))
    for number, officer in enumerate(workspace.roster.officers_of(school.id, role), start=1):
        yield FactGroup(f"{profile.abbreviation} {number}", tuple(_of_officer(officer)))


def _of_officer(officer: Officer) -> Iterator[Fact]:
    withheld = "not printed: families are to ask the front office"
    facts = (
        Fact("Name", withheld if officer.name_withheld else officer.name),
        Fact("Title", officer.title),
        Fact("Phone", officer.phone.printed if officer.phone else ""),
        Fact("Email", officer.email),
        Fact("Here", officer.schedule),
        Fact("Speaks", ", ".join(officer.languages)),
        Fact("Photo", "printed" if officer.photo else ""),
    )
    yield from (fact for fact in facts if fact.value)
    lacking = ", ".join(fact.label.lower() for fact in facts if not fact.value)
    if lacking:
        yield Fact("Not printed", lacking)


def _of_district(district: District) -> Iterator[Fact]:
    yield Fact("Emergency", district.emergency_number)
    yield Fact("Tip line", district.tip_line.phone.printed if district.tip_line.phone else "")
    yield Fact("District’s email", district.email)
    yield Fact("District’s website", district.website)
    yield Fact("School year", district.school_year)
