r"""The frame of every command: workspace, verbosity, and the step from exception to exit status.

A command's function takes a `Frame` first and returns the exit status, or nothing for 0:

    @command("check", examples="guidegen check\nguidegen check --json")
    @click.option("--json", "as_json", is_flag=True, help="...")
    def check(frame: Frame, as_json: bool) -> ExitStatus: ...
"""

import functools
import logging
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from guidegen.cli.workspace_place import ORIGIN, WorkspacePlace
from guidegen.errors import ExitStatus, Fault, GuidegenError, WorkspaceError

Command = Callable[..., ExitStatus | None]


@dataclass(frozen=True, slots=True)
class Frame:
    """What every command knows: the workspace's folder, and how much to say (-1, 0, 1 ...).

    ``origin`` is what was typed for the workspace: the folder, or the address that it is a copy of.
    """

    workspace: Path
    verbosity: int = 0
    origin: str = ""

    def folder(self, given: Path | None, name: str) -> Path:
        """The folder that an option gave, or the one of this name in the workspace."""
        return (given or self.workspace / name).resolve()

    def say(self, text: str) -> None:
        """Print a result to stdout; ``-q`` does not silence it."""
        click.echo(text)

    def tell(self, text: str) -> None:
        """Print a remark to stderr, unless ``-q``."""
        if self.verbosity >= 0:
            click.echo(text, err=True)

    def detail(self, text: str) -> None:
        """Print to stderr what only ``-v`` wants to know."""
        if self.verbosity > 0:
            click.echo(text, err=True)

    def warn(self, text: str) -> None:
        """Print to stderr what nobody may miss."""
        click.echo(text, err=True)


def command(
    name: str, *, examples: str, workspace: bool = True, remote: bool = False
) -> Callable[[Command], click.Command]:
    """A click command in the frame, with its examples, one a line, at the end of its help.

    ``workspace=False`` is for a command that does not work on an existing workspace; ``remote`` for
    one that changes nothing in it, so that a copy of one that lies elsewhere will do.
    """

    def decorate(function: Command) -> click.Command:
        inner = framed(function)
        return click.command(name, epilog=_epilog(examples))(
            _workspace_option(remote)(inner) if workspace else inner
        )

    return decorate


class ExampleGroup(click.Group):
    """A group whose help ends with the first example of each of its commands."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = (self.get_command(ctx, name) for name in self.list_commands(ctx))
        epilogs = (command.epilog or "" for command in commands if command)
        firsts = (line for each in epilogs for line in each.splitlines()[2:3])
        with formatter.section("Examples"):
            for line in firsts:
                formatter.write(f"  {line}\n")


def _workspace_option(remote: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option(
        "--workspace",
        type=WorkspacePlace(exists=True, file_okay=False, path_type=Path) if remote else folder,
        default=".",
        metavar="DIR|URL" if remote else "DIR",
        help="The workspace's folder; without it, the current one.",
    )


def framed(function: Command) -> Callable[..., None]:
    """Give a command ``-q``, ``-v``, its `Frame`, and the exit status."""

    @click.option("-q", "--quiet", is_flag=True, help="Say only results and errors.")
    @click.option("-v", "--verbose", count=True, help="Say more; of a bug, show the traceback.")
    @functools.wraps(function)
    def inner(
        *, quiet: bool, verbose: int, workspace: Path | None = None, **values: object
    ) -> None:
        context, folder = click.get_current_context(), (workspace or Path()).resolve()
        origin = context.meta.get(ORIGIN, str(folder))
        frame = Frame(folder, -1 if quiet else verbose, origin)
        status = _run(frame, functools.partial(function, **values))
        context.exit(int(status))

    return inner


def _run(frame: Frame, function: Command) -> ExitStatus:
    try:
        with _bugs_reported(frame):
            return function(frame) or ExitStatus.DONE
    except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
        raise
    except (KeyboardInterrupt, click.Abort):
        frame.warn("guidegen: interrupted")
        return ExitStatus.INTERRUPTED
    except WorkspaceError as error:
        report_faults(frame, error.faults)
        return error.status
    except GuidegenError as error:
        frame.warn(f"guidegen: {error}")
        return error.status
    except OSError as error:
        frame.warn(f"guidegen: {_os_problem(error)}")
        return ExitStatus.FINDINGS
    except Exception as error:  # the last net: nobody sees a traceback
        _report_bug(frame, repr(error), "".join(traceback.format_exception(error)))
        return ExitStatus.BUG


def report_faults(frame: Frame, faults: tuple[Fault, ...]) -> None:
    """Print faults to stderr, in the order of their places, one a line, and their number."""
    for fault in sorted(set(faults), key=lambda fault: (fault.place, fault.code, fault.problem)):
        frame.warn(str(_relative(fault, frame.workspace)))
    frame.warn(f"{counted(len(set(faults)), 'fault')} in the workspace")


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number of things, in words: 1 file, 2 files; 2 copies, where the plural is said."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def _relative(fault: Fault, workspace: Path) -> str:
    text = str(fault)
    return text.removeprefix(f"{workspace}/")


def _os_problem(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason


@contextmanager
def _bugs_reported(frame: Frame) -> Iterator[None]:
    """Report what a floor below logs: a warning, or as an error a bug that it worked around."""
    logger, handler = logging.getLogger("guidegen"), _LogHandler(frame)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


class _LogHandler(logging.Handler):
    def __init__(self, frame: Frame) -> None:
        super().__init__(logging.WARNING)
        self._frame = frame

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno < logging.ERROR:
            self._frame.warn(f"guidegen: {record.getMessage()}")
            return
        _report_bug(self._frame, record.getMessage(), self.format(record))


def _report_bug(frame: Frame, message: str, report: str) -> None:
    frame.warn(f"guidegen: a bug of guidegen's own, not of your workspace: {message}")
    if frame.verbosity > 0:
        frame.warn(report)
        return
    with tempfile.NamedTemporaryFile(
        "w", prefix="guidegen-bug-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(f"{' '.join(sys.argv)}\n{report}\n")
    frame.warn(f"The details are in {log.name}; please send them with your report.")


def _epilog(examples: str) -> str:
    lines = [f"  {line}" for line in examples.strip().splitlines()]
    return "\b\n" + "\n".join(["Examples:", *lines])
