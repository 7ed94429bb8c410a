"""Executors: one interface for work in other processes, with a limit on time and memory.

A worker that takes too long or dies takes only its own task with it: the task's future raises
`TimeoutError` or `ProcessExpired`, and another worker goes on with the next.
"""

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import ParamSpec, Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool

__all__ = ["Executor", "ProcessExpired", "end_of_worker", "processes"]

BYTES_PER_MEGABYTE = 1 << 20

Parameters = ParamSpec("Parameters")
Value = TypeVar("Value")


class Executor(Protocol):
    """Whatever takes a function and its arguments, and gives the future of its value."""

    def submit(
        self,
        function: Callable[Parameters, Value],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Value]: ...


def end_of_worker(error: BaseException, seconds: float, megabytes: int) -> str:
    """Why a task has no value, in words: what its future raised, under the limits it had."""
    match error:
        case TimeoutError():
            return f"laying out took longer than {seconds:.0f} seconds"
        case MemoryError():
            return f"laying out needed more than {megabytes} MB of memory"
        case _:
            return f"the worker failed: {error}"


@contextmanager
def processes(
    jobs: int, seconds: float, megabytes: int, initializer: Callable[[], None] | None = None
) -> Iterator[Executor]:
    """An executor of ``jobs`` fresh processes, each task limited to ``seconds`` of wall time.

    ``megabytes`` limits what a worker may allocate (on Linux; other systems have no such limit);
    mapped font files do not count. ``initializer`` runs first in every worker. Functions, arguments
    and values must be picklable. When the block ends, work that was submitted is finished; when it
    ends by an exception, Ctrl-C included, the workers are stopped.
    """
    with (
        tempfile.TemporaryDirectory(prefix="guidegen-") as folder,
        _pool(jobs, megabytes, folder, initializer) as pool,
    ):
        yield _Processes(pool, seconds)


@contextmanager
def _pool(
    jobs: int, megabytes: int, folder: str, initializer: Callable[[], None] | None
) -> Iterator[ProcessPool]:
    pool = ProcessPool(
        max_workers=jobs,
        initializer=_prepare_worker,
        initargs=(megabytes, folder, initializer),
        context=multiprocessing.get_context("spawn"),
    )
    try:
        yield pool
        pool.close()
        pool.join()
    except BaseException:
        pool.stop()
        pool.join()
        raise


class _Processes:
    def __init__(self, pool: ProcessPool, seconds: float) -> None:
        self._pool = pool
        self._seconds = seconds

    def submit(
        self,
        function: Callable[Parameters, Value],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Value]:
        return self._pool.schedule(function, args=args, kwargs=kwargs, timeout=self._seconds)


def _prepare_worker(megabytes: int, folder: str, initializer: Callable[[], None] | None) -> None:
    # The layout engine keeps fonts in temporary files, and a stopped worker leaves them behind.
    tempfile.tempdir = folder
    _silence()
    _limit_memory(megabytes)
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

        size = megabytes * BYTES_PER_MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
