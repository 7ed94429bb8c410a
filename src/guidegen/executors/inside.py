"""What happens inside a worker process: its limits, and what it weighs after each task."""

import gc
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

_BYTES_PER_MEGABYTE = 1 << 20

OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""A laid-out page is many objects that refer to each other: looking for garbage among them as often
as Python does by itself takes a sixth of the time of laying pages out."""


class Weighed(NamedTuple):
    """A task's value, and the megabytes of memory that its worker has after it."""

    value: Any
    megabytes: int


def weighed(
    function: Callable[..., Any], arguments: tuple[Any, ...], keywords: Mapping[str, Any]
) -> Weighed:
    """Do a task."""
    return Weighed(function(*arguments, **keywords), _resident())


def prepare(megabytes: int, folder: str, initializer: Callable[[], None] | None) -> None:
    """Make this process a worker, with so many megabytes and its temporary files in a folder."""
    # The layout engine keeps fonts in temporary files, and a stopped worker leaves them behind.
    tempfile.tempdir = folder
    _silence()
    _limit_memory(megabytes)
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    if initializer is not None:
        initializer()


def _silence() -> None:
    """Send to nowhere what a worker or a library in it prints: what matters comes as a value."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 (not on every system)

        size = megabytes * _BYTES_PER_MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def _resident() -> int:
    """Megabytes of memory that this process has now; 0 where that cannot be told."""
    if sys.platform != "linux":
        return 0
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // _BYTES_PER_MEGABYTE
