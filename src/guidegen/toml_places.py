"""TOML with places: what a file says, and on which line it says it.

``tomllib`` reads the values; it tells no lines. A second pass over the same text, which
``tomllib`` has found to be well formed, notes the line of every table, key and array item.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.texts import read_text

KeyPath = tuple[str | int, ...]
"""Keys and array indexes from the top, such as ``("row", 2, "sro", 0, "text")``."""

_TOKEN = re.compile(
    r'(?P<text>"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*')"
    r"|(?P<comment>\#[^\n]*)"
    r"|(?P<mark>[\n\[\]{}=,.])"
    r"|(?P<bare>[^\s\[\]{}=,.\"'#]+)",
    re.DOTALL,
)
_SYNTAX_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What a TOML text says, and where."""

    path: Path
    data: Mapping[str, Any]
    lines: Mapping[KeyPath, int]

    def place(self, *keys: str | int) -> Place:
        """The place of a key; of the table that it is missing from, if it is not there."""
        known = (keys[:end] for end in range(len(keys), 0, -1))
        line = next((self.lines[path] for path in known if path in self.lines), 0)
        return Place(self.path, line, key=_dotted(keys))


def read_toml(path: Path) -> TomlFile:
    """What a TOML file says. Raises WorkspaceError: no such file, not UTF-8, bad syntax."""
    return parse_toml(path, read_text(path))


def parse_toml(path: Path, text: str, first_line: int = 1) -> TomlFile:
    """What TOML text says, of which the first line is this line of its file.

    Raises WorkspaceError for bad syntax.
    """
    try:
        data = tomllib.loads(text)
        lines = _Scan(text).lines
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise WorkspaceError(_syntax_fault(path, text, first_line, error)) from None
    return TomlFile(path, data, {keys: line + first_line - 1 for keys, line in lines.items()})


def _syntax_fault(path: Path, text: str, first_line: int, error: Exception) -> Fault:
    message = str(error)
    match = _SYNTAX_PLACE.search(message)
    last_line = text.rstrip().count("\n") + 1
    line, column = (int(match[1]), int(match[2])) if match and match[1] else (last_line, 0)
    return Fault(
        "toml-syntax",
        Place(path, line + first_line - 1, column),
        f"This is not TOML: {message[: match.start()] if match else message}.",
        "Text values stand in double quotes, one `key = value` a line.",
    )


def _dotted(keys: KeyPath) -> str:
    """Key paths as people count: ``row[3].sro[1].text`` for the third row's first wording."""
    words = (f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in keys)
    return "".join(words).removeprefix(".")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


class _Scan:
    """One pass over well-formed TOML; ``lines`` holds what it found."""

    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._items: dict[KeyPath, int] = {}
        self._tokens = list(_tokens(text))
        self._at = 0
        self._document()

    def _document(self) -> None:
        table: KeyPath = ()
        while self._skip("\n") and self._at < len(self._tokens):
            if self._text == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> KeyPath:
        line = self._line
        opening = self._at
        self._skip("[")
        is_array = self._at - opening == 2
        path = self._table_path(self._key(), is_array=is_array)
        self._skip("]")
        self.lines[path] = line
        return path

    def _table_path(self, keys: KeyPath, *, is_array: bool) -> KeyPath:
        path: KeyPath = ()
        for key in keys[:-1]:
            path = (*path, key)
            path = (*path, self._items[path] - 1) if path in self._items else path
        path = (*path, keys[-1])
        if is_array:
            self.lines.setdefault(path, self._line)
            self._items[path] = self._items.get(path, 0) + 1
            path = (*path, self._items[path] - 1)
        return path

    def _key(self) -> KeyPath:
        keys = [self._next()]
        while self._text == ".":
            self._next()
            keys.append(self._next())
        return tuple(key.strip("\"'") for key in keys)

    def _pair(self, table: KeyPath) -> None:
        line = self._line
        keys = self._key()
        for end in range(1, len(keys) + 1):
            self.lines.setdefault((*table, *keys[:end]), line)
        self._next()
        self._value((*table, *keys))

    def _value(self, path: KeyPath) -> None:
        if self._text == "[":
            self._array(path)
        elif self._text == "{":
            self._inline_table(path)
        else:
            while self._text not in {"\n", ",", "]", "}", ""}:
                self._next()

    def _array(self, path: KeyPath) -> None:
        self._next()
        index = 0
        while self._skip("\n,") and self._text not in {"]", ""}:
            self.lines[(*path, index)] = self._line
            self._value((*path, index))
            index += 1
        self._next()

    def _inline_table(self, path: KeyPath) -> None:
        self._next()
        while self._skip("\n,") and self._text not in {"}", ""}:
            self._pair(path)
        self._next()

    @property
    def _text(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    @property
    def _line(self) -> int:
        return self._tokens[min(self._at, len(self._tokens) - 1)].line

    def _next(self) -> str:
        text = self._text
        self._at += 1
        return text

    def _skip(self, marks: str) -> bool:
        while self._at < len(self._tokens) and self._text in marks:
            self._at += 1
        return True


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    position = 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        if match.lastgroup != "comment":
            yield _Token(match.lastgroup or "", match[0], line)
