"""Builds on a cluster and to an object store: real schedulers and workers, a server for S3."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from clusters import PATIENCE, Cluster, cluster, wait_until
from conftest import ROOT
from distributed import Client
from moto.server import ThreadedMotoServer

from guidegen.errors import ExitStatus

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
BUILD = ("build", "--workspace", str(MINIMAL), "--date", "2026-08-15", "--json")
BUCKET = "s3://guides"


@pytest.fixture(scope="module")
def s3(request: pytest.FixtureRequest) -> Iterator[Mapping[str, str]]:
    """A server that speaks S3, with a bucket, as the variables that lead to it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    variables = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    yield variables
    server.stop()


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory, s3: Mapping[str, str]) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("dask"), **s3) as it:
        yield it


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build on this machine makes, by path."""
    out = tmp_path_factory.mktemp("local")
    status, _, err = ended(guidegen(*BUILD, "--jobs", "2", "--out", str(out)))
    assert status == ExitStatus.DONE, err
    return contents(out)


def guidegen(*arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """The command, started as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "guidegen", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def address(dask: Cluster) -> str:
    return str(json.loads(dask.file.read_text("utf-8"))["address"])


def test_a_worker_killed_in_the_middle_costs_nothing(
    dask: Cluster, local: dict[str, bytes], tmp_path: Path
) -> None:
    """The other worker takes over, and all files and the manifest are those of a local build."""
    doomed = dask.worker("doomed", "--no-nanny")
    dask.worker("survivor")
    with Client(address(dask), set_as_default=False) as client:
        client.wait_for_workers(2, timeout=PATIENCE)
        build = guidegen(*BUILD, "--scheduler", address(dask), "--out", str(tmp_path / "out"))
        wait_until(lambda: all(client.processing().values()))
        doomed.kill()
    status, _, err = ended(build)
    assert status == ExitStatus.DONE, err
    assert contents(tmp_path / "out") == local
