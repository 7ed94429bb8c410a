"""The value of ``--workspace`` for commands that only read: a folder, or the address of one."""

import os
import tempfile
from pathlib import Path
from typing import Any

import click

from guidegen import stock
from guidegen.errors import UsageError
from guidegen.storage import Url, destination, fetch

ORIGIN = "guidegen.origin"
"""Under this key the context has the address that a workspace was copied from."""


class WorkspacePlace(click.Path):
    """A folder, as `click.Path`; for an address, a copy that is there while the command runs."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        if "://" not in os.fspath(value):
            return super().convert(value, param, ctx)
        try:
            place = destination(os.fspath(value))
            if isinstance(place, Path):
                return super().convert(place, param, ctx)
            return _copy(place, ctx or click.get_current_context())
        except UsageError as error:
            self.fail(str(error), param, ctx)
        except OSError as error:
            self.fail(f"{error.filename}: {error.strerror}", param, ctx)


def _copy(place: Url, context: click.Context) -> Path:
    folder = Path(context.with_resource(tempfile.TemporaryDirectory(prefix="guidegen-workspace-")))
    fetch(place, stock.WORKSPACE_FOLDERS, folder)
    context.meta[ORIGIN] = str(place)
    return folder
