"""The proof of a language: a PDF for its translator, made in a worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidegen import stock
from guidegen.compose.assets import art_url
from guidegen.errors import WorkspaceError
from guidegen.fonts import find_fonts, font_assets
from guidegen.languages import Language, language
from guidegen.model.brand import Asset, Brand
from guidegen.model.build import BuildDate
from guidegen.model.content import Message
from guidegen.press import DocumentInfo, Engine, Pages, ProofPage, panel_of, write_proof
from guidegen.proof.callouts import Target, callouts
from guidegen.proof.ground import Ground, ground
from guidegen.proof.locale_rooms import room_by_message
from guidegen.proof.plates import is_wide, plate_of
from guidegen.proof.sheets import ProofSheet, row_of, sheet_markup, sheet_styles
from guidegen.proof.values import Room
from guidegen.proof.views import View, unseen, views
from guidegen.translation.extract import extract

REST = "rest"


@dataclass(frozen=True, slots=True)
class Request:
    """What proof is wanted; ``school`` may be empty: then each panel is of its tightest school."""

    tag: str
    school: str
    date: BuildDate
    name: str


def proof(root: Path, request: Request, rooms: tuple[Room, ...]) -> bytes:
    """The proof of a language, as the bytes of a PDF.

    Raises WorkspaceError: the workspace or the catalog is at fault; UsageError: there is no such
    school.
    """
    tag, school = request.tag, request.school
    base = ground(root, tag)
    messages = {each.context: each for each in _messages(base)}
    shown = views(base, school)
    sheets = [_sheet(number, base, view, messages, rooms) for number, view in enumerate(shown)]
    if not school:
        sheets += _rest(base, messages, shown)
    engine = _engine(base, sheets, shown)
    markup = [sheet_markup(each, language(tag), base.workspace.templates) for each in sheets]
    pages = engine.lay_out(markup).pages
    drawings = {f"sheet-{number}": view for number, view in enumerate(shown)}
    return write_proof(engine, _with_drawings(pages, drawings), _info(base, request))


def _messages(base: Ground) -> tuple[Message, ...]:
    found, faults = extract(stock.root(), base.workspace.root, base.workspace.district)
    if faults:
        raise WorkspaceError(*faults)
    return found.every


def _sheet(
    number: int,
    base: Ground,
    view: View,
    messages: Mapping[str, Message],
    rooms: tuple[Room, ...],
) -> ProofSheet:
    of_panel = room_by_message(tuple(each for each in rooms if each.fit.panel == view.panel))
    rows = tuple(
        row_of(place, messages[each.context], each, of_panel.get(each.context), language(base.tag))
        for place, each in enumerate(view.messages, start=1)
    )
    remarks = tuple(each.text[0].upper() + each.text[1:] for each in view.pressed.findings)
    return ProofSheet(
        f"sheet-{number}", view.panel, view.about, remarks, rows, True, is_wide(view.panel)
    )


def _rest(base: Ground, messages: Mapping[str, Message], shown: Sequence[View]) -> list[ProofSheet]:
    """The messages that no school of the workspace prints, on sheets without a drawing."""
    rows = tuple(
        row_of(number, each, base.catalog.translate(each), None, language(base.tag))
        for number, each in enumerate(unseen(messages.values(), shown), start=1)
    )
    about = "For other roles and settings than this district has now"
    return [ProofSheet(REST, "not printed here", about, (), rows, False, False)] if rows else []


def _engine(base: Ground, sheets: Sequence[ProofSheet], shown: Sequence[View]) -> Engine:
    brand = base.workspace.brands[base.workspace.district.brand]
    of = language(base.tag)
    fonts = find_fonts(dict.fromkeys((*language("en").fonts, *of.fonts)))
    drawn = (_callouts(number, view, brand, of) for number, view in enumerate(shown))
    assets = {asset.url: asset for asset in (*font_assets(fonts), *drawn)}
    styles = sheet_styles(sheets, brand, of, base.workspace.templates)
    return Engine(styles, assets, frozenset(), language("en"))


def _callouts(number: int, view: View, brand: Brand, of: Language) -> Asset:
    plate = plate_of(view.panel, view.seen)
    places = view.seen.first_lines
    targets = [
        Target(count, plate.place(places[each.context]) if each.context in places else None)
        for count, each in enumerate(view.messages, start=1)
    ]
    lines = [plate.place(line) for line in view.seen.lines]
    drawing = callouts(plate, targets, lines, brand.palette, of.right_to_left)
    return Asset(art_url(f"sheet-{number}"), None, drawing.encode(), "image/svg+xml")


def _with_drawings(pages: Pages, views_by_id: Mapping[str, View]) -> list[ProofPage]:
    """Each page with the panel that is drawn on it: a wide one on its first sheet only."""
    placed: list[ProofPage] = []
    before = ""
    for page in pages:
        view = views_by_id.get(panel_of(page))
        if view is None or (is_wide(view.panel) and panel_of(page) == before):
            placed.append(ProofPage(page))
        else:
            placed.append(ProofPage(page, view.seen.page, plate_of(view.panel, view.seen).drawing))
        before = panel_of(page)
    return placed


def _info(base: Ground, request: Request) -> DocumentInfo:
    of = language(base.tag)
    return DocumentInfo(
        title=f"Proof: {of.english_name}",
        lang="en",
        author=base.workspace.district.name,
        subject="Every text of the guide, for its translator",
        keywords=("proof",),
        date=request.date.w3c,
        identifier=request.name,
    )
