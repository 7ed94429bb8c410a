"""How panels are set, without setting them for good."""

from collections.abc import Iterable, Iterator, Mapping

from guidegen.press import Engine, choose_fits
from guidegen.proof.candidates import Candidate
from guidegen.proof.values import PanelFit

Engines = Mapping[str, Engine]
"""The engines of a language, by the id of their brand."""


def panel_fits(engines: Engines, candidates: Iterable[Candidate]) -> dict[Candidate, PanelFit]:
    """How each candidate is set."""
    fits: dict[Candidate, PanelFit] = {}
    for brand, members in by_brand(candidates):
        keyed = {str(number): each.composed for number, each in enumerate(members)}
        chosen = choose_fits(engines[brand], keyed)
        for key, each in zip(keyed, members, strict=True):
            fit, steps = chosen[key], each.composed.steps
            fits[each] = PanelFit(each.panel, each.schools, fit.step, steps, fit.spare)
    return fits


def tightness(fit: PanelFit) -> tuple[int, float]:
    """What orders fits, the tightest first: how few steps are left, then how little height."""
    return fit.step - fit.steps, fit.spare


def by_brand(candidates: Iterable[Candidate]) -> Iterator[tuple[str, list[Candidate]]]:
    """The candidates of each brand."""
    members: dict[str, list[Candidate]] = {}
    for each in candidates:
        members.setdefault(each.brand, []).append(each)
    yield from members.items()
