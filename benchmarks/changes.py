"""What a district changes between two builds: a message, a school, a colour.

Each changes something at every call, to what it has not been before.
"""

import csv
import re
from pathlib import Path

import polib

from guidegen import stock
from guidegen.catalog.reader import DISTRICT_FILE, STOCK_FILE, catalog_path

MESSAGES = {"message": "why.early.body", "cover message": "cover.kicker"}
"""A message of a panel that is the same for all schools, and one beside the school's name."""


def change_message(root: Path, locale: str, context: str, number: int) -> None:
    """Override a message of the stock's catalog in the district's own."""
    entries = polib.pofile(str(catalog_path(stock.locales(stock.root()), locale, STOCK_FILE)))
    entry = next(each for each in entries if each.msgctxt == context)
    entry.msgstr = entry.msgstr.rstrip(".!") + "." * (number % 2) + "!" * (1 + number // 2)
    own = catalog_path(stock.locales(root), locale, DISTRICT_FILE)
    own.parent.mkdir(parents=True, exist_ok=True)
    catalog = polib.POFile()
    catalog.metadata = entries.metadata
    catalog.append(entry)
    catalog.save(str(own))


def change_school(root: Path, number: int) -> str:
    """Give the first school of the roster another phone number; returns the school's id."""
    path = root / "content" / "schools.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), reader.fieldnames or ()
    rows[0]["phone"] = f"(503) 555-01{number:02}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return rows[0]["id"]


def change_colour(root: Path, number: int) -> None:
    """Give the brand an accent that is hardly another."""
    path = next((root / "content" / "brands").glob("*/brand.toml"))
    text = path.read_text("utf-8")
    changed = re.sub(r'accent = "#....', f'accent = "#F0{0xA5 - number - 1:02X}', text)
    path.write_text(changed, encoding="utf-8")
