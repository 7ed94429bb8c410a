"""Packets: what one school prints, from the guides that a build has made."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from guidegen import files
from guidegen.languages import language
from guidegen.model.build import BuildDate, Job, Output, Purpose, Result
from guidegen.model.district import School
from guidegen.model.editions import PRINTED
from guidegen.model.enrollment import Enrollment, HomeLanguage
from guidegen.model.printing import Flip, Paper
from guidegen.packets.pieces import Reprint, copies_of, fallback, range_of, without_guide
from guidegen.packets.tickets import Ticket, TicketLine
from guidegen.sheets import Stretch, print_run, sheets_of
from guidegen.storage import Storage

SHEETS_IN_A_REAM = 500
_AN_EXAMPLE = 20
"""So many copies a ticket shows how to print again, at most."""
_NO_ROW = "The table of home languages has no row for this school."
_NO_COPIES = "The roster asks for no copies."


@dataclass(frozen=True, slots=True)
class Request:
    """What packets are wanted.

    ``homes``, read from the file ``enrollment``, replace the roster's copies, with ``spare`` per
    cent more. ``separate``: a file for each language. ``review``: also guides that are marked for
    review. ``reprints``: only these.
    """

    date: BuildDate
    enrollment: str = ""
    homes: Enrollment | None = None
    spare: int = 0
    separate: bool = False
    collated: bool = True
    review: bool = False
    reprints: tuple[Reprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A guide of a packet, and which of its copies are printed, counted from 1."""

    output: Output
    data: bytes
    copies: range
    sheets_each: int

    @property
    def job(self) -> Job:
        return self.output.job

    @property
    def repeats(self) -> range:
        """Which times its file, which may have several copies on a sheet, is printed."""
        return PRINTED[self.job.edition].repeats(self.copies)

    @property
    def sheets(self) -> int:
        return len(self.repeats) * self.sheets_each

    @property
    def language_name(self) -> str:
        return language(self.job.locale).english_name


@dataclass(frozen=True, slots=True)
class Packet:
    """All pieces of a school for one paper and one edge to turn it over.

    ``apart``: the school has another packet for this paper, which is turned over the other edge.
    """

    school: School
    paper: Paper
    flip: Flip
    pieces: tuple[Piece, ...]
    apart: bool = False

    @property
    def name(self) -> str:
        """The name of its file, which no other packet of the school has."""
        edge = f"-{self.flip.value.replace(' ', '-')}" if self.apart else ""
        return f"{self.school.id}-packet-{self.paper.id}{edge}"

    @property
    def sheets(self) -> int:
        return sum(piece.sheets for piece in self.pieces)

    @property
    def copies(self) -> int:
        return sum(len(piece.copies) for piece in self.pieces)

    @property
    def digest(self) -> str:
        """The same for the same guides in the same copies."""
        lines = (f"{each.output.sha256} {each.copies}" for each in self.pieces)
        return short(files.digest("\n".join(lines).encode()))


