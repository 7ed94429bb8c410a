"""The room of a whole language, panel by panel, in worker processes."""

from collections.abc import Callable
from pathlib import Path

from guidegen.model.panel import PANELS
from guidegen.proof.ground import ground
from guidegen.proof.room import rooms
from guidegen.proof.values import Room
from guidegen.proof.workers import in_workers


def panel_rooms(root: Path, tag: str, panel: str) -> tuple[Room, ...]:
    """The room of every message of one panel; runs in a worker."""
    base = ground(root, tag)
    return rooms(base.engines, base.fits((panel,)))


def locale_rooms(
    root: Path, tag: str, jobs: int, advance: Callable[[], None] = lambda: None
) -> tuple[Room, ...]:
    """The room of every message on every panel, in reading order, with ``jobs`` workers.

    Raises WorkspaceError: the workspace or the catalog is at fault; RenderingError: a worker
    failed or took too long.
    """
    tasks = [(root, tag, panel) for panel in PANELS]
    by_panel = in_workers(jobs, panel_rooms, tasks, advance)
    return tuple(room for of_panel in by_panel for room in of_panel)


def room_by_message(found: tuple[Room, ...]) -> dict[str, Room]:
    """The least room of each message, of all the panels where it stands."""
    least: dict[str, Room] = {}
    for room in found:
        first = least.setdefault(room.context, room)
        if (room.at_all, room.as_set) < (first.at_all, first.as_set):
            least[room.context] = room
    return least
