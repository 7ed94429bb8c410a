"""How a panel is set: from a step of its ladder and its spare height to sizes, gaps and lines.

These are the rules that LOOK.md leaves to hand. Lengths are points.
"""

import math
from dataclasses import dataclass

from guidegen.compose.at_once import AT_ONCE, at_once, at_once_ladder, rows_of
from guidegen.compose.brochure import Brochure
from guidegen.compose.cards import card_ladder, entries
from guidegen.compose.large_print import large_print
from guidegen.compose.sizes import (
    PanelSetting,
    card_sizes,
    cover_ladder,
    css,
    pair,
    panel_ladder,
    panel_sizes,
    rounded,
)
from guidegen.model.panel import LETTER_PANEL, Fit

COMFORT = {"comparison": 15.0}
"""The height that the first choice of step leaves free; elsewhere any step that fits will do."""
WIDEST_EXTRA_GAP = 14.0
FRIEZE_NEEDS = 72.0
"""The frieze is 84 high, 36 of it in the margin; text stays 24 away from it."""
ROW_PADDING_AT_MOST = 9.0
CLOSER = {"act": (0.7, 0.45, 0.25)}
"""Where the smallest type does not fit, further steps: what is left of the gaps."""
NOTE_LINE = 22.0
FIRST_NOTE_LINE = 16.0
ROUNDING = 0.25
"""Left free when spare height is used up, so that rounding never starts another page."""

LETTER_SCALE = 1.2
"""How much larger the text of a letter is set, which has a page for few words."""
FOOT_AT_ITS_PLACE = ("act", LETTER_PANEL)
"""Panels whose foot takes what height is left above it."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a panel has no room for: cards of so many officers, and so many rows.

    ``details``: it says of officers no more than who they are and how to reach them.
    """

    officers: int = 0
    details: bool = False
    rows: int = 0


NOTHING_LEFT_OUT = LeftOut()


def steps_of(panel: str, brochure: Brochure) -> int:
    """How many steps the panel's ladder has."""
    if panel == "school":
        return len(card_ladder(brochure))
    if panel in AT_ONCE:
        return len(at_once_ladder(brochure))
    if panel == "comparison":
        return len(brochure.language.ladders.comparison)
    if panel == "cover":
        return len(cover_ladder(brochure))
    return len(panel_ladder(brochure)) + len(CLOSER.get(panel, ()))


def left_out_of(panel: str, brochure: Brochure, step: int) -> LeftOut:
    """What a panel has no room for, at a step of its ladder."""
    if panel not in ("school", *AT_ONCE):
        return NOTHING_LEFT_OUT
    setting, cards = setting_of(panel, brochure, Fit(step), 0), entries(brochure)
    assert setting.cards  # noqa: S101  -- these panels have cards
    rows = rows_of(panel, brochure) if panel in AT_ONCE else 0
    return LeftOut(
        officers=len(cards) - setting.cards.shown,
        details=setting.cards.size == "listed" and any(each.officer for each in cards),
        rows=max(rows - setting.rows, 0),
    )


def heading_steps_of(panel: str, brochure: Brochure) -> int:
    """How many of the panel's first steps differ in the size of the heading and in nothing else."""
    if panel == "cover":
        return len(cover_ladder(brochure))
    if panel in ("comparison", "school", *AT_ONCE):
        return 0
    ladder = panel_ladder(brochure)
    return sum(step.text == ladder[0].text for step in ladder)


def setting_of(panel: str, brochure: Brochure, fit: Fit, gaps: int) -> PanelSetting:
    """The setting of a panel; ``gaps`` is how many gaps between blocks can be widened."""
    if brochure.format.flowing:
        return large_print(brochure)
    spare = max(fit.spare - ROUNDING, 0.0)
    if panel == "comparison":
        return PanelSetting(css(_comparison(brochure, fit.step, spare)))
    if panel == "cover":
        return PanelSetting(css(_cover(brochure, fit.step)))
    if panel == "school":
        return _school(brochure, fit.step, spare)
    if panel in AT_ONCE:
        return at_once(panel, brochure, fit.step, spare)
    return _ordinary(panel, brochure, fit.step, spare, gaps)


def _ordinary(panel: str, brochure: Brochure, step: int, spare: float, gaps: int) -> PanelSetting:
    frieze = panel == "why" and spare >= FRIEZE_NEEDS
    free = spare - FRIEZE_NEEDS if frieze else spare
    extra = min(WIDEST_EXTRA_GAP, free / gaps) if gaps else 0.0
    fill = free - extra * gaps if panel in FOOT_AT_ITS_PLACE else 0.0
    last = len(panel_ladder(brochure)) - 1
    gaps_left = CLOSER[panel][step - last - 1] if step > last else 1.0
    sizes = panel_sizes(brochure, min(step, last), gaps_left)
    if panel == LETTER_PANEL:
        sizes = {name: _of_letter(name, size) for name, size in sizes.items()}
    return PanelSetting(css(sizes), rounded(extra), rounded(fill), frieze=frieze)


def _of_letter(name: str, size: float) -> float:
    """A size in a letter; its heading is as large as any."""
    return size if name.startswith("h1") else round(LETTER_SCALE * size, 2)


def _comparison(brochure: Brochure, step: int, spare: float) -> dict[str, float]:
    text = brochure.language.ladders.comparison[step]
    row_padding = min(ROW_PADDING_AT_MOST, math.floor(spare / 10 * 4) / 4)
    return {
        **panel_sizes(brochure),
        **pair("text", text, leading_name="leading"),
        **pair("lead", brochure.language.type_scale.lead(text)),
        "r": row_padding,
        "r-half": row_padding / 2,
    }


def _cover(brochure: Brochure, step: int) -> dict[str, float]:
    return {**panel_sizes(brochure), **pair("cover", cover_ladder(brochure)[step])}


def _school(brochure: Brochure, step: int, spare: float) -> PanelSetting:
    cards = card_ladder(brochure)[step]
    sizes = card_sizes(brochure)
    writes = any(entry.kind == "write-in" for entry in entries(brochure))
    lines, used = (0, 0.0) if writes else _note_lines(sizes, spare)
    return PanelSetting(
        css(sizes),
        fill=rounded(spare - used),
        note_lines=lines,
        cards=cards,
        left_out=cards.shown < len(entries(brochure)),
    )


def _note_lines(sizes: dict[str, float], spare: float) -> tuple[int, float]:
    """How many ruled lines fill the spare height, and the height that they take."""
    title = sizes["label-leading"] + sizes["half"] + 2
    lines = 1 + math.floor((spare - title - FIRST_NOTE_LINE) / NOTE_LINE)
    if lines < 1:
        return 0, 0.0
    return lines, title + FIRST_NOTE_LINE + NOTE_LINE * (lines - 1)
