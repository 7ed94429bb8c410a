"""The PO files of a locale in step with the guide: which file has what."""

from pathlib import Path

import polib
import pytest
from translation_workspace import WHY, Guides, make_guides

from guidegen.catalog import read_catalog
from guidegen.errors import WorkspaceError
from guidegen.model.translation import State
from guidegen.translation.locale_update import LocaleUpdate, update_locale


@pytest.fixture
def checkout(tmp_path: Path) -> Guides:
    return make_guides(tmp_path, checkout=True)


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    return make_guides(tmp_path)


def run(guides: Guides, locale: str = "es") -> LocaleUpdate:
    return update_locale(guides.stock, guides.workspace, locale, guides.messages())


def entries(path: Path) -> dict[str, polib.POEntry]:
    return {entry.msgctxt: entry for entry in polib.pofile(str(path))}


def translate(path: Path, context: str, translation: str) -> None:
    po = polib.pofile(str(path), wrapwidth=0)
    next(entry for entry in po if entry.msgctxt == context).msgstr = translation
    po.save()


def test_stock_and_district_have_a_file_each(checkout: Guides) -> None:
    """Stock texts are in guidegen.po, the district's in district.po, all of them empty."""
    done = run(checkout)
    stock, district = (checkout.po(checkout.stock, file) for file in ("guidegen.po", "district.po"))
    assert done.written == (stock, district)
    assert (done.added, done.changed, done.obsolete) == (9, 0, 0)
    assert len(entries(stock)) == 8
    assert list(entries(district)) == ["district.tip_line.how"]
    assert all(not entry.msgstr for entry in entries(stock).values())
    assert run(checkout).written == ()


def test_changed_english_is_stale_before_and_after_an_update(checkout: Guides) -> None:
    """One changed sentence makes its entry stale at once; the update keeps the old English."""
    run(checkout)
    path = checkout.po(checkout.stock)
    translate(path, "why.roles.help", "Los dos **ayudan**.")
    translate(path, "why.roles.title", "Por qué")
    changed = WHY.replace("Both **help**.", "They **help**.")
    checkout.write(checkout.stock, "content/blocks/why.md", changed)

    def states() -> dict[str, State]:
        locales = checkout.stock / "locales"
        catalog, faults = read_catalog(locales, locales, "es")
        assert faults == ()
        messages = checkout.messages().every
        return {each.context: catalog.translate(each).state for each in messages}

    before = states()
    done = run(checkout)
    assert states() == before
    stale = {context for context, state in before.items() if state is State.STALE}
    assert stale == {"why.roles.help"}
    assert before["why.roles.title"] is State.DRAFT
    assert done.changed == 1
    entry = entries(path)["why.roles.help"]
    assert (entry.previous_msgid, entry.msgid) == ("Both **help**.", "They **help**.")
    assert entry.msgstr == "Los dos **ayudan**."


def test_what_is_gone_moves_to_memory(checkout: Guides) -> None:
    """A text that leaves the guide leaves the catalog; its translation is remembered."""
    run(checkout)
    translate(checkout.po(checkout.stock), "why.roles.help", "Los dos **ayudan**.")
    without = WHY.replace("Both **help**. {#help}\n", "")
    checkout.write(checkout.stock, "content/blocks/why.md", without)
    assert run(checkout).obsolete == 1
    assert "why.roles.help" not in entries(checkout.po(checkout.stock))
    memory = entries(checkout.stock / "locales" / "es" / "memory.po")
    assert memory["why.roles.help"].msgstr == "Los dos **ayudan**."


def test_workspace_keeps_only_its_own_texts(guides: Guides) -> None:
    """Where the stock has the language, a workspace's catalog holds what does not ship."""
    run(Guides(guides.stock, guides.workspace))
    shipped = guides.po(guides.stock)
    shipped.parent.mkdir(parents=True)
    guides.po(guides.workspace).replace(shipped)
    done = run(guides)
    assert done.written == ()
    assert list(entries(guides.po(guides.workspace, "district.po"))) == ["district.tip_line.how"]
    assert not guides.po(guides.workspace).exists()


def test_new_language_is_translated_in_the_workspace(guides: Guides) -> None:
    """For a language that the stock has not, the workspace gets all of the guide."""
    run(guides)
    assert len(entries(guides.po(guides.workspace))) == 8


def test_override_of_a_stock_text_stays(guides: Guides) -> None:
    """A stock text that district.po words otherwise is kept in step there, not thrown out."""
    run(guides)
    path = guides.po(guides.workspace, "district.po")
    po = polib.pofile(str(path), wrapwidth=0)
    po.append(polib.POEntry(msgctxt="cover.kicker", msgid="A guide", msgstr="Nuestra guía"))
    po.save()
    assert run(guides).obsolete == 0
    assert entries(path)["cover.kicker"].msgstr == "Nuestra guía"


def test_english_has_overrides_only(guides: Guides) -> None:
    """English is the source: nothing is written for it but what the district words otherwise."""
    assert run(guides, "en").written == ()
    own = 'msgid ""\nmsgstr ""\n\nmsgctxt "cover.kicker"\nmsgid "A guide"\nmsgstr "Our guide"\n'
    path = guides.write(guides.workspace, "locales/en/LC_MESSAGES/district.po", own)
    run(guides, "en")
    assert list(entries(path)) == ["cover.kicker"]


@pytest.mark.parametrize(
    "text",
    [
        'msgctxt "a"\nmsgid "b\nmsgstr "c"\n',
        'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n\nmsgctxt "a"\nmsgid "b"\nmsgstr "d"\n',
    ],
)
def test_broken_file_is_left_alone(guides: Guides, text: str) -> None:
    """Where a file cannot be read whole, nothing of the locale is written."""
    path = guides.write(guides.workspace, "locales/es/LC_MESSAGES/district.po", text)
    with pytest.raises(WorkspaceError):
        run(guides)
    assert path.read_text(encoding="utf-8") == text
    assert not guides.po(guides.workspace).exists()
