"""Jinja: a sandbox in which a district's own templates may run, and the filters they have."""

import functools
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS
from jinja2.tests import test_defined, test_undefined

from guidegen.compose.filters import FILTERS, TESTS
from guidegen.compose.holed_templates import HoledContext, HoledTemplate
from guidegen.compose.holes import unopened
from guidegen.compose.template_faults import TEMPLATE_ERRORS, template_fault
from guidegen.compose.wording import Wording
from guidegen.errors import WorkspaceError

ASKED_OF_WORDING = frozenset({"needs_notice", "has_said", "has_in_english"})
"""What a template may know of the texts that the page has shown."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which paths are out of reach too: they could read and write files.

    So are the records of what a page shows, which would be other than the page.
    """

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        reaches_files = attr == "place" or isinstance(obj, PurePath) or isinstance(value, PurePath)
        if isinstance(obj, Wording) and attr not in ASKED_OF_WORDING:
            return False
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
    env.template_class, env.context_class = HoledTemplate, HoledContext
    env.tests = {name: _looking(test) for name, test in JINJA_TESTS.items()} | dict(TESTS)
    return env


def _looking(test: Any) -> Any:
    """One of Jinja's own tests, for which a masked value is not what it stands for."""
    if hasattr(test, "jinja_pass_arg") or test in (test_defined, test_undefined):
        return test

    @functools.wraps(test)
    def looking(*arguments: Any) -> Any:
        return test(*map(unopened, arguments))

    return looking


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