@dataclass(frozen=True, slots=True)
class Packed:
    """A school's packets, what is left out of them and why, and what else is to be known."""

    school: School
    packets: tuple[Packet, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PacketFile:
    """A file of a packet, below the output folder."""

    path: PurePath
    data: bytes = field(repr=False)


def short(digest: str) -> str:
    """As much of a digest as people compare."""
    return digest[:12]


def packed(school: School, results: Iterable[Result], outputs: Storage, request: Request) -> Packed:
    """A packet for each kind of paper, of the results that a build had for a school.

    Raises UsageError: copies are to be printed again that it does not have; OSError: a guide cannot
    be read.
    """
    homes = None if request.homes is None else request.homes.get(school.id, ())
    wanted = _copies_wanted(school, homes, request)
    left_out = [_NO_ROW] if homes == () else [] if wanted else [_NO_COPIES]
    pieces: list[Piece] = []
    for result in results:
        numbers = wanted.get(result.job.locale)
        if not numbers:
            continue
        if reason := _obstacle(result, request):
            left_out.append(f"{_named(result.job, len(numbers))}: {reason}")
        elif result.output:
            data = outputs.read(result.output.file)
            pieces.append(Piece(result.output, data, numbers, sheets_of(data)))
    packets = tuple(_packets(school, pieces))
    return Packed(school, packets, tuple(left_out), tuple(_notes(school, homes or ())))


def _packets(school: School, pieces: Iterable[Piece]) -> Iterator[Packet]:
    """A packet for each paper and edge; what has one side lies with other guides of its paper."""
    flips: dict[Paper, list[Flip]] = {}
    found: dict[tuple[Paper, Flip], list[Piece]] = {}
    ordered = list(pieces)
    for piece in sorted(ordered, key=lambda each: not PRINTED[each.job.edition].both_sides):
        printing, paper = PRINTED[piece.job.edition], piece.job.printed_on
        known = flips.setdefault(paper, [printing.flip])
        flip = printing.flip if printing.both_sides else known[0]
        found.setdefault((paper, flip), []).append(piece)
    for (paper, flip), own in found.items():
        apart = sum(other == paper for other, _ in found) > 1
        yield Packet(school, paper, flip, tuple(sorted(own, key=ordered.index)), apart)


def ticket_of(packet: Packet, of: Packed, district: str, request: Request) -> Ticket:
    """What the job ticket of a packet says, in the district of that name."""
    printings = [PRINTED[piece.job.edition] for piece in packet.pieces]
    steps = sorted(printings, key=lambda each: not each.both_sides)
    return Ticket(
        packet.school.id,
        packet.school.name,
        district,
        request.date.day.isoformat(),
        tuple(_lines(packet, separate=request.separate)),
        packet.paper.summary,
        reams(packet.sheets),
        packet.flip.value,
        tuple(dict.fromkeys(each.finishing for each in steps)),
        tuple(_again(packet, request)),
        (*of.left_out, *of.notes),
        packet.digest,
        on_top=not request.separate,
    )


def _again(packet: Packet, request: Request) -> Iterator[str]:
    """What to type for some copies of this very packet, word by word."""
    last = packet.pieces[-1]
    yield from ("guidegen", "packet", "--school", packet.school.id)
    if request.homes is not None:
        yield from ("--from-enrollment", request.enrollment, "--spare", str(request.spare))
    if request.review:
        yield "--review"
    yield from ("--date", request.date.day.isoformat())
    yield from ("--reprint", f"{last.job.locale}:1-{min(len(last.copies), _AN_EXAMPLE)}")


def files_of(packet: Packet, ticket: bytes, request: Request) -> Iterator[PacketFile]:
    """The files of a packet; a reprint has no ticket."""
    name = packet.name
    run = functools.partial(_run, packet, request)
    pieces = [_stretch(piece) for piece in packet.pieces]
    on_top = Stretch(ticket, "Job ticket", "ticket", 1)
    if request.reprints:
        yield run(f"{name}-reprint", pieces)
    elif not request.separate:
        yield run(name, [on_top, *pieces])
    else:
        yield run(f"{name}-ticket", [on_top])
        for locale in dict.fromkeys(piece.job.locale for piece in packet.pieces):
            own = [_stretch(piece) for piece in packet.pieces if piece.job.locale == locale]
            yield run(f"{name}-{locale}", own)


def reams(sheets: int) -> str:
    """So many sheets as reams, rounded up to a tenth."""
    return f"{-(-sheets * 10 // SHEETS_IN_A_REAM) / 10:.1f}"


def _copies_wanted(
    school: School, homes: Sequence[HomeLanguage] | None, request: Request
) -> dict[str, range]:
    """Which copies are to be printed in each locale."""
    copies = copies_of(school, homes, request.spare)
    if request.reprints:
        return {each.locale: range_of(each, copies) for each in request.reprints}
    return {each.locale: range(1, each.copies + 1) for each in copies if each.copies}


def _notes(school: School, homes: Iterable[HomeLanguage]) -> Iterator[str]:
    instead = language(fallback([each.locale for each in school.locales])).english_name
    for home in without_guide(school, homes):
        families = "1 family gets" if home.families == 1 else f"{home.families} families get"
        yield f"{home.name}: the school has no guide in it; {families} {instead}."


def _obstacle(result: Result, request: Request) -> str:
    """Why a guide is not in a packet; empty where it is."""
    if result.output is None:
        return next((each.text for each in result.findings), "it could not be made")
    if result.job.purpose is Purpose.REVIEW and not request.review:
        return (
            "it is marked for review, because not all of its texts are approved as the district "
            "wants it."
        )
    return ""


def _named(job: Job, copies: int) -> str:
    number = "1 copy" if copies == 1 else f"{copies} copies"
    return f"{language(job.locale).english_name}, {job.kind}, {number}"


def _lines(packet: Packet, *, separate: bool) -> Iterator[TicketLine]:
    page: dict[str, int] = {}
    for piece in packet.pieces:
        key = piece.job.locale if separate else ""
        first = page.get(key, 0) + 1
        page[key] = last = first + 2 * piece.sheets - 1
        yield TicketLine(
            piece.language_name,
            piece.job.kind,
            len(piece.copies),
            piece.sheets,
            first,
            last,
            short(piece.output.sha256),
        )


def _stretch(piece: Piece) -> Stretch:
    numbers = f"copies {piece.copies[0]}–{piece.copies[-1]}"
    title = f"{piece.language_name}, {piece.job.kind}: {numbers}"
    label = f"{piece.job.locale}-{piece.job.kind}"
    return Stretch(piece.data, title, label, len(piece.repeats), piece.repeats[0])


def _run(packet: Packet, request: Request, name: str, stretches: Sequence[Stretch]) -> PacketFile:
    title = f"Packet {packet.digest}: {packet.school.name}"
    data = print_run(stretches, title, request.date.day, packet.flip, collated=request.collated)
    return PacketFile(PurePath(packet.school.id) / f"{name}.pdf", data)
