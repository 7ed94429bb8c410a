"""How commands measure the room of a language's texts, and how they put it into words."""

from typing import TYPE_CHECKING

from guidegen.cli.frame import Frame
from guidegen.cli.processors import this_machine
from guidegen.cli.progress import progress
from guidegen.model.panel import PANELS

if TYPE_CHECKING:
    from guidegen.proof.values import Room


def measured_rooms(frame: Frame, tag: str) -> "tuple[Room, ...]":
    """The room of every text of a language, panel by panel, showing how far it is meanwhile.

    Raises WorkspaceError or RenderingError, as `locale_rooms` does.
    """
    from guidegen.proof.locale_rooms import locale_rooms  # noqa: PLC0415 (help need not wait)

    with progress(frame, len(PANELS), "panels") as advance:
        return locale_rooms(frame.workspace, tag, this_machine(), advance)


def least_rooms(frame: Frame, tag: str) -> dict[str, str]:
    """The least room of each text, in words for its translator, by context."""
    from guidegen.proof.locale_rooms import room_by_message  # noqa: PLC0415 (help need not wait)

    rooms = room_by_message(measured_rooms(frame, tag))
    return {context: room_words(room) for context, room in rooms.items()}


def room_words(room: "Room") -> str:
    """How many characters more fit, and how many of them without smaller type than now."""
    if not room.at_all:
        return "No more characters fit."
    fits = f"{_characters(room.at_all)} more characters fit"
    if room.as_set == room.at_all:
        return f"{fits}, without smaller type."
    return f"{fits}, {_characters(room.as_set)} of them without smaller type."


def _characters(number: int) -> str:
    from guidegen.proof.values import MOST  # noqa: PLC0415 (help need not wait)

    return f"{number} or more" if number == MOST else str(number)
