"""``guidegen catalog status``: what is translated, and what is left."""

import json
from collections.abc import Iterable, Iterator, Mapping

import click

from guidegen import stock
from guidegen.catalog import read_catalog
from guidegen.cli.frame import Frame, command, report_faults
from guidegen.cli.options import json_option
from guidegen.cli.translating import asked_tags, read_messages, read_valid_district
from guidegen.errors import ExitStatus, Fault
from guidegen.translation.status import LocaleProgress, Progress, locale_progress

_COLUMNS = ("messages", "translated", "approved", "draft", "stale", "missing", "words_left")


@command("status", examples="guidegen catalog status\nguidegen catalog status es -v")
@click.argument("tag", required=False)
@json_option
def status(frame: Frame, tag: str | None, *, as_json: bool) -> ExitStatus:
    """Count what is translated, approved, stale and missing, in one language or in all.

    With -v, and in JSON, also for each block. "words left" are the English words of what is
    stale or missing.
    """
    district = read_valid_district(frame.workspace)
    messages = read_messages(frame.workspace, district)
    found: list[LocaleProgress] = []
    faults: list[Fault] = []
    shipped, own = stock.locales(stock.root()), stock.locales(frame.workspace)
    for each in asked_tags(frame.workspace, district, tag):
        catalog, wrong = read_catalog(shipped, own, each)
        found.append(locale_progress(catalog, messages.every))
        faults += wrong
    if as_json:
        frame.say(json.dumps(list(map(_object, found)), ensure_ascii=False, indent=2))
    else:
        _show(frame, found)
    if faults:
        report_faults(frame, tuple(faults))
    return ExitStatus.FINDINGS if faults else ExitStatus.DONE


def _show(frame: Frame, found: Iterable[LocaleProgress]) -> None:
    rows = [["locale", *(column.replace("_", " ") for column in _COLUMNS)]]
    for each in found:
        rows.append([each.locale, *_numbers(each.total)])
        if frame.verbosity > 0:
            rows += ([f"  {block}", *_numbers(of)] for block, of in each.blocks.items())
    width = max(len(row[0]) for row in rows)
    for row in rows:
        cells = (cell.rjust(len(head)) for cell, head in zip(row[1:], rows[0][1:], strict=True))
        frame.say("  ".join([row[0].ljust(width), *cells]))


def _numbers(progress: Progress) -> Iterator[str]:
    return map(str, _counted(progress).values())


def _object(progress: LocaleProgress) -> Mapping[str, object]:
    blocks = [{"id": block, **_counted(each)} for block, each in progress.blocks.items()]
    return {"id": progress.locale, **_counted(progress.total), "blocks": blocks}


def _counted(progress: Progress) -> Mapping[str, int]:
    return {column: getattr(progress, column) for column in _COLUMNS}
