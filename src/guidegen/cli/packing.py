"""What ``guidegen packet`` does once its options are known; imports the layout engine's rooms."""

import datetime
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from guidegen.build.manifest import read_manifest
from guidegen.cache import default_folder
from guidegen.cli import building
from guidegen.cli.findings import finding_lines
from guidegen.cli.frame import Frame, counted
from guidegen.cli.options import day_of
from guidegen.errors import ExitStatus, UsageError
from guidegen.files import write_atomically
from guidegen.model.build import (
    BuildDate,
    BuildSettings,
    Crew,
    Result,
    Selection,
    Severity,
    Trust,
)
from guidegen.model.editions import PRINTED
from guidegen.packets import (
    Packed,
    Request,
    files_of,
    packed,
    summary_csv,
    summary_rows,
    summary_xlsx,
    ticket_of,
    ticket_pdfs,
)
from guidegen.proof.workers import in_workers
from guidegen.roster.enrollment import read_enrollment
from guidegen.storage import storage
from guidegen.workspace import Workspace

AT_ONCE = 40
"""So many schools' packets are in memory."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of ``guidegen packet`` ask for; no schools means all."""

    schools: tuple[str, ...]
    editions: tuple[str, ...]
    enrollment: Path | None
    out: Path
    request: Request
    jobs: int


def date_of(date: datetime.datetime | None, out: Path) -> BuildDate:
    """The day that ``--date`` gave, else that of the build that is there, whose guides then stay.

    Raises UsageError as `day_of`.
    """
    there = read_manifest(out).head.get("date") if date is None else None
    return BuildDate.from_text(there) if there else BuildDate(day_of(date))


def pack(frame: Frame, asked: Asked) -> ExitStatus:
    """Build what is not there yet, then make the packets, some schools at a time."""
    workspace = building.read(frame, default_folder())
    request = asked.request
    if asked.enrollment:
        homes = read_enrollment(asked.enrollment, workspace.roster.by_id.keys())
        request = replace(request, homes=homes)
    results, unread = _results(frame, workspace, asked)
    for school in unread:
        frame.warn(f"{school}: no packet, because its row in the roster is at fault")
    done: list[Packed] = []
    for begin in range(0, len(results), AT_ONCE):
        schools = list(results)[begin : begin + AT_ONCE]
        outputs = storage(asked.out)
        some = [
            packed(workspace.roster.by_id[school], results[school], outputs, request)
            for school in schools
        ]
        _write(frame, workspace, some, replace(asked, request=request))
        done += [_light(each) for each in some]
    if not asked.schools:
        _write_summary(frame, done, asked.out)
    status = _tell_left_out(frame, done)
    return ExitStatus.FINDINGS if unread else status


def _results(
    frame: Frame, workspace: Workspace, asked: Asked
) -> tuple[dict[str, list[Result]], list[str]]:
    """What a build has for each school, in the roster's order, and schools that cannot be read."""
    locales = tuple(each.locale for each in asked.request.reprints)
    own = tuple(each for each in workspace.district.editions if each in PRINTED)
    if not asked.editions and not own:
        raise UsageError("The district makes no edition for paper; name one with --edition.")
    selection = Selection(asked.schools, locales, asked.editions or own)
    settings = BuildSettings(asked.out, asked.request.date, default_folder())
    wanted = building.Asked(selection, settings, Trust.SIZE, why=False)
    report = building.built(frame, workspace, wanted, Crew(asked.jobs))
    for line in finding_lines(report.findings, Severity.WARNING):
        frame.warn(line)
    found: dict[str, list[Result]] = defaultdict(list)
    for result in report.results:
        found[result.job.school].append(result)
    unread = [school for school in found if school not in workspace.roster.by_id]
    return {school: each for school, each in found.items() if school not in unread}, unread


def _write(frame: Frame, workspace: Workspace, some: Sequence[Packed], asked: Asked) -> None:
    request, district = asked.request, workspace.district
    packets = [(each, packet) for each in some for packet in each.packets]
    tickets: list[bytes] = []
    if packets and not request.reprints:
        wanted = [ticket_of(packet, each, district.name, request) for each, packet in packets]
        brand = workspace.brands[district.brand]
        task = (wanted, brand, workspace.templates, request.date)
        (tickets,) = in_workers(1, ticket_pdfs, [task])
    written: set[Path] = set()
    for number, (_, packet) in enumerate(packets):
        for file in files_of(packet, tickets[number] if tickets else b"", request):
            path = asked.out / file.path
            write_atomically(path, file.data)
            written.add(path)
            frame.say(str(path))
        copies = counted(packet.copies, "copy", "copies")
        frame.say(f"{packet.school.id}: {copies}, {counted(packet.sheets, 'sheet')}")
    if not request.reprints:
        _remove_others([each.school.id for each in some], asked.out, written)


def _remove_others(schools: Sequence[str], out: Path, written: Set[Path]) -> None:
    """Take away packets that these schools had and have no more; reprints are left alone."""
    for school in schools:
        for path in (out / school).glob(f"{school}-packet-*.pdf"):
            if path not in written and not path.stem.endswith("-reprint"):
                path.unlink()


def _write_summary(frame: Frame, done: Sequence[Packed], out: Path) -> None:
    rows = list(summary_rows(done))
    for name, data in (("packets.csv", summary_csv(rows)), ("packets.xlsx", summary_xlsx(rows))):
        write_atomically(out / name, data)
        frame.say(str(out / name))


def _tell_left_out(frame: Frame, done: Sequence[Packed]) -> ExitStatus:
    for each in done:
        for text in (*each.left_out, *each.notes):
            frame.warn(f"{each.school.id}: {text}")
    left_out = any(each.left_out for each in done)
    return ExitStatus.FINDINGS if left_out else ExitStatus.DONE


def _light(of: Packed) -> Packed:
    """The same without the bytes of its guides."""
    packets = (
        replace(packet, pieces=tuple(replace(piece, data=b"") for piece in packet.pieces))
        for packet in of.packets
    )
    return replace(of, packets=tuple(packets))
