"""A three-way merge: what was imported last, what people made of it, what is imported now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from guidegen.roster.importing.converting import Row


class Take(StrEnum):
    """How a cell is settled that people and the export both changed."""

    UNSETTLED = "unsettled"
    MINE = "mine"
    THEIRS = "theirs"


class ChangeKind(StrEnum):
    """What a change is."""

    ADDED = "added"
    CHANGED = "changed"
    KEPT = "kept"
    CONFLICT = "conflict"
    GONE = "gone"
    REMOVED = "removed"
    DELETED_BY_HAND = "deleted by hand"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell, or for a whole row no column: what stood there, and what the export has."""

    kind: ChangeKind
    row: str
    column: str = ""
    mine: str = ""
    theirs: str = ""


@dataclass
class Merged:
    """The table to write, the base to keep, and what is to be told."""

    rows: list[Row] = field(default_factory=list)
    base: dict[str, Row] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Merge:
    """One merge. Rows of the base and of the import are known by a handle, in both the same."""

    base: Mapping[str, Row]
    incoming: Mapping[str, Row]
    columns: Sequence[str]
    identities: tuple[tuple[str, ...], ...]
    take: Take

    def run(self, current: Sequence[Row]) -> Merged:
        """Merge with the table as it stands; its rows keep their order, new ones come last."""
        merged = Merged()
        owners = self._owners(current)
        for index, row in enumerate(current):
            handle = owners.get(index)
            if handle is None:
                merged.rows.append(row)
            elif handle in self.incoming:
                self._merge_row(handle, row, merged)
            else:
                self._settle_gone(handle, row, merged)
        self._add_new(set(owners.values()), merged)
        return merged

    def _owners(self, current: Sequence[Row]) -> dict[int, str]:
        """The handle of each row of the table that has one: the surest identity goes first."""
        known = {**self.incoming, **self.base}
        owners: dict[int, str] = {}
        for columns in self.identities:
            free = {h: row for h, row in known.items() if h not in owners.values()}
            by_identity = dict(_identified(free, columns))
            for index, row in enumerate(current):
                identity = _identity(row, columns)
                if index not in owners and identity in by_identity:
                    owners[index] = by_identity.pop(identity)
        return owners

    def _merge_row(self, handle: str, mine: Row, merged: Merged) -> None:
        base, theirs = self.base.get(handle, {}), self.incoming[handle]
        row, kept_base = dict(mine), dict(theirs)
        for column in self.columns:
            cell = _Cell(base.get(column, ""), mine.get(column, ""), theirs.get(column, ""))
            kind = cell.change(self.take)
            if kind is not None:
                merged.changes.append(Change(kind, _label(mine), column, cell.mine, cell.theirs))
            row[column] = cell.theirs if kind is ChangeKind.CHANGED else cell.mine
            if kind is ChangeKind.CONFLICT and self.take is Take.UNSETTLED:
                kept_base[column] = cell.base
        merged.rows.append(row)
        merged.base[handle] = kept_base

    def _settle_gone(self, handle: str, row: Row, merged: Merged) -> None:
        if self.take is Take.THEIRS:
            merged.changes.append(Change(ChangeKind.REMOVED, _label(row)))
            return
        merged.changes.append(Change(ChangeKind.GONE, _label(row)))
        merged.rows.append(row)
        merged.base[handle] = self.base[handle]

    def _add_new(self, owned: set[str], merged: Merged) -> None:
        for handle, row in self.incoming.items():
            if handle in owned:
                continue
            if handle in self.base and self.take is not Take.THEIRS:
                merged.changes.append(Change(ChangeKind.DELETED_BY_HAND, _label(row)))
            else:
                merged.changes.append(
                    Change(ChangeKind.ADDED, _label(row), mine=row.get("name", ""))
                )
                merged.rows.append(row)
            merged.base[handle] = row


@dataclass(frozen=True, slots=True)
class _Cell:
    base: str
    mine: str
    theirs: str

    def change(self, take: Take) -> ChangeKind | None:
        """What becomes of the cell: CHANGED takes the export's text, all else keeps ours."""
        if self.mine == self.theirs:
            return None
        if self.mine == self.base or (take is Take.THEIRS and self._theirs_may_win):
            return ChangeKind.CHANGED
        return ChangeKind.KEPT if self.theirs == self.base else ChangeKind.CONFLICT

    @property
    def _theirs_may_win(self) -> bool:
        """What the export leaves empty, and always left empty, takes nothing away."""
        return bool(self.theirs) or self.theirs != self.base


def _identified(rows: Mapping[str, Row], columns: Iterable[str]) -> Iterator[tuple[str, str]]:
    for handle, row in rows.items():
        identity = _identity(row, columns)
        if identity:
            yield identity, handle


def _identity(row: Row, columns: Iterable[str]) -> str:
    """The cells of these columns as one text; empty where one of them is."""
    parts = [row.get(column, "").strip().casefold() for column in columns]
    return "\n".join(parts) if all(parts) else ""


def _label(row: Row) -> str:
    return row.get("id") or row.get("name") or "an officer without a name"
