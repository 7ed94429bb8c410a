"""Where outputs lie: the same of a folder and of an object store."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from stores import BUCKET, store

from guidegen.errors import UsageError
from guidegen.storage import Destination, Storage, Url, destination, storage


@pytest.fixture(scope="module")
def s3() -> Iterator[Mapping[str, str]]:
    with store() as variables:
        yield variables


@pytest.fixture(params=["folder", "s3"])
def outputs(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    s3: Mapping[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> Storage:
    for name, value in s3.items():
        monkeypatch.setenv(name, value)
    place = str(tmp_path) if request.param == "folder" else f"s3://{BUCKET}/{tmp_path.name}"
    return storage(destination(place))


def test_what_was_put_is_there(outputs: Storage) -> None:
    """One file or many are written, in place of older ones, read, measured and taken away."""
    outputs.write("a/one.pdf", b"old")
    outputs.write("a/one.pdf", b"one")
    assert outputs.write_all({Path("a/b/two.pdf"): b"two!", Path("three.pdf"): b""}) == {}
    assert outputs.read("a/one.pdf") == b"one"
    wanted = ["a/one.pdf", "a/b/two.pdf", "three.pdf", "four.pdf"]
    sizes = {"a/one.pdf": 3, "a/b/two.pdf": 4, "three.pdf": 0}
    assert outputs.sizes(wanted) == sizes
    assert outputs.sizes([*wanted, *map(str, range(100))]) == sizes
    assert (outputs.remove("a/one.pdf"), outputs.remove("a/one.pdf")) == (True, False)
    with pytest.raises(FileNotFoundError):
        outputs.read("a/one.pdf")


def test_names_of_other_places_are_void(outputs: Storage) -> None:
    """What leads out of the destination is not of it."""
    assert outputs.holds("a/one.pdf")
    assert not any(map(outputs.holds, ["../one.pdf", "a/../../one.pdf", "/one.pdf"]))


@pytest.mark.usefixtures("outputs")
def test_a_bucket_that_is_not_there_is_told() -> None:
    """Every failure of an object store is an OSError with words and the place."""
    nowhere = storage(Url("s3://nowhere/2026"))
    with pytest.raises(OSError, match=r"bucket.*s3://nowhere/2026/one\.pdf"):
        nowhere.write("one.pdf", b"one")
    failures = nowhere.write_all({Path("one.pdf"): b"one", Path("two.pdf"): b"two"})
    assert {str(path): error.filename for path, error in failures.items()} == {
        "one.pdf": "s3://nowhere/2026",
        "two.pdf": "s3://nowhere/2026",
    }


def test_what_is_typed_is_a_folder_or_an_address(tmp_path: Path) -> None:
    """A file: address is a folder, spaces and all; an address loses the slash at its end."""
    found: dict[str, Destination] = {
        str(tmp_path / "a"): tmp_path / "a",
        f"file://{tmp_path}/a%20b": tmp_path / "a b",
        "s3://guides/2026/": Url("s3://guides/2026"),
    }
    assert {typed: destination(typed) for typed in found} == found


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("s3://nobody:nothing@guides/2026", "password"),
        ("gopher://guides", "gopher://"),
        ("gs://guides/2026", "gs://"),
    ],
)
def test_addresses_that_cannot_be_used(typed: str, said: str) -> None:
    """What is unknown, not installed, or would show a password, is wrong usage."""
    with pytest.raises(UsageError, match=said) as caught:
        destination(typed)
    assert "nothing" not in str(caught.value)
