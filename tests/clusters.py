"""Real Dask clusters on this machine, for tests: a scheduler and workers, each a process."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT
from launching import PATIENCE


@dataclass(frozen=True)
class Cluster:
    """A scheduler's file, and the environment of what is started for it."""

    file: Path
    environment: Mapping[str, str]
    processes: ExitStack

    def worker(self, name: str, *options: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Start a worker that has one thread."""
        options = ("--nthreads", "1", "--name", name, "--no-dashboard", *options)
        environment = {**self.environment, **environment}
        return self.processes.enter_context(_started("worker", self.file, options, environment))


@contextmanager
def cluster(folder: Path, **environment: str) -> Iterator[Cluster]:
    """A scheduler without workers, whose files lie in a folder."""
    file = folder / "scheduler.json"
    variables = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
        "DASK_TEMPORARY_DIRECTORY": str(folder),
        "HOME": str(folder),
        **environment,
    }
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with ExitStack() as processes:
        processes.enter_context(_started("scheduler", file, options, variables))
        wait_until(file.exists)
        yield Cluster(file, variables, processes)


def wait_until(happened: Callable[[], object]) -> None:
    """Wait for something that must happen soon."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@contextmanager
def _started(
    what: str, file: Path, options: tuple[str, ...], environment: Mapping[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--scheduler-file", str(file)]
    log = (file.parent / f"{what}.log").open("ab")
    with log, subprocess.Popen([*command, *options], env=environment, stdout=log, stderr=log) as it:
        try:
            yield it
        finally:
            it.terminate()
            it.wait(PATIENCE)
