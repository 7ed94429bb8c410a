"""What every executor is, how tasks are handed to it, and how the end of a worker is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass
from itertools import islice
from typing import Any, ParamSpec, Protocol, TypeVar

from pebble import ProcessExpired

from guidegen.errors import RenderingError

Parameters = ParamSpec("Parameters")
Value = TypeVar("Value")
Task = TypeVar("Task")


class Executor(Protocol):
    """Whatever takes a function and its arguments, and gives the future of its value.

    Functions, arguments and values must be picklable.
    """

    def submit(
        self,
        function: Callable[Parameters, Value],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Value]: ...

    @property
    def at_once(self) -> int:
        """How many tasks it takes to keep every worker busy; it may grow and shrink."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a cluster's workers are held to.

    A task may take ``seconds`` and ``megabytes``; ``initializer`` runs first in every worker; what
    ``describe`` says there must be what is ``expected``, by name.
    """

    seconds: float
    megabytes: int
    describe: Callable[[], Mapping[str, str]]
    expected: Mapping[str, str]
    initializer: Callable[[], None] | None = None


def finished(
    pool: Executor, function: Callable[[Task], Value], tasks: Iterable[Task]
) -> Iterator[tuple[Task, Future[Value]]]:
    """The tasks as they are done, each with its future.

    Only so many are handed in at once as the pool needs, so that values do not pile up where they
    are made faster than they are taken from here.
    """
    waiting = iter(tasks)
    in_hand: dict[Future[Value], Task] = {}
    while True:
        room = max(1, pool.at_once) - len(in_hand)
        for task in islice(waiting, max(0, room)):
            in_hand[pool.submit(function, task)] = task
        if not in_hand:
            return
        done, _ = wait(in_hand, return_when=FIRST_COMPLETED)
        for future in done:
            yield in_hand.pop(future), future


def pass_on(
    done: Future[Value],
    future: Future[Any],
    value: Callable[[Value], Any] = lambda each: each,
    error: Callable[[BaseException], BaseException] = lambda each: each,
) -> None:
    """Give a future what another one that is done has, its value or its error made anew."""
    if done.cancelled():
        future.set_exception(CancelledError())
    elif raised := done.exception():
        future.set_exception(error(raised))
    else:
        future.set_result(value(done.result()))


def value_of(future: Future[Value], seconds: float, megabytes: int) -> Value:
    """The value of a task, under the limits it had.

    Raises RenderingError where its worker ended before it, and whatever the task raised.
    """
    error = future.exception()
    if is_end_of_worker(error):
        assert error  # noqa: S101
        raise RenderingError(end_of_worker(error, seconds, megabytes)) from error
    return future.result()


def is_end_of_worker(error: BaseException | None) -> bool:
    """Whether a task has no value because of its worker, so that another one may do it."""
    return isinstance(error, TimeoutError | MemoryError | ProcessExpired | CancelledError)


def end_of_worker(error: BaseException, seconds: float, megabytes: int) -> str:
    """Why a task has no value, in words: what its future raised, under the limits it had."""
    match error:
        case TimeoutError():
            return f"laying out took longer than {seconds:.0f} seconds"
        case MemoryError():
            return f"laying out needed more than {megabytes} MB of memory"
        case CancelledError():
            return "the cluster's scheduler, or the last of its workers, went away"
        case _:
            return f"the worker failed: {error}"
