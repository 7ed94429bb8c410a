"""The catalog of one locale: its PO files and the workspace's record of approvals."""

from guidegen.catalog.reader import read_catalog
from guidegen.catalog.values import SOURCE_LOCALE, Approval, Capacity, Catalog, Entry, digest

__all__ = ["SOURCE_LOCALE", "Approval", "Capacity", "Catalog", "Entry", "digest", "read_catalog"]
