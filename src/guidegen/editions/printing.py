"""What brochures print, in words: every text and value, as each panel is set."""

from collections.abc import Iterable, Mapping

from guidegen.compose import SkeletonPanel
from guidegen.model.panel import Fit, printed_texts
from guidegen.model.printed import Printed, PrintedPanel
from guidegen.model.skeleton import NotPressable
from guidegen.press import Engine, fits_of


def printed(
    engine: Engine, sources: Mapping[str, Mapping[str, SkeletonPanel]]
) -> dict[str, Printed]:
    """What each brochure prints at the fit that its panels are given; keys are the caller's."""
    panels = {
        f"{key}/{panel}": source for key, own in sources.items() for panel, source in own.items()
    }
    fits = fits_of(engine, panels)
    return {
        key: tuple(_printed(source, fits[f"{key}/{panel}"]) for panel, source in own.items())
        for key, own in sources.items()
    }


def _printed(source: SkeletonPanel, fit: Fit) -> PrintedPanel:
    try:
        skeleton = source.skeleton(fit)
    except NotPressable:
        html = source.html(fit)
        return PrintedPanel(source.panel, printed_texts(html.texts), _numbered(html.facts))
    texts = printed_texts(each.filled(source.field) for each in skeleton.texts)
    values = {hole.path: source.field(hole).text for hole in skeleton.holes}
    values |= _numbered(each for each in skeleton.facts if isinstance(each, str))
    return PrintedPanel(source.panel, texts, values)


def _numbered(facts: Iterable[str]) -> dict[str, str]:
    """Values that a template prints without naming them, by their place among these."""
    return {f"fact {number}": fact for number, fact in enumerate(facts, start=1)}
