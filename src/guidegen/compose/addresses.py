"""Where an address may be broken: the text itself says so, by characters that are never seen.

A zero-width space (U+200B) stands where a line may end. Word joiners (U+2060) stand where the
engine would break a piece by itself, as it does after a hyphen (UAX 14).
"""

import re

from guidegen.compose.segmentation import BREAK, JOINER

_PIECES = re.compile(r"(?=@)|(?<=[.\-_/])")
_PARTS = re.compile("(?<=/)")
_SHORT = 26
"""An address, or what stands between two slashes of one, of so many characters is not broken."""
_WITHIN_PIECE = re.compile(r"(?<=[^A-Za-z0-9])(?=.)|(?<=.)(?=[^\x00-\x7f])")


def with_breaks(address: str) -> str:
    """The address, breaking before @ and after . - _ /, and after / first.

    A piece that is longer than the line may still be broken anywhere.
    """
    return BREAK.join(_WITHIN_PIECE.sub(JOINER, piece) for piece in _pieces(address))


def _pieces(address: str) -> list[str]:
    if len(address) <= _SHORT:
        return [address]
    parts = [part for part in _PARTS.split(address) if part]
    return [piece for part in parts for piece in _pieces_of(part)]


def _pieces_of(part: str) -> list[str]:
    if len(part) <= _SHORT:
        return [part]
    return [piece for piece in _PIECES.split(part) if piece]
