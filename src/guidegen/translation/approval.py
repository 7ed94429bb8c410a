"""Gives and takes back approvals: the only writer of ``locales/<tag>/review.json``."""

import datetime
import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from guidegen import stock as stock_guide
from guidegen.catalog import Approval, Capacity, Catalog, digest
from guidegen.errors import Fault, UsageError
from guidegen.files import write_text_atomically
from guidegen.model.build import Severity
from guidegen.model.content import Message
from guidegen.model.translation import State
from guidegen.translation.checks.table import check_entries
from guidegen.translation.checks.values import Ground
from guidegen.translation.locale_files import (
    mark_fuzzy,
    own_entry,
    read_own_files,
    write_own_files,
)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who answers for a wording, since when, and in what capacity."""

    name: str
    date: datetime.date
    capacity: Capacity


def chosen(messages: Iterable[Message], contexts: Iterable[str]) -> tuple[Message, ...]:
    """The messages of these contexts. Raises UsageError: there is none of a context."""
    known = {message.context: message for message in messages}
    for context in contexts:
        if context not in known:
            near = difflib.get_close_matches(context, list(known), n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise UsageError(f"There is no text {context!r}.{hint}")
    return tuple(known[context] for context in dict.fromkeys(contexts))


def drafts(catalog: Catalog, messages: Iterable[Message]) -> tuple[Message, ...]:
    """The messages whose translation only waits for approval."""
    return tuple(each for each in messages if catalog.translate(each).state is State.DRAFT)


def approve(
    catalog: Catalog, messages: Iterable[Message], reviewer: Reviewer, ground: Ground
) -> tuple[Mapping[str, Approval], tuple[Fault, ...]]:
    """All approvals of the locale with those of these messages, and what must be mended first.

    Where there is any fault, nothing is to be approved. ``ground`` is what the checks of the
    language need; its errors refuse an approval, its warnings do not.
    """
    approvals = dict(catalog.approvals)
    faults: list[Fault] = []
    for message in messages:
        found = tuple(_refusals(catalog, message, ground))
        faults += found
        if not found:
            approvals[message.context] = Approval(
                digest(message.context, message.source, catalog.translate(message).text),
                reviewer.name,
                reviewer.date,
                reviewer.capacity,
            )
    return approvals, tuple(faults)


def unapprove(catalog: Catalog, contexts: Iterable[str]) -> Mapping[str, Approval]:
    """The approvals of the locale without these. Raises UsageError: one of them is not there."""
    approvals = dict(catalog.approvals)
    for context in dict.fromkeys(contexts):
        if approvals.pop(context, None) is None:
            raise UsageError(f"There is no approval of {context!r} in {catalog.locale}.")
    return approvals


def write_approvals(
    workspace: Path, catalog: Catalog, approvals: Mapping[str, Approval]
) -> tuple[Path, ...]:
    """Write the record, and ``fuzzy`` in the workspace's PO files where an approval came or went.

    The record comes last: until it is written, nothing counts as approved. Raises WorkspaceError,
    before anything is written: a PO file cannot be read.
    """
    files = read_own_files(workspace, catalog.locale)
    for context in catalog.approvals.keys() | approvals.keys():
        entry = own_entry(files, catalog, context)
        before, after = catalog.approvals.get(context), approvals.get(context)
        if entry and entry.msgstr and before != after:
            mark_fuzzy(entry, after is None)
    path = stock_guide.locales(workspace) / catalog.locale / "review.json"
    written = write_own_files(files)
    write_text_atomically(path, _record(approvals))
    return (*written, path)


def _refusals(catalog: Catalog, message: Message, ground: Ground) -> Iterator[Fault]:
    entry = catalog.entries.get(message.context)
    state = catalog.translate(message).state
    if entry is None or state in (State.MISSING, State.SOURCE):
        problem = f"There is no translation into {catalog.locale} to approve."
        yield Fault("approve-missing", replace(message.place, key=message.context), problem, "")
    elif state is State.STALE:
        problem = "The English text has changed since it was translated."
        remedy = f"`guidegen catalog diff {catalog.locale}` shows how; translate it anew first."
        yield Fault("approve-stale", entry.place, problem, remedy)
    else:
        findings = check_entries(ground, [entry])
        yield from (each.fault for each in findings if each.severity is Severity.ERROR)


def _record(approvals: Mapping[str, Approval]) -> str:
    """The record as JSON, sorted, so that its changes are easy to read."""
    data = {
        context: {
            "digest": each.digest,
            "name": each.name,
            "date": each.date.isoformat(),
            "capacity": each.capacity.value,
        }
        for context, each in approvals.items()
    }
    return json.dumps({"approvals": data}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
