"""What every file goes through at its end, however it was made: counts, findings, writing."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from guidegen import files
from guidegen.compose import WITH_CODE, Brochure
from guidegen.editions.making import pages_of
from guidegen.errors import RenderingError
from guidegen.geometry import Size
from guidegen.imposition import Sheet
from guidegen.model.build import (
    RENDERING_FAILED,
    BuildSettings,
    Finding,
    Job,
    Output,
    Result,
    Severity,
    TextCount,
)
from guidegen.model.panel import PanelHtml
from guidegen.model.translation import State, Translation
from guidegen.model.unwritten import unwritten
from guidegen.preflight import Expected
from guidegen.storage import storage


@dataclass(frozen=True, slots=True)
class Made:
    """A result whose file is not written yet; ``data`` is empty where there is none.

    ``sheets`` are the sides of its sheets, where its pages are such.
    """

    result: Result
    data: bytes = field(default=b"", repr=False)
    sheets: tuple[Sheet, ...] = ()

    @property
    def job(self) -> Job:
        return self.result.job


def finished(made: Made, settings: BuildSettings) -> Result:
    """The result with its file written, unless its findings refuse it or it cannot be written."""
    result = made.result
    if not made.data or refuses(result.findings):
        return replace(result, way=None)
    try:
        return replace(result, output=_write(result.job, made.data, settings))
    except OSError as error:
        failed = about(result.job, [unwritten(settings.out, result.job.file, error)])
        return replace(result, findings=(*result.findings, *failed), way=None)


def refuses(findings: Iterable[Finding]) -> bool:
    """Whether a file with these findings must not be written."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def about(job: Job, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings, each once, with the job that they are about."""
    return tuple(finding.about(job) for finding in dict.fromkeys(findings))


def text_count(panel: str, translations: Iterable[Translation]) -> TextCount:
    """How many of a panel's messages are not settled."""
    states = {each.context: each.state for each in translations}
    number = list(states.values()).count
    return TextCount(panel, number(State.DRAFT), number(State.STALE), number(State.MISSING))


def text_counts(panels: Iterable[PanelHtml]) -> tuple[TextCount, ...]:
    """The same of each panel."""
    return tuple(
        text_count(panel.panel, (text.translation for text in panel.texts)) for panel in panels
    )


def not_laid_out(job: Job, error: RenderingError, detours: tuple[str, ...] = ()) -> Made:
    """What became of a job that the engine could not lay out."""
    failed = Finding(RENDERING_FAILED, Severity.ERROR, str(error))
    return Made(Result(job, None, about(job, [failed]), detours=detours))


def expected(
    job: Job, brochure: Brochure, panels: tuple[str, ...], facts: Iterable[str]
) -> Expected:
    """What the file must hold that shows these panels."""
    pages = pages_of(job, panels, right_to_left=brochure.language.right_to_left)
    coded = [number for number, page in enumerate(pages) if WITH_CODE.intersection(page.panels)]
    sizes = [page.size for page in pages]
    return expected_of_pages(brochure, sizes, facts, coded[0] if coded else None)


def expected_of_pages(
    brochure: Brochure,
    page_sizes: Iterable[Size],
    facts: Iterable[str],
    qr_page: int | None = None,
) -> Expected:
    """What a file of pages of these sizes must hold."""
    return Expected(
        page_sizes=tuple(page_sizes),
        facts=tuple(dict.fromkeys(facts)),
        script=brochure.language.script,
        right_to_left=brochure.language.right_to_left,
        qr_text=brochure.guide_url,
        qr_page=qr_page,
    )


def _write(job: Job, data: bytes, settings: BuildSettings) -> Output:
    outputs = storage(settings.out)
    outputs.write(job.file, data)
    outputs.remove(job.other_path)
    return Output(job, job.file, files.digest(data), len(data))
