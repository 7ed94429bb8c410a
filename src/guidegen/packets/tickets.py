"""Job tickets: the sheet on top of a packet, for whoever prints it. They are in English."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from guidegen.compose.environment import rendered
from guidegen.geometry import LETTER_LANDSCAPE
from guidegen.model.brand import Brand
from guidegen.model.build import BuildDate
from guidegen.packets.english_pages import About, english_engine, english_pdf
from guidegen.press import Engine
from guidegen.sheets import sheets_of


@dataclass(frozen=True, slots=True)
class TicketLine:
    """A line of a ticket: copies of one guide, and which pages they take, without the ticket's."""

    language: str
    edition: str
    copies: int
    sheets: int
    first_page: int
    last_page: int
    digest: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a job ticket says, of the school with the id ``id``.

    ``on_top``: it is part of the file whose pages it tells. ``reprint`` are the words to type for
    some copies; ``left_out`` says in words what is not in the packet, and why.
    """

    id: str
    school: str
    district: str
    day: str
    lines: tuple[TicketLine, ...]
    paper: str
    reams: str
    flip: str
    finishing: tuple[str, ...]
    reprint: tuple[str, ...]
    left_out: tuple[str, ...]
    digest: str
    on_top: bool

    @property
    def copies(self) -> int:
        return sum(line.copies for line in self.lines)

    @property
    def sheets(self) -> int:
        return sum(line.sheets for line in self.lines)


def ticket_pdfs(
    tickets: Sequence[Ticket], brand: Brand, templates: tuple[Path, ...], date: BuildDate
) -> list[bytes]:
    """Each ticket as a PDF. Raises WorkspaceError: a template is at fault."""
    variables = {"palette": brand.palette, "size": LETTER_LANDSCAPE}
    engine = english_engine("ticket.css.j2", variables, templates)
    return [_pdf(engine, ticket, templates, date) for ticket in tickets]


def _pdf(engine: Engine, ticket: Ticket, templates: tuple[Path, ...], date: BuildDate) -> bytes:
    if not ticket.on_top:
        return _set(engine, ticket, 0, templates, date)
    data = _set(engine, ticket, 2, templates, date)
    pages = 2 * sheets_of(data)
    return data if pages == 2 else _set(engine, ticket, pages, templates, date)


def _set(
    engine: Engine, ticket: Ticket, before: int, templates: tuple[Path, ...], date: BuildDate
) -> bytes:
    """The ticket, where so many pages stand before those that it tells of."""
    markup = rendered(templates, "ticket.html.j2", {"ticket": ticket, "before": before})
    about = About(
        f"Job ticket: {ticket.school}",
        "What a school prints",
        ticket.district,
        f"ticket-{ticket.id}",
        date,
    )
    return english_pdf(engine, markup, about)
