"""Freezes: builds that are kept, to say later which printed pieces are wrong."""

from guidegen.freezes.comparing import Piece, Standing, compared
from guidegen.freezes.keeping import folder_of, freeze, read_freeze

__all__ = ["Piece", "Standing", "compared", "folder_of", "freeze", "read_freeze"]
