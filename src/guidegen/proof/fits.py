"""How panels are set, without setting them for good."""

from collections.abc import Iterable, Iterator, Mapping

from guidegen.model.panel import Fit
from guidegen.press import Engine, choose_fits, measuring_by
from guidegen.proof.candidates import Candidate
from guidegen.proof.values import PanelFit

Engines = Mapping[str, Engine]
"""The engines of a language, by the id of their brand."""


def panel_fits(engines: Engines, candidates: Iterable[Candidate]) -> dict[Candidate, PanelFit]:
    """How each candidate is set."""
    fits: dict[Candidate, PanelFit] = {}
    for brand, members in by_brand(candidates):
        keyed = {str(number): each.composed for number, each in enumerate(members)}
        chosen = choose_fits(keyed, measuring_by(engines[brand]))
        for key, each in zip(keyed, members, strict=True):
            fits[each] = fit_of(each, chosen[key])
    return fits


def fit_of(candidate: Candidate, fit: Fit) -> PanelFit:
    """What a fit means on the ladder of a candidate."""
    steps = candidate.composed.steps
    return PanelFit(candidate.panel, candidate.schools, fit.step, steps, fit.spare)


def tightness(fit: PanelFit) -> tuple[int, float]:
    """What orders fits, the tightest first: how few steps are left, then how little height."""
    return fit.steps - fit.step, fit.spare


def by_brand(candidates: Iterable[Candidate]) -> Iterator[tuple[str, list[Candidate]]]:
    """The candidates of each brand."""
    members: dict[str, list[Candidate]] = {}
    for each in candidates:
        members.setdefault(each.brand, []).append(each)
    yield from members.items()
