"""Texts of templates: what is a message, and what cannot be translated."""

from pathlib import Path

import pytest

from guidegen.translation.template_texts import template_texts

PATH = Path("templates/panels/act.html.j2")


def test_texts_with_contexts_notes_and_importance() -> None:
    """A text has its context, its line, its note and whether it is critical, in page order."""
    source = """{% macro m(x) %}
{{ "Notes" | text("school.notes", note="Above lines.") | upper }}
{% endmacro %}
{% if x %}{{ "Emergency" | text("school.emergency", critical=true, plain=true) }}{% endif %}
{{ x | field("school.name") }}
<a title="{{ 'It\\'s "here"' | text('a.b') }}">
"""
    messages, faults = template_texts(PATH, source)
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
def test_faults(code: str, source: str) -> None:
    """What is no constant text, or escapes our escaping, is a fault with file and line."""
    _, faults = template_texts(PATH, source)
    assert [(fault.code, fault.place.path, fault.place.line) for fault in faults] == [
        (code, PATH, 2)
    ]
    assert faults[0].remedy
