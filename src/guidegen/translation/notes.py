"""What a translator is told of a message beside its English text."""

from guidegen.model.content import Message
from guidegen.model.placeholders import PLACEHOLDERS, placeholders_in

CRITICAL = "Critical: a family may act on this text."


def notes_of(message: Message) -> tuple[str, ...]:
    """The author's note, whether the text is critical, and what stands for its placeholders."""
    critical = (CRITICAL,) if message.critical else ()
    note = (message.note,) if message.note else ()
    return (*note, *critical, *placeholder_notes(message.source))


def placeholder_notes(source: str) -> tuple[str, ...]:
    """For each placeholder of a text, an example of what is printed in its place."""
    names = dict.fromkeys(placeholders_in(source))
    return tuple(f"{{{each}}}: {PLACEHOLDERS[each]}" for each in names if each in PLACEHOLDERS)
