"""The workers of a Dask cluster as an executor.

A worker of the cluster does not do the work itself: it keeps one process of guidegen's own, with
the limits that one on this machine would have, and hands it one task after the other. So it makes
no difference what else that worker has loaded, and a task that breaks a limit costs it nothing.
"""

import logging
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from pebble import ProcessExpired

from guidegen.errors import RenderingError, UsageError
from guidegen.executors.interface import Executor, Parameters, Terms, Value, pass_on

PATIENCE = 60.0
"""Seconds to wait for a scheduler to answer, and for a worker where there is none."""

_SCHEMES = ("tcp", "tls")

_log = logging.getLogger(__name__)


@contextmanager
def cluster(
    address: str,
    seconds: float,
    megabytes: int,
    describe: Callable[[], Mapping[str, str]],
    initializer: Callable[[], None] | None = None,
) -> Iterator[Executor]:
    """An executor of all workers that a Dask scheduler has, or gets meanwhile.

    Each takes one task at a time, within the limits of `processes`, after ``initializer`` has run
    there. A worker for which ``describe``, called there, says another thing than here is refused:
    it is given no task, and a warning names what differs. A task whose worker dies is given to
    another.

    Raises UsageError: the extra is not installed, or no scheduler answers; RenderingError: there
    is no worker, or all are refused.
    """
    terms = Terms(seconds, megabytes, describe, dict(describe()), initializer)
    with _client(address) as client:
        station = _station(terms)
        pool = _Cluster(client, station.name)
        try:
            _open_stations(client, station)
            with pool.watched():
                yield pool
        finally:
            _close_stations(client, pool, station)


@contextmanager
def _client(address: str) -> Iterator[Any]:
    try:
        import distributed  # noqa: PLC0415 (an extra)
    except ImportError:
        message = "--scheduler needs an extra: pip install 'guidegen[dask]'"
        raise UsageError(message) from None
    _require_answer(address)
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except OSError as error:
        raise UsageError(f"No Dask scheduler answers at {address}: {error}") from None
    with client:
        yield client


def _require_answer(address: str) -> None:
    """Raise UsageError where nobody listens; Dask would ask again and again."""
    parts = urlsplit(address)
    try:
        if parts.scheme not in _SCHEMES or not parts.hostname or not parts.port:
            message = f"{address!r} is no address of a Dask scheduler, such as tcp://host:8786"
            raise UsageError(message)
        socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE).close()
    except (OSError, ValueError) as error:
        raise UsageError(f"No Dask scheduler answers at {address}: {error}") from None


def _station(terms: Terms) -> Any:
    from guidegen.executors.stations import Station  # noqa: PLC0415 (imports the extra)

    return Station(f"guidegen-{uuid.uuid4().hex}", terms)


def _open_stations(client: Any, station: Any) -> None:
    """Set up every worker that there is; later ones are set up by the scheduler as they come."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        message = f"no worker has come to the scheduler in {PATIENCE:.0f} seconds"
        raise RenderingError(message) from None
    try:
        client.register_plugin(station, name=station.name)
    except Exception as error:  # of a worker that has another guidegen, or none
        _log.debug("a worker could not be set up", exc_info=error)
    refusals = _refusals(client, station.name)
    for refusal in refusals:
        _log.warning(refusal)
    if not admitted(client, station.name):
        message = f"the scheduler has no worker that can be used: {'; '.join(refusals)}"
        raise RenderingError(message)


def _close_stations(client: Any, pool: "_Cluster", station: Any) -> None:
    try:
        pool.abandon()
        client.unregister_worker_plugin(station.name)
    except Exception as error:  # the scheduler, or a worker, is gone
        _log.debug("a worker could not be cleared", exc_info=error)


def _refusals(client: Any, name: str) -> list[str]:
    from guidegen.executors.stations import refusal  # noqa: PLC0415 (imports the extra)

    answers: Mapping[str, str | Exception] = client.run(refusal, name, on_error="return")
    return [f"worker {each} is refused: {said}" for each, said in sorted(answers.items()) if said]


def admitted(client: Any, name: str) -> int:
    """How many workers take tasks."""
    try:
        workers: Mapping[str, Any] = client.scheduler_info(n_workers=-1)["workers"]
    except Exception:  # the scheduler is gone; what tasks there are say so themselves
        return 0
    return sum(bool(each["resources"].get(name)) for each in workers.values())


class _Cluster:
    def __init__(self, client: Any, name: str) -> None:
        self._client = client
        self._name = name
        self._pool = client.get_executor(pure=False, resources={name: 1})

    @property
    def at_once(self) -> int:
        return 2 * admitted(self._client, self._name)

    def submit(
        self,
        function: Callable[Parameters, Value],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Value]:
        from guidegen.executors.stations import do  # noqa: PLC0415 (imports the extra)

        return _translated(self._pool.submit(do, self._name, function, args, kwargs))

    def abandon(self) -> None:
        """Let go of all tasks that are not done."""
        self._pool.shutdown(wait=False)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Let tasks not wait for ever where no worker is left, nor any comes."""
        ended = threading.Event()
        threading.Thread(target=self._watch, args=(ended,), daemon=True).start()
        try:
            yield
        finally:
            ended.set()

    def _watch(self, ended: threading.Event) -> None:
        seen = time.monotonic()
        while not ended.wait(PATIENCE / 10):
            if admitted(self._client, self._name):
                seen = time.monotonic()
            elif time.monotonic() - seen > PATIENCE:
                self.abandon()
                return


def _translated(future: Future[Value]) -> Future[Value]:
    """The same, with an error that `is_end_of_worker` knows in place of Dask's own."""
    translated: Future[Value] = Future()
    future.add_done_callback(lambda done: pass_on(done, translated, error=_translated_error))
    return translated


def _translated_error(error: BaseException) -> BaseException:
    from distributed import KilledWorker  # noqa: PLC0415 (an extra)

    return ProcessExpired(str(error)) if isinstance(error, KilledWorker) else error
