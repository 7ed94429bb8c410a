"""A language as a spreadsheet and back: ``guidegen catalog export`` and ``import``."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import polib
import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from translation_workspace import Guides, all_files, exported_to, make_guides, run, shipped_messages

from guidegen import stock
from guidegen.catalog import Catalog, Entry
from guidegen.cli import program
from guidegen.errors import ExitStatus, Place, WorkspaceError
from guidegen.model.content import Message
from guidegen.model.translation import State
from guidegen.translation.edits import Target, write_translations
from guidegen.translation.exchange.plan import plan_import
from guidegen.translation.exchange.rows import rows_of, with_rooms
from guidegen.translation.exchange.xlsx_reading import read_xlsx
from guidegen.translation.exchange.xlsx_writing import COLUMNS, ROOM, xlsx_bytes
from guidegen.translation.extract import Messages
from guidegen.translation.locale_files import read_whole_catalog

SHIPPED = sorted(path.name for path in stock.locales(stock.root()).iterdir() if path.is_dir())
MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
TIP = "district.tip_line.how"
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\ufffe\uffff") | st.sampled_from("_x0041\r\n"),
    max_size=40,
) | st.from_regex(r"[=+@\t-]?_x[0-9A-Fa-f]{4}_", fullmatch=True)


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    """A workspace over the real stock guide, with its own text begun."""
    guides = make_guides(tmp_path)
    assert run(guides, "update", "es").exit_code == ExitStatus.DONE
    return guides


def exported(guides: Guides) -> Path:
    return exported_to(guides, "spanish.xlsx")


def edit(path: Path, change: Callable[[Worksheet], None]) -> None:
    """Open a spreadsheet as its user does, change something, and save it."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def setting(context: str, column: str, text: str) -> Callable[[Worksheet], None]:
    """The change of one cell."""

    def change(sheet: Worksheet) -> None:
        sheet.cell(line_of(sheet, context), COLUMNS.index(column) + 1).value = text

    return change


def unchanged(_: Worksheet) -> None:
    """Only saved again by another program."""


def line_of(sheet: Worksheet, context: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == context)


def own_texts(guides: Guides) -> dict[str, str]:
    po = polib.pofile(str(guides.po(guides.workspace, "district.po")))
    return {entry.msgctxt: entry.msgstr for entry in po}


@pytest.mark.parametrize("locale", SHIPPED)
def test_round_trip_of_every_shipped_catalog(tmp_path: Path, locale: str) -> None:
    """Every text comes back byte for byte, into the catalog it left and into an empty one."""
    messages = shipped_messages()
    known = {message.context: message for message in messages.every}
    catalog = read_whole_catalog(stock.root(), stock.root(), locale)
    rows = tuple(rows_of(catalog, messages, [stock.root()]))
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(xlsx_bytes(catalog, rows))
    edit(path, unchanged)
    read = read_xlsx(path, locale)
    assert [each.fingerprint for each in read] == [row.fingerprint for row in rows]
    assert not any(each.edited for each in read)
    same = plan_import(catalog, known, read)
    assert (same.changes, same.absent, same.faults) == ({}, 0, ())
    anew = plan_import(Catalog(locale), known, read)
    write_translations(Target(tmp_path, tmp_path), Catalog(locale), messages, anew.changes)
    again = read_whole_catalog(tmp_path, tmp_path, locale)
    assert {key: each.translation for key, each in again.entries.items()} == {
        row.message.context: row.translation for row in rows if row.translation
    }


@given(TEXTS)
@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_text_survives(tmp_path: Path, text: str) -> None:
    """Formulas, spaces, line ends and what looks like an escape come back as they were."""
    message = Message("a.b", "Source", Place(tmp_path / "a.md"))
    entry = Entry("a.b", "Source", text, "", Place(tmp_path / "a.po"))
    catalog = Catalog("ar", {"a.b": entry})
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(xlsx_bytes(catalog, rows_of(catalog, Messages((message,), ()), [tmp_path])))
    (placed,) = read_xlsx(path, "ar")
    assert placed.translation == text
    edit(path, unchanged)
    assert read_xlsx(path, "ar") == (placed,)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(guides: Guides, text: str) -> None:
    """What begins like a formula is quoted text, also for whoever types into the cell."""
    path = guides.po(guides.workspace, "district.po")
    path.write_text(path.read_text().replace('msgstr ""\n', f"msgstr {polib_text(text)}\n"))
    sheet = openpyxl.load_workbook(exported(guides)).worksheets[0]
    cell = sheet.cell(line_of(sheet, TIP), COLUMNS.index("translation") + 1)
    assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "@", True)


def polib_text(text: str) -> str:
    return '"' + text.replace("\t", "\\t").replace("\r", "\\r") + '"'


