"""``guidegen site``: the guides as a static site."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guidegen.cli.frame import Frame, command, counted
from guidegen.cli.options import date_option, day_of
from guidegen.cli.processors import this_machine
from guidegen.errors import ExitStatus, UsageError
from guidegen.model.build import BuildDate, BuildSettings, Crew, Selection, Severity, Trust

if TYPE_CHECKING:
    from guidegen.workspace import Workspace


@command("site", examples="guidegen site\nguidegen site --review --out preview")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to write; without it, site/ in the workspace.",
)
@click.option("--review", is_flag=True, help="Also languages that are not approved, marked.")
@date_option
def site(
    frame: Frame, *, out: Path | None, review: bool, date: datetime.datetime | None
) -> ExitStatus:
    """Make a static site of all guides.

    Each school has a page in each of its languages, where the QR codes of its guides lead, with the
    PDF files beside it, and a first page leads to all of them. The pages need no script and nothing
    from elsewhere: copy the folder to any web server. Languages that the district's approval policy
    does not let families have are left out.
    """
    from guidegen.cache import default_folder  # noqa: PLC0415 (help need not wait)
    from guidegen.cli import building  # noqa: PLC0415
    from guidegen.cli.findings import finding_lines  # noqa: PLC0415
    from guidegen.files import write_atomically  # noqa: PLC0415
    from guidegen.site import no_longer_right, site_files  # noqa: PLC0415
    from guidegen.storage import storage  # noqa: PLC0415

    workspace = building.read(frame, default_folder())
    locales = tuple(workspace.languages) if review else _approved(workspace)
    folder = frame.folder(out, "site")
    settings = BuildSettings(folder, BuildDate(day_of(date)), default_folder())
    asked = building.Asked(Selection(locales=locales), settings, Trust.SIZE, why=False)
    report = building.built(frame, workspace, asked, Crew(this_machine()))
    for line in finding_lines(report.findings, Severity.WARNING):
        frame.warn(line)
    written = []
    for file in site_files(workspace, report.results, storage(folder)):
        write_atomically(folder / file.path, file.data)
        written.append(file.path)
    for path in no_longer_right(folder, written):
        path.unlink()
    for tag in workspace.languages:
        if tag not in locales:
            frame.tell(f"{tag}: left out, because the approval policy allows no final build")
    pages = sum(path.name == "index.html" for path in written)
    frame.say(f"{counted(pages, 'page')} in {folder}")
    return report.status(Severity.ERROR)


def _approved(workspace: "Workspace") -> tuple[str, ...]:
    """The languages that families may have. Raises UsageError: there is none."""
    from guidegen.build.approval import standings_of  # noqa: PLC0415 (help need not wait)

    standings = standings_of(workspace, list(workspace.languages))
    found = tuple(tag for tag, standing in standings.items() if standing.final)
    if not found:
        raise UsageError("No language is approved for families; --review makes a site to look at.")
    return found
