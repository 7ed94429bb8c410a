"""What the parts of ``make bench`` share: how much is measured, and districts to measure with."""

import os
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands import Bench
from synthetic import LOCALES, write_workspace

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured; the defaults are those of ``make bench``."""

    rounds: int = 3
    schools: int = 200
    many: int = 5000
    planned: int = 10_000
    scaled: int = 1000
    locales: tuple[str, ...] = LOCALES
    memory: tuple[int, ...] = (50, 200, 1000)
    seed: int = 1


def bench_of(folder: Path, schools: int, sizes: Sizes, *, everywhere: bool = True) -> Bench:
    """An invented district below a folder, to be built there."""
    return Bench(workspace_in(folder, schools, sizes, everywhere=everywhere), folder)


def workspace_in(folder: Path, schools: int, sizes: Sizes, *, everywhere: bool = True) -> Path:
    """An invented district below a folder, in every locale that is measured."""
    root = folder / "workspace"
    write_workspace(root, schools, sizes.seed, sizes.locales, everywhere=everywhere)
    return root


def processors() -> int:
    """How many of this machine's processors may be used."""
    return len(os.sched_getaffinity(0))


def median(values: Sequence[float]) -> float:
    """To three places."""
    return round(statistics.median(values), 3)
