"""What is said of a file that could not be written, or removed: where, and why."""

import errno
from pathlib import PurePath

from guidegen.model.build import Finding, Severity
from guidegen.storage import Destination, storage

_OF_THE_WHOLE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


def unwritten(out: Destination, file: PurePath, error: OSError) -> Finding:
    """The finding of a file below ``out``, which only names that place if it is full.

    So a full disk is told once, not once for each of a thousand files.
    """
    place = out if error.errno in _OF_THE_WHOLE_DISK else error.filename or storage(out).place(file)
    text = (
        f"cannot write: {place}: {error.strerror or error}. "
        "Make room, or mend the folder or its rights, and build again."
    )
    return Finding("not-written", Severity.ERROR, text)
