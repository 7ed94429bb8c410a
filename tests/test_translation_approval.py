"""Who answers for which translation: ``guidegen catalog approve`` and ``unapprove``."""

import json
import re
from pathlib import Path

import polib
import pytest
from translation_workspace import Guides, make_guides, run

from guidegen.catalog import Catalog
from guidegen.errors import ExitStatus
from guidegen.model.translation import State
from guidegen.translation.locale_files import read_whole_catalog

BY_ANA = ("--name", "Ana Ruiz", "--capacity", "native reader", "--date", "2026-08-15")
TIP = "district.tip_line.how"


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    """A workspace over the real stock guide, with a draft of its one own text."""
    guides = make_guides(tmp_path)
    assert run(guides, "update", "es").exit_code == ExitStatus.DONE
    edit(guides, "Llame o escriba, de día o de noche.")
    return guides


def edit(guides: Guides, translation: str) -> None:
    """Edit the district's text by hand, as in any PO editor."""
    path = guides.po(guides.workspace, "district.po")
    po = polib.pofile(str(path), wrapwidth=0)
    (entry,) = po
    entry.msgstr = translation
    entry.flags = ["fuzzy"]
    po.save(str(path))


def catalog_of(guides: Guides) -> Catalog:
    return read_whole_catalog(guides.stock, guides.workspace, "es")


def state(guides: Guides) -> State:
    messages = {message.context: message for message in guides.messages().every}
    return catalog_of(guides).translate(messages[TIP]).state


def entry_of(guides: Guides) -> polib.POEntry:
    (entry,) = polib.pofile(str(guides.po(guides.workspace, "district.po")))
    return entry


def record(guides: Guides) -> Path:
    return guides.workspace / "locales/es/review.json"


def test_approval_and_its_end(guides: Guides) -> None:
    """An approval records name, day and capacity, clears `fuzzy`, and can be taken back."""
    result = run(guides, "approve", "es", TIP, *BY_ANA)
    assert result.exit_code == ExitStatus.DONE, result.output
    assert state(guides) is State.APPROVED
    assert "fuzzy" not in entry_of(guides).flags
    written = json.loads(record(guides).read_text(encoding="utf-8"))["approvals"][TIP]
    assert written.pop("digest")
    assert written == {"name": "Ana Ruiz", "date": "2026-08-15", "capacity": "native reader"}
    assert run(guides, "unapprove", "es", TIP).exit_code == ExitStatus.DONE
    assert state(guides) is State.DRAFT
    assert "fuzzy" in entry_of(guides).flags
    assert json.loads(record(guides).read_text(encoding="utf-8")) == {"approvals": {}}


def test_an_edit_by_hand_voids_the_approval(guides: Guides) -> None:
    """One other character in the PO file, and the text is a draft again; the old wording is not."""
    run(guides, "approve", "es", TIP, *BY_ANA)
    wording = entry_of(guides).msgstr
    edit(guides, wording + "!")
    assert state(guides) is State.DRAFT
    edit(guides, wording)
    assert state(guides) is State.APPROVED


def test_a_change_of_the_english_voids_the_approval(guides: Guides) -> None:
    """Approved text becomes stale with its source, and cannot be approved again as it is."""
    run(guides, "approve", "es", TIP, *BY_ANA)
    district = guides.workspace / "content/district.toml"
    district.write_text(district.read_text().replace("day or night", "at any time"))
    assert state(guides) is State.STALE
    before = record(guides).read_bytes()
    result = run(guides, "approve", "es", TIP, *BY_ANA)
    assert result.exit_code == ExitStatus.FINDINGS
    assert "locales/es/LC_MESSAGES/district.po" in result.stderr
    assert record(guides).read_bytes() == before


@pytest.mark.parametrize(
    "translation",
    ["", "Llame a {phone}.", "Llame **ya**.", "\u202aLlame.", "Llame al 911.", "Звоните днём."],
)
def test_what_cannot_be_approved(guides: Guides, translation: str) -> None:
    """Nothing missing or at fault is approved, and no record is written."""
    edit(guides, translation)
    result = run(guides, "approve", "es", TIP, *BY_ANA)
    assert result.exit_code == ExitStatus.FINDINGS
    assert TIP in result.stderr
    assert not record(guides).exists()


def test_what_has_no_translation_is_named_with_its_line(guides: Guides) -> None:
    """The English text has no entry of its own, so its file and line say which one it is."""
    result = run(guides, "approve", "en", "cover.kicker", *BY_ANA)
    assert result.exit_code == ExitStatus.FINDINGS
    assert re.search(r"cover\.html\.j2:\d+: cover\.kicker: ", result.stderr), result.stderr


def test_all_drafts(guides: Guides) -> None:
    """`--all` approves what the stock guide has drafted too, in the workspace's own record."""
    result = run(guides, "approve", "es", "--all", *BY_ANA)
    assert result.exit_code == ExitStatus.DONE, result.output
    (spanish,) = json.loads(run(guides, "status", "es", "--json").stdout)
    assert spanish["approved"] == spanish["messages"] > 100
    assert run(guides, "approve", "es", "--all", *BY_ANA).stdout == "es: 0 approved\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("approve", "es", "why.rolse.body", *BY_ANA),
        ("approve", "es", *BY_ANA),
        ("approve", "es", TIP, "--all", *BY_ANA),
        ("approve", "es", TIP, "--name", " ", "--capacity", "staff"),
        ("approve", "es", TIP, "--name", "Ana", "--capacity", "friend"),
        ("approve", "xx", TIP, *BY_ANA),
        ("unapprove", "es", TIP),
    ],
)
def test_wrong_usage(guides: Guides, arguments: tuple[str, ...]) -> None:
    """Unknown texts, languages and capacities are refused, and nothing is written."""
    assert run(guides, *arguments).exit_code == ExitStatus.USAGE
    assert not record(guides).exists()


def test_a_broken_record_is_never_overwritten(guides: Guides) -> None:
    """Approvals that cannot be read would be lost; the command names the file instead."""
    record(guides).write_text('{"approvals": {', encoding="utf-8")
    result = run(guides, "approve", "es", TIP, *BY_ANA)
    assert result.exit_code == ExitStatus.WORKSPACE
    assert "locales/es/review.json:1" in result.stderr
    assert record(guides).read_text(encoding="utf-8") == '{"approvals": {'
