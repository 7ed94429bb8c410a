"""The files below a destination: read, measured, put and taken away, one way for every kind."""

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Protocol

from guidegen import files
from guidegen.storage.destination import Destination
from guidegen.storage.remote import Remote


class Storage(Protocol):
    """Files below a destination, named by paths relative to it; every method may raise OSError.

    Nobody ever sees half a file: a folder's are written beside and renamed, an object store's are
    put whole.
    """

    def place(self, file: PurePath | str) -> str:
        """Where a file lies, in words for people."""

    def holds(self, file: PurePath | str) -> bool:
        """Whether a name is that of something below the destination, whether there or not."""

    def read(self, file: PurePath | str) -> bytes:
        """A file's bytes; FileNotFoundError where there is none."""

    def sizes(self, wanted: Iterable[str]) -> Mapping[str, int]:
        """The sizes, in bytes, of those of the wanted files that are there."""

    def write(self, file: PurePath | str, data: bytes) -> None:
        """Put a file there, in place of an older one."""

    def write_all(self, data: Mapping[Path, bytes]) -> Mapping[Path, OSError]:
        """The same for many files; what could not be written comes back with the reason."""

    def remove(self, file: PurePath | str) -> bool:
        """Take a file away, and say whether there was one."""


def storage(out: Destination) -> Storage:
    """The files below a destination."""
    return _Folder(out) if isinstance(out, Path) else Remote(out)


@dataclass(frozen=True, slots=True)
class _Folder:
    root: Path

    def place(self, file: PurePath | str) -> str:
        return str(self.root / file)

    def holds(self, file: PurePath | str) -> bool:
        return (self.root / file).parent.resolve().is_relative_to(self.root.resolve())

    def read(self, file: PurePath | str) -> bytes:
        return (self.root / file).read_bytes()

    def sizes(self, wanted: Iterable[str]) -> Mapping[str, int]:
        sizes = {}
        for file in wanted:
            with suppress(FileNotFoundError, NotADirectoryError):
                status = os.stat(f"{self.root}{os.sep}{file}")  # noqa: PTH116 (of ten thousands)
                if stat.S_ISREG(status.st_mode):
                    sizes[file] = status.st_size
        return sizes

    def write(self, file: PurePath | str, data: bytes) -> None:
        files.write_atomically(self.root / file, data)

    def write_all(self, data: Mapping[Path, bytes]) -> Mapping[Path, OSError]:
        failures = {}
        for file, each in data.items():
            try:
                self.write(file, each)
            except OSError as error:
                failures[file] = error
        return failures

    def remove(self, file: PurePath | str) -> bool:
        try:
            (self.root / file).unlink()
        except FileNotFoundError:
            return False
        return True
