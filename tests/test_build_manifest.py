"""The manifest: what it records, what it keeps, and that the same build writes the same bytes."""

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from guidegen import files
from guidegen.build.digests import Inputs
from guidegen.build.manifest import MANIFEST, write_manifest
from guidegen.model.build import (
    BuildDate,
    BuildSettings,
    Finding,
    Job,
    Output,
    Purpose,
    Result,
    Severity,
)
from guidegen.storage import storage

PINE = Job("pine", "en", "screen", Purpose.FINAL)
OAK = Job("oak", "en", "screen", Purpose.FINAL)
NOTE = Finding("review-mark", Severity.NOTE, "marked", "pine", "en", "screen", "cover")
INPUTS = Inputs("w", {"NotoSans-Regular.ttf": "0"})
CHANGED = replace(INPUTS, workspace="changed")
DAY = BuildDate(datetime.date(2026, 8, 15))


@pytest.fixture
def settings(tmp_path: Path) -> BuildSettings:
    return BuildSettings(tmp_path / "out", DAY)


def folder(settings: BuildSettings) -> Path:
    assert isinstance(settings.out, Path)
    return settings.out


def made(settings: BuildSettings, job: Job, data: bytes = b"pdf") -> Result:
    """A result whose file stands in the output folder."""
    files.write_atomically(folder(settings) / job.file, data)
    return Result(job, Output(job, job.file, files.digest(data), len(data)), (NOTE,))


def written(settings: BuildSettings, *results: Result, inputs: Inputs = INPUTS) -> dict[str, Any]:
    write_manifest(settings, inputs, results)
    data: dict[str, Any] = json.loads(storage(settings.out).read(MANIFEST))
    return data


def test_records_every_output(settings: BuildSettings) -> None:
    """An entry has the file's digest and size, what it was made from, and its findings."""
    data = written(settings, made(settings, PINE))
    entry = data["outputs"]["pine/en/pine-screen-en.pdf"]
    assert entry["sha256"] == files.digest_file(folder(settings) / PINE.file)
    assert entry["size"] == 3
    assert [finding["code"] for finding in entry["findings"]] == ["review-mark"]
    assert data["date"] == "2026-08-15"
    assert {"guidegen", "weasyprint", "pillow", "fonttools", "icu4py"} <= set(data["versions"])
    assert all(data["versions"][library] for library in ("Pango", "HarfBuzz", "zlib"))
    assert data["fonts"] == INPUTS.fonts


def test_records_what_was_not_made(settings: BuildSettings) -> None:
    """A job without a file stands under ``missing``, with the findings that say why."""
    data = written(settings, Result(PINE, None, (NOTE,)))
    assert data["outputs"] == {}
    assert list(data["missing"]) == ["pine/en/pine-screen-en.pdf"]


def test_a_selection_keeps_the_other_entries(settings: BuildSettings) -> None:
    """Building one school leaves the entry of another as it is."""
    first = written(settings, made(settings, PINE), made(settings, OAK))
    second = written(settings, made(settings, PINE, b"newer"), inputs=CHANGED)
    assert second["outputs"][OAK.file.as_posix()] == first["outputs"][OAK.file.as_posix()]
    assert second["outputs"][PINE.file.as_posix()]["size"] == 5


def test_drops_entries_whose_files_are_gone(settings: BuildSettings) -> None:
    """The manifest never speaks of a file that does not exist."""
    written(settings, made(settings, PINE), made(settings, OAK))
    (folder(settings) / OAK.file).unlink()
    assert list(written(settings, made(settings, PINE))["outputs"]) == [PINE.file.as_posix()]


def test_a_final_build_replaces_the_entry_of_the_review(settings: BuildSettings) -> None:
    """Of one output there is one entry, whatever it was built for before."""
    review = replace(PINE, purpose=Purpose.REVIEW)
    written(settings, made(settings, review))
    data = written(settings, made(settings, PINE))
    assert list(data["outputs"]) == [PINE.file.as_posix()]


def test_a_file_made_at_last_is_no_longer_missing(settings: BuildSettings) -> None:
    """An entry moves from ``missing`` to ``outputs``, and back."""
    written(settings, Result(PINE, None, ()))
    assert written(settings, made(settings, PINE))["missing"] == {}
    assert written(settings, Result(PINE, None, ()))["outputs"] == {}


def test_same_build_same_bytes(settings: BuildSettings) -> None:
    """The order in which results come leaves no trace."""
    results = made(settings, PINE), made(settings, OAK)
    written(settings, *results)
    one = storage(settings.out).read(MANIFEST)
    written(settings, *reversed(results))
    assert storage(settings.out).read(MANIFEST) == one


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"outputs": 3}', '{"outputs": {}}'])
def test_a_broken_manifest_reads_as_an_empty_one(settings: BuildSettings, broken: str) -> None:
    """Whatever stands there, a build writes a sound manifest."""
    files.write_text_atomically(folder(settings) / "manifest.json", broken)
    assert list(written(settings, made(settings, PINE))["outputs"]) == [PINE.file.as_posix()]


def test_inputs_change_with_date_workspace_and_fonts(settings: BuildSettings) -> None:
    """The digest of an output's inputs tells builds of another day, workspace or font apart."""
    later = replace(settings, date=BuildDate(datetime.date(2026, 8, 16)))
    result = made(settings, PINE)
    digests = {
        data["outputs"][PINE.file.as_posix()]["inputs"]
        for data in (
            written(settings, result),
            written(later, result),
            written(settings, result, inputs=CHANGED),
            written(settings, result, inputs=replace(INPUTS, fonts={"NotoSans-Regular.ttf": "1"})),
        )
    }
    assert len(digests) == 4
