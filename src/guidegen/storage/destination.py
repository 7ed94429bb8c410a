"""A destination: a value that travels to the workers, made of what a person typed."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from guidegen.errors import UsageError

_EXTRAS = {"s3": "guidegen[s3]", "s3a": "guidegen[s3]"}


@dataclass(frozen=True, slots=True)
class Url:
    """The address of a place for files on another system, without a slash at its end."""

    text: str

    def __str__(self) -> str:
        return self.text


Destination = Path | Url


def destination(text: str) -> Destination:
    """A folder, or an address with a scheme (``file:`` is a folder's).

    Raises UsageError: what the address needs is not installed, or it holds a password.
    """
    parts = urlsplit(text)
    if "://" not in text:
        return Path(text).resolve()
    if parts.scheme == "file":
        return Path(unquote(parts.path)).resolve()
    if parts.password:
        raise UsageError(
            f"The address of {parts.hostname} holds a password, which everybody on this machine "
            "can see; leave it out, and set it where its library looks for it (docs/cluster.md)."
        )
    _require_reachable(parts)
    return Url(text.rstrip("/"))


def _require_reachable(parts: SplitResult) -> None:
    """Raise UsageError where nothing is installed that reaches addresses of this scheme."""
    try:
        import fsspec  # noqa: PLC0415 (an extra, and help need not wait for it)

        fsspec.get_filesystem_class(parts.scheme)
    except ImportError as error:
        extra = _EXTRAS.get(parts.scheme)
        remedy = f"pip install '{extra}'" if extra else str(error)
        message = f"{parts.scheme}:// needs more than is installed here: {remedy}"
        raise UsageError(message) from None
    except ValueError:
        message = f"Nothing here knows addresses that begin with {parts.scheme}://"
        raise UsageError(message) from None
