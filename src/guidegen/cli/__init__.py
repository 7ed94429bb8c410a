"""The command line: a list of commands, each imported only when it is used.

``guidegen --help`` must answer at once, so the list holds the commands' summaries too.
"""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass

import click

from guidegen import __version__
from guidegen.errors import ExitStatus


@dataclass(frozen=True, slots=True)
class Entry:
    """A command of the list: the module of `guidegen.cli` and the object in it, and a summary."""

    module: str
    name: str
    summary: str


COMMANDS: Mapping[str, Entry] = {
    "build": Entry("build", "build", "Make the guides."),
    "catalog": Entry("catalog", "catalog", "Update, check and exchange translations."),
    "changes": Entry("changes", "changes", "Say which printed guides are wrong now."),
    "check": Entry("check", "check", "Check the workspace, without building anything."),
    "confirm": Entry(
        "confirm", "confirm", "Make a sheet for each school with every fact that its guides print."
    ),
    "doctor": Entry(
        "doctor", "doctor", "Say what this machine has, what it lacks, and what to install."
    ),
    "fold-guide": Entry("fold_guide", "fold_guide", "Make a dummy to fold, with numbered faces."),
    "freeze": Entry("freeze", "freeze", "Keep a build, to compare with later."),
    "init": Entry("init", "init", "Make a workspace."),
    "languages": Entry(
        "home_languages",
        "home_languages",
        "Say which languages families call for, and which guides there are.",
    ),
    "list": Entry("listing", "listing", "List schools, locales, editions or blocks."),
    "override": Entry("override", "override", "Copy one piece of the stock guide, to edit it."),
    "packet": Entry("packet", "packet", "Make what a school's office prints."),
    "proof": Entry("proof", "proof", "Show a translator every text of a language on its page."),
    "roster": Entry("roster", "roster", "Bring in the list of schools and officers."),
    "site": Entry("site", "site", "Make a static site of all guides."),
    "stock": Entry("stock", "stock", "Follow the stock guide through an upgrade."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return super().get_command(ctx, cmd_name)
        module = importlib.import_module(f"guidegen.cli.{entry.module}")
        found = getattr(module, entry.name)
        if not isinstance(found, click.Command):
            raise TypeError(f"guidegen.cli.{entry.module}.{entry.name} is not a command")
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].summary) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> object:
        """Ctrl-C counts as 130 also while a command is still being imported."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            ctx.exit(ExitStatus.INTERRUPTED)


@click.group(
    cls=LazyGroup,
    epilog="""\b
Examples:
  guidegen init riverside --sample
  guidegen build --workspace riverside
  guidegen build --school cedar-valley-high --locale es
""",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def program() -> None:
    """Make printable, multilingual guides to a school's resource and safety officers."""


def main() -> None:
    """Run the program; the console script's entry."""
    program(prog_name="guidegen")
