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
class OutputProfile:
    """How a press prints on a paper: an ICC profile of class ``prtr`` whose colours are CMYK.

    ``condition`` names the printing condition: one of the ICC's registry of characterization data
    such as ``CGATS21-2-CRPC6``, or the profile's own description where nobody has said which.
    """

    data: bytes
    description: str
    condition: str


NO_OUTPUT_PROFILE = (
    "a file for a print shop needs the ICC profile of its press and paper: ask your printer which"
    " one to use, for example GRACoL 2013 (CRPC6), SWOP 2013 (CRPC5) or FOGRA39, put the file into"
    ' content/ and name it in district.toml: [print_shop], profile = "printer.icc".'
)
"""Why there is no file for a print shop, where a district names no profile."""


@dataclass(frozen=True, slots=True)
class Printing:
    """How an edition is printed, and what is done with each copy afterwards."""

    paper: Paper
    flip: Flip
    finishing: str
