"""Bringing the files of an address to a folder of this machine."""

from collections.abc import Iterable
from pathlib import Path

from guidegen.storage.destination import Url
from guidegen.storage.remote import Remote, found, told_of


def fetch(address: Url, folders: Iterable[str], into: Path) -> None:
    """Copy all files below some folders of an address, as they are now. Raises OSError."""
    place = Remote(address)
    with told_of(str(address)):
        system, root = found(str(address))
        start = f"{root.rstrip('/')}/"
        paths = [path for folder in folders for path in system.find(f"{start}{folder}")]
        names = [path.removeprefix(start) for path in paths]
        wanted = {
            path: into / name for path, name in zip(paths, names, strict=True) if place.holds(name)
        }
        for target in wanted.values():
            target.parent.mkdir(parents=True, exist_ok=True)
        if wanted:
            system.get(list(wanted), [str(target) for target in wanted.values()])
