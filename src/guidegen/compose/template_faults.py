"""What to say of a template that is at fault: its file, its line, and what to do."""

from pathlib import Path

from jinja2 import TemplateError

from guidegen.errors import Fault, Place
from guidegen.templates import templates_in_force

TEMPLATE_ERRORS = (
    TemplateError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    LookupError,
    RecursionError,
)
"""What a template that is at fault can raise while it is filled."""


def template_fault(search_path: tuple[Path, ...], name: str, error: Exception) -> Fault:
    """What to say of an error that came out of a template: its file and line."""
    path, line = _where(search_path, name, error)
    return Fault(
        "template-error",
        Place(path, line),
        f"the template cannot be filled: {error}.",
        "Mend the template, or remove it to use the stock one.",
    )


def notice_fault(search_path: tuple[Path, ...]) -> Fault:
    path = templates_in_force(search_path)["panel.html.j2"]
    return Fault(
        "notice-left-out",
        Place(path),
        "the page prints translations that nobody has approved, and does not say so.",
        "Print the notice as the stock template does, or remove the file to use the stock one.",
    )


def _where(search_path: tuple[Path, ...], name: str, error: Exception) -> tuple[Path, int]:
    """The innermost template line that the error came through."""
    found = (search_path[0] / name, getattr(error, "lineno", 0) or 0)
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix == ".j2":
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found
