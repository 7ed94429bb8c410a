"""How a panel is set: from a step of its ladder and its spare height to sizes, gaps and lines.

These are the rules that LOOK.md leaves to hand. Lengths are points.
"""

import math
from dataclasses import dataclass

from guidegen.compose.brochure import Brochure
from guidegen.compose.cards import CardSetting, card_ladder, entries
from guidegen.languages import PanelStep, Setting
from guidegen.model.panel import LETTER_PANEL, Fit

COMFORT = {"comparison": 15.0}
"""The height that the first choice of step leaves free; elsewhere any step that fits will do."""
WIDEST_EXTRA_GAP = 14.0
FRIEZE_NEEDS = 72.0
"""The frieze is 84 high, 36 of it in the margin; text stays 24 away from it."""
ROW_PADDING_AT_MOST = 9.0
ROW_PADDING_OF_LISTS = 2.5
CLOSER = {"act": (0.7, 0.45, 0.25)}
"""Where the smallest type does not fit, further steps: what is left of the gaps."""
BAR_NEEDS = 6.0
"""The bar above a heading is 4 high; letters keep off it, however close everything else is set."""
NOTE_LINE = 22.0
FIRST_NOTE_LINE = 16.0
ROUNDING = 0.25
"""Left free when spare height is used up, so that rounding never starts another page."""


LARGE_PRINT = 18.0
"""Points (American Printing House for the Blind; American Council of the Blind)."""
LARGER = {"h1": 1.3, "h2": 1.85, "name": 1.5, "key-line": 1.5, "cover": 1.0}
"""By how much headings grow in large print."""
ROWS = 99
"""More rows than a comparison has."""
AT_ONCE = ("flyer", "poster")
"""Panels that say it all at once: comparison, school and numbers."""
AT_ONCE_ROWS = (7, 6, 5)
"""Where nothing else helps, so many rows are left: the guide has the others."""
AT_ONCE_PADDING_AT_MOST = 5.0
LETTER_SCALE = 1.2
"""How much larger the text of a letter is set, which has a page for few words."""
FOOT_AT_ITS_PLACE = ("act", LETTER_PANEL)
"""Panels whose foot takes what height is left above it."""


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


def steps_of(panel: str, brochure: Brochure) -> int:
    """How many steps the panel's ladder has."""
    if panel == "school":
        return len(card_ladder(brochure))
    if panel in AT_ONCE:
        return len(_at_once_ladder(brochure))
    if panel == "comparison":
        return len(brochure.language.ladders.comparison)
    if panel == "cover":
        return len(_cover_ladder(brochure))
    return len(_panel_ladder(brochure)) + len(CLOSER.get(panel, ()))


def cards_left_out(panel: str, brochure: Brochure, step: int) -> int:
    """How many of a school's cards have no room on a panel, at a step of its ladder."""
    if panel not in ("school", *AT_ONCE):
        return 0
    cards = setting_of(panel, brochure, Fit(step), 0).cards
    return len(entries(brochure)) - cards.shown if cards else 0


def heading_steps_of(panel: str, brochure: Brochure) -> int:
    """How many of the panel's first steps differ in the size of the heading and in nothing else."""
    if panel == "cover":
        return len(_cover_ladder(brochure))
    if panel in ("comparison", "school", *AT_ONCE):
        return 0
    ladder = _panel_ladder(brochure)
    return sum(step.text == ladder[0].text for step in ladder)


def setting_of(panel: str, brochure: Brochure, fit: Fit, gaps: int) -> PanelSetting:
    """The setting of a panel; ``gaps`` is how many gaps between blocks can be widened."""
    if brochure.format.flowing:
        return _large(brochure)
    spare = max(fit.spare - ROUNDING, 0.0)
    if panel == "comparison":
        return PanelSetting(_css(_comparison(brochure, fit.step, spare)))
    if panel == "cover":
        return PanelSetting(_css(_cover(brochure, fit.step)))
    if panel == "school":
        return _school(brochure, fit.step, spare)
    if panel in AT_ONCE:
        return _at_once(brochure, fit.step, spare)
    return _ordinary(panel, brochure, fit.step, spare, gaps)


def _panel_ladder(brochure: Brochure) -> tuple[PanelStep, ...]:
    """The language's ladder from the first heading that the brand allows."""
    ladder = brochure.language.ladders.panel
    allowed = tuple(s for s in ladder if s.h1.size <= brochure.brand.limits.heading_max)
    return allowed or ladder[-1:]


def _cover_ladder(brochure: Brochure) -> tuple[Setting, ...]:
    """The language's ladder from the first title that the brand allows."""
    ladder = brochure.language.ladders.cover
    allowed = tuple(s for s in ladder if s.size <= brochure.brand.limits.cover_max)
    return allowed or ladder[-1:]


def _ordinary(panel: str, brochure: Brochure, step: int, spare: float, gaps: int) -> PanelSetting:
    frieze = panel == "why" and spare >= FRIEZE_NEEDS
    free = spare - FRIEZE_NEEDS if frieze else spare
    extra = min(WIDEST_EXTRA_GAP, free / gaps) if gaps else 0.0
    fill = free - extra * gaps if panel in FOOT_AT_ITS_PLACE else 0.0
    last = len(_panel_ladder(brochure)) - 1
    gaps_left = CLOSER[panel][step - last - 1] if step > last else 1.0
    sizes = _sizes(brochure, min(step, last), gaps_left)
    if panel == LETTER_PANEL:
        sizes = {name: _of_letter(name, size) for name, size in sizes.items()}
    return PanelSetting(_css(sizes), _rounded(extra), _rounded(fill), frieze=frieze)


