"""What panels have no room for: officers, what is said of them, and rows of the comparison."""

from collections.abc import Iterator, Mapping

from guidegen.compose import Brochure, left_out_of
from guidegen.model.build import Finding, Severity
from guidegen.model.panel import Fit


def left_out(brochure: Brochure, fits: Mapping[str, Fit]) -> Iterator[Finding]:
    """A finding for each thing that a panel leaves out."""
    for panel, fit in fits.items():
        missing = left_out_of(panel, brochure, fit.step)
        if number := missing.officers:
            cards = "1 card of an officer" if number == 1 else f"{number} cards of officers"
            text = f"the panel has no room for {cards} of this school; {_where(brochure)}."
            yield Finding("officers-left-out", Severity.WARNING, text, panel=panel)
        if missing.details:
            text = "the officers' cards have no room; names, roles, numbers and hours are listed."
            yield Finding("officers-listed", Severity.NOTE, text, panel=panel)
        if missing.rows:
            number_of = "1 row" if missing.rows == 1 else f"{missing.rows} rows"
            text = f"{number_of} of the comparison, from its end, had no room and gave way."
            yield Finding("rows-left-out", Severity.NOTE, text, panel=panel)


def _where(brochure: Brochure) -> str:
    if brochure.district.site_url:
        return f"it sends families to {brochure.guide_url}, which must name all officers"
    return "it tells families to ask the front office, which must know all officers"
