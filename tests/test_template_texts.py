"""Texts of templates: what is a message, and what cannot be translated."""

from pathlib import Path

import pytest

from guidegen.template_texts import template_messages, template_texts


@pytest.fixture
def template(tmp_path: Path) -> Path:
    return tmp_path / "act.html.j2"


def test_texts_with_contexts_notes_and_importance(template: Path) -> None:
    """A text has its context, its line, its note and whether it is critical, in page order."""
    source = """{% macro m(x) %}
{{ "Notes" | text("school.notes", note="Above lines.") | upper }}
{% endmacro %}
{% if x %}{{ "Emergency" | text("school.emergency", critical=true, plain=true) }}{% endif %}
{{ x | field("school.name") }}
<a title="{{ 'It\\'s "here"' | text('a.b') }}">
"""
    template.write_text(source, encoding="utf-8")
    messages, faults = template_texts(template)
    assert faults == ()
    assert [(m.context, m.source, m.place.line, m.note, m.critical) for m in messages] == [
        ("school.notes", "Notes", 2, "Above lines.", False),
        ("school.emergency", "Emergency", 4, "", True),
        ("a.b", 'It\'s "here"', 6, "", False),
    ]


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("template-trans", "\n{% trans %}Notes{% endtrans %}"),
        ("template-trans", "\n{{ _('Notes') }}"),
        ("template-trans", "\n{{ ngettext('Note', 'Notes', 2) }}"),
        ("template-text", "\n{{ title | text('a.b') }}"),
        ("template-text", "\n{{ 'Notes' | text(context) }}"),
        ("template-text", "\n{{ 'Notes' | text }}"),
        ("template-text", "\n{{ 'Notes' | text('a.b', note=note) }}"),
        ("template-text", "\n{{ 'Notes' | text(*names) }}"),
        ("template-text", "\n{{ '' | text('a.b') }}"),
        ("template-text", "\n{% filter text('a.b') %}Notes{% endfilter %}"),
        ("template-syntax", "\n{{ 'Notes' | }}"),
        ("template-syntax", "\n{% if x %}"),
    ],
)
def test_faults(template: Path, code: str, source: str) -> None:
    """What is no constant text, or escapes our escaping, is a fault with file and line."""
    template.write_text(source, encoding="utf-8")
    _, faults = template_texts(template)
    assert [(fault.code, fault.place.path, fault.place.line) for fault in faults] == [
        (code, template, 2)
    ]
    assert faults[0].remedy


def test_a_text_is_critical_everywhere_or_nowhere(tmp_path: Path) -> None:
    """Else the approval policy would let a draft of it through in the one place."""
    for name, mark in (("a", "critical=true"), ("b", "critical=false"), ("c", "critical=true")):
        source = f"{{{{ 'Call 911' | text('x.call', {mark}) }}}}"
        (tmp_path / f"{name}.html.j2").write_text(source, encoding="utf-8")
    _, (fault,) = template_messages((tmp_path,))
    assert (fault.code, fault.place.path.name) == ("template-critical", "b.html.j2")
    assert "a.html.j2:1" in fault.problem


def test_a_workspace_template_hides_the_stocks(tmp_path: Path) -> None:
    """Of two templates of one name only the first folder's texts are translated."""
    own, stock = tmp_path / "own", tmp_path / "stock"
    for folder, text in ((own, "Ours"), (stock, "Theirs")):
        folder.mkdir()
        source = f"{{{{ {text!r} | text('a.b') }}}}"
        (folder / "cards.html.j2").write_text(source, encoding="utf-8")
    texts, faults = template_messages((own, stock))
    assert faults == ()
    assert [message.source for message in texts["cards.html.j2"]] == ["Ours"]
