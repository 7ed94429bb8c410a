"""docs/cli.md describes every command and option that there is, and no other."""

import re
from pathlib import Path

import click
import pytest
from test_cli import all_commands

from guidegen.cli import program
from guidegen.errors import ExitStatus

TEXT = (Path(__file__).parent.parent / "docs" / "cli.md").read_text(encoding="utf-8")
EVERYWHERE = "What every command takes"


def sections() -> dict[str, str]:
    """The text below each heading, up to the next one."""
    parts = re.split(r"^#+ (.*)$", TEXT, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def command_of(names: tuple[str, ...]) -> click.Command:
    found: click.Command | None = program
    for name in names:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), name)
    assert found is not None
    return found


@pytest.mark.parametrize("names", list(all_commands(program)), ids=" ".join)
def test_every_command_and_option_is_documented(names: tuple[str, ...]) -> None:
    """Each command has a section, and the section names each of its options."""
    texts = sections()
    own = texts[f"guidegen {' '.join(names)}"]
    for parameter in command_of(names).params:
        if isinstance(parameter, click.Option):
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert f"`{option}" in own + texts[EVERYWHERE], f"{names}: {option}"


def test_no_section_of_a_command_that_is_gone() -> None:
    """The page describes nothing that does not exist."""
    known = {f"guidegen {' '.join(names)}" for names in all_commands(program)}
    assert {title for title in sections() if title.startswith("guidegen ")} == known


def test_documented_options_exist() -> None:
    """A section names only options that some command has."""
    known = {
        option
        for names in all_commands(program)
        for parameter in command_of(names).params
        for option in (*parameter.opts, *parameter.secondary_opts)
    } | {"--help", "--version"}
    assert set(re.findall(r"`(--[a-z-]+)", TEXT)) <= known


def test_every_exit_status_is_documented() -> None:
    """The table of exit statuses is complete."""
    rows = re.findall(r"^\| (\d+) \|", sections()["Exit statuses"], flags=re.MULTILINE)
    assert [int(row) for row in rows] == sorted(ExitStatus)
