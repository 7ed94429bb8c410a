"""Where outputs lie: in a folder, or at an address that fsspec knows (``s3://bucket/prefix``)."""

from guidegen.storage.destination import Destination, Url, destination
from guidegen.storage.fetching import fetch
from guidegen.storage.files_of import Storage, storage

__all__ = ["Destination", "Storage", "Url", "destination", "fetch", "storage"]
