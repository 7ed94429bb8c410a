"""Output profiles: the ICC profile of a press and a paper, as a print shop gives it."""

import io
from pathlib import Path

from PIL import ImageCms

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.model.printing import OutputProfile

LARGEST_PROFILE = 20_000_000
"""Bytes. Profiles of presses are smaller."""

ASK = "Ask your printer for the ICC profile of its press and paper."

_CLASS = slice(12, 16)
_COLOURS = slice(16, 20)
_SIGNATURE = slice(36, 40)
"""Where a profile's header says what it is (ICC.1:2010, 7.2)."""


def read_output_profile(path: Path, condition: str, place: Place) -> OutputProfile:
    """The profile in a file; faults are told at ``place``, where the file is named.

    Raises WorkspaceError: there is no such file, or it is not the profile of a CMYK press.
    """
    data = _read(path, place)
    if data[_SIGNATURE] != b"acsp":
        raise _error("bad-profile", place, f"{path.name} is no ICC profile.", ASK)
    if data[_CLASS] != b"prtr":
        problem = f"{path.name} is an ICC profile, but not that of a press (class prtr)."
        raise _error("profile-not-of-a-press", place, problem, ASK)
    if data[_COLOURS] != b"CMYK":
        problem = f"{path.name} is the profile of a device whose colours are not CMYK."
        raise _error("profile-not-cmyk", place, problem, ASK)
    description = _description(path.name, data, place)
    return OutputProfile(data, description, condition or description)


def _read(path: Path, place: Place) -> bytes:
    try:
        if path.stat().st_size > LARGEST_PROFILE:
            problem = f"{path.name} is larger than {LARGEST_PROFILE // 1_000_000} MB."
            raise _error("bad-profile", place, problem, ASK)
        return path.read_bytes()
    except OSError:
        problem = f"There is no profile {path.name!r} beside district.toml."
        remedy = "Put the file there, or correct its name."
        raise _error("profile-missing", place, problem, remedy) from None


def _description(name: str, data: bytes, place: Place) -> str:
    """What the profile calls itself, once colours have been found to go through it."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK")
        return ImageCms.getProfileDescription(profile).strip() or name
    except (OSError, ImageCms.PyCMSError):
        problem = f"{name} is broken: no colour can be looked up in it."
        raise _error("bad-profile", place, problem, "Ask your printer for it again.") from None


def _error(code: str, place: Place, problem: str, remedy: str) -> WorkspaceError:
    return WorkspaceError(Fault(code, place, problem, remedy))
