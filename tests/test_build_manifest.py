"""The manifest: what it records, what it keeps, and that the same build writes the same bytes."""

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from guidegen import files
from guidegen.build.inputs import GROUP, SCHOOL, SHARED, Inputs
from guidegen.build.manifest import MANIFEST, read_manifest, results_of, updated, write_manifest
from guidegen.model.build import (
    BuildDate,
    BuildSettings,
    Finding,
    Job,
    Output,
    Purpose,
    Result,
    Severity,
    TextCount,
)
from guidegen.storage import storage

PINE = Job("pine", "en", "screen", Purpose.FINAL)
OAK = Job("oak", "en", "screen", Purpose.FINAL)
NOTE = Finding("review-mark", Severity.NOTE, "marked", "pine", "en", "screen", "cover")
OF = {SHARED: "s", SCHOOL: "p", GROUP: "g"}
INPUTS = Inputs({PINE: OF, OAK: OF}, {"s": {"messages": "m"}, "m": {"a.title": "1"}, "p": {}})
HEAD = {"date": "2026-08-15"}
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
    manifest = updated(read_manifest(settings.out), HEAD, inputs, results)
    write_manifest(settings.out, manifest)
    data: dict[str, Any] = json.loads(storage(settings.out).read(MANIFEST))
    return data


def test_records_every_output(settings: BuildSettings) -> None:
    """An entry has the file's digest and size, what it was made from, and its findings."""
    data = written(settings, made(settings, PINE))
    entry = data["outputs"]["pine/en/pine-screen-en.pdf"]
    assert entry["sha256"] == files.digest_file(folder(settings) / PINE.file)
    assert entry["size"] == 3
    assert [finding["code"] for finding in entry["findings"]] == ["review-mark"]
    assert entry["inputs"] == OF
    assert data["tables"]["m"] == {"a.title": "1"}
    assert data["date"] == "2026-08-15"


def test_gives_back_a_result(settings: BuildSettings) -> None:
    """What a build said of an output can be said again from the manifest alone."""
    result = replace(made(settings, PINE), texts=(TextCount("why", 3, 0, 1),))
    written(settings, result)
    assert results_of((PINE, OAK), read_manifest(settings.out)) == {PINE: result}


def test_records_what_was_not_made(settings: BuildSettings) -> None:
    """A job without a file stands under ``missing``, with the findings that say why."""
    data = written(settings, Result(PINE, None, (NOTE,)))
    assert data["outputs"] == {}
    assert list(data["missing"]) == ["pine/en/pine-screen-en.pdf"]


def test_a_selection_keeps_the_other_entries(settings: BuildSettings) -> None:
    """Building one school leaves the entry of another as it is."""
    first = written(settings, made(settings, PINE), made(settings, OAK))
    second = written(settings, made(settings, PINE, b"newer"), inputs=INPUTS)
    assert second["outputs"][OAK.file.as_posix()] == first["outputs"][OAK.file.as_posix()]
    assert second["outputs"][PINE.file.as_posix()]["size"] == 5


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


def test_tables_that_nothing_refers_to_go(settings: BuildSettings) -> None:
    """The manifest does not grow from build to build."""
    written(settings, made(settings, PINE))
    other = Inputs({PINE: {**OF, SHARED: "t"}}, {"t": {"messages": "n"}, "n": {}})
    tables = written(settings, made(settings, PINE), inputs=other)["tables"]
    assert {"t", "n", "p"} <= set(tables)
    assert not {"s", "m"} & set(tables)
