"""The frame of every command: help, exit statuses, and what goes to which stream."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from guidegen import __version__
from guidegen.cli import COMMANDS, LazyGroup, program
from guidegen.cli.frame import Frame, command
from guidegen.errors import ExitStatus, Fault, Place, RenderingError, UsageError, WorkspaceError

HEAVY = ("babel", "guidegen.workspace", "jinja2", "phonenumbers", "pydantic", "rich", "weasyprint")


def run(action: Callable[[Frame], ExitStatus | None], *arguments: str) -> Result:
    """Run a command that does what the action does."""
    return CliRunner().invoke(command("act", examples="act")(action), arguments)


def raising(error: BaseException) -> Callable[[Frame], None]:
    def action(frame: Frame) -> None:
        raise error

    return action


def all_commands(group: click.Group, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command and group below a group."""
    context = click.Context(group)
    for name in group.list_commands(context):
        yield (*names, name)
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from all_commands(found, (*names, name))


def test_help_imports_nothing_heavy() -> None:
    """`guidegen --help` answers at once, because no room below the command line is loaded."""
    program_text = (
        "import sys\n"
        "from guidegen.cli import program\n"
        "program(['--help'], standalone_mode=False)\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program_text], capture_output=True, text=True, check=True
    )
    assert "Usage:" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_of_build_needs_no_layout_engine() -> None:
    """Help and wrong usage of a command do not wait for the layout engine either."""
    program_text = (
        "import sys\n"
        "from guidegen.cli import program\n"
        "program(['build', '--help'], standalone_mode=False)\n"
        "print('weasyprint' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program_text], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"


def test_runs_as_a_module() -> None:
    """``python -m guidegen`` is the same program."""
    done = subprocess.run(
        [sys.executable, "-m", "guidegen", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"guidegen {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_summaries_are_the_commands_own(name: str) -> None:
    """The lazy list says of a command what the command's own help begins with."""
    found = program.get_command(click.Context(program), name)
    assert found is not None
    assert (found.help or "").splitlines()[0] == COMMANDS[name].summary


@pytest.mark.parametrize("names", list(all_commands(program)), ids=" ".join)
def test_every_help_has_examples(names: tuple[str, ...]) -> None:
    """The help of every command and group ends with examples that begin with its own name."""
    result = CliRunner().invoke(program, [*names, "--help"])
    assert result.exit_code == ExitStatus.DONE
    examples = result.output.split("Examples:\n")[1].split("\n")
    assert all(line.strip().startswith("guidegen ") for line in examples if line.strip())
    assert any(f"guidegen {' '.join(names)}" in line for line in examples)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("no such thing"), ExitStatus.USAGE),
        (RenderingError("the page broke"), ExitStatus.RENDERING),
        (KeyboardInterrupt(), ExitStatus.INTERRUPTED),
        (click.Abort(), ExitStatus.INTERRUPTED),
        (PermissionError(13, "Permission denied", "out/x.pdf"), ExitStatus.FINDINGS),
        (click.UsageError("click's own"), ExitStatus.USAGE),
    ],
)
def test_exceptions_become_statuses(error: BaseException, status: ExitStatus) -> None:
    """Every exception gives its exit status, one message on stderr, and no traceback."""
    result = run(raising(error))
    assert result.exit_code == status
    assert result.stdout == ""
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_interrupted_before_the_command_runs() -> None:
    """Ctrl-C while a command is still being imported counts as interrupted too."""

    class Interrupting(LazyGroup):
        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
            raise KeyboardInterrupt(ctx, cmd_name)

    result = CliRunner().invoke(Interrupting("guidegen"), ["build"])
    assert result.exit_code == ExitStatus.INTERRUPTED


def test_faults_are_told_together_in_order() -> None:
    """All faults of a workspace come one a line, in the order of files and lines, and counted."""
    first, second = Place(Path("a.toml"), 3, key="name"), Place(Path("b.csv"), 2, 5)
    faults = (
        Fault("x", second, "This is wrong.", "Mend it."),
        Fault("x", first, "That is wrong.", "Mend that."),
        Fault("x", first, "That is wrong.", "Mend that."),
    )
    result = run(raising(WorkspaceError(*faults)))
    assert result.exit_code == ExitStatus.WORKSPACE
    assert result.stderr.splitlines() == [
        "a.toml:3: name: That is wrong. Mend that.",
        "b.csv:2:5: This is wrong. Mend it.",
        "2 faults in the workspace",
    ]


def test_paths_of_faults_start_at_the_workspace(tmp_path: Path) -> None:
    """A fault names its file as the workspace's people know it."""

    def action(frame: Frame) -> None:
        place = Place(frame.workspace / "content" / "schools.csv", 2)
        raise WorkspaceError(Fault("x", place, "Wrong.", "Mend it."))

    result = run(action, "--workspace", str(tmp_path))
    assert result.stderr.startswith("content/schools.csv:2: Wrong.")


def test_a_bug_says_where_its_details_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug of ours gives 70 and a short message; the traceback is in the file that it names."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = run(raising(ZeroDivisionError("by nought")))
    assert result.exit_code == ExitStatus.BUG
    assert "Traceback" not in result.stderr
    (log,) = tmp_path.glob("guidegen-bug-*.log")
    assert str(log) in result.stderr
    assert "ZeroDivisionError: by nought" in log.read_text(encoding="utf-8")


def test_a_bug_shows_its_traceback_with_v() -> None:
    """Whoever asks for more gets the traceback at once."""
    result = run(raising(ZeroDivisionError("by nought")), "-v")
    assert result.exit_code == ExitStatus.BUG
    assert "Traceback" in result.stderr


def test_quiet_and_verbose() -> None:
    """-q leaves out remarks, never results or warnings; details come only with -v."""

    def action(frame: Frame) -> None:
        frame.say("result")
        frame.tell("remark")
        frame.detail("detail")
        frame.warn("warning")

    assert run(action).output.split() == ["result", "remark", "warning"]
    assert run(action, "-q").output.split() == ["result", "warning"]
    assert run(action, "-v").output.split() == ["result", "remark", "detail", "warning"]


def test_a_workspace_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    """--workspace names a folder that exists."""
    result = run(raising(AssertionError()), "--workspace", str(tmp_path / "nowhere"))
    assert result.exit_code == ExitStatus.USAGE
