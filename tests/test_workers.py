"""Workers that die in the middle of a build, on this machine."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from commands import ended, guidegen

from guidegen.errors import ExitStatus

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
BUILD = ("build", "--workspace", str(MINIMAL), "--date", "2026-08-15", "--json")
ONE = ("--locale", "en", "--edition", "trifold", "--jobs", "1")
FILE = "pine/en/pine-trifold-en.pdf"


def workers(build: int) -> Iterator[psutil.Process]:
    """The workers of a build that have begun to lay out: the engine's library is there."""
    for child in psutil.Process(build).children():
        try:
            if any("libpango" in each.path for each in child.memory_maps()):
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
