"""The grammar of a PO file, line by line, where polib guesses or loses text without a word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(
    r"(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr\[\d\]|msgstr)\s+)?"
    r'"(?:[^"\\]|\\[nrtvbf"\\])*"'
)
_READABLE = re.compile(r'(?:msg\w+(?:\[\d\])?\s+)?"?(?:[^"\\]|\\[nrtvbf"\\])*')
_FOLLOWERS = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[]",),
    "msgstr": ("msgctxt", "msgid"),
    "msgstr[]": ("msgstr[]", "msgctxt", "msgid"),
}
_CONTROL = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""The controls of Unicode, its separators of lines and paragraphs, and a stray byte order mark."""
_ENDS = ("", "msgstr", "msgstr[]")


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong in the text of a PO file; line and column count from 1."""

    line: int
    column: int
    problem: str


def flaws(text: str) -> Iterator[Flaw]:
    """Every place where a text is not a PO file, in order."""
    keyword = ""
    lines = text.splitlines()
    for number, line in enumerate(map(str.strip, lines), start=1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if not match:
            yield _unreadable(number, line)
        following = _keyword(line)
        if following and following not in _FOLLOWERS[keyword]:
            yield Flaw(number, 1, f"{following} cannot follow {keyword or 'the beginning'}.")
        if not following and match and not keyword:
            yield Flaw(number, 1, "This text belongs to no msgid or msgstr.")
        keyword = following or keyword
    if keyword not in _ENDS:
        yield Flaw(len(lines), 1, f"The file ends after {keyword}; a msgstr is missing.")


def control_characters(text: str) -> Iterator[Flaw]:
    """Every control character and every line break that is not one of a text file."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        for found in _CONTROL.finditer(line):
            if found[0] != "\t":
                problem = f"U+{ord(found[0]):04X} is a control character."
                yield Flaw(number, found.start() + 1, problem)


def is_control(character: str) -> bool:
    """Whether a character is a control, a line or paragraph separator, or a stray BOM."""
    return _CONTROL.fullmatch(character) is not None


def _keyword(line: str) -> str:
    match = re.match(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s", line)
    return re.sub(r"\d", "", match[1]) if match else ""


def _unreadable(number: int, line: str) -> Flaw:
    readable = _READABLE.match(line)
    column = readable.end() + 1 if readable else 1
    if '"' not in line:
        return Flaw(number, 1, "This line is neither a comment, a keyword nor a quoted text.")
    return Flaw(number, column, "The quotation marks or backslashes of this line are broken.")
