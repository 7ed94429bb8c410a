"""Keeping a catalog in step: nothing is guessed, nothing that people wrote is lost."""

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.errors import Place
from guidegen.model.content import Message
from guidegen.translation.notes import CRITICAL
from guidegen.translation.update import Updated, new_po, remember, update, write_po

ROOT = Path("/workspace")


def message(context: str, source: str, note: str = "", *, critical: bool = False) -> Message:
    return Message(context, source, Place(ROOT / "content" / "why.md", 7), note, critical)


def translated(*texts: tuple[str, str, str]) -> polib.POFile:
    po = new_po("es")
    po.extend(
        polib.POEntry(msgctxt=context, msgid=source, msgstr=translation)
        for context, source, translation in texts
    )
    return po


def only(updated: Updated) -> polib.POEntry:
    (entry,) = updated.po
    return entry


def test_new_messages_are_empty_in_reading_order() -> None:
    """New messages come in the order of the guide, with note, example, file, no text."""
    updated = update(
        translated(("b", "Two", "Dos")),
        [message("a", "One {school}", "A note.", critical=True), message("b", "Two")],
        ROOT,
    )
    first, second = updated.po
    assert (first.msgctxt, first.msgid, first.msgstr) == ("a", "One {school}", "")
    assert first.comment == f"A note.\n{CRITICAL}\n{{school}}: Cedar Valley High School"
    assert first.occurrences == [("content/why.md", "")]
    assert first.flags == ["python-brace-format"]
    assert (second.msgctxt, second.msgstr) == ("b", "Dos")
    assert (updated.added, updated.changed, updated.obsolete) == (1, 0, ())


def test_what_people_wrote_stays() -> None:
    """Translations, translators' comments, flags of other tools and headers are kept."""
    po = translated(("a", "One", "Uno"))
    po.metadata["X-Poedit-Note"] = "mine"
    po.header = "Thanks to all."
    po[0].tcomment = "or Un"
    po[0].flags = ["fuzzy", "max-length:10"]
    updated = update(po, [message("a", "One")], ROOT)
    entry = only(updated)
    assert (entry.msgstr, entry.tcomment) == ("Uno", "or Un")
    assert entry.flags == ["fuzzy", "max-length:10"]
    assert updated.po.metadata["X-Poedit-Note"] == "mine"
    assert updated.po.header == "Thanks to all."


def test_changed_source_keeps_the_previous_one() -> None:
    """The English that a translation was made from stands beside it, through further changes."""
    once = update(translated(("a", "One", "Uno")), [message("a", "One!")], ROOT)
    entry = only(once)
    assert (entry.msgid, entry.msgstr, entry.previous_msgid) == ("One!", "Uno", "One")
    assert entry.fuzzy
    assert once.changed == 1
    twice = update(once.po, [message("a", "One!!")], ROOT)
    assert (only(twice).msgid, only(twice).previous_msgid) == ("One!!", "One")
    back = update(twice.po, [message("a", "One")], ROOT)
    assert (only(back).msgid, only(back).previous_msgid) == ("One", None)


def test_changed_source_of_an_empty_entry_is_just_new() -> None:
    """Without a translation there is nothing to be stale."""
    entry = only(update(translated(("a", "One", "")), [message("a", "One!")], ROOT))
    assert (entry.msgid, entry.previous_msgid, entry.flags) == ("One!", None, [])


def test_same_text_elsewhere_is_not_taken_over() -> None:
    """A message of the same English under another context stays empty: nothing is guessed."""
    updated = update(translated(("a", "One", "Uno")), [message("b", "One")], ROOT)
    assert only(updated).msgstr == ""
    assert [entry.msgstr for entry in updated.obsolete] == ["Uno"]


def test_obsolete_entries_go_to_the_memory() -> None:
    """What is no longer used is remembered once, with its latest translation."""
    updated = update(translated(("a", "One", "Uno"), ("b", "Two", "")), [], ROOT)
    assert list(updated.po) == []
    memory = remember(new_po("es"), updated.obsolete)
    assert [(entry.msgctxt, entry.msgstr) for entry in memory] == [("a", "Uno")]
    again = update(translated(("a", "One", "Un"), ("c", "Six", "Seis")), [], ROOT)
    memory = remember(memory, again.obsolete)
    assert [(entry.msgctxt, entry.msgstr) for entry in memory] == [("a", "Un"), ("c", "Seis")]


def test_writing_the_same_again_writes_nothing(tmp_path: Path) -> None:
    """An update without changes leaves the file alone, to the byte."""
    path = tmp_path / "guidegen.po"
    po = update(translated(("a", "One " * 60, "Uno " * 60)), [message("a", "One " * 60)], ROOT).po
    assert write_po(path, po)
    before = path.read_bytes()
    again = update(polib.pofile(str(path), wrapwidth=0), [message("a", "One " * 60)], ROOT).po
    assert not write_po(path, again)
    assert path.read_bytes() == before


TEXTS = st.dictionaries(
    st.text("abcdef.", min_size=1, max_size=4),
    st.text("xyz {}*", min_size=1, max_size=12),
    max_size=6,
)


@given(old=TEXTS, new=TEXTS)
def test_update_is_idempotent_and_loses_nothing(old: dict[str, str], new: dict[str, str]) -> None:
    """Every translation is in the catalog or the memory; a second update changes nothing."""
    po = translated(*((context, source, f"t:{context}") for context, source in old.items()))
    messages = [message(context, source) for context, source in new.items()]
    updated = update(po, messages, ROOT)
    kept = {entry.msgstr for entry in (*updated.po, *updated.obsolete)} - {""}
    assert kept == {f"t:{context}" for context in old}
    assert [(entry.msgctxt, entry.msgid) for entry in updated.po] == list(new.items())
    again = update(updated.po, messages, ROOT)
    assert str(again.po) == str(updated.po)
    assert (again.added, again.changed, again.obsolete) == (0, 0, ())


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not installed")
def test_gettext_accepts_what_is_written(tmp_path: Path) -> None:
    """GNU's own checker finds nothing to complain of in an updated catalog."""
    path = tmp_path / "guidegen.po"
    po = translated(("a", "Call {phone}", "Llame: {phone}"), ("b", "Two", "Dos"))
    write_po(path, update(po, [message("a", "Call {phone} now"), message("c", "New")], ROOT).po)
    run = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", str(path)], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
