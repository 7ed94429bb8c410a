"""Catalogs: states of translations, layers, and every fault of a PO file and of review.json."""

import json
import pickle
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen import stock
from guidegen.catalog import Catalog, digest, read_catalog
from guidegen.catalog.po_file import read_po
from guidegen.catalog.reader import DISTRICT_FILE, STOCK_FILE, catalog_path
from guidegen.content import read_district
from guidegen.errors import Fault, Place
from guidegen.model.content import Message
from guidegen.model.translation import State
from guidegen.translation.extract import extract
from guidegen.translation.update import new_po, write_po

ES = frozenset({"es"})
HELLO = Message("why.title", "Hello {school}", Place(Path("why.md"), 3), critical=True)
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def entry(context: str, source: str, translation: str, before: str = "") -> str:
    return f'{before}msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{translation}"\n\n'


class Locales:
    """The stock's and a workspace's `locales` folders."""

    def __init__(self, root: Path) -> None:
        self.stock, self.workspace = root / "stock", root / "workspace"

    def put(self, folder: Path, file: str, *entries: str, locale: str = "es") -> Path:
        path = catalog_path(folder, locale, file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER + "".join(entries), encoding="utf-8")
        return path

    def approve(self, context: str, source: str, translation: str) -> None:
        approval = {
            "digest": digest(context, source, translation),
            "name": "Ana Ruiz",
            "date": "2026-03-01",
            "capacity": "native reader",
        }
        self.review(json.dumps({"approvals": {context: approval}}))

    def review(self, text: str) -> None:
        path = self.workspace / "es" / "review.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, locale: str = "es") -> tuple[Catalog, tuple[Fault, ...]]:
        return read_catalog(self.stock, self.workspace, locale)

    def catalog(self, locale: str = "es") -> Catalog:
        catalog, faults = self.read(locale)
        assert faults == ()
        return catalog


@pytest.fixture
def locales(tmp_path: Path) -> Locales:
    return Locales(tmp_path)


def test_language_without_catalog_is_all_missing(locales: Locales) -> None:
    """Without any PO file nothing is at fault: English stands in, marked missing."""
    translation = locales.catalog().translate(HELLO)
    assert (translation.text, translation.state) == ("Hello {school}", State.MISSING)
    assert translation.critical


def test_unknown_language_is_a_fault_of_that_locale(locales: Locales) -> None:
    """A tag that the table of languages has not stops itself and nothing else."""
    _, faults = locales.read("xx")
    assert [fault.code for fault in faults] == ["unknown-language"]
    assert faults[0].locales == frozenset({"xx"})


def test_empty_entry_is_missing(locales: Locales) -> None:
    """An entry without a translation is missing, not an empty text on the page."""
    locales.put(locales.stock, STOCK_FILE, entry("why.title", "Hello {school}", ""))
    assert locales.catalog().translate(HELLO).state is State.MISSING


@pytest.mark.parametrize("before", ["", "#, fuzzy\n"])
def test_translation_is_a_draft(locales: Locales, before: str) -> None:
    """Without an approval a translation is a draft, with or without the fuzzy flag."""
    hola = entry("why.title", "Hello {school}", "Hola {school}", before)
    locales.put(locales.stock, STOCK_FILE, hola)
    translation = locales.catalog().translate(HELLO)
    assert (translation.text, translation.state) == ("Hola {school}", State.DRAFT)


def test_changed_source_is_stale_before_any_update(locales: Locales) -> None:
    """A translation of yesterday's English is stale at once, and still there to be seen."""
    locales.put(locales.stock, STOCK_FILE, entry("why.title", "Hi {school}", "Hola {school}"))
    translation = locales.catalog().translate(HELLO)
    assert (translation.text, translation.state) == ("Hola {school}", State.STALE)


