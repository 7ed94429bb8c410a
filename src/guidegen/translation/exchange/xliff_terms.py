"""The words of XLIFF 2 that writing and reading share, and what of ours stands in their place."""

from guidegen.model.translation import State

XLIFF = "urn:oasis:names:tc:xliff:document:2.0"
"""The namespace of 2.0 and 2.1 alike."""

FINGERPRINT = "{urn:guidegen:exchange}fingerprint"
"""The one attribute that XLIFF has no word for; tools keep what is of another namespace."""

SUB_STATE = "guidegen:"
INITIAL = "initial"
STATES = {
    State.SOURCE: INITIAL,
    State.MISSING: INITIAL,
    State.STALE: INITIAL,
    State.DRAFT: "translated",
    State.APPROVED: "final",
}
"""The state of a segment, by ours: ``initial`` is what needs a translator."""


def of_xliff(name: str) -> str:
    """A name in the namespace of XLIFF, as XML libraries write it."""
    return f"{{{XLIFF}}}{name}"