def test_an_edit_comes_back_as_a_draft(guides: Guides) -> None:
    """The district's text comes into its entry, and a new wording of stock text beside it."""
    sheet = exported(guides)
    edit(sheet, setting(TIP, "translation", "Llame o escriba."))
    edit(sheet, setting("why.roles.title", "translation", "¿Por qué hay dos?"))
    result = run(guides, "import", "es", str(sheet))
    assert result.exit_code == ExitStatus.DONE, result.output
    assert result.stdout == "es: 2 changed, 0 not in the file\n"
    assert own_texts(guides) == {TIP: "Llame o escriba.", "why.roles.title": "¿Por qué hay dos?"}
    assert run(guides, "update", "es").stdout.startswith("es: 0 new, 0 changed")
    before = all_files(guides)
    assert run(guides, "import", "es", str(exported(guides))).stdout.startswith("es: 0 changed")
    assert all_files(guides) == before


def test_columns_and_rows_may_move(guides: Guides) -> None:
    """A sorted sheet with rows left out and a column of the translator's own is as good."""
    sheet = exported(guides)
    edit(sheet, setting(TIP, "translation", "Llame."))

    def shuffle(sheet: Worksheet) -> None:
        sheet.delete_rows(2, 5)
        sheet.insert_cols(1)
        sheet.insert_rows(3)

    edit(sheet, shuffle)
    result = run(guides, "import", "es", str(sheet))
    assert result.stdout == "es: 1 changed, 5 not in the file\n", result.output
    assert own_texts(guides)[TIP] == "Llame."


REFUSED = {
    "unknown context": setting(TIP, "context", "district.tip_line.who"),
    "changed source": setting(TIP, "source", "Call us."),
    "placeholder": setting(TIP, "translation", "Llame a {phone}."),
    "Markdown": setting(TIP, "translation", "Llame **ya**."),
    "lost translation": setting("why.roles.title", "translation", ""),
    "claimed approval": setting("why.roles.title", "status", "approved"),
    "duplicate": lambda sheet: sheet.append(
        [cell.value for cell in sheet[line_of(sheet, "why.roles.title")]]
    ),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_would_lose_or_clash_is_refused(guides: Guides, why: str) -> None:
    """One such row, and nothing of the sheet is written; the row is named with its line."""
    path = exported(guides)
    edit(path, setting("why.early.title", "translation", "Primero, la seguridad"))
    edit(path, REFUSED[why])
    before = all_files(guides)
    result = run(guides, "import", "es", str(path))
    assert result.exit_code == ExitStatus.FINDINGS, result.output
    assert f"{path}:" in result.stderr
    assert result.stderr.endswith("1 fault in the workspace\n")
    assert all_files(guides) == before


def test_an_edit_on_both_sides_clashes(guides: Guides) -> None:
    """A translation that was edited in the PO file since the export is not overwritten."""
    sheet = exported(guides)
    edit(sheet, setting(TIP, "translation", "Llame."))
    path = guides.po(guides.workspace, "district.po")
    po = polib.pofile(str(path), wrapwidth=0)
    po[0].msgstr = "Escriba."
    po.save(str(path))
    result = run(guides, "import", "es", str(sheet))
    assert result.exit_code == ExitStatus.FINDINGS
    assert "'Escriba.'" in result.stderr
    assert own_texts(guides) == {TIP: "Escriba."}


def test_a_stale_translation_that_still_fits(guides: Guides) -> None:
    """`draft` in the status of a stale row says that the translation fits the new English."""
    sheet = exported(guides)
    edit(sheet, setting(TIP, "translation", "Llame."))
    run(guides, "import", "es", str(sheet))
    district = guides.workspace / "content/district.toml"
    district.write_text(district.read_text().replace("day or night", "at any time"))
    sheet = exported(guides)
    assert run(guides, "import", "es", str(sheet)).stdout.startswith("es: 0 changed")
    edit(sheet, setting(TIP, "status", "draft"))
    assert run(guides, "import", "es", str(sheet)).stdout.startswith("es: 1 changed")
    messages = {message.context: message for message in guides.messages().every}
    catalog = read_whole_catalog(guides.stock, guides.workspace, "es")
    assert catalog.translate(messages[TIP]).state is State.DRAFT


def test_files_that_are_no_such_sheet(guides: Guides, tmp_path: Path) -> None:
    """Another language's sheet, one without its columns, and no spreadsheet at all."""
    sheet = exported(guides)
    assert run(guides, "import", "fr", str(sheet)).exit_code == ExitStatus.WORKSPACE
    edit(sheet, lambda sheet: sheet.delete_cols(len(COLUMNS)))
    result = run(guides, "import", "es", str(sheet))
    assert result.exit_code == ExitStatus.WORKSPACE
    assert "fingerprint" in result.stderr
    sheet.write_text("no spreadsheet")
    assert run(guides, "import", "es", str(sheet)).exit_code == ExitStatus.WORKSPACE


def test_room_is_told_and_not_read(tmp_path: Path) -> None:
    """Measured room stands in a column of its own; what anybody makes of it changes no row."""
    messages = shipped_messages()
    catalog = read_whole_catalog(stock.root(), stock.root(), "ar")
    rows = tuple(rows_of(catalog, messages, [stock.root()]))
    plain, told = tmp_path / "plain.xlsx", tmp_path / "told.xlsx"
    plain.write_bytes(xlsx_bytes(catalog, rows))
    rooms = {"why.roles.title": "12 more characters fit."}
    told.write_bytes(xlsx_bytes(catalog, with_rooms(rows, rooms)))
    head, *body = openpyxl.load_workbook(told).worksheets[0].iter_rows(values_only=True)
    assert head == (*COLUMNS, ROOM)
    assert {row[0]: row[-1] for row in body if row[-1]} == rooms
    edit(told, lambda sheet: setattr(sheet.cell(2, len(COLUMNS) + 1), "value", "=1+1"))
    assert told_rows(told) == told_rows(plain)


def told_rows(path: Path) -> list[tuple[str, ...]]:
    """All that an import reads, but for the place."""
    return [
        (row.context, row.source, row.translation, row.status, row.fingerprint)
        for row in read_xlsx(path, "ar")
    ]


def test_room_is_measured_where_it_is_asked_for(tmp_path: Path) -> None:
    """With --room the texts that some page prints have it, and the import finds nothing new."""
    workspace = Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))
    sheet, where = tmp_path / "spanish.xlsx", ("--workspace", str(workspace))
    runner = CliRunner()
    result = runner.invoke(program, ["catalog", "export", "es", str(sheet), "--room", *where])
    assert result.exit_code == ExitStatus.DONE, result.output
    head, *body = openpyxl.load_workbook(sheet).worksheets[0].iter_rows(values_only=True)
    rooms = {row[0]: str(row[head.index(ROOM)] or "") for row in body}
    assert re.fullmatch(r"\d+ (or more )?more characters fit, .+\.", rooms["why.roles.title"])
    assert sum(map(bool, rooms.values())) > len(rooms) / 3
    imported = runner.invoke(program, ["catalog", "import", "es", str(sheet), *where])
    assert imported.stdout == "es: 0 changed, 0 not in the file\n", imported.output