def _of_letter(name: str, size: float) -> float:
    """A size in a letter; its heading is as large as any."""
    return size if name.startswith("h1") else round(LETTER_SCALE * size, 2)


def _sizes(brochure: Brochure, step: int = 0, gaps_left: float = 1.0) -> dict[str, float]:
    scale = brochure.language.type_scale
    panel = _panel_ladder(brochure)[step]
    gap = panel.text.leading * gaps_left
    return {
        **_pair("text", panel.text, leading_name="leading"),
        **_pair("h1", panel.h1),
        **_pair("h2", scale.h2),
        **_pair("label", scale.label),
        **_pair("key-line", scale.key_line),
        **_pair("colophon", scale.colophon),
        "half": gap / 2,
        "bar": max(gap / 2, BAR_NEEDS),
        "quarter": gap / 4,
        "section": 0.75 * gap,
        "row": ROW_PADDING_OF_LISTS * gaps_left,
    }


def _comparison(brochure: Brochure, step: int, spare: float) -> dict[str, float]:
    text = brochure.language.ladders.comparison[step]
    row_padding = min(ROW_PADDING_AT_MOST, math.floor(spare / 10 * 4) / 4)
    return {
        **_sizes(brochure),
        **_pair("text", text, leading_name="leading"),
        **_pair("lead", brochure.language.type_scale.lead(text)),
        "r": row_padding,
        "r-half": row_padding / 2,
    }


def _cover(brochure: Brochure, step: int) -> dict[str, float]:
    return {**_sizes(brochure), **_pair("cover", _cover_ladder(brochure)[step])}


def _school(brochure: Brochure, step: int, spare: float) -> PanelSetting:
    cards = card_ladder(brochure)[step]
    sizes = _card_sizes(brochure)
    writes = any(entry.kind == "write-in" for entry in entries(brochure))
    lines, used = (0, 0.0) if writes else _note_lines(sizes, spare)
    return PanelSetting(
        _css(sizes),
        fill=_rounded(spare - used),
        note_lines=lines,
        cards=cards,
        left_out=cards.shown < len(entries(brochure)),
    )


def _card_sizes(brochure: Brochure) -> dict[str, float]:
    scale = brochure.language.type_scale
    return {
        **_sizes(brochure),
        **_pair("name", scale.name),
        **_pair("long-name", scale.long_name),
        **_pair("contact", scale.contact),
        **_pair("compact", scale.compact),
    }


def _large(brochure: Brochure) -> PanelSetting:
    """Every size at least that of large print, headings larger; leadings grow with their sizes."""
    sizes = _card_sizes(brochure) | _pair("cover", _cover_ladder(brochure)[0])
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
    return PanelSetting(_css({name: round(size, 2) for name, size in large.items()}), cards=cards)


@dataclass(frozen=True, slots=True)
class _AtOnce:
    """A step of the ladder of a panel that says it all at once."""

    text: Setting
    cards: CardSetting
    rows: int = ROWS


def _at_once_ladder(brochure: Brochure) -> tuple[_AtOnce, ...]:
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


def _at_once(brochure: Brochure, step: int, spare: float) -> PanelSetting:
    as_set = _at_once_ladder(brochure)[step]
    rows = len(brochure.guide.rows) + 1
    padding = min(AT_ONCE_PADDING_AT_MOST, math.floor(spare / rows * 4) / 4)
    used = padding * (min(len(brochure.guide.rows), as_set.rows))
    sizes = {
        **_card_sizes(brochure),
        **_pair("text", as_set.text, leading_name="leading"),
        **_pair("lead", brochure.language.type_scale.lead(as_set.text)),
        **_pair("title", brochure.language.ladders.cover[-1]),
        **_pair("heading", brochure.language.type_scale.key_line),
        "r": padding,
        "r-half": padding / 2,
    }
    return PanelSetting(
        _css(sizes),
        fill=_rounded(max(spare - used, 0.0)),
        rows=as_set.rows,
        cards=as_set.cards,
        left_out=as_set.cards.shown < len(entries(brochure)),
    )


def _note_lines(sizes: dict[str, float], spare: float) -> tuple[int, float]:
    """How many ruled lines fill the spare height, and the height that they take."""
    title = sizes["label-leading"] + sizes["half"] + 2
    lines = 1 + math.floor((spare - title - FIRST_NOTE_LINE) / NOTE_LINE)
    if lines < 1:
        return 0, 0.0
    return lines, title + FIRST_NOTE_LINE + NOTE_LINE * (lines - 1)


def _pair(name: str, setting: Setting, leading_name: str = "") -> dict[str, float]:
    return {name: setting.size, leading_name or f"{name}-leading": setting.leading}


def _rounded(length: float) -> float:
    """Down to a hundredth of a point, so that what is filled up is never too much."""
    return math.floor(100 * length) / 100


def _css(sizes: dict[str, float]) -> str:
    return ";".join(f"--{name}:{value:g}pt" for name, value in sizes.items())
