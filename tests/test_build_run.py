"""Running a plan: whatever happens to a worker becomes results, and a report with a status."""

import datetime
import errno
import logging
import os
from concurrent.futures import Future
from pathlib import Path

import pytest
from brochures import PLACE

from guidegen.build.delivery import Delivery, Errand
from guidegen.build.report import Report
from guidegen.build.run import results_of
from guidegen.errors import ExitStatus, Fault, RenderingError, WorkspaceError
from guidegen.executors import ProcessExpired
from guidegen.model.build import (
    BuildDate,
    BuildSettings,
    Finding,
    Group,
    Job,
    Output,
    Purpose,
    Result,
    Severity,
    TextCount,
)
from guidegen.model.unwritten import unwritten

JOBS = tuple(Job(school, "en", "screen", Purpose.FINAL) for school in ("pine", "oak"))
SETTINGS = BuildSettings(Path(), BuildDate(datetime.date(2026, 8, 15)))
GROUP = Group("en", "plain", 0, JOBS, ("pine", "oak"))


def failed(error: BaseException) -> tuple[Result, ...]:
    """The results of a group whose worker ended so."""
    future: Future[Delivery] = Future()
    future.set_exception(error)
    return results_of(future, Errand(Path(), GROUP, SETTINGS))


def made(job: Job, *findings: Finding, texts: tuple[TextCount, ...] = ()) -> Result:
    return Result(job, Output(job, job.file, "0" * 64, 3), findings, texts)


def finding(severity: Severity, code: str = "x") -> Finding:
    return Finding(code, severity, "said")


@pytest.mark.parametrize(
    "error",
    [
        RenderingError("the engine broke"),
        TimeoutError(),
        MemoryError(),
        ProcessExpired("Abnormal termination"),
    ],
)
def test_a_failing_worker_costs_its_own_group(error: Exception) -> None:
    """Every job of the group gets a result without a file, and the build ends with 4."""
    results = failed(error)
    assert [result.job for result in results] == list(JOBS)
    assert all(result.output is None for result in results)
    assert Report(results).status(Severity.ERROR) is ExitStatus.RENDERING


def test_a_bug_is_logged_and_gives_70(caplog: pytest.LogCaptureFixture) -> None:
    """An unexpected exception is ours: its traceback is logged, the other groups go on."""
    with caplog.at_level(logging.ERROR):
        results = failed(ZeroDivisionError("by nought"))
    assert "ZeroDivisionError" in caplog.text
    assert Report(results).status(Severity.ERROR) is ExitStatus.BUG


def test_a_full_disk_is_one_message() -> None:
    """However many files there are, one line says that the disk is full, and where."""
    error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    one, other = (unwritten(Path("/out"), Path(name), error) for name in ("a.pdf", "b.pdf"))
    assert one == other
    assert "/out: No space left on device" in one.text


def test_a_fault_of_the_whole_workspace_ends_the_build() -> None:
    """What makes every group fail is raised, to be told once."""
    with pytest.raises(WorkspaceError):
        failed(WorkspaceError(Fault("x", PLACE, "Wrong.", "Mend it.")))


@pytest.mark.parametrize(
    ("severity", "fail_on", "status"),
    [
        (Severity.NOTE, Severity.ERROR, ExitStatus.DONE),
        (Severity.WARNING, Severity.ERROR, ExitStatus.DONE),
        (Severity.WARNING, Severity.WARNING, ExitStatus.FINDINGS),
        (Severity.ERROR, Severity.ERROR, ExitStatus.FINDINGS),
    ],
)
def test_findings_and_the_status(severity: Severity, fail_on: Severity, status: ExitStatus) -> None:
    """A finding counts from the severity on that was asked for, on a file or on the workspace."""
    assert Report((made(JOBS[0], finding(severity)),)).status(fail_on) is status
    assert Report((made(JOBS[0]),), (finding(severity),)).status(fail_on) is status


def test_a_missing_output_is_a_failure() -> None:
    """A file that was asked for and not made gives 1, whatever the findings say."""
    report = Report((made(JOBS[0]), Result(JOBS[1], None, ())))
    assert (report.files, report.missing) == (1, 1)
    assert report.status(Severity.ERROR) is ExitStatus.FINDINGS


def test_unsettled_texts_are_counted_by_panel_not_by_file() -> None:
    """A draft that stands in every school's guide is one draft."""
    few, many = TextCount("cover", 1, 0, 0), TextCount("cover", 2, 0, 1)
    report = Report((made(JOBS[0], texts=(few,)), made(JOBS[1], texts=(many,))))
    assert report.texts == {"en": {"cover": many}}
