"""What every file goes through at its end, however it was made: counts, findings, writing."""

from collections.abc import Iterable
from dataclasses import replace

from guidegen import files
from guidegen.compose import Brochure
from guidegen.model.build import BuildSettings, Finding, Job, Output, Result, Severity, TextCount
from guidegen.model.translation import State, Translation
from guidegen.model.unwritten import unwritten
from guidegen.preflight import Expected
from guidegen.storage import storage


def finished(result: Result, data: bytes, settings: BuildSettings) -> Result:
    """The result with its file written, unless its findings refuse it or it cannot be written."""
    if refuses(result.findings):
        return replace(result, way=None)
    try:
        return replace(result, output=_write(result.job, data, settings))
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


def expected(
    job: Job, brochure: Brochure, panels: tuple[str, ...], facts: Iterable[str]
) -> Expected:
    """What the file must hold."""
    return Expected(
        edition=job.edition,
        panels=panels,
        facts=tuple(dict.fromkeys(facts)),
        script=brochure.language.script,
        right_to_left=brochure.language.right_to_left,
        qr_text=brochure.guide_url,
    )


def _write(job: Job, data: bytes, settings: BuildSettings) -> Output:
    outputs = storage(settings.out)
    outputs.write(job.file, data)
    outputs.remove(job.other_path)
    return Output(job, job.file, files.digest(data), len(data))
