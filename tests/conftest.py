"""Trip-wires for every test: no network, no writing outside the temporary folder, no own fonts."""

import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidegen.fonts import isolate_fontconfig

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
CACHES = tuple(str(ROOT / name) for name in (".pytest_cache", ".hypothesis", ".mypy_cache"))
TEMPORARY = os.path.realpath(tempfile.gettempdir())
BY_PATH = -1
"""Instead of an open folder that the path would be relative to (as in ``shutil.rmtree``)."""
LOCAL_ADDRESSES = ("127.0.0.1", "::1", "localhost")
CHROMIUM = "/usr/bin/chromium"
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
"""It runs as root, with little shared memory, and asks nobody for anything."""

isolate_fontconfig()


class TripWireError(AssertionError):
    """A test did what no test may do."""


class _Watch:
    """Looks at what Python is about to do; an audit hook cannot be taken away, only put to rest."""

    def __init__(self) -> None:
        self.armed = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.armed:
            return
        if event == "open":
            _refuse_write(arguments[0], arguments[2])
        elif event in ("os.mkdir", "os.remove", "os.rmdir") and arguments[-1] == BY_PATH:
            _refuse_path(arguments[0])
        elif event == "os.rename" and arguments[-1] == BY_PATH:
            _refuse_path(arguments[1])
        elif event == "socket.connect":
            _refuse_connection(arguments[0], arguments[1])


def _refuse_write(path: object, flags: object) -> None:
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
    if isinstance(flags, int) and flags & writing:
        _refuse_path(path)


def _refuse_path(path: object) -> None:
    if not isinstance(path, str | bytes | os.PathLike):
        return
    real = os.path.realpath(os.fsdecode(path))
    temporary = real.startswith((TEMPORARY, "/dev/")) and not real.startswith(f"{ROOT}{os.sep}")
    if not temporary and not real.startswith(CACHES) and "__pycache__" not in real:
        raise TripWireError(f"writes outside the temporary folder: {real}")


def _refuse_connection(connection: object, address: object) -> None:
    if isinstance(connection, socket.socket) and connection.family == socket.AF_UNIX:
        return
    if not isinstance(address, tuple) or address[0] not in LOCAL_ADDRESSES:
        raise TripWireError(f"connects to {address}")


WATCH = _Watch()
sys.addaudithook(WATCH)


@pytest.fixture(autouse=True)
def _trip_wires(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A home folder of its own, and the watch, for the time of one test."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    WATCH.armed = True
    yield
    WATCH.armed = False


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    """With the machine's fonts, which guidegen keeps out of its own processes."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (few tests need it)

    own: dict[str, str | float | bool] = {
        name: value for name, value in os.environ.items() if "FONTCONFIG" not in name
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET, env=own)
        yield browser
        browser.close()
