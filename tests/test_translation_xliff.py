"""A language as XLIFF 2 and back: ``guidegen catalog export`` and ``import``."""

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import polib
import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]
from translation_workspace import (
    WHY,
    Guides,
    all_files,
    exported_to,
    make_guides,
    run,
    shipped_messages,
)

from guidegen import stock
from guidegen.catalog import Catalog, Entry
from guidegen.catalog.reader import catalog_path
from guidegen.cli import program
from guidegen.errors import ExitStatus, Place, WorkspaceError
from guidegen.model.content import Message
from guidegen.model.translation import State
from guidegen.translation.edits import Target, write_translations
from guidegen.translation.exchange.plan import plan_import
from guidegen.translation.exchange.rows import rows_of, with_rooms
from guidegen.translation.exchange.xliff_reading import read_xliff
from guidegen.translation.exchange.xliff_writing import xliff_bytes
from guidegen.translation.extract import Messages
from guidegen.translation.locale_files import read_whole_catalog

LOCALES = stock.locales(stock.root())
SHIPPED = sorted(path.name for path in LOCALES.iterdir() if path.is_dir())
MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
NAMES = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
TIP, PHONE, HELP = "district.tip_line.how", "own.roles.body", "own.roles.help"
PIECES = ["{phone}", "**", "*", "[", "](", ")", "](https://a.example)", "\\", "&", "<", "]]>", "\r"]
TEXTS = st.lists(
    st.sampled_from([*PIECES, "\r\n", "\t", " ", "\u202e", "\x85", "\u2028", "words", "}"])
    | st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff", min_codepoint=32)),
    max_size=12,
).map("".join)
Change = Callable[[etree._Element], None]


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    """A workspace over the real stock guide, with texts of its own begun."""
    guides = make_guides(tmp_path)
    own = WHY.replace("why.roles", "own.roles")
    guides.write(guides.workspace, "content/blocks/own.md", own)
    assert run(guides, "update", "es").exit_code == ExitStatus.DONE
    return guides


def exported(guides: Guides) -> Path:
    return exported_to(guides, "spanish.xlf")


def edit(path: Path, *changes: Change) -> None:
    """Open the file as a translator's tool does, change something, and save it."""
    tree = etree.parse(path)
    for change in changes:
        change(tree.getroot())
    tree.write(path, encoding="utf-8", xml_declaration=True)


def unit(root: etree._Element, context: str) -> etree._Element:
    (found,) = root.xpath("//x:unit[@name=$name]", namespaces=NAMES, name=context)
    return found


def setting(context: str, text: str) -> Change:
    """The change of one translation, in plain text."""

    def change(root: etree._Element) -> None:
        segment = unit(root, context).find("x:segment", NAMES)
        for target in segment.findall("x:target", NAMES):
            segment.remove(target)
        etree.SubElement(segment, f"{XLIFF}target").text = text

    return change


def renaming(context: str, attribute: str, value: str) -> Change:
    return lambda root: unit(root, context).set(attribute, value)


def own_texts(guides: Guides) -> dict[str, str]:
    po = polib.pofile(str(guides.po(guides.workspace, "district.po")))
    return {entry.msgctxt: entry.msgstr for entry in po if entry.msgstr}


@pytest.mark.parametrize("locale", SHIPPED)
def test_po_files_are_the_same_bytes_after_a_round_trip(tmp_path: Path, locale: str) -> None:
    """Emptied, and filled from what a tool has saved again, both files are as they were."""
    shutil.copytree(LOCALES / locale, tmp_path / "locales" / locale)
    messages = shipped_messages()
    known = {message.context: message for message in messages.every}
    catalog = read_whole_catalog(tmp_path, tmp_path, locale)
    path = tmp_path / "language.xlf"
    path.write_bytes(xliff_bytes(catalog, rows_of(catalog, messages, [stock.root()])))
    edit(path)
    read = read_xliff(path, locale)
    assert not any(each.edited for each in read)
    same = plan_import(catalog, known, read)
    assert (same.changes, same.absent, same.faults) == ({}, 0, ())
    files = [
        catalog_path(tmp_path / "locales", locale, f"{n}.po") for n in ("guidegen", "district")
    ]
    before = [file.read_bytes() for file in files]
    for file in files:
        empty(file)
    emptied = read_whole_catalog(tmp_path, tmp_path, locale)
    plan = plan_import(emptied, known, read)
    assert len(plan.changes) > 200
    write_translations(Target(tmp_path, tmp_path), emptied, messages, plan.changes)
    assert [file.read_bytes() for file in files] == before


