"""Files on another system, through fsspec; what goes wrong there is told as an OSError."""

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from guidegen.storage.destination import Url

_ASKED_FOR_SINGLY = 20
"""So many files at most; for more of them everything below the address is listed at once."""


@dataclass(frozen=True, slots=True)
class Remote:
    """The files below an address."""

    root: Url

    def place(self, file: PurePath | str) -> str:
        return f"{self.root}/{_name(file)}"

    def holds(self, file: PurePath | str) -> bool:
        path = PurePosixPath(_name(file))
        return bool(path.parts) and not path.is_absolute() and ".." not in path.parts

    def read(self, file: PurePath | str) -> bytes:
        with told_of(self.place(file)):
            system, path = found(self.place(file))
            return bytes(system.cat_file(path))

    def sizes(self, wanted: Iterable[str]) -> Mapping[str, int]:
        names = list(wanted)
        with told_of(str(self.root)):
            there = self._asked(names) if len(names) <= _ASKED_FOR_SINGLY else self._listed()
        return {name: there[name] for name in names if name in there}

    def write(self, file: PurePath | str, data: bytes) -> None:
        with told_of(self.place(file)):
            system, path = found(self.place(file))
            system.pipe_file(path, data)

    def write_all(self, data: Mapping[Path, bytes]) -> Mapping[Path, OSError]:
        """Many at a time; where one fails, none of them counts as written."""
        try:
            with told_of(str(self.root)):
                system, root = found(str(self.root))
                system.pipe({f"{root}/{_name(file)}": each for file, each in data.items()})
        except OSError as error:
            return dict.fromkeys(data, error)
        return {}

    def remove(self, file: PurePath | str) -> bool:
        with told_of(self.place(file)):
            system, path = found(self.place(file))
            if not system.exists(path):
                return False
            system.rm_file(path)
            return True

    def _asked(self, names: Iterable[str]) -> dict[str, int]:
        sizes = {}
        for name in names:
            system, path = found(self.place(name))
            if system.exists(path):
                sizes[name] = int(system.size(path))
        return sizes

    def _listed(self) -> dict[str, int]:
        system, root = found(str(self.root))
        details: dict[str, dict[str, Any]] = system.find(root, detail=True)
        start = f"{root.rstrip('/')}/"
        return {path.removeprefix(start): int(each["size"]) for path, each in details.items()}


def _name(file: PurePath | str) -> str:
    return file.as_posix() if isinstance(file, PurePath) else file


def found(address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it; what it holds now, not what it held."""
    import fsspec  # noqa: PLC0415 (an extra)

    system, path = fsspec.core.url_to_fs(address, use_listings_cache=False)
    return system, str(path)


@contextmanager
def told_of(place: str) -> Iterator[None]:
    """Whatever a library raises about a place, as an OSError with its number, words and place."""
    try:
        yield
    except FileNotFoundError:
        raise FileNotFoundError(errno.ENOENT, "there is no such file or bucket", place) from None
    except OSError as error:
        number, words = error.errno or errno.EIO, error.strerror or str(error)
        raise OSError(number, words, place) from error
    except Exception as error:  # the libraries of object stores have errors of their own
        raise OSError(errno.EIO, str(error) or repr(error), place) from error
