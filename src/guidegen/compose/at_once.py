"""How panels are set that say it all at once: comparison, school, numbers. Lengths are points."""

import math
from dataclasses import dataclass

from guidegen.compose.brochure import Brochure
from guidegen.compose.cards import CardSetting, card_ladder, entries
from guidegen.compose.sizes import ROWS, PanelSetting, card_sizes, css, pair, rounded
from guidegen.languages import Setting
from guidegen.model.content import RowStyle

AT_ONCE = ("flyer", "poster")
"""Panels that say it all at once: comparison, school and numbers."""
AT_ONCE_ROWS = (7, 6, 5)
"""Where nothing else helps, so many rows are left: the guide has the others."""
AT_ONCE_PADDING_AT_MOST = 5.0


@dataclass(frozen=True, slots=True)
class _AtOnce:
    """A step of the ladder of a panel that says it all at once."""

    text: Setting
    cards: CardSetting
    rows: int = ROWS


def at_once_ladder(brochure: Brochure) -> tuple[_AtOnce, ...]:
    """Smaller type first, then smaller cards, then fewer rows, and last fewer officers."""
    texts = brochure.language.ladders.comparison
    cards = card_ladder(brochure)
    all_shown = [each for each in cards if each.shown == cards[0].shown]
    fewer = cards[len(all_shown) :]
    return (
        *(_AtOnce(text, cards[0]) for text in texts),
        *(_AtOnce(texts[-1], each) for each in all_shown[1:-1]),
        *(_AtOnce(texts[-1], all_shown[-2], rows) for rows in AT_ONCE_ROWS),
        *(_AtOnce(texts[-1], each, AT_ONCE_ROWS[-1]) for each in (all_shown[-1], *fewer)),
    )


def at_once(panel: str, brochure: Brochure, step: int, spare: float) -> PanelSetting:
    """The setting of such a panel at a step of its ladder."""
    as_set = at_once_ladder(brochure)[step]
    rows = min(rows_of(panel, brochure), as_set.rows)
    padding = min(AT_ONCE_PADDING_AT_MOST, math.floor(spare / (rows + 1) * 4) / 4)
    sizes = {
        **card_sizes(brochure),
        **pair("text", as_set.text, leading_name="leading"),
        **pair("lead", brochure.language.type_scale.lead(as_set.text)),
        **pair("title", brochure.language.ladders.cover[-1]),
        **pair("heading", brochure.language.type_scale.key_line),
        "r": padding,
        "r-half": padding / 2,
    }
    return PanelSetting(
        css(sizes),
        fill=rounded(max(spare - padding * rows, 0.0)),
        rows=as_set.rows,
        cards=as_set.cards,
        left_out=as_set.cards.shown < len(entries(brochure)),
    )


def rows_of(panel: str, brochure: Brochure) -> int:
    """How many rows of the comparison the panel has room for at best."""
    styles = [row.style for row in brochure.guide.rows]
    definitions, keys = styles.count(RowStyle.DEFINITION), styles.count(RowStyle.KEY)
    return definitions + keys if panel == "poster" else len(styles) - definitions
