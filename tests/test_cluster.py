"""Builds on a cluster and to an object store: real schedulers and workers, a server for S3."""

import json
import os
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

import psutil
import pytest
import tasks
from clusters import Cluster, cluster, wait_until
from distributed import Client
from launching import PATIENCE, ended, guidegen
from stores import BUCKET, keep, store, stored

from guidegen import executors
from guidegen.errors import ExitStatus
from guidegen.executors import ProcessExpired

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
ENGLISH = ("--locale", "en")
BUILD = ("build", "--date", "2026-08-15", "--no-cache", "--json")
OURS = ("--workspace", str(MINIMAL))


@pytest.fixture(scope="module")
def s3() -> Iterator[Mapping[str, str]]:
    with store() as variables:
        yield variables


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory, s3: Mapping[str, str]) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("dask"), **s3) as it:
        yield it


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build on this machine makes, by path."""
    out = tmp_path_factory.mktemp("local")
    status, _, err = ended(guidegen(*BUILD, *OURS, "--jobs", "2", "--out", str(out)))
    assert status == ExitStatus.DONE, err
    return contents(out)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file by its path, but for a folder's lock, which nobody else has."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def address(dask: Cluster) -> str:
    return str(json.loads(dask.file.read_text("utf-8"))["address"])


def with_workers(dask: Cluster, number: int) -> str:
    """The scheduler's address, once so many workers have come."""
    with Client(address(dask), set_as_default=False) as client:
        client.wait_for_workers(number, timeout=PATIENCE)
    return address(dask)


def test_a_worker_killed_in_the_middle_costs_nothing(
    dask: Cluster, local: dict[str, bytes], tmp_path: Path
) -> None:
    """The other worker takes over, and all files and the manifest are those of a local build."""
    doomed = dask.worker("doomed", "--no-nanny")
    dask.worker("survivor")
    with_workers(dask, 2)
    build = guidegen(*BUILD, *OURS, "--scheduler", address(dask), "--out", str(tmp_path / "out"))
    with Client(address(dask), set_as_default=False) as client:
        wait_until(lambda: all(client.processing().values()))
    doomed.kill()
    status, _, err = ended(build)
    assert status == ExitStatus.DONE, err
    assert contents(tmp_path / "out") == local


def test_workspace_and_guides_may_lie_in_an_object_store(
    dask: Cluster, s3: Mapping[str, str], local: dict[str, bytes]
) -> None:
    """It is read from there; the workers put the guides beside it, each where it belongs."""
    dask.worker("writer")
    keep(s3, "ours", contents(MINIMAL))
    arguments = ("--workspace", f"s3://{BUCKET}/ours", "--scheduler", with_workers(dask, 1))
    status, _, err = ended(guidegen(*BUILD, *ENGLISH, *arguments, **s3))
    assert status == ExitStatus.DONE, err
    found = stored(s3, "ours/out")
    manifest = json.loads(found.pop("manifest.json"))
    assert found == {path: data for path, data in local.items() if path.endswith("-en.pdf")}
    assert set(manifest["outputs"]) == set(found)


def test_a_fault_of_a_workspace_in_a_store_is_told_by_its_file(s3: Mapping[str, str]) -> None:
    """Nobody reads of the temporary folder that it was copied to."""
    keep(s3, "faulty", {**contents(MINIMAL), "content/district.toml": b"name = "})
    place = ("--workspace", f"s3://{BUCKET}/faulty")
    status, _, err = ended(guidegen("check", *place, **s3))
    assert (status, err.partition(":")[0]) == (ExitStatus.WORKSPACE, "content/district.toml")


def test_the_next_build_reads_the_manifest_from_the_store(
    s3: Mapping[str, str], local: dict[str, bytes]
) -> None:
    """A review of one locale replaces its files, by workers of this machine; the rest stays."""
    keep(s3, "again", local)
    arguments = ("--out", f"s3://{BUCKET}/again", "--review")
    status, printed, err = ended(guidegen(*BUILD, *OURS, *ENGLISH, *arguments, **s3))
    assert status == ExitStatus.DONE, err
    english = {path for path in local if "-en.pdf" in path}
    reviews = {path.replace("-en.pdf", "-en-review.pdf") for path in english}
    assert set(json.loads(printed)["removed"]) == english
    assert set(stored(s3, "again")) == (set(local) - english) | reviews
    manifest = json.loads(stored(s3, "again")["manifest.json"])
    assert set(manifest["outputs"]) == set(stored(s3, "again")) - {"manifest.json"}


def test_a_worker_that_would_make_other_files_is_refused(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    """One has another version of a library, one no guidegen: both are named, nothing is built."""
    other = tmp_path / "site" / "pydyf-0.0.1.dist-info" / "METADATA"
    other.parent.mkdir(parents=True)
    other.write_text("Metadata-Version: 2.1\nName: pydyf\nVersion: 0.0.1\n", encoding="utf-8")
    without = tmp_path / "without"
    (without / "guidegen").mkdir(parents=True)
    (without / "guidegen" / "__init__.py").write_text('raise ImportError("not here")\n')
    with cluster(tmp_path_factory.mktemp("dask")) as dask:
        path = os.pathsep.join([str(tmp_path / "site"), dask.environment["PYTHONPATH"]])
        dask.worker("other", PYTHONPATH=path)
        dask.worker("bare", PYTHONPATH=str(without))
        arguments = ("--scheduler", with_workers(dask, 2), "--out", str(tmp_path / "out"))
        status, _, err = ended(guidegen(*BUILD, *OURS, *arguments))
    assert status == ExitStatus.RENDERING
    assert f"pydyf is 0.0.1 there, {version('pydyf')} here" in err
    assert err.count("is refused") >= 2


def test_tasks_end_on_a_cluster_as_they_do_here(dask: Cluster) -> None:
    """Values and errors come back, limits and deaths hit one task, and no process stays behind."""
    dask.worker("one")
    address = with_workers(dask, 1)
    with executors.cluster(address, 3, 400, dict, tasks.greet) as pool:
        assert pool.submit(tasks.greeted).result(PATIENCE) == "yes"
        for task, error in (
            ((tasks.fail,), ValueError),
            ((tasks.sleep, 50), TimeoutError),
            ((tasks.allocate, 600), MemoryError),
            ((tasks.die,), ProcessExpired),
        ):
            assert isinstance(pool.submit(*task).exception(PATIENCE), error)
        assert [pool.submit(tasks.double, number).result(PATIENCE) for number in (2, 3)] == [4, 6]
        station = pool.submit(os.getpid).result(PATIENCE)
    wait_until(lambda: not psutil.pid_exists(station))


def test_an_address_that_takes_no_files_is_told_at_once(s3: Mapping[str, str]) -> None:
    """Nobody waits for a build that has nowhere to go."""
    status, _, err = ended(guidegen(*BUILD, *OURS, "--out", "s3://nowhere/2026", **s3))
    assert (status, "s3://nowhere/2026/manifest.json" in err) == (ExitStatus.USAGE, True)


@pytest.mark.parametrize("scheduler", ["tcp://127.0.0.1:1", "here"])
def test_no_scheduler_is_wrong_usage(tmp_path: Path, scheduler: str) -> None:
    """An address where nobody answers is told as such."""
    arguments = (*BUILD, "--out", str(tmp_path / "out"), "--scheduler", scheduler)
    status, _, err = ended(guidegen(*arguments))
    assert status == ExitStatus.USAGE
    assert scheduler in err