def test_previous_source_is_stale(locales: Locales) -> None:
    """An entry that keeps a previous source was not looked at since; it is stale."""
    before = '#| msgid "Hi {school}"\n'
    hola = entry("why.title", "Hello {school}", "Hola {school}", before)
    locales.put(locales.stock, STOCK_FILE, hola)
    assert locales.catalog().translate(HELLO).state is State.STALE


def test_approval_holds_for_one_wording(locales: Locales) -> None:
    """An approval counts for exactly its text; a later edit by hand voids it."""
    locales.approve("why.title", "Hello {school}", "Hola {school}")
    hola = entry("why.title", "Hello {school}", "Hola {school}")
    locales.put(locales.stock, STOCK_FILE, hola)
    assert locales.catalog().translate(HELLO).state is State.APPROVED
    buenas = entry("why.title", "Hello {school}", "Buenas {school}")
    locales.put(locales.stock, STOCK_FILE, buenas)
    assert locales.catalog().translate(HELLO).state is State.DRAFT


def test_shipped_approvals_do_not_count(locales: Locales) -> None:
    """Only the workspace's own record approves anything."""
    locales.approve("why.title", "Hello {school}", "Hola {school}")
    shipped = locales.stock / "es" / "review.json"
    hola = entry("why.title", "Hello {school}", "Hola {school}")
    locales.put(locales.stock, STOCK_FILE, hola)
    (locales.workspace / "es" / "review.json").replace(shipped)
    assert locales.catalog().translate(HELLO).state is State.DRAFT


def test_district_wording_wins_over_stock(locales: Locales) -> None:
    """district.po goes before both guidegen.po; its empty entries leave the others' text."""
    bye = Message("why.body", "Bye", Place(Path("why.md"), 5))
    locales.put(
        locales.stock,
        STOCK_FILE,
        entry("why.title", "Hello {school}", "Hola {school}"),
        entry("why.body", "Bye", "Adiós"),
    )
    locales.put(locales.workspace, STOCK_FILE, entry("why.body", "Bye", "Hasta luego"))
    locales.put(
        locales.workspace,
        DISTRICT_FILE,
        entry("why.title", "Hello {school}", "Buenas, {school}"),
        entry("why.body", "Bye", ""),
    )
    catalog = locales.catalog()
    assert catalog.translate(HELLO).text == "Buenas, {school}"
    assert catalog.translate(bye).text == "Hasta luego"


def test_english_is_its_source_unless_overridden(locales: Locales) -> None:
    """English needs no catalog; a district's own English wording is judged like any other."""
    locales.put(locales.workspace, STOCK_FILE, entry("why.title", "x", "y"), locale="en")
    assert locales.catalog("en").translate(HELLO).state is State.SOURCE
    own = entry("why.title", "Hello {school}", "Welcome to {school}")
    locales.put(locales.workspace, DISTRICT_FILE, own, locale="en")
    translation = locales.catalog("en").translate(HELLO)
    assert (translation.text, translation.state) == ("Welcome to {school}", State.DRAFT)


def test_catalog_travels_between_processes(locales: Locales) -> None:
    """A catalog survives pickling: workers get it as a value."""
    hola = entry("why.title", "Hello {school}", "Hola {school}")
    locales.put(locales.stock, STOCK_FILE, hola)
    catalog = locales.catalog()
    assert pickle.loads(pickle.dumps(catalog)) == catalog  # noqa: S301


def test_obsolete_entries_do_not_count(locales: Locales) -> None:
    """What other tools keep as `#~` is no translation and no duplicate."""
    hola = entry("why.title", "Hello {school}", "Hola {school}")
    obsolete = "".join(f"#~ {line}\n" for line in hola.strip().splitlines())
    locales.put(locales.stock, STOCK_FILE, obsolete)
    assert locales.catalog().translate(HELLO).state is State.MISSING


