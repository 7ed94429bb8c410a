"""A cache: bytes by key, in a folder that anybody may delete at any time.

What is in it can always be made anew, so nothing about it is an error: what is broken, deleted or
not to be trusted is a miss, and what cannot be written is not kept.

Only its owner can have put something there: the folder is made with mode 0700, and one that belongs
to another user, or that others may write to, is not used at all.
"""

import contextlib
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from guidegen import files

MEGABYTES = 1024
"""So much a cache may hold unless somebody says otherwise."""

_BYTES_PER_MEGABYTE = 1 << 20
_DIGEST_BYTES = hashlib.sha256().digest_size
_PRIVATE = 0o700
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_KEPT = 0.75
"""Of what a cache may hold, so much is left when it has been cleared of what is old."""
_LOOK = 1 / 16
"""After so much of it was written, it is looked at again, because others write there too."""


def default_folder() -> Path:
    """The cache folder of this user on this machine."""
    return platformdirs.user_cache_path("guidegen", appauthor=False)


def open_cache(folder: Path, megabytes: int = MEGABYTES) -> "Cache":
    """The cache in a folder, which is made where there is none.

    It holds at most so many megabytes, and one part in sixteen more for each process that writes to
    it at once.
    """
    return Cache(folder if _is_ours(folder) else None, megabytes * _BYTES_PER_MEGABYTE)


class Cache:
    """What `open_cache` gives; safe to use from several processes at once."""

    def __init__(self, folder: Path | None, most: int) -> None:
        self._folder = folder
        self._most = most
        self._unlooked = float(most)

    def get(self, key: str) -> bytes | None:
        """What was put there under a key, byte for byte; None where there is nothing sound."""
        if self._folder is None:
            return None
        path = self._path(self._folder, key)
        with contextlib.suppress(OSError):
            stored = path.read_bytes()
            digest, data = stored[:_DIGEST_BYTES], stored[_DIGEST_BYTES:]
            if hashlib.sha256(data).digest() == digest:
                os.utime(path)
                return data
            path.unlink()
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key, in place of what was there; what is oldest in use may go."""
        if self._folder is None or len(data) > self._most:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            files.write_atomically(
                self._path(self._folder, key), hashlib.sha256(data).digest() + data
            )
            self._unlooked += len(data)
            if self._unlooked > self._most * _LOOK:
                _clear(self._folder, self._most)
                self._unlooked = 0.0

    def _path(self, folder: Path, key: str) -> Path:
        return folder / files.digest(key.encode())


@dataclass(frozen=True, slots=True, order=True)
class _Kept:
    used: int
    size: int
    path: str


def _clear(folder: Path, most: int) -> None:
    """Remove what was not used for longest, where there is more than the most."""
    kept = []
    for entry in os.scandir(folder):
        with contextlib.suppress(OSError):  # another process was faster
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(status.st_mode):
                kept.append(_Kept(status.st_mtime_ns, status.st_size, entry.path))
    total = sum(each.size for each in kept)
    if total <= most:
        return
    for each in sorted(kept):
        if total <= _KEPT * most:
            return
        with contextlib.suppress(OSError):
            Path(each.path).unlink()
        total -= each.size


def _is_ours(folder: Path) -> bool:
    """Whether the folder is there, is this user's, and nobody else may write to it."""
    try:
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return False
    own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return own and not status.st_mode & _OTHERS_MAY_WRITE
