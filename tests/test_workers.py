"""Workers of this machine that die in the middle; options that need more than is installed."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from conftest import ROOT
from launching import ended, guidegen

from guidegen.errors import ExitStatus

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
BUILD = ("build", "--workspace", str(MINIMAL), "--date", "2026-08-15", "--no-cache", "--json")
ONE = ("--locale", "en", "--edition", "trifold", "--jobs", "1")
FILE = "pine/en/pine-trifold-en.pdf"


def workers(build: int) -> Iterator[psutil.Process]:
    """The workers of a build that have begun to lay out: the engine's library is there.

    Until a child has become a program of its own, it has its parent's command line and libraries:
    a helper of Python's that is just being started is not to be taken for a worker.
    """
    for child in psutil.Process(build).children():
        try:
            is_worker = any("spawn_main" in each for each in child.cmdline())
            if is_worker and any("libpango" in each.path for each in child.memory_maps()):
                yield child
        except psutil.Error:
            continue


@pytest.mark.parametrize(("deaths", "status"), [(1, ExitStatus.DONE), (2, ExitStatus.RENDERING)])
def test_a_dead_worker_costs_its_group_one_retry(
    tmp_path: Path, deaths: int, status: ExitStatus
) -> None:
    """Killed once, a group is made by another worker; killed twice, it is a finding, no crash."""
    build = guidegen(*BUILD, *ONE, "--out", str(tmp_path))
    killed: set[int] = set()
    while len(killed) < deaths and build.poll() is None:
        for worker in workers(build.pid):
            worker.kill()
            killed.add(worker.pid)
        time.sleep(0.02)
    found, out, err = ended(build)
    assert (len(killed), found) == (deaths, status), err
    codes = [each["code"] for result in json.loads(out)["results"] for each in result["findings"]]
    assert ("rendering-failed" in codes) == (status is ExitStatus.RENDERING)
    assert (tmp_path / FILE).is_file() == (status is ExitStatus.DONE)


@pytest.mark.parametrize(
    ("library", "arguments", "extra"),
    [
        ("distributed", ("--scheduler", "tcp://127.0.0.1:8786"), "guidegen[dask]"),
        ("s3fs", ("--out", "s3://guides"), "guidegen[s3]"),
        ("fsspec", ("--out", "s3://guides"), "guidegen[s3]"),
    ],
)
def test_what_needs_an_extra_says_which(
    tmp_path: Path, library: str, arguments: tuple[str, ...], extra: str
) -> None:
    """Without the extra the option names it, and what to type; nothing is built."""
    (tmp_path / f"{library}.py").write_text("raise ModuleNotFoundError(name=__name__)", "utf-8")
    path = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
    out = ("--out", str(tmp_path / "out"))
    status, _, err = ended(guidegen(*BUILD, *out, *arguments, PYTHONPATH=path))
    assert status == ExitStatus.USAGE, err
    assert f"pip install '{extra}'" in err


@pytest.mark.parametrize("arguments", [("--help",), ("build", "--help"), ("list", "editions")])
def test_help_does_not_wait_for_what_it_does_not_need(arguments: tuple[str, ...]) -> None:
    """Neither the cluster's nor the object store's libraries, nor the layout engine, are loaded."""
    heavy = ("distributed", "dask", "fsspec", "s3fs", "weasyprint", "guidegen.press")
    code = (
        "import sys; from guidegen.cli import program\n"
        "try:\n    program(sys.argv[1:])\n"
        f"finally:\n    print([each for each in {heavy} if each in sys.modules], file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr.strip() == "[]"
