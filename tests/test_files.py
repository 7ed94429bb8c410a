"""Files are written whole or not at all."""

import stat
from pathlib import Path

import pytest

from guidegen.files import digest, digest_file, write_atomically, write_text_atomically

DIGEST_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_writes_and_makes_the_folder(tmp_path: Path) -> None:
    """Nobody has to make the folder of an output first."""
    path = tmp_path / "a" / "b" / "file.txt"
    write_text_atomically(path, "é\r\n")
    assert path.read_bytes() == "é\r\n".encode()


def test_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    """The old content is gone, and so is the temporary file."""
    path = tmp_path / "file.bin"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [
        ("file.bin", b"new")
    ]


def test_failure_keeps_the_old_file(tmp_path: Path) -> None:
    """A write that cannot end leaves no half or temporary file, and its error names the file."""
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / "inside").touch()
    with pytest.raises(OSError, match=r".+") as caught:
        write_atomically(folder, b"data")
    assert (caught.value.filename, caught.value.filename2) == (str(folder), None)
    assert [entry.name for entry in tmp_path.iterdir()] == ["taken"]


def test_file_is_readable_as_any_other(tmp_path: Path) -> None:
    """A finished guide has the rights that the umask gives, not those of a temporary file."""
    plain = tmp_path / "plain"
    plain.touch()
    written = tmp_path / "written"
    write_atomically(written, b"")
    assert stat.S_IMODE(written.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_digests_agree(tmp_path: Path) -> None:
    """A file and its bytes have one digest."""
    path = tmp_path / "abc"
    path.write_bytes(b"abc")
    assert digest(b"abc") == digest_file(path) == DIGEST_OF_ABC
