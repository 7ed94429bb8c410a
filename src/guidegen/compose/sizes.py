"""Sizes of type and gaps, and what a panel's template asks of its setting. Lengths are points."""

import math
from dataclasses import dataclass

from guidegen.compose.brochure import Brochure
from guidegen.compose.cards import CardSetting
from guidegen.languages import PanelStep, Setting

ROW_PADDING_OF_LISTS = 2.5
BAR_NEEDS = 6.0
"""The bar above a heading is 4 high; letters keep off it, however close everything else is set."""
ROWS = 99
"""More rows than a comparison has."""


@dataclass(frozen=True, slots=True)
class PanelSetting:
    """What a panel's template asks about its setting; ``variables`` are CSS custom properties.

    ``rows`` is how many of a comparison's rows are shown at most.

    ``space`` is what stands above every section but the first beyond its own margin, and ``fill``
    what keeps the panel's foot at its place: points that differ from school to school, and so have
    elements of their own.
    """

    variables: str
    space: float = 0.0
    fill: float = 0.0
    frieze: bool = False
    note_lines: int = 0
    rows: int = ROWS
    cards: CardSetting | None = None
    left_out: bool = False


def panel_ladder(brochure: Brochure) -> tuple[PanelStep, ...]:
    """The language's ladder from the first heading that the brand allows."""
    ladder = brochure.language.ladders.panel
    allowed = tuple(s for s in ladder if s.h1.size <= brochure.brand.limits.heading_max)
    return allowed or ladder[-1:]


def cover_ladder(brochure: Brochure) -> tuple[Setting, ...]:
    """The language's ladder from the first title that the brand allows."""
    ladder = brochure.language.ladders.cover
    allowed = tuple(s for s in ladder if s.size <= brochure.brand.limits.cover_max)
    return allowed or ladder[-1:]


def panel_sizes(brochure: Brochure, step: int = 0, gaps_left: float = 1.0) -> dict[str, float]:
    """Sizes at a step of the panels' ladder, with so much of the gaps left."""
    scale = brochure.language.type_scale
    panel = panel_ladder(brochure)[step]
    gap = panel.text.leading * gaps_left
    return {
        **pair("text", panel.text, leading_name="leading"),
        **pair("h1", panel.h1),
        **pair("h2", scale.h2),
        **pair("label", scale.label),
        **pair("key-line", scale.key_line),
        **pair("colophon", scale.colophon),
        "half": gap / 2,
        "bar": max(gap / 2, BAR_NEEDS),
        "quarter": gap / 4,
        "section": 0.75 * gap,
        "row": ROW_PADDING_OF_LISTS * gaps_left,
    }


def card_sizes(brochure: Brochure) -> dict[str, float]:
    """The same with those of officers' cards."""
    scale = brochure.language.type_scale
    return {
        **panel_sizes(brochure),
        **pair("name", scale.name),
        **pair("long-name", scale.long_name),
        **pair("contact", scale.contact),
        **pair("compact", scale.compact),
    }


def pair(name: str, setting: Setting, leading_name: str = "") -> dict[str, float]:
    """A size and its leading, by their names."""
    return {name: setting.size, leading_name or f"{name}-leading": setting.leading}


def rounded(length: float) -> float:
    """Down to a hundredth of a point, so that what is filled up is never too much."""
    return math.floor(100 * length) / 100


def css(sizes: dict[str, float]) -> str:
    """Sizes as CSS custom properties."""
    return ";".join(f"--{name}:{value:g}pt" for name, value in sizes.items())
