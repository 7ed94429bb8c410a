"""Faults, and every exception that guidegen raises, with its exit status.

A *fault* is something wrong in a workspace that a person can mend. Readers collect faults and
return them beside what they could read; an exception means that this input cannot be worked on.
"""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class ExitStatus(IntEnum):
    """What the command says to the shell."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    WORKSPACE = 3
    RENDERING = 4
    BUG = 70
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file, and in it a line and column (both from 1) or a key."""

    path: Path
    line: int = 0
    column: int = 0
    key: str = ""

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number]
        place = ":".join([str(self.path), *numbers])
        return f"{place}: {self.key}" if self.key else place

    def at(self, line: int = 0, column: int = 0, key: str = "") -> "Place":
        """The same file at another line, column or key."""
        return Place(self.path, line, column, key)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a workspace: where, what, and what to do about it.

    ``schools`` and ``locales`` name what the fault stops; ``None`` means all of them.
    """

    code: str
    place: Place
    problem: str
    remedy: str
    schools: frozenset[str] | None = None
    locales: frozenset[str] | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.problem} {self.remedy}".rstrip()

    @property
    def stops_all(self) -> bool:
        return self.schools is None and self.locales is None

    def stops(self, school: str, locale: str) -> bool:
        """Whether the brochure of this school and locale must not be built."""
        return (self.schools is None or school in self.schools) and (
            self.locales is None or locale in self.locales
        )


class GuidegenError(Exception):
    """The base of all; ``status`` is the exit status that the command line makes of it."""

    status = ExitStatus.BUG


class UsageError(GuidegenError):
    """The command was asked for something that does not exist or does not go together."""

    status = ExitStatus.USAGE


class WorkspaceError(GuidegenError):
    """The workspace as a whole is at fault; carries every fault that was found."""

    status = ExitStatus.WORKSPACE

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults

    def __reduce__(self) -> tuple[type["WorkspaceError"], tuple[Fault, ...]]:
        return type(self), self.faults


class RenderingError(GuidegenError):
    """Pages could not be laid out or written."""

    status = ExitStatus.RENDERING