def empty(path: Path) -> None:
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in po.translated_entries() + po.fuzzy_entries():
        if entry.msgstr:
            entry.msgstr = ""
            entry.flags.remove("fuzzy")
    po.save(str(path))


@given(TEXTS, TEXTS)
@settings(
    max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_text_survives(tmp_path: Path, source: str, text: str) -> None:
    """Whatever pairs, does not pair or looks like XML comes back as it was, codes and all."""
    message = Message("a.b", source, Place(tmp_path / "a.md"), note=text)
    entry = Entry("a.b", source, text, "", Place(tmp_path / "a.po"))
    catalog = Catalog("ar", {"a.b": entry})
    path = tmp_path / "language.xlf"
    path.write_bytes(xliff_bytes(catalog, rows_of(catalog, Messages((message,), ()), [tmp_path])))
    (read,) = read_xliff(path, "ar")
    assert (read.source, read.translation) == (source, text)
    edit(path)
    assert read_xliff(path, "ar")[0].translation == text


def test_what_the_file_tells(guides: Guides) -> None:
    """Notes, states, codes with their data, and the file that each text belongs to."""
    write(guides, HELP, "Los dos **ayudan**.")
    root = etree.parse(exported(guides)).getroot()
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.0", "en", "es")
    assert [file.get("id") for file in root] == ["guidegen.po", "district.po"]
    phone = unit(root, PHONE)
    notes = {note.get("category"): note.text for note in phone.iter(f"{XLIFF}note")}
    assert notes["note"] == "Opens the guide."
    assert notes["critical"].startswith("Critical")
    assert notes["placeholder"] == "{phone}: (503) 555-0100"
    assert notes["where"] == "content/blocks/own.md"
    assert [data.text for data in phone.iter(f"{XLIFF}data")] == ["{phone}"]
    (code,) = phone.iter(f"{XLIFF}ph")
    assert (code.get("disp"), code.get("canDelete")) == ("{phone}", "no")
    help_ = unit(root, HELP)
    source, target = help_.iter(f"{XLIFF}pc")
    assert dict(source.attrib) == dict(target.attrib)
    assert (source.text, target.text) == ("help", "ayudan")
    states = [each.get("state") for each in (phone[-1], help_[-1])]
    assert states == ["initial", "translated"]
    assert help_[-1].get("subState") == "guidegen:draft"


def test_room_is_told_and_not_read(tmp_path: Path) -> None:
    """Measured room is one more note; whatever anybody makes of it, the file says the same."""
    catalog = read_whole_catalog(stock.root(), stock.root(), "ar")
    rows = tuple(rows_of(catalog, shipped_messages(), [stock.root()]))
    plain, told = tmp_path / "plain.xlf", tmp_path / "told.xlf"
    plain.write_bytes(xliff_bytes(catalog, rows))
    rooms = {"why.roles.title": "12 more characters fit."}
    told.write_bytes(xliff_bytes(catalog, with_rooms(rows, rooms)))
    note = room_note(etree.parse(told).getroot())
    assert (note.getparent().getparent().get("name"), note.text) == (*rooms, *rooms.values())
    edit(told, lambda root: setattr(room_note(root), "text", "{phone} **"))
    assert read_rows(told) == read_rows(plain)


def room_note(root: etree._Element) -> etree._Element:
    (found,) = root.xpath("//x:note[@category='room']", namespaces=NAMES)
    return found


def read_rows(path: Path) -> list[tuple[str, ...]]:
    """All that an import reads, but for the place."""
    return [
        (row.context, row.source, row.translation, row.status, row.fingerprint)
        for row in read_xliff(path, "ar")
    ]


def write(guides: Guides, context: str, text: str) -> None:
    """Put a translation into the workspace through an edited file."""
    path = exported(guides)
    edit(path, setting(context, text))
    result = run(guides, "import", "es", str(path))
    assert result.exit_code == ExitStatus.DONE, result.output


def test_an_edit_comes_back_as_a_draft(guides: Guides) -> None:
    """The district's text comes into its entry, and a new wording of stock text beside it."""
    path = exported(guides)
    edit(path, setting(TIP, "Llame o escriba."), setting("why.roles.title", "¿Por qué dos?"))
    result = run(guides, "import", "es", str(path))
    assert result.stdout == "es: 2 changed, 0 not in the file\n", result.output
    assert own_texts(guides) == {TIP: "Llame o escriba.", "why.roles.title": "¿Por qué dos?"}
    before = all_files(guides)
    assert run(guides, "import", "es", str(exported(guides))).stdout.startswith("es: 0 changed")
    assert all_files(guides) == before


def split(root: etree._Element) -> None:
    """What a tool makes of a text that it parts: segments, a space between, marks, a loose pair."""
    text = unit(root, HELP)
    text.remove(text.find("x:segment", NAMES))
    text.append(
        etree.fromstring(
            f"""<segment xmlns="{NAMES["x"]}" id="a" state="final"><source>Both </source>
            <target order="3">a todos<mrk id="m1" type="term"> sirven</mrk>.</target></segment>"""
        )
    )
    text.append(
        etree.fromstring(
            f"""<ignorable xmlns="{NAMES["x"]}"><source/><target order="2"> </target></ignorable>"""
        )
    )
    text.append(
        etree.fromstring(
            f"""<segment xmlns="{NAMES["x"]}" id="b" state="final">
            <source><sc id="1" dataRef="d1"/>help<ec startRef="1" dataRef="d1"/>.</source>
            <target order="1"><sc id="1"/>Los <cp hex="0064"/>os<ec startRef="1"/></target>
            </segment>"""
        )
    )


def test_parted_texts_come_together(guides: Guides) -> None:
    """Segments in another order, marks, and pairs whose ends stand apart are one text again."""
    path = exported(guides)
    edit(path, split)
    result = run(guides, "import", "es", str(path))
    assert result.exit_code == ExitStatus.DONE, result.output
    assert own_texts(guides)[HELP] == "**Los dos** a todos sirven."


def test_another_way_to_write_the_same(guides: Guides) -> None:
    """A prefix, another order of attributes, CRLF and a byte order mark change nothing."""
    path = exported(guides)
    edit(path, setting(TIP, "Llame."), setting(PHONE, "Llame al {phone}."))
    text = path.read_text(encoding="utf-8")
    text = text.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
    text = text.replace("xmlns=", "xmlns:x=").replace('version="2.0" srcLang="en"', 'srcLang="en"')
    text = text.replace('trgLang="es"', 'trgLang="es" version="2.1"')
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    result = run(guides, "import", "es", str(path))
    assert result.stdout == "es: 2 changed, 0 not in the file\n", result.output
    assert own_texts(guides) == {TIP: "Llame.", PHONE: "Llame al {phone}."}


def test_units_left_out_are_said(guides: Guides) -> None:
    """A file of some units only changes those; how many are not in it is told."""
    path = exported(guides)
    gone = unit(etree.parse(path).getroot(), HELP).get("name")
    edit(path, setting(TIP, "Llame."), lambda root: remove(unit(root, str(gone))))
    assert run(guides, "import", "es", str(path)).stdout == "es: 1 changed, 1 not in the file\n"


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def test_a_stale_translation_that_still_fits(guides: Guides) -> None:
    """It goes out as open, with the old English; a tool's `translated` says that it fits."""
    write(guides, TIP, "Llame.")
    district = guides.workspace / "content/district.toml"
    district.write_text(district.read_text().replace("day or night", "at any time"))
    path = exported(guides)
    segment = unit(etree.parse(path).getroot(), TIP).find("x:segment", NAMES)
    assert (segment.get("state"), segment.get("subState")) == ("initial", "guidegen:stale")
    assert "day or night" in path.read_text()
    assert run(guides, "import", "es", str(path)).stdout.startswith("es: 0 changed")
    edit(path, lambda root: unit(root, TIP).find("x:segment", NAMES).set("state", "translated"))
    assert run(guides, "import", "es", str(path)).stdout.startswith("es: 1 changed")
    messages = {message.context: message for message in guides.messages().every}
    catalog = read_whole_catalog(guides.stock, guides.workspace, "es")
    assert catalog.translate(messages[TIP]).state is State.DRAFT


def test_nothing_is_approved_by_an_import(guides: Guides) -> None:
    """A tool's `final` approves nothing, and an edit of what was approved says that it voids."""
    write(guides, TIP, "Llame.")
    path = exported(guides)
    edit(path, lambda root: unit(root, TIP).find("x:segment", NAMES).set("state", "final"))
    assert run(guides, "import", "es", str(path)).stdout.startswith("es: 0 changed")
    assert not list(guides.workspace.rglob("review.json"))
    run(guides, "approve", "es", TIP, "--name", "Ana Ruiz", "--capacity", "translator")
    path = exported(guides)
    segment = unit(etree.parse(path).getroot(), TIP).find("x:segment", NAMES)
    assert (segment.get("state"), segment.get("subState")) == ("final", "guidegen:approved")
    edit(path, setting(TIP, "Llame ya."))
    result = run(guides, "import", "es", str(path))
    assert result.stdout == "es: 1 changed, 1 no longer approved, 0 not in the file\n"
    messages = {message.context: message for message in guides.messages().every}
    catalog = read_whole_catalog(guides.stock, guides.workspace, "es")
    assert catalog.translate(messages[TIP]).state is State.DRAFT


def doubled(root: etree._Element) -> None:
    text = unit(root, HELP)
    parent = text.getparent()
    assert parent is not None
    parent.append(etree.fromstring(etree.tostring(text)))


def without_target(root: etree._Element) -> None:
    segment = unit(root, HELP).find("x:segment", NAMES)
    segment.remove(segment.find("x:target", NAMES))


def half_translated(root: etree._Element) -> None:
    extra = "<source>.</source>"
    text = f'<segment xmlns="{NAMES["x"]}" id="s2">{extra}</segment>'
    unit(root, HELP).append(etree.fromstring(text))


def unknown_code(root: etree._Element) -> None:
    target = unit(root, HELP).find("x:segment/x:target", NAMES)
    etree.SubElement(target, f"{XLIFF}ph", id="9", dataRef="d9")


def half_a_character(root: etree._Element) -> None:
    target = unit(root, HELP).find("x:segment/x:target", NAMES)
    etree.SubElement(target, f"{XLIFF}cp", hex="D800")


def second_target(root: etree._Element) -> None:
    segment = unit(root, HELP).find("x:segment", NAMES)
    etree.SubElement(segment, f"{XLIFF}target").text = "Los dos cuidan."


def endless_order(root: etree._Element) -> None:
    unit(root, HELP).find("x:segment/x:target", NAMES).set("order", "9" * 5000)


REFUSED: Mapping[str, tuple[Change, ExitStatus]] = {
    "unknown unit": (renaming(TIP, "name", "district.tip_line.who"), ExitStatus.FINDINGS),
    "changed source": (
        lambda root: setattr(unit(root, TIP).find("x:segment/x:source", NAMES), "text", "Call us."),
        ExitStatus.FINDINGS,
    ),
    "duplicate": (doubled, ExitStatus.FINDINGS),
    "placeholder": (setting(PHONE, "Llame."), ExitStatus.FINDINGS),
    "Markdown": (setting(HELP, "Los dos ayudan."), ExitStatus.FINDINGS),
    "lost translation": (without_target, ExitStatus.FINDINGS),
    "half translated": (half_translated, ExitStatus.WORKSPACE),
    "unknown code": (unknown_code, ExitStatus.WORKSPACE),
    "half a character": (half_a_character, ExitStatus.WORKSPACE),
    "second target": (second_target, ExitStatus.WORKSPACE),
    "endless order": (endless_order, ExitStatus.WORKSPACE),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_would_lose_or_clash_is_refused(guides: Guides, why: str) -> None:
    """One such unit, and nothing of the file is written; the unit is named with its line."""
    write(guides, HELP, "Los dos **ayudan**.")
    path, (change, status) = exported(guides), REFUSED[why]
    edit(path, setting("why.roles.title", "¿Por qué dos?"), change)
    before = all_files(guides)
    result = run(guides, "import", "es", str(path))
    assert result.exit_code == status, result.output
    assert re.search(rf"{re.escape(str(path))}:\d+: ", result.stderr), result.stderr
    assert result.stderr.endswith("1 fault in the workspace\n")
    assert all_files(guides) == before


def test_an_edit_on_both_sides_clashes(guides: Guides) -> None:
    """A translation that was edited in the PO file since the export is not overwritten."""
    path = exported(guides)
    edit(path, setting(TIP, "Llame."))
    file = guides.po(guides.workspace, "district.po")
    po = polib.pofile(str(file), wrapwidth=0)
    next(entry for entry in po if entry.msgctxt == TIP).msgstr = "Escriba."
    po.save(str(file))
    result = run(guides, "import", "es", str(path))
    assert result.exit_code == ExitStatus.FINDINGS
    assert "'Escriba.'" in result.stderr
    assert own_texts(guides) == {TIP: "Escriba."}


HEAD = '<?xml version="1.0"?>\n'
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'
ROOT = f'<xliff xmlns="{NAMES["x"]}" version="2.0" srcLang="en" trgLang="es">'
BROKEN = {
    "no XML": "no XML",
    "not closed": f"{HEAD}{ROOT}<file>",
    "bomb": f"{HEAD}{BOMB}{ROOT}&b;</xliff>",
    "document type": f'{HEAD}<!DOCTYPE x SYSTEM "file:///etc/passwd">\n{ROOT}</xliff>',
    "deep": f"{HEAD}{ROOT}{'<file>' * 5000}",
    "unknown encoding": '<?xml version="1.0" encoding="klingon"?>\n<a/>',
    "XLIFF 1.2": f'{HEAD}<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
    "another language": HEAD + ROOT.replace('"es"', '"fr"') + "</xliff>",
    "no language": HEAD + ROOT.replace(' trgLang="es"', "") + "</xliff>",
}


@pytest.mark.parametrize("why", BROKEN)
def test_files_that_are_no_such_file(guides: Guides, why: str) -> None:
    """Each is refused with its place, before anything of it is unfolded or fetched."""
    path = guides.workspace.parent / "spanish.xlf"
    path.write_text(BROKEN[why], encoding="utf-8")
    before = all_files(guides)
    result = run(guides, "import", "es", str(path))
    assert result.exit_code == ExitStatus.WORKSPACE, result.output
    assert f"{path}:" in result.stderr
    assert all_files(guides) == before


def test_an_export_overwrites_nothing(guides: Guides) -> None:
    """A file that is there may hold a translator's work; the kind of a file must be known."""
    path = exported(guides)
    assert run(guides, "export", "es", str(path)).exit_code == ExitStatus.USAGE
    assert run(guides, "export", "es", "spanish.xml").exit_code == ExitStatus.USAGE
    named = path.with_suffix(".xml")
    assert run(guides, "export", "es", str(named), "--format", "xliff").exit_code == ExitStatus.DONE
    assert named.read_bytes() == path.read_bytes()
    same = run(guides, "import", "es", str(named), "--format", "xliff")
    assert same.stdout.startswith("es: 0 changed")


@pytest.mark.parametrize("text", ["a\x0b", "a\uffff"])
def test_a_text_that_no_xml_holds(tmp_path: Path, text: str) -> None:
    """What XML would lose is refused with its line in the PO file."""
    message = Message("a.b", "Source", Place(tmp_path / "a.md"))
    entry = Entry("a.b", "Source", text, "", Place(tmp_path / "a.po", 7))
    catalog = Catalog("ar", {"a.b": entry})
    with pytest.raises(WorkspaceError, match=r"a\.po:7.*U\+"):
        xliff_bytes(catalog, rows_of(catalog, Messages((message,), ()), [tmp_path]))


def test_plural_forms_are_refused(guides: Guides) -> None:
    """No message has them; an entry that does is told, and nothing is exported."""
    path = guides.po(guides.workspace, "district.po")
    plural = 'msgctxt "a.b"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    path.write_text(f"{path.read_text()}\n{plural}")
    out = guides.workspace.parent / "spanish.xlf"
    result = run(guides, "export", "es", str(out))
    assert result.exit_code == ExitStatus.WORKSPACE
    assert "plural" in result.stderr
    assert not out.exists()


def test_from_the_translators_tool_into_print(tmp_path: Path) -> None:
    """An edit in XLIFF is in the next guide."""
    workspace = Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))
    path, where = tmp_path / "spanish.xlf", ("--workspace", str(workspace))
    runner = CliRunner()
    runner.invoke(program, ["catalog", "export", "es", str(path), *where])
    edit(path, setting("why.roles.title", "¿Por qué hay dos?"))
    imported = runner.invoke(program, ["catalog", "import", "es", str(path), *where])
    assert imported.stdout == "es: 1 changed, 0 not in the file\n", imported.output
    one = ("--locale", "es", "--edition", "screen", "--jobs", "1", "--review")
    built = runner.invoke(program, ["build", *one, *where])
    assert built.exit_code == ExitStatus.DONE, built.output
    (file,) = workspace.glob("out/pine/es/*.pdf")
    with pypdfium2.PdfDocument(file) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "¿Por qué hay dos?" in " ".join(text.split())
