"""``guidegen init``: make a workspace."""

import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import click

from guidegen import stock
from guidegen.cli.frame import Frame, command
from guidegen.errors import UsageError

ABOUT = ("README.md", "gitignore")
RENAMED = {"gitignore": ".gitignore"}
"""A file of that name would rule over the folder that ships it."""


@command(
    "init",
    examples="guidegen init riverside\nguidegen init try-it --sample",
    workspace=False,
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--sample", is_flag=True, help="With an invented district, ready to build.")
def init(frame: Frame, *, folder: Path, sample: bool) -> None:
    """Make a workspace.

    DIR is a new or empty folder. The workspace holds the district's own files, to be filled in;
    texts, templates and translations come from the stock guide. What is not filled in yet is a
    warning of `guidegen check` and of every build.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty; name a new folder, or empty this one.")
    skeleton = Path(str(resources.files("guidegen") / "skeleton"))
    if sample:
        _copy(_sample_files(), folder)
        _copy(((skeleton / name, Path(name)) for name in ABOUT), folder)
    else:
        _copy(((path, path.relative_to(skeleton)) for path in _files(skeleton, "**/*")), folder)
    _record_stock(folder)
    for line in _next_steps(folder, sample=sample):
        frame.tell(line)


def _sample_files() -> list[tuple[Path, Path]]:
    root = stock.sample_root()
    if not (root / "content" / "district.toml").is_file():
        raise UsageError("This installation comes without the sample district.")
    return [
        (path, path.relative_to(root)) for each in stock.SAMPLE_FILES for path in _files(root, each)
    ]


def _files(root: Path, pattern: str) -> Iterator[Path]:
    paths = sorted(root.glob(pattern))
    return (path for path in paths if path.is_file() and not path.name.startswith("."))


def _copy(files: Iterator[tuple[Path, Path]] | list[tuple[Path, Path]], folder: Path) -> None:
    for source, name in files:
        target = folder / name.with_name(RENAMED.get(name.name, name.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _record_stock(folder: Path) -> None:
    """Note today's stock guide, so that `guidegen stock changes` can tell an upgrade's changes."""
    from guidegen.cli.stock import accept_stock  # noqa: PLC0415 (imports the readers)

    accept_stock(folder.resolve())


def _next_steps(folder: Path, *, sample: bool) -> Iterator[str]:
    yield f"A workspace stands in {folder}."
    if not sample:
        yield "Fill in content/district.toml, and check what it says of both roles;"
        yield "then bring in the schools: guidegen roster import FILE"
    yield "guidegen check says what is missing; guidegen build makes the guides."
