"""Work on pages in other processes, within limits of time and memory."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from guidegen.executors import processes, value_of

SECONDS = 600.0
"""What one task may take; the slowest scripts need a tenth of it."""
MEGABYTES = 3000

Value = TypeVar("Value")


def in_workers(
    jobs: int,
    function: Callable[..., Value],
    tasks: Iterable[tuple[Any, ...]],
    advance: Callable[[], None] = lambda: None,
) -> list[Value]:
    """The values of a function for each task's arguments, in their order.

    ``advance`` is called as each is there. Raises what the function raises; RenderingError where
    a worker failed, or used too much time or memory.
    """
    with processes(jobs, SECONDS, MEGABYTES) as pool:
        futures = [pool.submit(function, *arguments) for arguments in tasks]
        values = []
        for future in futures:
            values.append(value_of(future, SECONDS, MEGABYTES))
            advance()
    return values
