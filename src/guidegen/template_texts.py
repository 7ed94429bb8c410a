"""The texts of templates: constant strings that go through the filter ``text``."""

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import nodes

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.model.content import Message
from guidegen.templates import parse_template, templates_in_force

Texts = Mapping[str, tuple[Message, ...]]
"""The messages of each template, by its name below ``templates``."""

_GETTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
_HOW = 'Write {{ "English text" | text("some.context") }}, with plain strings.'


def template_messages(folders: tuple[Path, ...]) -> tuple[Texts, tuple[Fault, ...]]:
    """The texts of all templates that hold, and what in them cannot be translated."""
    texts: dict[str, tuple[Message, ...]] = {}
    faults: list[Fault] = []
    for name, path in templates_in_force(folders).items():
        texts[name], found = template_texts(path)
        faults += found
    return texts, (*faults, *_importance_faults(texts))


def template_texts(path: Path) -> tuple[tuple[Message, ...], tuple[Fault, ...]]:
    """The messages of one template, in order, and what in it cannot be translated."""
    try:
        tree = parse_template(path)
    except WorkspaceError as error:
        return (), error.faults
    messages: list[Message] = []
    faults = list(_gettext_faults(path, tree))
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
        options[str(option.key)] = _constant(option.value)
    return Message(
        context, source, place, str(options.get("note", "")), bool(options.get("critical"))
    )


def _text(node: nodes.Expr) -> str:
    value = _constant(node)
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return str(value)


def _constant(node: nodes.Expr) -> object:
    """What is written there; never computed, because computing could go on for ever."""
    if not isinstance(node, nodes.Const):
        raise ValueError  # noqa: TRY004  -- told as the same fault as an empty text
    return node.value


def _gettext_faults(path: Path, tree: nodes.Template) -> Iterator[Fault]:
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in _GETTEXT:
            problem = f"{call.node.name}() lets markup in a translation through; it is not allowed."
            yield Fault("template-trans", Place(path, call.lineno), problem, _HOW)


def _importance_faults(texts: Texts) -> Iterator[Fault]:
    """Texts that are critical in one place only: elsewhere they would be printed unapproved."""
    first: dict[str, Message] = {}
    for message in itertools.chain.from_iterable(texts.values()):
        other = first.setdefault(message.context, message)
        if other.critical != message.critical:
            problem = (
                f"{message.context!r} is critical either here or at {other.place}, not at both."
            )
            remedy = "Write critical=true at both, or at neither."
            yield Fault("template-critical", message.place, problem, remedy)


def _constant_fault(place: Place) -> Fault:
    problem = "The filter `text` needs a text and a context that stand in the template itself."
    return Fault("template-text", place, problem, _HOW)
