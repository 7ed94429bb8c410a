"""Files: written whole or not at all, and known by the digest of their bytes."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside ``path`` and rename, so that nobody ever sees half a file.

    Raises OSError, which names ``path`` or the folder that cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write_and_rename(path, data)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _write_and_rename(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_text_atomically(path: Path, text: str) -> None:
    """The same for text, as UTF-8 with the line ends that it has."""
    write_atomically(path, text.encode())


def digest(data: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_file(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def lock(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Have for oneself whatever ``path`` stands for, among all processes that lock the same path.

    Calls ``waiting`` once where another process has it, and waits until that one lets go or ends,
    however it ends. The file stays: to remove it would let two in. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    taken = FileLock(path)
    try:
        taken.acquire(timeout=0)
    except Timeout:
        waiting()
        taken.acquire()
    try:
        yield
    finally:
        taken.release()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
