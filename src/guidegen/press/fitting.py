"""Copyfitting: each panel is measured at the steps of its ladder, and the first that fits is taken.

A panel is laid out on a page of unlimited height, so that nothing is clipped or lost, and its
height is read. Its spare height then decides the second and last setting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from guidegen.model.panel import PANELS, Fit, PanelHtml
from guidegen.press import boxes
from guidegen.press.layout import Engine


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


def choose_fits(engine: Engine, sources: Mapping[str, PanelSource]) -> dict[str, Fit]:
    """The first step that leaves the comfort free, else the first that fits, else the last.

    A heading that leaves a word alone on a line has the panel try its next heading steps first.
    """
    seen: dict[str, list[_Measured]] = {key: [] for key in sources}
    chosen: dict[str, Fit] = {}
    step = 0
    while open_keys := [key for key in sources if key not in chosen]:
        tried = _measure(engine, {key: sources[key] for key in open_keys}, step)
        for key, measured in tried.items():
            seen[key].append(measured)
            if _is_enough(sources[key], measured):
                chosen[key] = _best(sources[key], seen[key])
        step += 1
    return chosen


@dataclass(frozen=True, slots=True)
class _Measured:
    fit: Fit
    breaks_well: bool


def _is_enough(source: PanelSource, measured: _Measured) -> bool:
    following = measured.fit.step + 1
    if following == source.steps:
        return True
    content = measured.breaks_well or following >= source.heading_steps
    return measured.fit.spare >= source.comfort and content


def _best(source: PanelSource, seen: Sequence[_Measured]) -> Fit:
    fitting = [each for each in seen if each.fit.spare >= 0]
    roomy = [each for each in fitting if each.fit.spare >= source.comfort]
    wanted = [each for each in roomy if each.breaks_well and each.fit.step < source.heading_steps]
    return (wanted or roomy or fitting or seen[-1:])[0].fit


def _measure(engine: Engine, sources: Mapping[str, PanelSource], step: int) -> dict[str, _Measured]:
    markup = [source.html(Fit(step)).markup for source in sources.values()]
    laid_out = engine.lay_out(markup, measuring=True)
    return {
        key: _Measured(
            Fit(step, PANELS[source.panel].live_height - boxes.height_of(boxes.panel_box(page))),
            not boxes.lone_words_in_headings(page),
        )
        for (key, source), page in zip(sources.items(), laid_out.pages, strict=True)
    }
