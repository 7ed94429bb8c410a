"""What is said of a file that could not be written, or removed: where, and why."""

import errno
from pathlib import Path

from guidegen.model.build import Finding, Severity

_OF_THE_WHOLE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


def unwritten(out: Path, file: Path, error: OSError) -> Finding:
    """The finding of a file below the folder ``out``, which only names that folder if it is full.

    So a full disk is told once, not once for each of a thousand files.
    """
    place = out if error.errno in _OF_THE_WHOLE_DISK else error.filename or out / file
    text = (
        f"cannot write: {place}: {error.strerror or error}. "
        "Make room, or mend the folder or its rights, and build again."
    )
    return Finding("not-written", Severity.ERROR, text)
