"""Jinja: a sandbox in which a district's own templates may run, and the filters they have."""

import functools
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from guidegen.compose.filters import FILTERS, TESTS
from guidegen.compose.template_faults import TEMPLATE_ERRORS, template_fault
from guidegen.errors import WorkspaceError


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which paths are out of reach too: they could read and write files."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        reaches_files = attr == "place" or isinstance(obj, PurePath) or isinstance(value, PurePath)
        return not reaches_files and super().is_safe_attribute(obj, attr, value)


@functools.cache
def environment(search_path: tuple[Path, ...], *, autoescape: bool = True) -> Sandbox:
    """The environment of a workspace: its own templates first, then stock's.

    Markup is escaped; stylesheets and drawings, which take checked colours and numbers, are not.
    """
    env = Sandbox(
        loader=FileSystemLoader(list(search_path)),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(FILTERS)
    env.tests.update(TESTS)
    return env


def rendered(
    search_path: tuple[Path, ...],
    name: str,
    variables: Mapping[str, Any],
    *,
    autoescape: bool = True,
) -> str:
    """A template filled; raises WorkspaceError where it is at fault."""
    env = environment(search_path, autoescape=autoescape)
    try:
        return env.get_template(name).render(variables)
    except TEMPLATE_ERRORS as error:
        raise WorkspaceError(template_fault(search_path, name, error)) from error
