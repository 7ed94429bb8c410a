"""The cache: what is in it can go at any time, and what is not sound is not there."""

import os
import shutil
from pathlib import Path

import pytest

from guidegen.cache import open_cache


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def test_gives_back_what_was_put(folder: Path) -> None:
    """Bytes are found by their key, in this process or another, until others are put there."""
    cache = open_cache(folder, 1)
    assert cache.get("shape") is None
    cache.put("shape", b"one")
    assert open_cache(folder, 1).get("shape") == b"one"
    cache.put("shape", b"two")
    assert (cache.get("shape"), cache.get("other")) == (b"two", None)


def test_holds_no_more_than_it_may(folder: Path) -> None:
    """What was not used for longest goes first."""
    cache = open_cache(folder, 1)
    for number in range(12):
        cache.put(f"{number}", bytes(200_000))
        os.utime(max(folder.iterdir(), key=os.path.getmtime), ns=(number, number * 10**9))
    assert size(folder) <= 1 << 20
    assert (cache.get("0"), cache.get("11")) == (None, bytes(200_000))
    cache.put("huge", bytes(2 << 20))
    assert cache.get("huge") is None


def test_what_is_broken_is_a_miss(folder: Path) -> None:
    """A file that was cut or changed is as if it were not there."""
    cache = open_cache(folder, 1)
    cache.put("shape", b"one")
    (path,) = folder.iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert cache.get("shape") is None
    assert list(folder.iterdir()) == []


def test_may_be_deleted_while_it_is_used(folder: Path) -> None:
    """The next thing that is put makes it anew."""
    cache = open_cache(folder, 1)
    cache.put("shape", b"one")
    shutil.rmtree(folder)
    assert cache.get("shape") is None
    cache.put("shape", b"two")
    assert cache.get("shape") == b"two"


def test_nobody_else_can_read_or_write_it(folder: Path) -> None:
    """It is its owner's alone; a folder that others may write to is never read."""
    cache = open_cache(folder, 1)
    cache.put("shape", b"one")
    assert folder.stat().st_mode & 0o077 == 0
    folder.chmod(0o777)
    assert open_cache(folder, 1).get("shape") is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    """Where there is no cache, everything is made anew."""
    (tmp_path / "file").touch()
    cache = open_cache(tmp_path / "file" / "cache", 1)
    cache.put("shape", b"one")
    assert cache.get("shape") is None
