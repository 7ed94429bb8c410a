"""Lines of TOML keys, which tomllib does not tell."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.errors import WorkspaceError
from guidegen.toml_places import KeyPath, parse_toml, read_toml

FILE = Path("some.toml")
EVERY_FORM = '''\
plain = 1  # "a" = [
dotted.key = "x # = y"
"quoted key" = """
not = "a key"
"""
raw = \'\'\'
[nor this]
\'\'\'
date = 2027-06-30
number = 1.5
inline = { one = true, two.three = [
  "a",  # comment, with = and ]
  { deep = 1 },
] }
[table.below]
empty = []
[[row]]
id = "first"
[[row.cell]]
text = "a"
[[row.cell]]
text = "b"
[[row]]
id = "second"
[[row.cell]]
text = "c"
'''


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("plain",), 1),
        (("dotted", "key"), 2),
        (("quoted key",), 3),
        (("raw",), 6),
        (("date",), 9),
        (("number",), 10),
        (("inline", "one"), 11),
        (("inline", "two", "three", 0), 12),
        (("inline", "two", "three", 1, "deep"), 13),
        (("table", "below"), 15),
        (("table", "below", "empty"), 16),
        (("row", 0, "id"), 18),
        (("row", 0, "cell", 1, "text"), 22),
        (("row", 1, "id"), 24),
        (("row", 1, "cell", 0, "text"), 26),
    ],
)
def test_every_form_of_key_has_its_line(keys: KeyPath, line: int) -> None:
    """Dotted, quoted, in tables, in arrays of tables, inside inline values."""
    assert parse_toml(FILE, EVERY_FORM).place(*keys).line == line


def test_words_inside_values_are_no_keys() -> None:
    """Text that looks like TOML, inside text of several lines."""
    lines = parse_toml(FILE, EVERY_FORM).lines
    assert ("not",) not in lines
    assert ("nor this",) not in lines


def test_a_missing_key_stands_where_its_table_begins() -> None:
    """What is not there is to be added there."""
    place = parse_toml(FILE, EVERY_FORM).place("row", 1, "label")
    assert (place.line, place.key) == (23, "row[2].label")


def test_lines_count_from_where_the_text_stands_in_its_file() -> None:
    """Front matter begins on the second line of a block."""
    assert parse_toml(FILE, "a = 1\nb = 2\n", first_line=2).place("b").line == 3


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb =\n", 2),
        ("a = 1\nb = yes\n", 2),
        ("a = 1\na = 2\n", 2),
        ('a = "open\n', 1),
        ("[table\n", 1),
        ("a = [1, 2\n\n", 1),
        ("a = " + "[" * 5000, 1),
    ],
)
def test_bad_syntax_is_a_fault_with_its_line(text: str, line: int) -> None:
    """Never an exception of the parser, however deep the nonsense."""
    with pytest.raises(WorkspaceError) as caught:
        parse_toml(FILE, text)
    (fault,) = caught.value.faults
    assert (fault.code, fault.place.line) == ("toml-syntax", line)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", "", 2),
        (b"a = 1\nb = '\xe9'\n", "not-utf-8", 2),
        (b"#" * 2_000_001, "file-too-large", 0),
    ],
)
def test_files_are_utf_8_of_bounded_size(data: bytes, code: str, line: int, tmp_path: Path) -> None:
    """Excel's mark and Windows' line ends are fine."""
    file = tmp_path / "some.toml"
    file.write_bytes(data)
    if not code:
        assert read_toml(file).place("b").line == line
        return
    with pytest.raises(WorkspaceError) as caught:
        read_toml(file)
    assert (caught.value.faults[0].code, caught.value.faults[0].place.line) == (code, line)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """With the name of the file that was looked for."""
    with pytest.raises(WorkspaceError, match=r"absent\.toml"):
        read_toml(tmp_path / "absent.toml")


VALUES = st.recursive(
    st.integers() | st.booleans() | st.text("ab\"'#=[]{},. ", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["x", "y-z", "a b"]), inner, max_size=2)
    ),
    max_leaves=6,
)


def written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ",\n".join(map(written, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}" = {written(each)}' for key, each in value.items()) + "}"
    return str(value)


def paths(value: object, above: KeyPath = ()) -> list[KeyPath]:
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    return [each for key, inner in items for each in ((*above, key), *paths(inner, (*above, key)))]


@given(st.dictionaries(st.sampled_from(["k", "l m", "n"]), VALUES, max_size=3))
def test_the_scan_finds_exactly_what_tomllib_reads(data: dict[str, object]) -> None:
    """Every key and array item has a line, and nothing else has."""
    text = "\n".join(f'"{key}" = {written(value)}' for key, value in data.items())
    try:
        known = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return  # an inline table may not have line breaks within it
    assert set(parse_toml(FILE, text).lines) == set(paths(known))
