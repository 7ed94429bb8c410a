"""Tasks for workers, good and bad, that every process can import."""

import os
import signal
import time


def double(number: int) -> int:
    return 2 * number


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "awake"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise ValueError("no good")


def allocate(megabytes: int) -> int:
    return len(bytes(megabytes << 20))


def say() -> None:
    print("to stdout", flush=True)  # noqa: T201
    os.write(2, b"to stderr")


def greet() -> None:
    os.environ["GREETED"] = "yes"


def greeted() -> str:
    return os.environ["GREETED"]


KEPT: list[bytes] = []


def keep(megabytes: int) -> int:
    """Hold on to memory, and tell which process does."""
    KEPT.append(os.urandom(1) * (megabytes << 20))
    return os.getpid()


def worker_after(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()
