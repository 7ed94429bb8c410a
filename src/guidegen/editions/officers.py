"""Officers whom a school's panel has no room for: families and the district are told of them."""

from collections.abc import Iterator, Mapping

from guidegen.compose import Brochure, cards_left_out
from guidegen.model.build import Finding, Severity
from guidegen.model.panel import Fit

_CODE = "officers-left-out"


def officers_left_out(brochure: Brochure, fits: Mapping[str, Fit]) -> Iterator[Finding]:
    """A warning for each panel that leaves cards out, with their number."""
    for panel, fit in fits.items():
        number = cards_left_out(panel, brochure, fit.step)
        if number:
            cards = "1 card of an officer" if number == 1 else f"{number} cards of officers"
            text = f"the panel has no room for {cards} of this school; {_where(brochure)}."
            yield Finding(_CODE, Severity.WARNING, text, panel=panel)


def _where(brochure: Brochure) -> str:
    if brochure.district.site_url:
        return f"it sends families to {brochure.guide_url}, which must name all officers"
    return "it tells families to ask the front office, which must know all officers"
