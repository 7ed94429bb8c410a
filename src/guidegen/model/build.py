"""What a build is asked for, what it makes, and what it has to say about it."""

import datetime
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from pathlib import Path

from guidegen.model.editions import EDITIONS, PRINTED
from guidegen.model.formats import FORMATS, LETTER_TRIFOLD, Format, Ink
from guidegen.model.printing import PAPERS, Paper, Variant
from guidegen.storage import Destination

RENDERING_FAILED = "rendering-failed"
OWN_BUG = "own-bug"
"""Codes of findings for a file that could not be made: the engine's, and guidegen's own fault."""

PAIR = "en"
"""The language that stands beside others in bilingual pieces, where nobody names one."""


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
    """One file to make: a brochure in one edition.

    ``paper`` is the family of its paper and ``variant`` that of its printer, where it is for paper;
    ``piece`` the panel that it shows alone, ``pair`` the language that stands beside its own.
    """

    school: str
    locale: str
    edition: str
    purpose: Purpose
    paper: str = "letter"
    variant: Variant = Variant.OFFICE
    piece: str = ""
    pair: str = ""

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

    @property
    def format(self) -> Format:
        """The format in which its panels are laid out."""
        family = "trifold" if self.piece else EDITIONS[self.edition].format
        return FORMATS[f"{self.paper}-{family}"]

    @property
    def ink(self) -> Ink:
        """How much ink its pages take."""
        return Ink.SAVER if self.variant is Variant.SAVER else Ink.FULL

    @property
    def kind(self) -> str:
        """The edition with what sets it apart from others of its kind: ``trifold-a4``."""
        return "-".join(filter(None, _kind(self)))

    @property
    def printed_on(self) -> Paper:
        """The paper that it is printed on; raises KeyError where it is not for paper."""
        return PRINTED[self.edition].papers[self.paper]


def _path(job: Job, purpose: Purpose) -> str:
    words = (job.school, job.kind, job.locale, "review" if purpose is Purpose.REVIEW else "")
    name = "-".join(filter(None, words)) + EDITIONS[job.edition].suffix
    return f"{job.school}/{job.locale}/{name}"


def _kind(job: Job) -> tuple[str, ...]:
    return (
        job.edition,
        job.piece,
        "" if job.paper == PAPERS[0] else job.paper,
        "" if job.variant is Variant.OFFICE else job.variant.value,
        job.pair,
    )


@dataclass(frozen=True, slots=True)
class Group:
    """Jobs that are made together: one locale, brand, format and purpose, neighbours in the roster.

    ``members`` are the ids of all schools of the group, whatever was selected of them: what their
    files share is made for all, so that a file has the same bytes whatever was selected.
    """

    locale: str
    brand: str
    number: int
    jobs: tuple[Job, ...]
    members: tuple[str, ...]
    format: Format = LETTER_TRIFOLD
    ink: Ink = Ink.FULL


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
class Selection:
    """What a build was asked for; an empty tuple means all, of editions the district's own.

    Without a ``paper`` it is the district's. ``pair`` is the language that stands beside each other
    one in bilingual pieces. Without a purpose each locale is built as what it is: final where the
    district's policy allows it, review where not.
    """

    schools: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    purpose: Purpose | None = None
    paper: str = ""
    variant: Variant = Variant.OFFICE
    pair: str = PAIR

    @property
    def everything(self) -> bool:
        """Whether no school, locale or edition is left out."""
        return not (self.schools or self.locales or self.editions)
