"""Copyfitting: each panel is measured at the steps of its ladder, and the first that fits is taken.

A panel is laid out on a page of unlimited height, so that nothing is clipped or lost, and its
height is read. Its spare height then decides the second and last setting.
"""

import functools
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from guidegen.model.panel import Fit, PanelHtml
from guidegen.press import boxes
from guidegen.press.layout import Engine

_DECIMALS = 3
"""Of the height that is left free."""


class PanelSource(Protocol):
    """A panel of a brochure that can be set at any step of its ladder."""

    @property
    def panel(self) -> str: ...

    @property
    def steps(self) -> int:
        """How many steps the ladder has."""
        ...

    @property
    def comfort(self) -> float:
        """The height (points) that the first choice of step leaves free."""
        ...

    @property
    def heading_steps(self) -> int:
        """How many steps may be tried, from the first, for a heading that breaks well."""
        ...

    def html(self, fit: Fit) -> PanelHtml: ...

    def give_way(self) -> str:
        """The id of the block of lowest rank, which is to give way where nothing fits."""
        ...


@dataclass(frozen=True, slots=True)
class Measured:
    """A panel at a step of its ladder: what height is left, and whether its headings break well."""

    fit: Fit
    breaks_well: bool


Key = TypeVar("Key", bound=Hashable)
Source = TypeVar("Source", bound=PanelSource)
Measuring = Callable[[Mapping[Key, Source], int], Mapping[Key, Measured]]
"""Measures panels at one step of their ladders; what cannot be measured is left out."""


def choose_fits(sources: Mapping[Key, Source], measuring: Measuring[Key, Source]) -> dict[Key, Fit]:
    """The first step that leaves the comfort free, else the first that fits, else the last.

    A heading that leaves a word alone on a line has the panel try its next heading steps first.
    """
    seen: dict[Key, list[Measured]] = {key: [] for key in sources}
    chosen: dict[Key, Fit] = {}
    waiting = dict(sources)
    step = 0
    while waiting:
        tried = measuring(waiting, step)
        for key, measured in tried.items():
            seen[key].append(measured)
            if _is_enough(sources[key], measured):
                chosen[key] = _best(sources[key], seen[key])
        waiting = {key: waiting[key] for key in tried if key not in chosen}
        step += 1
    return chosen


def fit_of(step: int, spare: float) -> Fit:
    """How a panel is set; rounded, for heights are summed up in an order of each way's own."""
    return Fit(step, round(spare, _DECIMALS))


def measuring_by(engine: Engine) -> Measuring[str, PanelSource]:
    """Measure panels by laying them out on pages of unlimited height."""
    return functools.partial(_measure, engine)


def _is_enough(source: PanelSource, measured: Measured) -> bool:
    following = measured.fit.step + 1
    if following == source.steps:
        return True
    content = measured.breaks_well or following >= source.heading_steps
    return measured.fit.spare >= source.comfort and content


def _best(source: PanelSource, seen: Sequence[Measured]) -> Fit:
    fitting = [each for each in seen if each.fit.spare >= 0]
    roomy = [each for each in fitting if each.fit.spare >= source.comfort]
    wanted = [each for each in roomy if each.breaks_well and each.fit.step < source.heading_steps]
    return (wanted or roomy or fitting or seen[-1:])[0].fit


def _measure(engine: Engine, sources: Mapping[str, PanelSource], step: int) -> dict[str, Measured]:
    markup = [source.html(Fit(step)).markup for source in sources.values()]
    laid_out = engine.lay_out(markup, measuring=True)
    return {
        key: Measured(
            fit_of(
                step,
                engine.panels[source.panel].live_height - boxes.height_of(boxes.panel_box(page)),
            ),
            not boxes.lone_words_in_headings(boxes.panel_box(page)),
        )
        for (key, source), page in zip(sources.items(), laid_out.pages, strict=True)
    }
