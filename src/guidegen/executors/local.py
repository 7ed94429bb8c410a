"""Worker processes of this machine, each task with a limit on time and memory."""

import functools
import multiprocessing
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pebble import ProcessPool

from guidegen.executors.inside import Weighed, prepare, weighed
from guidegen.executors.interface import Executor, Parameters, Value, pass_on

LARGEST_KEPT = 260
"""Megabytes. A worker that has more after a task makes room for a fresh one: what libraries have
loaded of one language's fonts they keep for good."""


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


@dataclass(frozen=True, slots=True)
class _Task:
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]
    future: Future[Any]


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
        preparing = (megabytes, self._folder.name, initializer)
        self._seats = [_Seat(seconds, preparing) for _ in range(jobs)]
        self._free = list(self._seats)
        self._waiting: deque[_Task] = deque()
        self._open: set[Future[Any]] = set()
        self._lock = threading.RLock()

    @property
    def at_once(self) -> int:
        return 2 * len(self._seats)

    def submit(
        self,
        function: Callable[Parameters, Value],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Value]:
        future: Future[Value] = Future()
        with self._lock:
            self._open.add(future)
            self._waiting.append(_Task(function, args, kwargs, future))
            self._hand_out()
        return future

    def finish(self) -> None:
        """Wait until everything that was submitted is done."""
        with self._lock:
            unfinished = tuple(self._open)
        wait(unfinished)
        for seat in self._seats:
            seat.close()
        self._folder.cleanup()

    def stop(self) -> None:
        """End the workers, whatever they are at."""
        with self._lock:
            self._waiting.clear()
        for seat in self._seats:
            seat.stop()
        self._folder.cleanup()

    def _hand_out(self) -> None:
        while self._free and self._waiting:
            seat, task = self._free.pop(), self._waiting.popleft()
            seat.do(task).add_done_callback(functools.partial(self._take, seat, task.future))

    def _take(self, seat: "_Seat", future: Future[Any], done: Future[Weighed]) -> None:
        """Pass on how a task ended, and give its worker the next."""
        if _weight_after(done) > LARGEST_KEPT:
            seat.renew()
        pass_on(done, future, lambda each: each.value)
        with self._lock:
            self._open.discard(future)
            self._free.append(seat)
            self._hand_out()


class _Seat:
    """A place for one worker at a time."""

    def __init__(self, seconds: float, preparing: tuple[Any, ...]) -> None:
        self._seconds = seconds
        self._preparing = preparing
        self._pools: list[ProcessPool] = []
        self.renew()

    def do(self, task: _Task) -> Future[Weighed]:
        arguments = (task.function, task.arguments, task.keywords)
        done: Future[Weighed] = self._pools[-1].schedule(weighed, arguments, timeout=self._seconds)
        return done

    def renew(self) -> None:
        """Let the worker go, and have another do the next task."""
        if self._pools:
            self._pools[-1].close()
        self._pools.append(
            ProcessPool(
                max_workers=1,
                initializer=prepare,
                initargs=self._preparing,
                context=multiprocessing.get_context("spawn"),
            )
        )

    def close(self) -> None:
        for pool in self._pools:
            pool.close()
            pool.join()

    def stop(self) -> None:
        for pool in self._pools:
            pool.stop()
            pool.join()


def _weight_after(done: Future[Weighed]) -> float:
    """What the worker of a task that ended weighs, in megabytes; all there is if it ran short."""
    if done.cancelled():
        return 0
    error = done.exception()
    if error is None:
        return done.result().megabytes
    return float("inf") if isinstance(error, MemoryError) else 0
