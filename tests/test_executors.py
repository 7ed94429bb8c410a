"""Work in other processes: limits hit only the task that breaks them."""

import sys
import time
from pathlib import Path

import pytest
import tasks

from guidegen.executors import ProcessExpired, processes
from guidegen.executors.local import LARGEST_KEPT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and signals are Linux's")


def test_values_come_back() -> None:
    """The interface is that of a future, whatever stands behind it."""
    with processes(2, seconds=30, megabytes=1000) as pool:
        futures = [pool.submit(tasks.double, number) for number in range(6)]
        assert [future.result() for future in futures] == [0, 2, 4, 6, 8, 10]


def test_exception_comes_back_as_it_is() -> None:
    """What a task raises is raised by its future."""
    with processes(1, seconds=30, megabytes=1000) as pool:
        future = pool.submit(tasks.fail)
        with pytest.raises(ValueError, match="no good"):
            future.result()


def test_task_over_time_costs_only_itself() -> None:
    """The next task is done by another worker."""
    with processes(1, seconds=0.5, megabytes=1000) as pool:
        slow, quick = pool.submit(tasks.sleep, 60), pool.submit(tasks.double, 4)
        with pytest.raises(TimeoutError):
            slow.result()
        assert quick.result() == 8


def test_dead_worker_costs_only_its_task() -> None:
    """A crash, such as in a C library, is told apart and survived."""
    with processes(1, seconds=30, megabytes=1000) as pool:
        dead, alive = pool.submit(tasks.die), pool.submit(tasks.double, 4)
        with pytest.raises(ProcessExpired):
            dead.result()
        assert alive.result() == 8


def test_memory_is_limited() -> None:
    """A task that wants too much gets a MemoryError; what is within the limit works."""
    with processes(1, seconds=30, megabytes=400) as pool:
        greedy, modest = pool.submit(tasks.allocate, 600), pool.submit(tasks.allocate, 100)
        with pytest.raises(MemoryError):
            greedy.result()
        assert modest.result() == 100 << 20


def test_initializer_runs_in_every_worker() -> None:
    """What a worker must have before its first task, such as isolated fonts."""
    with processes(1, seconds=30, megabytes=1000, initializer=tasks.greet) as pool:
        assert pool.submit(tasks.greeted).result() == "yes"


def test_workers_print_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """A progress bar is not torn by what a library writes to the terminal."""
    with processes(1, seconds=30, megabytes=1000) as pool:
        pool.submit(tasks.say).result()
    assert capfd.readouterr() == ("", "")


def test_exception_in_the_block_stops_the_workers(tmp_path: Path) -> None:
    """Ctrl-C does not wait for what is still running."""
    start = time.monotonic()
    with (
        pytest.raises(KeyboardInterrupt),
        processes(1, seconds=60, megabytes=1000) as pool,
    ):
        pool.submit(tasks.sleep, 50)
        raise KeyboardInterrupt
    assert time.monotonic() - start < 20


def test_a_worker_that_has_grown_is_replaced() -> None:
    """What a task leaves behind in memory is not there for the next one."""
    with processes(1, seconds=30, megabytes=1000) as pool:
        small, same = pool.submit(tasks.keep, 10), pool.submit(tasks.keep, LARGEST_KEPT)
        fresh = pool.submit(tasks.keep, 10)
        assert small.result() == same.result() != fresh.result()


def test_tasks_run_side_by_side() -> None:
    """Two workers are at two tasks at the same time, however many wait."""
    with processes(2, seconds=60, megabytes=1000) as pool:
        futures = [pool.submit(tasks.worker_after, 1.0) for _ in range(4)]
        assert len({future.result() for future in futures}) == 2
