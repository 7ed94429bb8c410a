"""How panels are set in large print. Lengths are points."""

from guidegen.compose.brochure import Brochure
from guidegen.compose.cards import CardSetting, entries
from guidegen.compose.sizes import PanelSetting, card_sizes, cover_ladder, css, pair

LARGE_PRINT = 18.0
"""Points (American Printing House for the Blind; American Council of the Blind)."""
LARGER = {"h1": 1.3, "h2": 1.85, "name": 1.5, "key-line": 1.5, "cover": 1.0}
"""By how much headings grow in large print."""


def large_print(brochure: Brochure) -> PanelSetting:
    """Every size at least that of large print, headings larger; leadings grow with their sizes."""
    sizes = card_sizes(brochure) | pair("cover", cover_ladder(brochure)[0])
    large: dict[str, float] = {}
    for name, size in sizes.items():
        leading = sizes.get("leading" if name == "text" else f"{name}-leading")
        if leading is not None:
            factor = max(LARGE_PRINT / size, LARGER.get(name, 0.0))
            large |= {name: size * factor}
            large |= {("leading" if name == "text" else f"{name}-leading"): leading * factor}
    gap = large["leading"]
    large |= {"half": gap / 2, "bar": gap / 2, "quarter": gap / 4, "section": gap, "row": 4.0}
    cards = CardSetting("full", len(entries(brochure)))
    return PanelSetting(css({name: round(size, 2) for name, size in large.items()}), cards=cards)
