"""Panels: the pages of the layout engine, and the editions that arrange them."""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guidegen.geometry import Rect, Size
from guidegen.model.translation import Translation

FACE_HEIGHT = 612.0
FACE_WIDTH = 265.5
FLAP_WIDTH = 261.0
FACE = Size(FACE_WIDTH, FACE_HEIGHT)
FOLD_CLEARANCE = 17.0
"""Text and art stay this far from trim and folds (points)."""
GUTTER = 36.0
"""Between the two columns of a comparison, with the fold in its middle."""
ART_HEIGHT = 319.0
ART_CLEARANCE = 8.0
"""The height of the cover's figures, and what keeps text off them."""


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """One panel of the guide. Margins are those of the text; the measure is what they leave."""

    id: str
    size: Size
    side_margin: float
    fold_at: float | None = None
    flood: str = "paper"
    flap: bool = False
    """Whether it is the narrower face, which folds in first."""
    art_scale: float = 0.0
    """How large the drawing at the panel's foot stands on it; 0 for none."""

    @property
    def top_margin(self) -> float:
        return 36.0

    @property
    def live_height(self) -> float:
        """The height that running text may fill."""
        return self.size.height - 2 * self.top_margin - self._art_height

    @property
    def _art_height(self) -> float:
        """What the drawing at the foot takes of the height between the margins."""
        if not self.art_scale:
            return 0.0
        return ART_HEIGHT * self.art_scale - self.top_margin + ART_CLEARANCE

    @property
    def measure(self) -> float:
        """The width of running text."""
        return self.size.width - 2 * self.side_margin

    @property
    def column(self) -> float:
        """The width of one role's column in a comparison that lies over a fold."""
        return (self.fold_at or self.size.width) - self.side_margin - GUTTER / 2

    @property
    def live_areas(self) -> tuple[Rect, ...]:
        """Where glyphs may stand: each face less the clearance to trim and fold."""
        edges = [0.0, *([self.fold_at] if self.fold_at else []), self.size.width]
        return tuple(
            Rect(left, 0, right - left, self.size.height).inset(FOLD_CLEARANCE, FOLD_CLEARANCE)
            for left, right in itertools.pairwise(edges)
        )


def face(panel_id: str, size: Size = FACE, *, flood: str = "paper") -> PanelSpec:
    """A panel that covers one face."""
    return PanelSpec(panel_id, size, 24.0, flood=flood)


def spread(panel_id: str, size: Size) -> PanelSpec:
    """A panel over two faces of this size, with a fold in its middle."""
    return PanelSpec(panel_id, Size(2 * size.width, size.height), 20.0, fold_at=size.width)


def _flap(panel_id: str) -> PanelSpec:
    size = Size(FLAP_WIDTH, FACE_HEIGHT)
    return PanelSpec(panel_id, size, 21.75, flood="surface", flap=True)


PANELS: dict[str, PanelSpec] = {
    spec.id: spec
    for spec in (
        PanelSpec("cover", FACE, 24.0, flood="primary", art_scale=1.0),
        _flap("why"),
        spread("comparison", FACE),
        _flap("school"),
        face("act"),
        face("sro"),
        face("sso"),
        face("people"),
        face("early"),
        face("voices"),
        face("questions"),
        face("help"),
    )
}
"""Every panel that stands on a face of its own by its id, in reading order; of letter size."""

LETTER_PANEL = "letter"
"""The panel of the letter that comes with a guide; it is a page of its own, beside the guide."""
BLOCK_PANELS = (*PANELS, LETTER_PANEL)
"""The ids of the panels that a block may name, in reading order."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a panel is set: a step of its ladder, and the height left over once it was measured.

    ``spare`` is in points; a panel that has not been measured yet has none.
    """

    step: int = 0
    spare: float = 0.0


@dataclass(frozen=True, slots=True)
class UsedText:
    """A message that a panel prints: which, in what state, and the text to find on the page."""

    translation: Translation
    printed: str


def printed_texts(texts: Iterable[UsedText]) -> dict[str, str]:
    """What each message says on the page, by its context."""
    return {text.translation.context: text.printed for text in texts}


def title_of(said: Mapping[str, str], school: str) -> str:
    """The title of a school's guide, from what its cover says; of a letter or card, its heading."""
    if cover := f"{said.get('cover.title.first', '')} {said.get('cover.title.second', '')}".strip():
        return f"{cover} {school}".strip()
    heading = said.get("letter.title") or said.get("school.title", "")
    return " · ".join(filter(None, (heading, school)))


@dataclass(frozen=True, slots=True)
class PanelHtml:
    """One panel of one brochure, set at one fit: markup, the texts in it, and values to find."""

    panel: str
    markup: str
    texts: tuple[UsedText, ...] = field(default=())
    facts: tuple[str, ...] = field(default=())
    unfilled: tuple[str, ...] = field(default=())
    """Contexts of messages with a placeholder that has no value here."""
    unapproved: tuple[str, ...] = field(default=())
    """Contexts of messages whose translation the approval policy does not allow here."""


@dataclass(frozen=True, slots=True)
class Stylesheets:
    """CSS of a group: what holds always, and page boxes for pages as they are or for measuring."""

    rules: str
    pages: str
    measuring_pages: str
