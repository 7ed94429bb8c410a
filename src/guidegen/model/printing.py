"""How editions go through a printer."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from guidegen.geometry import Size, inches, mm

PAPERS = ("letter", "a4")
"""The families of paper that guides are printed on; each edition has its own size of both."""


class Flip(StrEnum):
    """The edge over which a sheet is turned to print its back."""

    SHORT_EDGE = "short edge"
    LONG_EDGE = "long edge"

    @property
    def duplex(self) -> str:
        """What a PDF calls it (ISO 32000-1, table 150)."""
        return "DuplexFlipShortEdge" if self is Flip.SHORT_EDGE else "DuplexFlipLongEdge"


class Variant(StrEnum):
    """For whose press a printed edition is made.

    An office prints it on its copier, as designed or with little ink; a print shop gets bleed,
    marks and its own colours.
    """

    OFFICE = "office"
    SAVER = "saver"
    PRINT_SHOP = "print-shop"


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, upright; ``summary`` is how people know it."""

    id: str
    summary: str
    size: Size

    @property
    def landscape(self) -> Size:
        """The paper on its side."""
        return Size(self.size.height, self.size.width)


LETTER = Paper("letter", "Letter, 8½ × 11 in", Size(inches(8.5), inches(11)))
TABLOID = Paper("tabloid", "Tabloid, 11 × 17 in", Size(inches(11), inches(17)))
A4 = Paper("a4", "A4, 210 × 297 mm", Size(mm(210), mm(297)))
A3 = Paper("a3", "A3, 297 × 420 mm", Size(mm(297), mm(420)))


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
    """How an edition is printed, and what is done with each copy afterwards.

    ``papers`` are what each family of papers has for it; ``both_sides`` is False where the back of
    its sheet stays empty; ``up`` is how many copies stand on a sheet, to be cut apart (n-up).
    """

    papers: Mapping[str, Paper]
    flip: Flip
    finishing: str
    both_sides: bool = True
    up: int = 1

    @property
    def duplex(self) -> str:
        """What a PDF calls the sides that are printed (ISO 32000-1, table 150)."""
        return self.flip.duplex if self.both_sides else "Simplex"

    def repeats(self, copies: range) -> range:
        """Which times, counted from 1, a file is printed that has these copies on its sheets."""
        return range((copies.start - 1) // self.up + 1, (copies.stop - 2) // self.up + 2)


def on_sheets(flip: Flip, finishing: str, *, both_sides: bool = True, up: int = 1) -> Printing:
    """Printing on Letter and A4."""
    return Printing({"letter": LETTER, "a4": A4}, flip, finishing, both_sides, up)


def on_large_sheets(flip: Flip, finishing: str, *, both_sides: bool = True) -> Printing:
    """Printing on Tabloid and A3."""
    return Printing({"letter": TABLOID, "a4": A3}, flip, finishing, both_sides)