FAULTS = [
    ("po-syntax", 'msgctxt "a"\nmsgid "b"\nmsgstr "c\n', 6),
    ("po-syntax", 'msgctxt "a"\nmsgid "b"\nmsgstr "say "c""\n', 6),
    ("po-syntax", 'msgctxt "a"\nmsgid "b"\nmsgstr "\\q"\n', 6),
    ("po-syntax", 'msgctxt "a"\nmsgid "b"\nmsgid "c"\n', 6),
    ("po-syntax", 'msgctxt "a"\nmsgid "b"\n', 5),
    ("po-syntax", "what is this\n", 4),
    ("po-syntax", '<<<<<<< HEAD\nmsgctxt "a"\nmsgid "b"\nmsgstr "c"\n', 4),
    ("po-context", 'msgid "b"\nmsgstr "c"\n', 4),
    ("po-plural", 'msgctxt "a"\nmsgid "b"\nmsgid_plural "bs"\nmsgstr[0] "c"\n', 4),
    ("duplicate-context", entry("a", "b", "c") + entry("a", "b2", "c2"), 8),
    ("control-character", entry("a", "b", "c\x07"), 6),
    ("control-character", entry("a", "b", "c\u2028d"), 6),
    ("control-character", entry("a", "b", "c\\td"), 4),
    ("control-character", entry("a", "b", "c\\nd"), 4),
    ("unpaired-bidi", entry("a", "b", "\u202bc"), 4),
    ("unpaired-bidi", entry("a", "b", "c\u2069"), 4),
    ("unpaired-bidi", entry("a", "b", "\u2067\u202bc\u2069\u202c"), 4),
    ("placeholder", entry("a", "Call {phone}", "Llame"), 4),
    ("placeholder", entry("a", "Call", "Llame {phone}"), 4),
    ("placeholder", entry("a", "Call {phone}", "Llame {phone"), 4),
    ("markdown", entry("a", "**Call** now", "Llame ya"), 4),
    ("markdown", entry("a", "**Call** now", "**Llame* ya"), 4),
    ("markdown", entry("a", "Call now", "*Llame ya"), 4),
    ("markdown", entry("a", "See [us](https://a.example)", "Vea [us](https://b.example)"), 4),
    (
        "markdown",
        entry("a", "See [us](https://a.example)", "Vea [us](https://a.example 'aviso')"),
        4,
    ),
]


@pytest.mark.parametrize(("code", "text", "line"), FAULTS)
def test_faults_of_a_po_file(locales: Locales, code: str, text: str, line: int) -> None:
    """Each fault names itself, its line and what to do, and stops its own locale only."""
    path = locales.put(locales.stock, STOCK_FILE, text)
    _, faults = locales.read()
    assert code in {fault.code for fault in faults}
    fault = next(fault for fault in faults if fault.code == code)
    assert (fault.place.path, fault.place.line) == (path, line)
    assert fault.problem
    assert fault.remedy
    assert fault.locales == ES


def test_paired_bidi_controls_and_marks_are_no_fault(locales: Locales) -> None:
    """Isolates that close, and marks that stand alone, are a translator's right."""
    locales.put(locales.stock, STOCK_FILE, entry("a", "b", "\u2067c\u2069 \u200fd\u200e"))
    assert locales.read()[1] == ()


def test_emphasis_may_come_and_go(locales: Locales) -> None:
    """Many scripts have no italics: emphasis is the translator's choice, bold is not."""
    locales.put(locales.stock, STOCK_FILE, entry("a", "Now *you*", "Ahora usted"))
    assert locales.read()[1] == ()


def test_all_faults_are_told_at_once(locales: Locales) -> None:
    """Three broken entries are three faults, not the first of them."""
    texts = [entry(str(number), "Call {phone}", "Llame") for number in range(3)]
    locales.put(locales.stock, STOCK_FILE, *texts)
    assert len(locales.read()[1]) == 3


def test_other_encodings_are_faults(locales: Locales) -> None:
    """Bytes that are not UTF-8, and a header that says so, are told with their line."""
    path = locales.put(locales.stock, STOCK_FILE, entry("a", "b", "adiós"))
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    fault = locales.read()[1][0]
    assert (fault.code, fault.place.line, fault.locales) == ("not-utf-8", 6, ES)
    path.write_text(HEADER.replace("UTF-8", "ISO-8859-1"), encoding="utf-8")
    fault = locales.read()[1][0]
    assert (fault.code, fault.place.line) == ("not-utf-8", 2)


