"""Worker processes of this machine, each task with a limit on time and memory."""

import gc
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from pebble import ProcessPool

from guidegen.executors.interface import Executor, Parameters, Value

BYTES_PER_MEGABYTE = 1 << 20
OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""A laid-out page is many objects that refer to each other: looking for garbage among them as often
as Python does by itself takes a sixth of the time of laying pages out."""


@contextmanager
def processes(
    jobs: int, seconds: float, megabytes: int, initializer: Callable[[], None] | None = None
) -> Iterator[Executor]:
    """An executor of ``jobs`` fresh processes, each task limited to ``seconds`` of wall time.

    ``megabytes`` limits what a worker may allocate (on Linux; other systems have no such limit);
    mapped font files do not count. ``initializer`` runs first in every worker. When the block ends,
    work that was submitted is finished; when it ends by an exception, Ctrl-C included, the workers
    are stopped.
    """
    pool = Processes(jobs, seconds, megabytes, initializer)
    try:
        yield pool
        pool.finish()
    except BaseException:
        pool.stop()
        raise


class Processes:
    """The executor itself, for those that end it by hand."""

    def __init__(
        self,
        jobs: int,
        seconds: float,
        megabytes: int,
        initializer: Callable[[], None] | None = None,
        beside: str | None = None,
    ) -> None:
        """As `processes`; the workers' temporary files lie below the folder ``beside``."""
        self._folder = tempfile.TemporaryDirectory(
            prefix="guidegen-", dir=beside, ignore_cleanup_errors=True
        )
        self._jobs = jobs
        self._seconds = seconds
        self._pool = ProcessPool(
            max_workers=jobs,
            initializer=_prepare_worker,
            initargs=(megabytes, self._folder.name, initializer),
            context=multiprocessing.get_context("spawn"),
        )

    @property
    def at_once(self) -> int:
        return 2 * self._jobs

    def submit(
        self,
        function: Callable[Parameters, Value],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Value]:
        return self._pool.schedule(function, args=args, kwargs=kwargs, timeout=self._seconds)

    def finish(self) -> None:
        """Wait until everything that was submitted is done."""
        self._pool.close()
        self._pool.join()
        self._folder.cleanup()

    def stop(self) -> None:
        """End the workers, whatever they are at."""
        self._pool.stop()
        self._pool.join()
        self._folder.cleanup()


def _prepare_worker(megabytes: int, folder: str, initializer: Callable[[], None] | None) -> None:
    # The layout engine keeps fonts in temporary files, and a stopped worker leaves them behind.
    tempfile.tempdir = folder
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
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
