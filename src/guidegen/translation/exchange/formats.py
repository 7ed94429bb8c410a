"""The kinds of file that a language is exchanged in, told from the ending of their names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from guidegen.catalog import Catalog
from guidegen.errors import UsageError
from guidegen.translation.exchange.rows import Returned, Row
from guidegen.translation.exchange.xliff_reading import read_xliff
from guidegen.translation.exchange.xliff_writing import xliff_bytes
from guidegen.translation.exchange.xlsx_reading import read_xlsx
from guidegen.translation.exchange.xlsx_writing import xlsx_bytes


@dataclass(frozen=True, slots=True)
class Format:
    """How a language is written to one kind of file, and read back."""

    name: str
    endings: tuple[str, ...]
    write: Callable[[Catalog, Iterable[Row]], bytes]
    read: Callable[[Path, str], tuple[Returned, ...]]


FORMATS = {
    each.name: each
    for each in (
        Format("xlsx", (".xlsx",), xlsx_bytes, read_xlsx),
        Format("xliff", (".xlf", ".xliff"), xliff_bytes, read_xliff),
    )
}


def format_of(path: Path, name: str | None = None) -> Format:
    """The format of a file: the one that is named, else the one of its ending.

    Raises UsageError: the ending is of none.
    """
    if name:
        return FORMATS[name]
    ending = path.suffix.lower()
    for each in FORMATS.values():
        if ending in each.endings:
            return each
    raise UsageError(f"{path} must end in .xlsx, .xlf or .xliff, or --format must name its kind.")
