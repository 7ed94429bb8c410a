"""Which languages a school's families call for, and how far its guides are in each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from guidegen.build.approval import standings_of
from guidegen.languages import languages as known_languages
from guidegen.model.enrollment import Enrollment, HomeLanguage
from guidegen.workspace import Workspace


class Readiness(StrEnum):
    """How far a school's guide in a language is."""

    APPROVED = "approved"
    DRAFT = "draft"
    NOT_OFFERED = "not offered"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Call:
    """A language of a school's families; ``share`` is in per cent of all its families.

    It is ``called_for`` where its share reaches the district's threshold.
    """

    school: str
    home: HomeLanguage
    share: float
    called_for: bool
    readiness: Readiness


def calls(workspace: Workspace, homes: Enrollment) -> Iterator[Call]:
    """Every home language of each school, in the roster's order."""
    standings = standings_of(workspace, list(workspace.languages))
    ready = {tag: standing.final for tag, standing in standings.items()}
    threshold = workspace.district.language_threshold
    for school in workspace.roster.schools:
        offered = {each.locale for each in school.locales}
        own = homes.get(school.id, ())
        families = sum(home.families for home in own)
        for home in own:
            share = 100 * home.families / families if families else 0.0
            readiness = _readiness(home, home.tag in offered, ready)
            yield Call(school.id, home, share, share >= threshold, readiness)


def _readiness(home: HomeLanguage, offered: bool, ready: Mapping[str, bool]) -> Readiness:
    if home.tag not in known_languages():
        return Readiness.MISSING
    if not offered:
        return Readiness.NOT_OFFERED
    return Readiness.APPROVED if ready[home.tag] else Readiness.DRAFT
