"""Editions: the ways in which a brochure becomes a file."""

from collections.abc import Mapping
from dataclasses import dataclass

from guidegen.model.printing import Flip, Printing, on_large_sheets, on_sheets


@dataclass(frozen=True, slots=True)
class Edition:
    """A way in which a brochure becomes a file; ``printing`` is None where it is for screens.

    ``format`` is the family of formats in which its panels are laid out, ``suffix`` that of its
    files. ``pieces``: it has a file for the whole and one for each of these panels.
    """

    id: str
    summary: str
    format: str
    printing: Printing | None = None
    suffix: str = ".pdf"
    pieces: tuple[str, ...] = ()


EDITIONS: Mapping[str, Edition] = {
    edition.id: edition
    for edition in (
        Edition(
            "screen", "one panel a page, in reading order, tagged for screen readers", "trifold"
        ),
        Edition(
            "letter",
            "a letter to the families that comes with the guide",
            "page",
            on_sheets(
                Flip.LONG_EDGE,
                "Put a letter with each guide, in the same language; it has one page.",
                both_sides=False,
            ),
        ),
        Edition(
            "trifold",
            "one sheet, two sides, folded into six faces",
            "trifold",
            on_sheets(Flip.SHORT_EDGE, "Fold at the ticks: the narrower panel first, inwards."),
        ),
        Edition(
            "z-fold",
            "one sheet, two sides, folded to and fro into six faces alike",
            "z-fold",
            on_sheets(
                Flip.SHORT_EDGE, "Fold at the ticks: one fold forwards, the other backwards."
            ),
        ),
        Edition(
            "gate-fold",
            "one large sheet whose sides close over its middle like a gate: eight faces",
            "gate-fold",
            on_large_sheets(
                Flip.SHORT_EDGE, "Fold both sides inwards at the ticks: they meet in the middle."
            ),
        ),
        Edition(
            "booklet",
            "half-size pages, stapled in the fold: the whole guide",
            "booklet",
            on_sheets(
                Flip.SHORT_EDGE, "Lay the sheets into each other, fold, and staple the fold."
            ),
        ),
        Edition(
            "flyer",
            "one page: the comparison, the school's officers, and its QR code",
            "flyer",
            on_sheets(Flip.LONG_EDGE, "Nothing: one page, one side.", both_sides=False),
        ),
        Edition(
            "rack-card",
            "the school's numbers and how to ask, three cards on a sheet",
            "rack-card",
            on_sheets(Flip.SHORT_EDGE, "Cut at the ticks: three cards a sheet.", up=3),
        ),
        Edition(
            "bilingual",
            "the flyer in two languages, one on each side of a sheet",
            "flyer",
            on_sheets(Flip.LONG_EDGE, "Nothing: a language on each side."),
        ),
        Edition(
            "large-print",
            "18-point type on full pages, tagged for screen readers",
            "large-print",
            on_sheets(Flip.LONG_EDGE, "Staple at the head of the inner edge."),
        ),
        Edition(
            "poster",
            "one side, for the wall of the front office",
            "poster",
            on_large_sheets(Flip.LONG_EDGE, "Nothing: one side, for a wall.", both_sides=False),
        ),
        Edition("html", "one page of the web, with nothing beside it", "trifold", suffix=".html"),
        Edition(
            "image",
            "the flyer as a picture, and one of each panel",
            "flyer",
            suffix=".png",
            pieces=("cover", "why", "comparison", "school", "act"),
        ),
    )
}
"""Every edition by its id, in the order in which they are built and listed."""

PRINTED: Mapping[str, Printing] = {
    edition.id: edition.printing for edition in EDITIONS.values() if edition.printing
}
"""How each edition that is for paper is printed."""
