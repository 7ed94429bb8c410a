"""Extractors for Babel, so that plain ``pybabel extract`` finds every message of a workspace.

They are entry points of the group ``babel.extractors``; each gives Babel the line, the context
with the text (as ``pgettext`` has them), and what a translator is told of it. A file that is at
fault raises WorkspaceError, because a catalog that lacks some messages would lose their
translations.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from guidegen.content import district_messages, read_district
from guidegen.content.blocks import read_block
from guidegen.content.comparison import read_comparison
from guidegen.errors import Fault, WorkspaceError
from guidegen.model.content import Message
from guidegen.template_texts import template_texts
from guidegen.translation.notes import notes_of

Extracted = Iterator[tuple[int, str, tuple[str, str], list[str]]]
"""Line, function, its arguments, comments: what Babel wants of an extractor."""


def extract_block(
    fileobj: IO[bytes],
    keywords: Mapping[str, object],  # noqa: ARG001
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, object],  # noqa: ARG001
) -> Extracted:
    """The messages of a block file (``guidegen_block``)."""
    block, faults = read_block(Path(fileobj.name))
    return _extracted(block.messages if block else (), faults)


def extract_comparison(
    fileobj: IO[bytes],
    keywords: Mapping[str, object],  # noqa: ARG001
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, object],  # noqa: ARG001
) -> Extracted:
    """The messages of ``content/comparison.toml`` (``guidegen_comparison``)."""
    workspace = Path(fileobj.name).parents[1]
    rows, faults = read_comparison(workspace, workspace)
    return _extracted((message for row in rows for message in row.messages), faults)


def extract_template(
    fileobj: IO[bytes],
    keywords: Mapping[str, object],  # noqa: ARG001
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, object],  # noqa: ARG001
) -> Extracted:
    """The texts of a template (``guidegen_template``)."""
    return _extracted(*template_texts(Path(fileobj.name)))


def extract_district(
    fileobj: IO[bytes],
    keywords: Mapping[str, object],  # noqa: ARG001
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, object],  # noqa: ARG001
) -> Extracted:
    """The district's own wording in ``content/district.toml`` (``guidegen_district``)."""
    district, faults = read_district(Path(fileobj.name))
    return _extracted(district_messages(district) if district else (), faults)


def _extracted(messages: Iterable[Message], faults: tuple[Fault, ...]) -> Extracted:
    if faults:
        raise WorkspaceError(*faults)
    for message in messages:
        line = max(message.place.line, 1)
        yield line, "pgettext", (message.context, message.source), list(notes_of(message))
