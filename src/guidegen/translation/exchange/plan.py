"""What a file that comes back from a translator changes, and what keeps it from changing anything.

Each row is told from its fingerprint: whether the translator has edited it, and whether somebody
else has edited the PO file meanwhile. Nothing that either has written is ever lost silently.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from guidegen.catalog import Catalog, Entry, digest
from guidegen.catalog.checks import entry_faults
from guidegen.errors import Fault, Place
from guidegen.model.content import Message
from guidegen.model.translation import State
from guidegen.translation.exchange.rows import Returned, translation_of


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """New translations by context, and what must be mended first.

    ``absent`` is how many texts the file has no row of, ``voided`` how many changes replace an
    approved wording. Where there is any fault, nothing is to be written.
    """

    changes: Mapping[str, str]
    absent: int
    voided: int
    faults: tuple[Fault, ...]


def plan_import(
    catalog: Catalog, messages: Mapping[str, Message], rows: Iterable[Returned]
) -> ImportPlan:
    """What the rows change in a catalog; ``messages`` are today's, by context."""
    changes: dict[str, str] = {}
    faults: list[Fault] = []
    first: dict[str, Place] = {}
    for row in rows:
        message = messages.get(row.context)
        found = tuple(_refusals(catalog, message, row))
        if row.context in first:
            found = (_duplicate(row.place, first[row.context]),)
        first.setdefault(row.context, row.place)
        faults += found
        if message and not found and _changes(catalog, message, row):
            changes[row.context] = row.translation
    states = (catalog.translate(messages[context]).state for context in changes)
    voided = sum(state is State.APPROVED for state in states)
    return ImportPlan(changes, len(messages.keys() - first.keys()), voided, tuple(faults))


def _changes(catalog: Catalog, message: Message, row: Returned) -> bool:
    """Whether a row that is in order has something that the catalog has not."""
    return _is_new(catalog, message, row) or _settles(catalog, message, row)


def _is_new(catalog: Catalog, message: Message, row: Returned) -> bool:
    """Whether a row has been edited, or fills what the catalog has lost since the export."""
    now = translation_of(catalog, message)
    return row.translation != now and (row.edited or not now)


def _settles(catalog: Catalog, message: Message, row: Returned) -> bool:
    """Whether a translator says that a stale translation fits the new English as it is."""
    stale = catalog.translate(message).state is State.STALE
    same = row.translation == translation_of(catalog, message)
    return stale and same and row.status == State.DRAFT


def _refusals(catalog: Catalog, message: Message | None, row: Returned) -> Iterator[Fault]:
    if message is None:
        problem = f"No text has the context {row.context!r}."
        yield Fault("import-context", row.place, problem, "Delete it, or mend its context.")
    elif row.source != message.source:
        problem = "The English text has changed, in the guide or in the file."
        yield Fault("import-source", row.place, problem, "Export again, and bring the text over.")
    elif _is_new(catalog, message, row):
        yield from _edit_refusals(catalog, message, row)
    elif row.status == State.APPROVED:
        yield from _approval_refusals(catalog, message, row.place)


def _edit_refusals(catalog: Catalog, message: Message, row: Returned) -> Iterator[Fault]:
    now = translation_of(catalog, message)
    if now and row.fingerprint != digest(row.context, row.source, now):
        problem = f"The PO file has changed since the export too; it says {now!r}."
        remedy = "Export again, and bring your translation over."
        yield Fault("import-clash", row.place, problem, remedy)
    if not row.translation.strip():
        problem = f"The file has no translation; the catalog has {now!r}."
        yield Fault("import-empty", row.place, problem, "Bring it back.")
    entry = Entry(row.context, row.source, row.translation, "", row.place)
    for fault in entry_faults(entry):
        yield replace(fault, place=row.place)


def _approval_refusals(catalog: Catalog, message: Message, place: Place) -> Iterator[Fault]:
    if catalog.translate(message).state is not State.APPROVED:
        problem = "The file calls this translation approved, and it is not."
        remedy = f"Write draft; `guidegen catalog approve {catalog.locale}` approves."
        yield Fault("import-approved", place, problem, remedy)


def _duplicate(place: Place, first: Place) -> Fault:
    problem = f"A text of this context stands on line {first.line} already."
    return Fault("import-duplicate", place, problem, "Keep one of the two.")
