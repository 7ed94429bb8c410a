"""How far a language is, and how a language begins: ``guidegen catalog status`` and ``init``."""

import json
from pathlib import Path

import polib
import pytest
from translation_workspace import Guides, make_guides, run

from guidegen.catalog import read_catalog
from guidegen.errors import ExitStatus, UsageError
from guidegen.translation.locale_start import start_locale
from guidegen.translation.status import LocaleProgress, block_of, locale_progress


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    return make_guides(tmp_path)


def progress_of(guides: Guides) -> LocaleProgress:
    folders = (guides.stock / "locales", guides.workspace / "locales")
    return locale_progress(read_catalog(*folders, "es")[0], guides.messages().every)


def test_a_new_language_has_every_message_and_its_note(guides: Guides) -> None:
    """What init makes holds each message once, empty, with the author's note."""
    messages = guides.messages()
    done = start_locale(guides.stock, guides.workspace, "es", messages)
    files = [polib.pofile(str(path)) for path in done.written]
    assert sorted(entry.msgctxt for po in files for entry in po) == sorted(
        message.context for message in messages.every
    )
    assert not any(entry.msgstr for po in files for entry in po)
    assert "Opens the guide." in {
        line for po in files for entry in po for line in entry.comment.splitlines()
    }


@pytest.mark.parametrize("tag", ["en", "xx", "../es"])
def test_no_language_to_begin(guides: Guides, tag: str) -> None:
    """English and tags outside the table of languages are refused, and nothing is written."""
    result = run(guides, "init", tag)
    assert result.exit_code == ExitStatus.USAGE
    assert not (guides.workspace / "locales").exists()


def test_a_language_begins_once(guides: Guides) -> None:
    """A second init never touches what stands there."""
    assert run(guides, "init", "es").exit_code == ExitStatus.DONE
    with pytest.raises(UsageError, match="already"):
        start_locale(guides.stock, guides.workspace, "es", guides.messages())


def test_states_and_words_left(guides: Guides) -> None:
    """A changed English text counts as stale before any update, and its words as left."""
    start_locale(guides.stock, guides.workspace, "es", guides.messages())
    assert progress_of(guides).total.missing == len(guides.messages().every)
    path = guides.po(guides.workspace)
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in po:
        entry.msgstr = entry.msgid
    po.save(str(path))
    block = guides.stock / "content/blocks/why.md"
    block.write_text(block.read_text().replace("Call {phone}.", "Please call {phone}."))
    progress = progress_of(guides)
    why = progress.blocks["why.roles"]
    assert (why.messages, why.stale, why.draft, why.words_left) == (3, 1, 2, 3)
    assert progress.total.stale == 1
    assert sum(each.messages for each in progress.blocks.values()) == progress.total.messages


def test_blocks_of_contexts() -> None:
    """Variants of a row of the comparison belong to that row."""
    assert block_of("comparison.uniform.sso.staff") == "comparison.uniform"
    assert block_of("comparison.title") == "comparison"
    assert block_of("why.roles.body") == "why.roles"


def test_status_of_a_workspace(guides: Guides) -> None:
    """The table has a line for each language, and JSON the same numbers with its blocks."""
    shown = run(guides, "status")
    assert [line.split()[0] for line in shown.stdout.splitlines()] == ["locale", "es"]
    assert "  why.roles " in run(guides, "status", "es", "-v").stdout
    (spanish,) = json.loads(run(guides, "status", "--json").stdout)
    assert spanish["id"] == "es"
    assert spanish["messages"] == spanish["translated"] + spanish["stale"] + spanish["missing"]
    assert {"id", "words_left"} <= spanish["blocks"][0].keys()


def test_status_tells_of_a_broken_catalog(guides: Guides) -> None:
    """A PO file that cannot be read makes the status 1, and is named with its line."""
    guides.write(guides.workspace, "locales/es/LC_MESSAGES/district.po", 'msgid "a\n')
    result = run(guides, "status", "es")
    assert result.exit_code == ExitStatus.FINDINGS
    assert "locales/es/LC_MESSAGES/district.po:1" in result.stderr
