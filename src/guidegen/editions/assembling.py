"""Brochures that are assembled from stencils."""

from collections.abc import Mapping

from guidegen.compose import Brochure, SkeletonPanel
from guidegen.editions.finishing import about, expected, finished, text_count
from guidegen.editions.making import MAKING, document_info
from guidegen.editions.officers import officers_left_out
from guidegen.model.build import BuildSettings, Job, Result, Way
from guidegen.model.panel import UsedText
from guidegen.preflight import preflight
from guidegen.press import Engine, GroupPress, Stencilled

Sources = Mapping[str, SkeletonPanel]


def assembled(  # noqa: PLR0913, PLR0917  -- all that a file is made from
    engine: Engine,
    press: GroupPress,
    stencilled: Stencilled,
    job: Job,
    brochure: Brochure,
    sources: Sources,
    settings: BuildSettings,
) -> Result:
    """Make a file; one that does not pass its checks has none, and says so among its detours."""
    making = MAKING[job.edition]
    panels = making.chosen(stencilled.panels)
    skeletons = {panel: stencilled.skeletons[panel] for panel in panels}
    texts = tuple(
        text_count(panel, (text.translation for text in skeleton.texts))
        for panel, skeleton in skeletons.items()
    )
    info = document_info(job, brochure, _cover(stencilled, sources), settings.date)
    data = making.assemble(engine, press, panels, info)
    facts = (
        each if isinstance(each, str) else sources[panel].field(each).fact
        for panel, skeleton in skeletons.items()
        for each in skeleton.facts
    )
    found = preflight(data, expected(job, brochure, tuple(panels), facts))
    if found:
        return Result(job, None, (), texts, detours=(found[0].text,))
    left_out = officers_left_out(brochure, making.chosen(stencilled.fits))
    return finished(Result(job, None, about(job, left_out), texts, Way.STENCIL), data, settings)


def _cover(stencilled: Stencilled, sources: Sources) -> list[UsedText]:
    filling = sources["cover"].field
    return [text.filled(filling) for text in stencilled.skeletons["cover"].texts]
