"""Which panels a proof shows, and which messages each of them is to show."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guidegen.model.build import Purpose
from guidegen.model.content import Message
from guidegen.model.panel import PANELS
from guidegen.model.translation import Translation
from guidegen.press import PressedPanel, Shown, press_panels, shown
from guidegen.proof.candidates import Candidate, candidates
from guidegen.proof.fits import by_brand, fit_of, tightness
from guidegen.proof.ground import Ground


@dataclass(frozen=True, eq=False)
class View:
    """A panel of a school, laid out, with the messages that it is there to show, in order."""

    candidate: Candidate
    pressed: PressedPanel
    seen: Shown
    messages: tuple[Translation, ...]

    @property
    def panel(self) -> str:
        return self.candidate.panel

    @property
    def about(self) -> str:
        """The school, the type size, and the height that is left over."""
        brochure, fit = self.candidate.composed.brochure, self.pressed.fit
        points = f"{abs(fit.spare):.0f} points"
        left = f"{points} free" if fit.spare >= 0 else f"{points} too tall"
        size = f"type size {fit.step + 1} of {self.candidate.composed.steps}"
        return f"{brochure.school.name}: {size}, {left}"


def views(base: Ground, school: str) -> tuple[View, ...]:
    """The panels of one school, or each panel in its tightest school.

    Where other schools have messages that those have not, their panels follow, for these only.
    """
    found = candidates(base.workspace, base.tag, school, _purpose(base))
    pressed = _press(base, found)
    seen: set[tuple[str, str]] = set()
    shown_views = []
    for candidate in sorted(found, key=lambda each: _order(each, pressed[each])):
        new = {
            text.translation.context: text.translation
            for text in pressed[candidate].html.texts
            if (candidate.panel, text.translation.context) not in seen
        }
        if new:
            seen |= {(candidate.panel, context) for context in new}
            shown_views.append(_view(base, candidate, pressed[candidate], new))
    return tuple(shown_views)


def unseen(messages: Iterable[Message], shown_views: Iterable[View]) -> Iterator[Message]:
    """The messages that stand on no panel of the views."""
    seen = {message.context for view in shown_views for message in view.messages}
    return (message for message in messages if message.context not in seen)


def _purpose(base: Ground) -> Purpose:
    """A proof shows the pages as families get them once all is approved, before that as drafts."""
    settled = all(text.translation.settled for each in base.candidates for text in each.first.texts)
    return Purpose.FINAL if settled else Purpose.REVIEW


def _press(base: Ground, found: Iterable[Candidate]) -> dict[Candidate, PressedPanel]:
    pressed: dict[Candidate, PressedPanel] = {}
    for brand, members in by_brand(found):
        keyed = {str(number): each.composed for number, each in enumerate(members)}
        laid_out = press_panels(base.engine(brand), keyed)
        pressed |= zip(members, laid_out.values(), strict=True)
    return pressed


def _order(candidate: Candidate, pressed: PressedPanel) -> tuple[int, tuple[int, float]]:
    """Panels in reading order, of each the tightest first."""
    fit = fit_of(candidate, pressed.fit)
    return list(PANELS).index(candidate.panel), tightness(fit)


def _view(
    base: Ground, candidate: Candidate, pressed: PressedPanel, new: Mapping[str, Translation]
) -> View:
    """Messages that stand nowhere on the page come first, the others from its head to its foot."""
    seen = shown(base.engine(candidate.brand), pressed)
    unplaced = [message for context, message in new.items() if context not in seen.first_lines]
    placed = [new[context] for context in seen.first_lines if context in new]
    return View(candidate, pressed, seen, (*unplaced, *placed))