def test_an_export_overwrites_nothing(guides: Guides) -> None:
    """A file that is there may hold a translator's work."""
    sheet = exported(guides)
    assert run(guides, "export", "es", str(sheet)).exit_code == ExitStatus.USAGE
    assert run(guides, "export", "es", "spanish.csv").exit_code == ExitStatus.USAGE


@pytest.mark.parametrize("text", ["a" * 33_000, "a\uffff"])
def test_a_text_that_no_cell_holds(tmp_path: Path, text: str) -> None:
    """What a spreadsheet would cut or change is refused instead."""
    message = Message("a.b", "Source", Place(tmp_path / "a.md"))
    entry = Entry("a.b", "Source", text, "", Place(tmp_path / "a.po", 7))
    catalog = Catalog("ar", {"a.b": entry})
    with pytest.raises(WorkspaceError, match=r"a\.po:7"):
        xlsx_bytes(catalog, rows_of(catalog, Messages((message,), ()), [tmp_path]))


THE_DISTRICTS_OWN = {
    TIP: "Llame o escriba.",
    "district.emergency.how": "Bomberos, policía, médicos",
    "district.sro.title": "Oficial escolar",
    "people.news.body": "Pregunte a **cualquiera** en {school} por la nueva puerta.",
    "people.news.more": "O vea [nuestras páginas]({website}).",
}


def test_from_the_spreadsheet_into_print(tmp_path: Path) -> None:
    """An edit in a spreadsheet is in the next guide; once all is approved, the guide is final."""
    workspace = Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))
    sheet, where = tmp_path / "spanish.xlsx", ("--workspace", str(workspace))
    by_ana = ("--all", "--name", "Ana Ruiz", "--capacity", "translator")
    one = ("--locale", "es", "--edition", "screen", "--jobs", "1", "--final")
    runner = CliRunner()
    runner.invoke(program, ["catalog", "export", "es", str(sheet), *where])
    edit(sheet, setting("why.roles.title", "translation", "¿Por qué hay dos?"))
    for context, text in THE_DISTRICTS_OWN.items():
        edit(sheet, setting(context, "translation", text))
    imported = runner.invoke(program, ["catalog", "import", "es", str(sheet), *where])
    assert imported.stdout == "es: 6 changed, 0 not in the file\n", imported.output
    assert runner.invoke(program, ["build", *one, *where]).exit_code == ExitStatus.FINDINGS
    approved = runner.invoke(program, ["catalog", "approve", "es", *by_ana, *where])
    assert approved.exit_code == ExitStatus.DONE, approved.output
    built = runner.invoke(program, ["build", *one, *where])
    assert built.exit_code == ExitStatus.DONE, built.output
    (file,) = workspace.glob("out/pine/es/*.pdf")
    with pypdfium2.PdfDocument(file) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "¿Por qué hay dos?" in " ".join(text.split())
