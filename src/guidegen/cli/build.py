"""``guidegen build``: make the guides."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from guidegen.cache import default_folder
from guidegen.cli.frame import Frame, command
from guidegen.cli.options import SEVERITIES, date_option, day_of, fail_on_option, json_option
from guidegen.cli.processors import this_machine
from guidegen.errors import ExitStatus, UsageError
from guidegen.model.build import PAIR, BuildDate, BuildSettings, Crew, Purpose, Selection, Trust
from guidegen.model.printing import PAPERS, Variant
from guidegen.storage import destination

EXAMPLES = """
guidegen build
guidegen build --school cedar-valley-high --locale es --edition trifold
guidegen build --review --out proofs
guidegen build --final --fail-on warning --json
guidegen build --edition booklet --edition flyer --paper a4 --ink saver
guidegen build --pair en,es
guidegen build --dry-run --why
guidegen build --scheduler tcp://scheduler.example:8786 --out s3://guides/2026
"""


@dataclass(frozen=True, slots=True)
class Request:
    """What the options of ``guidegen build`` say."""

    schools: tuple[str, ...]
    locales: tuple[str, ...]
    editions: tuple[str, ...]
    paper: str | None
    ink: str
    print_shop: bool
    pair: str
    out: str | None
    review: bool
    final: bool
    date: datetime.datetime | None
    fail_on: str
    jobs: int
    scheduler: str
    why: bool
    verify: bool
    force: bool
    dry_run: bool
    cache: Path | None
    no_cache: bool
    as_json: bool

    @property
    def selection(self) -> Selection:
        """What to build. Raises UsageError: both purposes were asked for."""
        if self.review and self.final:
            raise UsageError("--review and --final do not go together; leave out one of them.")
        purpose = Purpose.REVIEW if self.review else Purpose.FINAL if self.final else None
        first, *others = (self.pair or PAIR).split(",")
        if len(others) > 1 or (self.pair and not others):
            raise UsageError("--pair names two languages, as in --pair en,ar.")
        return Selection(
            self.schools,
            (*self.locales, *others),
            self.editions or (("bilingual",) if others else ()),
            purpose,
            self.paper or "",
            self._variant,
            first,
        )

    @property
    def _variant(self) -> Variant:
        if self.print_shop and self.ink == "saver":
            raise UsageError("--print-shop and --ink saver do not go together.")
        if self.print_shop:
            return Variant.PRINT_SHOP
        return Variant.SAVER if self.ink == "saver" else Variant.OFFICE

    @property
    def crew(self) -> Crew:
        """Who builds it."""
        return Crew(self.jobs, self.scheduler)

    def settings(self, workspace: str) -> BuildSettings:
        """What all jobs share, for a workspace's place. Raises UsageError: no such destination."""
        out = destination(self.out or f"{workspace}/out")
        return BuildSettings(out, BuildDate(day_of(self.date)), self._cache_folder)

    @property
    def trust(self) -> Trust:
        """How far files of earlier builds are trusted."""
        return Trust.NONE if self.force else Trust.BYTES if self.verify else Trust.SIZE

    @property
    def _cache_folder(self) -> Path | None:
        """Where workers keep things; those of a cluster have no folder of this machine."""
        if self.no_cache or self.crew.abroad:
            return None
        return self.cache or default_folder()


@command("build", examples=EXAMPLES, remote=True)
@click.option("--school", "schools", multiple=True, metavar="ID", help="Only this school.")
@click.option("--locale", "locales", multiple=True, metavar="TAG", help="Only this locale.")
@click.option("--edition", "editions", multiple=True, metavar="NAME", help="Only this edition.")
@click.option(
    "--paper",
    type=click.Choice(PAPERS),
    default=None,
    help="The paper that is printed on; without it, the district's.",
)
@click.option(
    "--ink",
    type=click.Choice(["full", "saver"]),
    default="full",
    help="How much ink printed pages take: saver draws filled areas as outlines.",
)
@click.option(
    "--print-shop", is_flag=True, help="With bleed, marks and the colours of a printer's profile."
)
@click.option(
    "--pair", default="", metavar="TAG,TAG", help="Two languages in one piece, such as en,ar."
)
@click.option(
    "--out",
    metavar="DIR|URL",
    help="Where to write, a folder or s3://…; without it, out/ in the workspace.",
)
@click.option("--review", is_flag=True, help="Everything, marked, for reviewers.")
@click.option("--final", is_flag=True, help="Only what the approval policy lets families have.")
@date_option
@fail_on_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=this_machine,
    metavar="N",
    help="How many workers; without it, one for each processor.",
)
@click.option(
    "--scheduler",
    default="",
    metavar="URL",
    help="Build on the workers of a Dask cluster: tcp://host:8786. Needs guidegen[dask].",
)
@click.option("--why", is_flag=True, help="Say of each file that is made why, and in which way.")
@click.option("--verify", is_flag=True, help="Look at the bytes of finished files, not their size.")
@click.option("--force", is_flag=True, help="Make everything again, whatever is there.")
@click.option("--dry-run", is_flag=True, help="Make nothing; say what would be made.")
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to keep what other builds can use; without it, this user's cache folder.",
)
@click.option("--no-cache", is_flag=True, help="Keep nothing for other builds.")
@json_option
def build(frame: Frame, **options: Any) -> ExitStatus:
    """Make the guides.

    Every school is built in each of its locales and in the district's editions, unless options
    name others. A file that is there already, and was made from what it would be made from now, is
    not made again. Without --review and --final each locale is built as what it is: final where
    the district's approval policy allows it, for review where not.
    """
    from guidegen.cli import building  # noqa: PLC0415 (help need not wait for the layout engine)

    request = Request(**options)
    settings = request.settings(frame.origin)
    asked = building.Asked(request.selection, settings, request.trust, why=request.why)
    if request.dry_run:
        return building.dry_run(frame, asked, as_json=request.as_json)
    report = building.built(frame, building.read(frame, settings.cache), asked, request.crew)
    status = report.status(SEVERITIES[request.fail_on])
    show = building.print_json if request.as_json else building.print_summary
    show(frame, report, asked, status)
    return status
