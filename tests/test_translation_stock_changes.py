"""What an upgrade changed: stock texts, copied files, approvals."""

import datetime
from pathlib import Path

import pytest
from translation_workspace import WHY, Guides, make_guides

from guidegen.catalog import Approval, Capacity, Catalog, Entry, digest
from guidegen.errors import Place, WorkspaceError
from guidegen.model.content import Message
from guidegen.translation.stock_changes import (
    RECORD,
    ChangeKind,
    StockChange,
    StockRecord,
    fallen_approvals,
    file_changes,
    overridden_files,
    read_record,
    record_override,
    record_stock,
    text_changes,
    write_record,
)

DAY = datetime.date(2026, 3, 1)


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    return make_guides(tmp_path)


def accept(guides: Guides) -> StockRecord:
    return record_stock(guides.messages().stock, overridden_files(guides.stock, guides.workspace))


def test_nothing_changed_after_accepting(guides: Guides) -> None:
    """What was just recorded has not changed, also once it was written and read back."""
    write_record(guides.workspace, accept(guides))
    record = read_record(guides.workspace)
    assert record is not None
    assert text_changes(record, guides.messages().stock) == ()
    assert file_changes(record, overridden_files(guides.stock, guides.workspace)) == ()


def test_texts_that_an_upgrade_changed(guides: Guides) -> None:
    """Changed, new and removed texts are told apart, each by its context."""
    record = accept(guides)
    upgraded = WHY.replace("Both **help**. {#help}", "New. {#new}").replace("two roles", "both")
    guides.write(guides.stock, "content/blocks/why.md", upgraded)
    assert text_changes(record, guides.messages().stock) == (
        StockChange(ChangeKind.CHANGED, "why.roles.title", "Why both"),
        StockChange(ChangeKind.ADDED, "why.roles.new", "New."),
        StockChange(ChangeKind.REMOVED, "why.roles.help"),
    )


def test_copied_files_whose_original_changed(guides: Guides) -> None:
    """A copy is told of its original's change; its own editing is nobody's business."""
    copy = guides.write(guides.workspace, "content/blocks/why.md", WHY.replace("Both", "All"))
    files = overridden_files(guides.stock, guides.workspace)
    assert list(files) == ["content/blocks/why.md"]
    record = record_override(StockRecord(), *next(iter(files.items())))
    copy.write_text(WHY.replace("Both", "Each"), encoding="utf-8")
    assert file_changes(record, overridden_files(guides.stock, guides.workspace)) == ()
    guides.write(guides.stock, "content/blocks/why.md", WHY.replace("Both", "They both"))
    now = overridden_files(guides.stock, guides.workspace)
    changed = StockChange(ChangeKind.CHANGED, "content/blocks/why.md")
    assert file_changes(record, now) == (changed,)
    copy.unlink()
    removed = StockChange(ChangeKind.REMOVED, "content/blocks/why.md")
    now = overridden_files(guides.stock, guides.workspace)
    assert file_changes(record, now) == (removed,)


def test_a_checkout_overrides_nothing(tmp_path: Path) -> None:
    """Where the workspace is the stock itself no file replaces another."""
    guides = make_guides(tmp_path, checkout=True)
    assert overridden_files(guides.stock, guides.workspace) == {}


def approved(source: str, translation: str) -> Approval:
    return Approval(digest("a", source, translation), "Ana Ruiz", DAY, Capacity.STAFF)


@pytest.mark.parametrize(
    ("source", "approval", "reason"),
    [
        ("One", approved("One", "Uno"), ""),
        ("One!", approved("One", "Uno"), "the English text changed"),
        ("One", approved("One", "Un"), "the translation changed"),
    ],
)
def test_fallen_approvals(source: str, approval: Approval, reason: str) -> None:
    """An approval falls with its English or its translation, and the reason is told."""
    entry = Entry("a", "One", "Uno", "", Place(Path("guidegen.po"), 1))
    catalog = Catalog("es", {"a": entry}, {"a": approval})
    fallen = fallen_approvals(catalog, [Message("a", source, Place(Path("a.md")))])
    assert [each.reason for each in fallen] == ([reason] if reason else [])
    gone = fallen_approvals(catalog, [])
    assert [(each.name, each.reason) for each in gone] == [("Ana Ruiz", "the message is gone")]
    emptied = fallen_approvals(
        Catalog("es", {}, {"a": approval}), [Message("a", "One", Place(Path("a.md")))]
    )
    assert [each.reason for each in emptied] == ["the translation is gone"]


def test_no_record_is_none(guides: Guides) -> None:
    """A workspace that never recorded anything says so, instead of calling all texts new."""
    assert read_record(guides.workspace) is None


@pytest.mark.parametrize("text", ["{", "[]", '{"messages": {}}', '{"messages": 1, "files": {}}'])
def test_broken_record_is_a_fault(guides: Guides, text: str) -> None:
    """A record that cannot be read names itself and what to do."""
    guides.write(guides.workspace, str(RECORD), text)
    with pytest.raises(WorkspaceError) as caught:
        read_record(guides.workspace)
    assert [fault.code for fault in caught.value.faults] == ["stock-record"]
