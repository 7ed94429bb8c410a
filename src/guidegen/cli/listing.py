"""``guidegen list``: what there is to build, and what to build it from."""

import json
from collections.abc import Mapping, Sequence

import click

from guidegen.cli.frame import ExampleGroup, Frame, command
from guidegen.cli.options import json_option
from guidegen.model.editions import EDITIONS

Rows = Sequence[Mapping[str, object]]
"""One object a line; each has an ``id``."""


@click.group("list", cls=ExampleGroup)
def listing() -> None:
    """List schools, locales, editions or blocks."""


@command("schools", examples="guidegen list schools\nguidegen list schools --json")
@json_option
def schools(frame: Frame, *, as_json: bool) -> None:
    """List the schools of the workspace.

    Each with its level, brand and locales, and with how it is staffed.
    """
    from guidegen.model.district import Role  # noqa: PLC0415
    from guidegen.workspace import read_workspace  # noqa: PLC0415

    workspace = read_workspace(frame.workspace)
    rows = [
        {
            "id": school.id,
            "name": school.name,
            "level": school.level.value,
            "brand": school.brand or workspace.district.brand,
            "locales": [copies.locale for copies in school.locales],
            **{role.value: school.staffing[role].value for role in Role},
        }
        for school in workspace.roster.schools
    ]
    _print(frame, rows, as_json=as_json)


@command("locales", examples="guidegen list locales\nguidegen list locales --json")
@json_option
def locales(frame: Frame, *, as_json: bool) -> None:
    """List the languages that guidegen knows.

    A workspace uses those that its district or its schools name.
    """
    from guidegen.languages import languages  # noqa: PLC0415

    rows = [
        {
            "id": language.tag,
            "name": language.english_name,
            "endonym": language.endonym,
            "script": language.script,
            "direction": language.direction,
        }
        for language in languages().values()
    ]
    _print(frame, rows, as_json=as_json)


@command("editions", examples="guidegen list editions\nguidegen list editions --json")
@json_option
def editions(frame: Frame, *, as_json: bool) -> None:
    """List the ways in which a guide becomes a file."""
    rows = [{"id": edition.id, "summary": edition.summary} for edition in EDITIONS.values()]
    _print(frame, rows, as_json=as_json)


@command("blocks", examples="guidegen list blocks\nguidegen list blocks --json")
@json_option
def blocks(frame: Frame, *, as_json: bool) -> None:
    """List the blocks of text, panel by panel.

    Says of each its rank on the panel, and whether it is stock or the workspace's own.
    """
    from guidegen import stock  # noqa: PLC0415
    from guidegen.content.blocks import read_blocks  # noqa: PLC0415
    from guidegen.model.panel import BLOCK_PANELS  # noqa: PLC0415
    from guidegen.translation.extract import is_stock  # noqa: PLC0415

    found, faults = read_blocks(stock.root(), frame.workspace)
    order = BLOCK_PANELS
    rows = [
        {
            "id": f"{block.id}.{block.variant}" if block.variant else block.id,
            "block": block.id,
            "variant": block.variant,
            "panel": block.panel,
            "rank": block.rank,
            "from": "stock" if is_stock(block.place.path, stock.root()) else "workspace",
        }
        for block in sorted(found, key=lambda each: (order.index(each.panel), each.order, each.id))
    ]
    _print(frame, rows, as_json=as_json)
    if faults:
        frame.tell(f"{len(faults)} faults in blocks are left out; `guidegen check` lists them.")


for each in (schools, locales, editions, blocks):
    listing.add_command(each)


def _print(frame: Frame, rows: Rows, *, as_json: bool) -> None:
    if as_json:
        frame.say(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    cells = [[_cell(value) for value in row.values()] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        frame.say("  ".join(padded).rstrip())


def _cell(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
