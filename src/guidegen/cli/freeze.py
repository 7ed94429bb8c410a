"""``guidegen freeze``: keep a build, to compare with later."""

from pathlib import Path

import click

from guidegen.cache import default_folder
from guidegen.cli.frame import Frame, command, counted
from guidegen.cli.options import freezes_option
from guidegen.cli.processors import this_machine
from guidegen.model.build import Crew


@command("freeze", examples="guidegen freeze 2026-fall\nguidegen changes --since 2026-fall")
@click.argument("name")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the build is; without it, out/ in the workspace.",
)
@freezes_option
def freeze(frame: Frame, name: str, *, out: Path | None, freezes: Path | None) -> None:
    """Keep a build, to compare with later.

    Copies its files into a folder of their own, with the manifest, their checksums, and what each
    guide prints. Do it when you send a build to the printer: `guidegen changes` says later what of
    it is wrong. A build that is not what the workspace says now is refused.
    """
    from guidegen import freezes as room  # noqa: PLC0415 (help need not wait)
    from guidegen.cli import building  # noqa: PLC0415

    folder = room.folder_of(frame.folder(freezes, "freezes"), name)
    workspace = building.read(frame, default_folder())
    jobs = room.freeze(workspace, frame.folder(out, "out"), folder, Crew(this_machine()))
    frame.say(f"{folder}: {counted(len(jobs), 'file')}")
