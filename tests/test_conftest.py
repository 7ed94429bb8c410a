"""The trip-wires that every other test relies on."""

import socket
from pathlib import Path

import pytest
from conftest import ROOT, TripWireError


def test_writing_into_the_checkout_is_refused() -> None:
    """A test that would leave a file in the repository fails instead."""
    with pytest.raises(TripWireError):
        (ROOT / "left-behind.txt").write_text("x")
    assert not (ROOT / "left-behind.txt").exists()


def test_writing_into_the_temporary_folder_works(tmp_path: Path) -> None:
    """Tests may write where pytest tells them to."""
    (tmp_path / "a.txt").write_text("x")
    assert (tmp_path / "a.txt").read_text() == "x"


def test_network_is_refused() -> None:
    """No test can depend on anything outside this machine (the address is a documentation one)."""
    with socket.socket() as connection, pytest.raises(TripWireError):
        connection.connect(("192.0.2.1", 80))
