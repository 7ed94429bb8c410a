"""Files of earlier builds: what is no longer right goes, everything else stays."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from brochures import PLACE, minimal

from guidegen import files
from guidegen.build.inputs import Inputs
from guidegen.build.leftovers import leftovers, sweep
from guidegen.build.manifest import (
    MANIFEST,
    Manifest,
    read_manifest,
    updated,
    write_manifest,
)
from guidegen.build.plan import Plan, plan
from guidegen.build.whole import Order, build
from guidegen.errors import Fault
from guidegen.model.build import (
    BuildDate,
    BuildSettings,
    Crew,
    Job,
    Output,
    Purpose,
    Result,
    Selection,
)
from guidegen.model.printing import Variant
from guidegen.workspace import Workspace

PINE = Job("pine", "en", "screen", Purpose.FINAL)
OAK = Job("oak", "en", "screen", Purpose.FINAL)
INPUTS = Inputs({}, {})
FAULT = Fault("bad-phone", PLACE, "The phone is wrong.", "Mend it.", frozenset({"pine"}))


@pytest.fixture
def settings(tmp_path: Path) -> BuildSettings:
    return BuildSettings(tmp_path / "out", BuildDate(datetime.date(2026, 8, 15)))


def folder(settings: BuildSettings) -> Path:
    assert isinstance(settings.out, Path)
    return settings.out


def built_before(settings: BuildSettings, *jobs: Job) -> Manifest:
    """What a build left that made these jobs."""
    results = []
    for job in jobs:
        files.write_atomically(folder(settings) / job.file, b"pdf")
        results.append(Result(job, Output(job, job.file, files.digest(b"pdf"), 3), ()))
    write_manifest(settings.out, updated(Manifest(), {}, INPUTS, results))
    return read_manifest(settings.out)


def stopped() -> Workspace:
    """The minimal workspace, none of whose guides can be built."""
    return replace(minimal(), faults=(FAULT,))


def planned(**selection: tuple[str, ...]) -> Plan:
    return plan(stopped(), Selection(**selection))  # type: ignore[arg-type]


def test_a_build_of_everything_removes_what_has_no_school_any_more(settings: BuildSettings) -> None:
    """The file of a school that is not in the roster goes, and so does its entry."""
    built_before(settings, OAK)
    report = build(stopped(), Order(planned(), settings), Crew())
    assert report.removed == (OAK.file.as_posix(),)
    assert not (folder(settings) / OAK.file).exists()
    after = read_manifest(settings.out)
    assert {each["school"] for each in (*after.outputs.values(), *after.missing.values())} == {
        "pine"
    }


BY_NAME = (
    replace(PINE, edition="booklet"),
    replace(PINE, edition="image", piece="cover"),
    replace(PINE, edition="trifold", variant=Variant.SAVER),
    replace(PINE, edition="trifold", paper="a4"),
)
"""What the minimal district makes only where it is asked for."""


def named(job: Job) -> str:
    return job.kind


@pytest.mark.parametrize("asked_for", BY_NAME, ids=named)
def test_a_build_of_everything_keeps_what_was_asked_for_by_name(
    settings: BuildSettings, asked_for: Job
) -> None:
    """A district's own editions are not all that a school may have had made."""
    built_before(settings, asked_for)
    report = build(stopped(), Order(planned(), settings), Crew())
    assert report.removed == ()
    assert (folder(settings) / asked_for.file).is_file()
    assert asked_for.path in read_manifest(settings.out).outputs


@pytest.mark.parametrize("asked_for", BY_NAME, ids=named)
@pytest.mark.parametrize(
    "gone", [{"school": "oak"}, {"locale": "fr"}], ids=["no school", "no language"]
)
def test_what_was_asked_for_by_name_goes_with_its_school_and_its_language(
    settings: BuildSettings, asked_for: Job, gone: dict[str, str]
) -> None:
    """Nobody would ask for it again, and it says what is not so any more."""
    of_another = replace(asked_for, **gone)  # type: ignore[arg-type]
    built_before(settings, of_another)
    report = build(stopped(), Order(planned(), settings), Crew())
    assert report.removed == (of_another.path,)
    assert not (folder(settings) / of_another.file).exists()


def test_a_build_of_a_selection_leaves_other_files_alone(settings: BuildSettings) -> None:
    """Only the selected jobs' files can be found wrong; the other entries stay."""
    built_before(settings, OAK, PINE)
    report = build(stopped(), Order(planned(editions=("trifold",)), settings), Crew())
    assert report.removed == ()
    assert (folder(settings) / OAK.file).is_file()
    assert set(read_manifest(settings.out).outputs) == {
        OAK.file.as_posix(),
        PINE.file.as_posix(),
    }


@pytest.mark.parametrize("purpose", Purpose)
def test_a_job_that_fails_takes_its_older_file_along(
    settings: BuildSettings, purpose: Purpose
) -> None:
    """Whatever it was made for, it says what was right then."""
    before = replace(PINE, purpose=purpose)
    built_before(settings, before)
    report = build(stopped(), Order(planned(editions=("screen",)), settings), Crew())
    assert report.removed == (before.file.as_posix(),)
    assert not (folder(settings) / before.file).exists()


def test_a_job_that_succeeds_keeps_its_file(settings: BuildSettings) -> None:
    """A file just made is no leftover of itself."""
    manifest = built_before(settings, PINE)
    made = Result(PINE, Output(PINE, PINE.file, "0", 3), ())
    assert leftovers(manifest, planned(), (made,)) == ()


def test_what_no_build_made_stays(settings: BuildSettings) -> None:
    """People may keep files of their own beside the guides, of whatever name."""
    own = folder(settings) / "oak" / "en" / "oak-screen-en.pdf"
    files.write_atomically(own, b"of somebody's own")
    report = build(stopped(), Order(planned(), settings), Crew())
    assert (report.removed, own.is_file()) == ((), True)


@pytest.mark.parametrize("path", ["../kept.pdf", "link/kept.pdf", "{absolute}"])
def test_nothing_outside_the_folder_is_removed(settings: BuildSettings, path: str) -> None:
    """A manifest that somebody edited cannot make a build remove other people's files."""
    kept = folder(settings).parent / "kept.pdf"
    kept.touch()
    folder(settings).mkdir()
    (folder(settings) / "link").symlink_to(folder(settings).parent)
    assert sweep(settings.out, [path.format(absolute=kept)]).removed == ()
    assert kept.is_file()


def test_what_cannot_be_removed_is_told(settings: BuildSettings) -> None:
    """A wrong file that stays is an error, with its path."""
    (folder(settings) / "oak.pdf").mkdir(parents=True)
    (finding,) = sweep(settings.out, ["oak.pdf"]).findings
    assert finding.code == "not-written"
    assert str(folder(settings) / "oak.pdf") in finding.text


def test_a_manifest_that_cannot_be_written_is_told(settings: BuildSettings) -> None:
    """The results are reported all the same."""
    (folder(settings) / MANIFEST / "inside").mkdir(parents=True)
    report = build(stopped(), Order(planned(), settings), Crew())
    assert "not-written" in {finding.code for finding in report.findings}
    assert report.missing == len(report.results) > 0
