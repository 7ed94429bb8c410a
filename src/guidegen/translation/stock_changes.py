"""What an upgrade of guidegen changed under a workspace: stock texts, files, approvals."""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from guidegen import files
from guidegen.catalog import Catalog
from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.files import write_text_atomically
from guidegen.model.content import Message
from guidegen.model.translation import State
from guidegen.texts import read_text

RECORD = Path("content", "stock.lock.json")
"""Where a workspace keeps its record of the stock guide."""


class ChangeKind(StrEnum):
    """How the stock differs from what the workspace recorded."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class StockRecord:
    """The stock guide as a workspace last accepted it, as digests.

    ``messages`` are English sources by context; ``files`` the stock's versions of the files
    that the workspace has copied to edit, by their path below the workspace.
    """

    messages: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StockChange:
    """A stock text (by its context) or a copied file (by its path) that is not as recorded.

    ``text`` is today's English; empty for a file and for what is no longer there.
    """

    kind: ChangeKind
    id: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class FallenApproval:
    """An approval that holds no longer, and why."""

    locale: str
    context: str
    name: str
    date: datetime.date
    reason: str


def record_stock(messages: Iterable[Message], overridden: Mapping[str, str]) -> StockRecord:
    """Today's stock as a record; ``overridden`` as `overridden_files` gives it."""
    return StockRecord(_digests(messages), dict(overridden))


def record_override(record: StockRecord, path: str, digest: str) -> StockRecord:
    """The record with one more copied file; what else has changed still waits to be accepted."""
    return replace(record, files={**record.files, path: digest})


def text_changes(record: StockRecord, messages: Iterable[Message]) -> tuple[StockChange, ...]:
    """The stock texts that are not as recorded, in reading order, those removed at the end."""
    sources = {message.context: message.source for message in messages}
    changed = [
        StockChange(
            ChangeKind.CHANGED if context in record.messages else ChangeKind.ADDED, context, source
        )
        for context, source in sources.items()
        if record.messages.get(context) != _digest(source)
    ]
    removed = [context for context in record.messages if context not in sources]
    return (*changed, *(StockChange(ChangeKind.REMOVED, context) for context in removed))


def file_changes(record: StockRecord, overridden: Mapping[str, str]) -> tuple[StockChange, ...]:
    """The copied files whose stock version is not the one that they were copied from."""
    changed = [
        StockChange(ChangeKind.CHANGED, path)
        for path, digest in overridden.items()
        if record.files.get(path, digest) != digest
    ]
    removed = [path for path in record.files if path not in overridden]
    return (*changed, *(StockChange(ChangeKind.REMOVED, path) for path in removed))


def fallen_approvals(catalog: Catalog, messages: Iterable[Message]) -> tuple[FallenApproval, ...]:
    """The approvals of a locale that hold for none of these messages (of the whole workspace)."""
    return tuple(_fallen(catalog, {message.context: message for message in messages}))


def overridden_files(stock: Path, workspace: Path) -> Mapping[str, str]:
    """The workspace's files that replace one of the stock: path, and the stock file's digest."""
    if stock.samefile(workspace):
        return {}
    own = [workspace / "content" / "comparison.toml"]
    own += sorted(workspace.glob("content/blocks/**/*.md"))
    own += sorted(path for path in workspace.glob("templates/**/*") if path.is_file())
    paths = (path.relative_to(workspace) for path in own if path.is_file())
    return {
        path.as_posix(): files.digest_file(stock / path)
        for path in paths
        if (stock / path).is_file()
    }


def read_record(workspace: Path) -> StockRecord | None:
    """The workspace's record; ``None`` if it has none. Raises WorkspaceError: it is broken."""
    path = workspace / RECORD
    if not path.exists():
        return None
    try:
        record = _Record.model_validate(json.loads(read_text(path)))
    except (json.JSONDecodeError, ValidationError) as error:
        raise WorkspaceError(_broken(path, error)) from None
    return StockRecord(record.messages, record.files)


def write_record(workspace: Path, record: StockRecord) -> None:
    """Write the workspace's record, sorted, so that its changes are easy to read."""
    data = {"messages": dict(record.messages), "files": dict(record.files)}
    text = json.dumps(data, indent=1, sort_keys=True) + "\n"
    write_text_atomically(workspace / RECORD, text)


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid")
    messages: dict[str, str]
    files: dict[str, str]


def _fallen(catalog: Catalog, messages: Mapping[str, Message]) -> Iterator[FallenApproval]:
    for context, approval in catalog.approvals.items():
        reason = _why_fallen(catalog, messages.get(context))
        if reason:
            yield FallenApproval(catalog.locale, context, approval.name, approval.date, reason)


def _why_fallen(catalog: Catalog, message: Message | None) -> str:
    if message is None:
        return "the message is gone"
    match catalog.translate(message).state:
        case State.APPROVED:
            return ""
        case State.STALE:
            return "the English text changed"
        case State.MISSING | State.SOURCE:
            return "the translation is gone"
        case State.DRAFT:
            return "the translation changed"


def _digests(messages: Iterable[Message]) -> dict[str, str]:
    return {message.context: _digest(message.source) for message in messages}


def _digest(source: str) -> str:
    return files.digest(source.encode())


def _broken(path: Path, error: Exception) -> Fault:
    line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
    return Fault(
        "stock-record",
        Place(path, line),
        "The record of the stock guide is broken.",
        "Bring back the last good version, or delete it and run `guidegen stock changes --accept`.",
    )
