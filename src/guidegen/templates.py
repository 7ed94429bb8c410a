"""Templates as files: where they are looked for, and whether they can be parsed.

Nothing of a template is run here.
"""

import functools
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from guidegen import stock
from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.model.panel import BLOCK_PANELS
from guidegen.texts import read_text

SUFFIX = ".j2"
REQUIRED = (
    "guide.css.j2",
    "pages.css.j2",
    "policy.css.j2",
    "policy.html.j2",
    *(f"panels/{panel}.html.j2" for panel in BLOCK_PANELS),
)
"""What the composer asks for by name; these name the others."""


def search_path(stock_root: Path, workspace: Path) -> tuple[Path, ...]:
    """The folders of templates, the workspace's own first."""
    roots = dict.fromkeys((workspace.resolve(), stock_root.resolve()))
    folders = (stock.templates(root) for root in roots)
    return tuple(folder for folder in folders if folder.is_dir())


def template_faults(folders: tuple[Path, ...]) -> Iterator[Fault]:
    """What is wrong with the templates that hold: missing, not text, not Jinja."""
    effective = templates_in_force(folders)
    for name in REQUIRED:
        if name not in effective:
            yield _missing(Place(folders[0] if folders else Path("templates")), name)
    for path in effective.values():
        try:
            tree = parse_template(path)
        except WorkspaceError as error:
            yield from error.faults
        else:
            yield from _reference_faults(path, tree, effective)


def parse_template(path: Path) -> nodes.Template:
    """The syntax tree of a template. Raises WorkspaceError with file and line."""
    source = read_text(path)
    try:
        return _parsed(source)
    except TemplateSyntaxError as error:
        raise WorkspaceError(_syntax_fault(Place(path, error.lineno), error)) from None


@functools.lru_cache(maxsize=200)
def _parsed(source: str) -> nodes.Template:
    """Trees are read by several rooms, and changed by none."""
    return Environment(autoescape=True).parse(source)


def templates_in_force(folders: tuple[Path, ...]) -> dict[str, Path]:
    """The file that each name of a template means."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob(f"*{SUFFIX}")):
            found.setdefault(path.relative_to(folder).as_posix(), path)
    return found


def _reference_faults(
    path: Path, tree: nodes.Template, effective: dict[str, Path]
) -> Iterator[Fault]:
    for name in meta.find_referenced_templates(tree):
        if name is not None and name not in effective:
            yield _missing(Place(path, _line_of(path, name)), name)


def _line_of(path: Path, name: str) -> int:
    lines = read_text(path).splitlines()
    return next((number for number, line in enumerate(lines, 1) if name in line), 0)


def _missing(place: Place, name: str) -> Fault:
    problem = f"There is no template {name!r}."
    remedy = "Correct the name, or put the file into templates/."
    return Fault("template-missing", place, problem, remedy)


def _syntax_fault(place: Place, error: TemplateSyntaxError) -> Fault:
    if "'trans'" in str(error.message):
        problem = "{% trans %} lets markup in a translation through, so it is not allowed."
        remedy = 'Write {{ "English text" | text("some.context") }}.'
        return Fault("template-trans", place, problem, remedy)
    problem = f"The template is broken: {error.message}."
    return Fault(
        "template-syntax", place, problem, "Mend the line, or remove the file for stock's."
    )
