"""Text files that people wrote: UTF-8, with or without Excel's mark, of a bounded size."""

from pathlib import Path

from guidegen.errors import Fault, Place, WorkspaceError

LARGEST_TEXT = 2_000_000
"""No text file of a workspace needs to be larger (bytes)."""


def read_text(path: Path) -> str:
    """The text of a file, line ends as newlines.

    Raises WorkspaceError: the file is missing, too large, or not UTF-8.
    """
    data = _read_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WorkspaceError(_wrong_encoding(path, data, error)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_TEXT:
            problem = f"The file is larger than {LARGEST_TEXT // 1_000_000} MB."
            raise WorkspaceError(Fault("file-too-large", Place(path), problem, "Shorten it."))
        return path.read_bytes()
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}."
        fault = Fault("file-unreadable", Place(path), problem, "Put the file there, readable.")
        raise WorkspaceError(fault) from None


def _wrong_encoding(path: Path, data: bytes, error: UnicodeDecodeError) -> Fault:
    line = data.count(b"\n", 0, error.start) + 1
    column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
    return Fault(
        "not-utf-8",
        Place(path, line, column),
        f"The byte 0x{data[error.start]:02X} is not UTF-8 text.",
        "Save the file with the encoding UTF-8.",
    )
