"""The sandbox that a district's templates run in, and the filters that they have."""

from dataclasses import replace
from pathlib import Path

import pytest
from brochures import brochure
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from guidegen.compose.environment import environment
from guidegen.compose.headings import two_lines
from guidegen.compose.panels import ComposedPanel
from guidegen.errors import WorkspaceError
from guidegen.model.panel import Fit

NAME = "panels/early.html.j2"


@pytest.mark.parametrize(
    "expression",
    ["school.place.path.read_text()", "school.place", "school.__class__", "school['place']"],
)
def test_a_template_reaches_no_file(tmp_path: Path, expression: str) -> None:
    """A path in a value would read and write whatever the process may."""
    template = environment((tmp_path,)).from_string("{{ " + expression + " }}")
    with pytest.raises(SecurityError):
        template.render(school=brochure().school)


@pytest.mark.parametrize("expression", ["1 // 0", "[][1]", "range(10 ** 20)", "school.nothing"])
def test_an_error_in_a_template_is_its_fault_with_a_line(tmp_path: Path, expression: str) -> None:
    """Never a traceback, never called a bug of ours."""
    of = brochure()
    template = tmp_path / NAME
    template.parent.mkdir(parents=True)
    template.write_text("\n{{ " + expression + " }}", encoding="utf-8")
    of = replace(of, templates=(tmp_path, *of.templates))
    with pytest.raises(WorkspaceError) as raised:
        ComposedPanel("early", of).html(Fit())
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.path.name, fault.place.line) == (
        "template-error",
        "early.html.j2",
        2,
    )


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("School Resource Officer", "School Resource<br>Officer&nbsp;<span dir=ltr>(SRO)</span>"),
        ("Deputy", "Deputy&nbsp;<span dir=ltr>(SRO)</span>"),
        (
            '<span lang="en" dir="ltr">School Officer</span>',
            '<span lang="en" dir="ltr">School<br>Officer&nbsp;<span dir=ltr>(SRO)</span></span>',
        ),
        (
            '<span lang="en" dir="ltr">Deputy</span>',
            '<span lang="en" dir="ltr">Deputy&nbsp;<span dir=ltr>(SRO)</span></span>',
        ),
    ],
)
def test_a_title_stands_on_two_even_lines(title: str, lines: str) -> None:
    """Words are parted, never markup; a foreign title keeps both lines to itself."""
    assert two_lines(Markup(title), Markup("SRO")) == lines  # noqa: S704
