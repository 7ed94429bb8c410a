"""Brochures that are assembled from stencils."""

from collections.abc import Iterable, Iterator, Mapping

from guidegen.compose import Brochure, SkeletonPanel
from guidegen.editions.finishing import Made, about, expected, text_count
from guidegen.editions.left_out import left_out
from guidegen.editions.making import MAKING, document_info
from guidegen.model.build import BuildSettings, Job, Result, TextCount, Way
from guidegen.model.panel import UsedText
from guidegen.model.skeleton import FieldMarkup, Skeleton
from guidegen.preflight import Expected, glance, preflight, text_of_qr
from guidegen.press import Engine, GroupPress, Stencilled

LOOKED_OVER = 50
"""One in so many files is looked over whole; all others are like one that was."""

Sources = Mapping[str, SkeletonPanel]


class Assembly:
    """Makes the files of a group from its press.

    The first file of each kind is looked over whole, and one of many after it. Of the others only
    what differs is: every line was measured and every character looked for when it was set; the QR
    code is read back; the file is opened.
    """

    def __init__(self, engine: Engine, press: GroupPress, settings: BuildSettings) -> None:
        self._engine = engine
        self._press = press
        self._settings = settings
        self._made: dict[tuple[str, ...], int] = {}
        self._counts: dict[int, TextCount] = {}

    def made(self, stencilled: Stencilled, job: Job, brochure: Brochure, sources: Sources) -> Made:
        """Make a file; one that does not pass its checks has none, and says so as its detour."""
        making = MAKING[job.edition]
        panels = making.chosen(job, stencilled.panels)
        skeletons = {panel: stencilled.skeletons[panel] for panel in panels}
        texts = tuple(self._count(panel, skeleton) for panel, skeleton in skeletons.items())
        info = document_info(job, brochure, _first(stencilled, sources), self._settings.date)
        data = making.assemble(self._engine, job, self._press, panels, info)
        kind = (job.edition, job.variant, *(panel.id for panel in panels.values()))
        number = self._made[kind] = self._made.get(kind, -1) + 1
        whole = number % LOOKED_OVER == 0
        facts = _facts(skeletons, sources) if whole else ()
        wanted = expected(job, brochure, tuple(panels), facts)
        found = _obstacle(data, wanted, _codes(skeletons, sources), whole=whole)
        if found:
            return Made(Result(job, None, (), texts, detours=(found,)))
        missing = left_out(brochure, making.chosen(job, stencilled.fits))
        result = Result(job, None, about(job, missing), texts, Way.STENCIL)
        right_to_left = brochure.language.right_to_left
        return Made(result, data, making.sheets(job, tuple(panels), right_to_left=right_to_left))

    def _count(self, panel: str, skeleton: Skeleton) -> TextCount:
        known = self._counts.get(id(skeleton))
        if known is None:
            counted = text_count(panel, (text.translation for text in skeleton.texts))
            known = self._counts[id(skeleton)] = counted
        return known


def _obstacle(data: bytes, wanted: Expected, codes: Iterable[FieldMarkup], *, whole: bool) -> str:
    """What is wrong with a file, in words; empty for nothing."""
    found = preflight(data, wanted) if whole else glance(data, wanted)
    if found:
        return found[0].text
    wrong = [code.src for code in codes if text_of_qr(code.markup) != code.src]
    return f"the QR code for {wrong[0]} cannot be read back" if wrong else ""


def _codes(skeletons: Mapping[str, Skeleton], sources: Sources) -> Iterator[FieldMarkup]:
    for panel, skeleton in skeletons.items():
        for hole in skeleton.holes:
            if hole.kind == "qr":
                yield sources[panel].field(hole)


def _facts(skeletons: Mapping[str, Skeleton], sources: Sources) -> Iterator[str]:
    for panel, skeleton in skeletons.items():
        for each in skeleton.facts:
            yield each if isinstance(each, str) else sources[panel].field(each).fact


def _first(stencilled: Stencilled, sources: Sources) -> list[UsedText]:
    """What the first panel says, which has the guide's title."""
    panel, skeleton = next(iter(stencilled.skeletons.items()))
    return [text.filled(sources[panel].field) for text in skeleton.texts]
