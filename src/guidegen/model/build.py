"""What a build is asked for, what it makes, and what it has to say about it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from pathlib import Path

from guidegen.model.printing import LETTER, Flip, Printing
from guidegen.storage import Destination

RENDERING_FAILED = "rendering-failed"
OWN_BUG = "own-bug"
"""Codes of findings for a file that could not be made: the engine's, and guidegen's own fault."""


class Severity(IntEnum):
    """How much a finding matters; ``--fail-on`` compares with it."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says about a finished or refused output."""

    code: str
    severity: Severity
    text: str
    school: str = ""
    locale: str = ""
    edition: str = ""
    panel: str = ""

    def __str__(self) -> str:
        where = "/".join(part for part in (self.school, self.locale, self.edition) if part)
        panel = f" panel {self.panel}" if self.panel else ""
        return f"{where}{panel}: {self.text}" if where or panel else self.text

    def about(self, job: "Job") -> "Finding":
        """The same, said of a job."""
        return replace(self, school=job.school, locale=job.locale, edition=job.edition)


class Purpose(StrEnum):
    """For whom a build is: families (final) or reviewers (review)."""

    REVIEW = "review"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Job:
    """One file to make: a brochure in one edition."""

    school: str
    locale: str
    edition: str
    purpose: Purpose

    @property
    def path(self) -> str:
        """The path of the output below the output folder, with slashes on every system."""
        return _path(self, self.purpose)

    @property
    def other_path(self) -> str:
        """The same output made for the other purpose, which this one replaces."""
        return _path(self, Purpose.FINAL if self.purpose is Purpose.REVIEW else Purpose.REVIEW)

    @property
    def file(self) -> Path:
        """The path of the output as a path of this system."""
        return Path(self.path)


def _path(job: Job, purpose: Purpose) -> str:
    mark = "-review" if purpose is Purpose.REVIEW else ""
    name = f"{job.school}-{job.edition}-{job.locale}{mark}.pdf"
    return f"{job.school}/{job.locale}/{name}"


@dataclass(frozen=True, slots=True)
class Group:
    """Jobs that are made together: one locale, one brand, neighbours in the roster.

    ``members`` are the ids of all schools of the group, whatever was selected of them: what their
    files share is made for all, so that a file has the same bytes whatever was selected.
    """

    locale: str
    brand: str
    number: int
    jobs: tuple[Job, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file and the digest of its bytes."""

    job: Job
    file: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class TextCount:
    """How many messages of one printed panel are not settled."""

    panel: str
    draft: int
    stale: int
    missing: int


class Way(StrEnum):
    """How a file came to be: assembled from stencils, or written from laid-out pages."""

    STENCIL = "stencil"
    GROUP = "group document"
    DOCUMENT = "one document"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one job: a file or none, findings, and its unsettled texts by panel.

    ``way`` is how the file was made, where there is one; ``detours`` say why not by a better way.
    """

    job: Job
    output: Output | None
    findings: tuple[Finding, ...]
    texts: tuple[TextCount, ...] = ()
    way: Way | None = None
    detours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildDate:
    """The date that a build prints and stamps (``--date``, SOURCE_DATE_EPOCH or the clock)."""

    day: datetime.date

    @classmethod
    def from_text(cls, text: str) -> "BuildDate":
        """The date of a manifest; raises ValueError where it is none."""
        return cls(datetime.date.fromisoformat(text))

    @property
    def w3c(self) -> str:
        """Midnight UTC of the day, as the W3C note on dates and times writes it."""
        return f"{self.day.isoformat()}T00:00:00Z"


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """What is the same for every job of a build; travels to the workers with the jobs.

    ``cache`` is the folder in which workers keep what they may use again; None for none.
    """

    out: Destination
    date: BuildDate
    cache: Path | None = None


class Trust(StrEnum):
    """What of a file from an earlier build is enough to leave it as it is.

    It must have been made from what it would be made from now; then its size is looked at, or its
    bytes are, or nothing is enough, and it is made again.
    """

    SIZE = "size"
    BYTES = "bytes"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Crew:
    """Who builds: so many processes here (``jobs``), or the workers of a Dask scheduler."""

    jobs: int = 1
    scheduler: str = ""

    @property
    def abroad(self) -> bool:
        """Whether workers may stand on other machines."""
        return bool(self.scheduler)


@dataclass(frozen=True, slots=True)
class Edition:
    """A way in which a brochure becomes a file; ``printing`` is None where it is for screens."""

    id: str
    summary: str
    printing: Printing | None = None


EDITIONS: Mapping[str, Edition] = {
    edition.id: edition
    for edition in (
        Edition("screen", "one panel a page, in reading order, tagged for screen readers"),
        Edition(
            "trifold",
            "one letter sheet, two sides, folded into six faces",
            Printing(
                LETTER, Flip.SHORT_EDGE, "Fold at the ticks: the narrower panel first, inwards."
            ),
        ),
    )
}
"""Every edition by its id, in the order in which they are built and listed."""


PRINTED: Mapping[str, Printing] = {
    edition.id: edition.printing for edition in EDITIONS.values() if edition.printing
}
"""How each edition that is for paper is printed."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a build was asked for; an empty tuple means all.

    Without a purpose each locale is built as what it is: final where the district's policy
    allows it, review where not.
    """

    schools: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    purpose: Purpose | None = None

    @property
    def everything(self) -> bool:
        """Whether no school, locale or edition is left out."""
        return not (self.schools or self.locales or self.editions)
