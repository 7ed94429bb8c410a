"""How editions go through a printer."""

from dataclasses import dataclass
from enum import StrEnum


class Flip(StrEnum):
    """The edge over which a sheet is turned to print its back."""

    SHORT_EDGE = "short edge"
    LONG_EDGE = "long edge"


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper; ``summary`` is how people know it."""

    id: str
    summary: str


LETTER = Paper("letter", "Letter, 8½ × 11 in")


@dataclass(frozen=True, slots=True)
class Printing:
    """How an edition is printed, and what is done with each copy afterwards."""

    paper: Paper
    flip: Flip
    finishing: str