def test_a_path_in_a_po_file_is_not_followed(locales: Locales, tmp_path: Path) -> None:
    """A file that holds nothing but a path is a broken PO file, not a door to another file."""
    other = tmp_path / "other.po"
    other.write_text(entry("a", "b", "c"), encoding="utf-8")
    path = locales.put(locales.stock, STOCK_FILE)
    path.write_text(str(other), encoding="utf-8")
    catalog, faults = locales.read()
    assert [fault.code for fault in faults] == ["po-syntax"]
    assert not catalog.entries


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"approvals": {"a": {"digest": "12", "name": "A", "date": "2026-03-01"}}}',
        '{"approvals": {"a": {"digest": "%s", "name": "", "date": "2026-03-01", '
        '"capacity": "translator"}}}' % ("0" * 64),
        '{"approvals": {"a": {"digest": "%s", "name": "A", "date": "March", '
        '"capacity": "machine"}}}' % ("0" * 64),
        '{"approved": {}}',
        pytest.param("[" * 200_000, id="deep"),
        pytest.param("9" * 5000, id="endless number"),
    ],
)
def test_broken_review_is_a_fault(locales: Locales, text: str) -> None:
    """A record of approvals that cannot be trusted stops its locale and approves nothing."""
    locales.review(text)
    catalog, faults = locales.read()
    assert {fault.code for fault in faults} == {"review"}
    assert all(fault.locales == ES for fault in faults)
    assert catalog.approvals == {}


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufeff")
    | st.sampled_from('\\"{}*# ~\n\t'),
    max_size=200,
)


@given(source=WORDS.filter(bool), translation=WORDS, previous=WORDS, comment=WORDS)
def test_a_po_file_survives_a_round_trip(
    source: str,
    translation: str,
    previous: str,
    comment: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Whatever an entry says is read back as it was written, to the last character."""
    path = tmp_path_factory.mktemp("po") / "guidegen.po"
    po = new_po("es")
    comment = " ".join(comment.split())
    written = polib.POEntry(msgctxt="a.b", msgid=source, msgstr=translation, tcomment=comment)
    written.previous_msgid = previous or None
    po.append(written)
    write_po(path, po)
    read, faults = read_po(path)
    assert faults == ()
    assert read is not None
    (back,) = read
    assert (back.msgctxt, back.msgid, back.msgstr) == ("a.b", source, translation)
    assert (back.previous_msgid or "", back.tcomment) == (previous, comment)
    assert dict(read.metadata) == dict(po.metadata)


@given(st.tuples(WORDS, WORDS, WORDS), st.tuples(WORDS, WORDS, WORDS))
def test_different_wordings_have_different_digests(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    """No context, source and translation can pass for another's."""
    assert (digest(*one) == digest(*other)) == (one == other)


def test_shipped_catalogs_are_without_fault() -> None:
    """Every catalog that ships can be read, and nothing in it is at fault."""
    root = stock.locales(stock.root())
    tags = [path.name for path in root.iterdir() if path.is_dir()]
    assert tags
    for tag in tags:
        assert read_catalog(root, root, tag)[1] == ()


def test_spanish_is_complete() -> None:
    """Every message of the stock guide and of the sample has a Spanish draft of today's text."""
    root = stock.root()
    district, _ = read_district(root / "content" / "district.toml")
    assert district is not None
    messages, faults = extract(root, root, district)
    assert faults == ()
    catalog, _ = read_catalog(stock.locales(root), stock.locales(root), "es")
    states = {message.context: catalog.translate(message).state for message in messages.every}
    unfinished = (State.MISSING, State.STALE)
    assert [context for context, state in states.items() if state in unfinished] == []
