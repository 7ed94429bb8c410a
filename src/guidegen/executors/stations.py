"""What guidegen keeps on a worker of a Dask cluster: one process, if the worker is like the client.

The only module, with `clusters`, that knows Dask; it is imported where there is a cluster.
"""

import asyncio
import multiprocessing
import time
from collections.abc import Callable, Mapping
from typing import Any

from distributed import Worker, WorkerPlugin, get_worker

from guidegen.executors.interface import Terms
from guidegen.executors.local import Processes

ARRIVAL = 30.0
"""Seconds that a station may be under way to a worker."""


class Station(WorkerPlugin):
    """Sent to every worker; one that passes is given a resource of the station's name.

    Tasks ask for that resource, of which a worker has one: so they come to workers that passed,
    one at a time, also to those that join later.
    """

    def __init__(self, name: str, terms: Terms) -> None:
        self.name = name
        self.terms = terms
        self.refusal = "it has not been set up"
        self.processes: Processes | None = None

    async def setup(self, worker: Worker) -> None:
        """Compare the worker with the client, and open the process."""
        self.looked = asyncio.Event()
        try:
            await self._look(worker)
        except Exception as error:  # whatever is wrong there, the other workers go on
            self.refusal = f"it cannot be set up: {error}"
        finally:
            self.looked.set()

    async def _look(self, worker: Worker) -> None:
        # Dask's nanny makes its worker a daemon, which may have no process of its own.
        multiprocessing.current_process().daemon = False
        folder = worker.local_directory
        there = await asyncio.to_thread(self._described, folder)
        self.refusal = differences(self.terms.expected, there)
        if not self.refusal:
            self.processes = self._opened(folder, self.terms.initializer)
            await worker.set_resources(**{self.name: 1})

    def _described(self, folder: str) -> Mapping[str, str]:
        """As a fresh process finds it: the worker itself may be older than what is installed."""
        look = self._opened(folder, None)
        try:
            return look.submit(self.terms.describe).result()
        finally:
            look.stop()

    def _opened(self, folder: str, initializer: Callable[[], None] | None) -> Processes:
        return Processes(1, self.terms.seconds, self.terms.megabytes, initializer, folder)

    async def teardown(self, worker: Worker) -> None:  # noqa: ARG002 (Dask's signature)
        """End the process, whatever it is at."""
        if self.processes is not None:
            await asyncio.to_thread(self.processes.stop)


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """What a worker has otherwise than the client, in words; empty where it is the same."""
    names = [name for name in {**here, **there} if here.get(name) != there.get(name)]
    return ", ".join(
        f"{name} is {_short(there.get(name))} there, {_short(here.get(name))} here"
        for name in names
    )


def _short(value: str | None) -> str:
    """A version, or as much of a digest as people compare."""
    return value[:12] if value else "missing"


async def refusal(name: str, dask_worker: Worker) -> str:
    """Runs on a worker: why it was refused, empty where it was not; waits until that is known."""
    end = time.monotonic() + ARRIVAL
    while name not in dask_worker.plugins and time.monotonic() < end:
        await asyncio.sleep(0.1)
    station = dask_worker.plugins.get(name)
    if not isinstance(station, Station):
        return "it has another guidegen"
    await station.looked.wait()
    return station.refusal


def do(
    name: str,
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
    keywords: Mapping[str, Any],
) -> Any:
    """Runs on a worker: the function's value, from the station's process."""
    station: Any = get_worker().plugins[name]
    return station.processes.submit(function, *arguments, **keywords).result()
