"""The texts of a template: constant strings that go through the filter ``text``."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from guidegen.errors import Fault, Place
from guidegen.model.content import Message

_GETTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
_HOW = 'Write {{ "English text" | text("some.context") }}, with plain strings.'
# Only parses; nothing of a template is ever run here.
_PARSER = Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"], autoescape=True)


def template_texts(path: Path, source: str) -> tuple[tuple[Message, ...], tuple[Fault, ...]]:
    """The messages of one template, in order, and what in it cannot be translated."""
    try:
        tree = _PARSER.parse(source)
    except TemplateSyntaxError as error:
        return (), (_syntax_fault(Place(path, error.lineno), error),)
    messages: list[Message] = []
    faults = [
        _gettext_fault(Place(path, call.lineno))
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in _GETTEXT
    ]
    for call in _text_filters(tree):
        try:
            messages.append(_message(Place(path, call.lineno), call))
        except (nodes.Impossible, ValueError):
            faults.append(_constant_fault(Place(path, call.lineno)))
    return tuple(messages), tuple(faults)


def _text_filters(tree: nodes.Template) -> Iterator[nodes.Filter]:
    return (each for each in tree.find_all(nodes.Filter) if each.name == "text")


def _message(place: Place, call: nodes.Filter) -> Message:
    if call.node is None or len(call.args) != 1 or call.dyn_args or call.dyn_kwargs:
        raise ValueError
    source, context = _text(call.node), _text(call.args[0])
    options: dict[str, object] = {}
    for option in call.kwargs:
        options[str(option.key)] = option.value.as_const()
    return Message(
        context, source, place, str(options.get("note", "")), bool(options.get("critical"))
    )


def _text(node: nodes.Expr) -> str:
    value = node.as_const()
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return str(value)


def _syntax_fault(place: Place, error: TemplateSyntaxError) -> Fault:
    if "'trans'" in str(error.message):
        problem = "{% trans %} lets markup in a translation through, so it is not allowed."
        return Fault("template-trans", place, problem, _HOW)
    return Fault(
        "template-syntax",
        place,
        f"The template is broken: {error.message}",
        "Mend the line; Jinja's documentation describes the syntax.",
    )


def _gettext_fault(place: Place) -> Fault:
    problem = "A gettext function lets markup in a translation through, so it is not allowed."
    return Fault("template-trans", place, problem, _HOW)


def _constant_fault(place: Place) -> Fault:
    problem = "The filter `text` needs a text and a context that stand in the template itself."
    return Fault("template-text", place, problem, _HOW)
