"""The command itself, as people run it, with the clock at its side."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from own_way import DAY


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took, in seconds, and what it said."""

    seconds: float
    said: str


@dataclass(frozen=True, slots=True)
class Bench:
    """A workspace, and below a folder of its own what was built of it and the builds' cache."""

    workspace: Path
    folder: Path
    jobs: int = 1

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def build(self, *options: str) -> Run:
        """Run ``guidegen build``; more options may select."""
        return guidegen(
            "build",
            *("--workspace", str(self.workspace), "--out", str(self.out)),
            *("--cache", str(self.folder / "cache"), "--date", DAY.day.isoformat()),
            *("--jobs", str(self.jobs), *options),
        )

    def made(self, *options: str) -> tuple[float, dict[str, Any]]:
        """The seconds that a build took, and its report."""
        run = self.build("--json", *options)
        return run.seconds, json.loads(run.said)


def guidegen(*arguments: str) -> Run:
    """Run the command and wait for its end; every guide must be made."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "guidegen", *arguments],
        check=False,
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - began
    if done.returncode:
        raise SystemExit(f"guidegen {' '.join(arguments)}\n{done.stdout}{done.stderr}")
    return Run(seconds, done.stdout)


def peak_of_commands() -> float:
    """Megabytes that the largest of all processes started so far has had."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


@contextmanager
def one_processor_for_commands() -> Iterator[None]:
    """Commands started inside use one processor, whatever they start themselves."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
