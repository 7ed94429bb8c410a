"""Parcels: a workspace as its reader found it, carried to the workers.

A worker never looks into the district's folder: all work on what was read once, whatever anybody
changes meanwhile, and a worker on another machine needs no shared folder.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from guidegen import stock
from guidegen.errors import Fault, WorkspaceError
from guidegen.templates import search_path
from guidegen.workspace import Workspace, read_workspace

_UNPACKED: dict[Path, Workspace] = {}
"""What this process was sent, by the folder in which it was read."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A workspace, and the files of its own templates by their paths, where they have to go along.

    The stock's templates do not: a worker that has others is none of ours.
    """

    workspace: Workspace
    templates: Mapping[str, bytes] | None = None


def pack(workspace: Workspace, *, abroad: bool) -> Parcel:
    """A parcel for workers here, or ``abroad``, where the workspace's folder is out of reach."""
    if not abroad:
        return Parcel(workspace)
    folder = stock.templates(workspace.root)
    own = folder.resolve() != stock.templates(stock.root()).resolve()
    paths = (path for path in folder.rglob("*") if own and path.is_file())
    return Parcel(
        workspace, {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    )


def unpack(parcel: Parcel) -> None:
    """Have the workspace at hand in this process; its templates in a temporary folder."""
    workspace = parcel.workspace
    if parcel.templates is None:
        _UNPACKED[workspace.root] = workspace
        return
    folder = Path(tempfile.mkdtemp(prefix="workspace-"))
    for name, data in parcel.templates.items():
        path = stock.templates(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    _UNPACKED[workspace.root] = replace(workspace, templates=search_path(stock.root(), folder))


def workspace_at(root: Path) -> Workspace:
    """The workspace of a folder: the one that was unpacked here, else read.

    Raises WorkspaceError, as `read_workspace`.
    """
    return _UNPACKED.get(root) or read_workspace(root)


def as_packed(error: WorkspaceError, root: Path) -> WorkspaceError:
    """The same faults, with templates named as they are in the workspace's own folder."""
    own = stock.templates(root)
    unpacked = workspace_at(root).templates[0]
    return WorkspaceError(*(_moved(fault, unpacked, own) for fault in error.faults))


def _moved(fault: Fault, unpacked: Path, own: Path) -> Fault:
    path = fault.place.path
    if unpacked == own or not path.is_relative_to(unpacked):
        return fault
    return replace(fault, place=replace(fault.place, path=own / path.relative_to(unpacked)))
