"""Schemas of TOML files: pydantic models that say where and in our words what is wrong."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from guidegen.errors import Fault, WorkspaceError
from guidegen.toml_places import KeyPath, TomlFile


class Schema(BaseModel):
    """A table with these keys and no others, each of exactly its type.

    Validators raise ``ValueError(problem, remedy)``.
    """

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, str_strip_whitespace=True, populate_by_name=True
    )


_TYPES = {
    "string_type": "text in double quotes",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
    "date_type": "a date such as 2027-06-30, without quotes",
    "dict_type": "a table",
    "model_type": "a table",
    "list_type": "a list in square brackets",
}

AnySchema = TypeVar("AnySchema", bound=Schema)


def validated(schema: type[AnySchema], file: TomlFile) -> AnySchema:
    """What a file says, as its schema has it. Raises WorkspaceError with a fault for each error."""
    try:
        return schema.model_validate(file.data)
    except ValidationError as error:
        raise WorkspaceError(*schema_faults(schema, file, error)) from None


def schema_faults(schema: type[Schema], file: TomlFile, error: ValidationError) -> Iterator[Fault]:
    """A fault for each error that pydantic found, in the order of the file's lines."""
    faults = [_fault(schema, file, details) for details in error.errors(include_url=False)]
    return iter(sorted(faults, key=lambda fault: fault.place.line))


def suggestion(word: str, known: Sequence[str]) -> str:
    """What to write instead of an unknown word: the nearest known one, else all of them."""
    near = difflib.get_close_matches(word, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Known are: {', '.join(sorted(known))}."


def _fault(schema: type[Schema], file: TomlFile, details: ErrorDetails) -> Fault:
    keys: KeyPath = tuple(key for key in details["loc"] if key != "[key]")
    code, problem, remedy = _wording(schema, keys, details)
    return Fault(code, file.place(*keys), problem, remedy)


def _wording(schema: type[Schema], keys: KeyPath, details: ErrorDetails) -> tuple[str, str, str]:
    """Code, problem and remedy of one error."""
    name = str(keys[-1]) if keys else ""
    kind = details["type"]
    context = details.get("ctx", {})
    if kind == "extra_forbidden":
        remedy = suggestion(name, _known_keys(schema, keys[:-1]))
        return "unknown-key", f"There is no key {name!r} here.", remedy
    if kind == "missing":
        return "missing-key", f"The key {name!r} is missing.", f"Add a line `{name} = …`."
    if kind in _TYPES:
        return "wrong-type", f"{_shown(details)} cannot stand here.", f"Write {_TYPES[kind]}."
    return "bad-value", *_bad_value(details, context, _form_of(schema, keys))


def _bad_value(details: ErrorDetails, context: Mapping[str, Any], form: str) -> tuple[str, str]:
    """Problem and remedy where a value is of the right type, but not a right one."""
    if details["type"] == "value_error":
        problem, remedy = context["error"].args
        return problem, remedy
    if "expected" in context:
        return f"{_shown(details)} is none of its values.", f"Write {context['expected']}."
    if "pattern" in context:
        return f"{_shown(details)} is not of this form.", form
    return f"{_shown(details)} cannot stand here.", f"{details['msg']}."


def _shown(details: ErrorDetails) -> str:
    value = details["input"]
    if isinstance(value, dict):
        return "A table"
    if isinstance(value, list):
        return "A list"
    words = {True: "true", False: "false"}
    return words[value] if isinstance(value, bool) else repr(value)[:60]


def _known_keys(schema: type[Schema], keys: KeyPath) -> list[str]:
    table = _schema_at(schema, keys)
    return [field.alias or name for name, field in table.model_fields.items()] if table else []


def _form_of(schema: type[Schema], keys: KeyPath) -> str:
    """The description of a field, which for a pattern says in words what it asks for."""
    table = _schema_at(schema, keys[:-1])
    field = table.model_fields.get(str(keys[-1])) if table else None
    return (field.description if field else None) or "See the comments of the sample."


def _schema_at(schema: type[Schema], keys: KeyPath) -> type[Schema] | None:
    table: type[Schema] | None = schema
    for key in keys:
        if isinstance(key, str) and table is not None:
            field = table.model_fields.get(key)
            table = next(_schemas_in(field.annotation), None) if field else None
    return table


def _schemas_in(annotation: Any) -> Iterator[type[Schema]]:
    if isinstance(annotation, type) and issubclass(annotation, Schema):
        yield annotation
    for argument in get_args(annotation):
        yield from _schemas_in(argument)
