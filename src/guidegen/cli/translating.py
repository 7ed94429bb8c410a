"""What the commands of ``guidegen catalog`` read first, and how they tell what they wrote."""

from collections.abc import Iterable
from pathlib import Path

from guidegen import stock
from guidegen.catalog.values import SOURCE_LOCALE
from guidegen.cli.frame import Frame
from guidegen.content import read_district
from guidegen.errors import WorkspaceError
from guidegen.languages import language, languages
from guidegen.model.district import District
from guidegen.translation.extract import Messages, extract


def read_all_messages(frame: Frame) -> Messages:
    """The messages of the frame's workspace, as `read_messages` has them."""
    return read_messages(frame.workspace, read_valid_district(frame.workspace))


def read_messages(workspace: Path, district: District) -> Messages:
    """The messages of a workspace. Raises WorkspaceError: something is wrong with any of them."""
    messages, faults = extract(stock.root(), workspace, district)
    if faults:
        raise WorkspaceError(*faults)
    return messages


def read_valid_district(workspace: Path) -> District:
    """The workspace's district. Raises WorkspaceError: it cannot be read."""
    district, faults = read_district(workspace / "content" / "district.toml")
    if district is None:
        raise WorkspaceError(*faults)
    return district


def asked_tags(workspace: Path, district: District, tag: str | None) -> list[str]:
    """The language that was asked for. Raises UsageError: there is none of that tag.

    Without one, those that the workspace has a folder for, and those that the district hands out.
    """
    if tag:
        return [language(tag).tag]
    folders = sorted(path.name for path in stock.locales(workspace).glob("*") if path.is_dir())
    wanted = (each.locale for each in district.locales if each.locale != SOURCE_LOCALE)
    return [each for each in dict.fromkeys((*folders, *wanted)) if each in languages()]


def tell_written(frame: Frame, paths: Iterable[Path]) -> None:
    """Tell which files of the workspace were written."""
    for path in paths:
        frame.tell(f"  wrote {path.relative_to(frame.workspace)}")
