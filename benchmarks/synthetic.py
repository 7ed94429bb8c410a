"""Invented districts of any size: ``python benchmarks/synthetic.py FOLDER --schools 1000``.

The same number of schools, seed and locales give the same bytes. Half of the officers have a photo,
a fifth no email, a tenth of the schools a name of two lines. Names are in Latin letters of many
languages, Cyrillic and Greek, which the type of every language can set.
"""

import argparse
import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import invented

LOCALES = ("en", "es", "ar", "zh-Hans", "km", "hmn")
SHARES = {"en": 1.0, "es": 0.8, "vi": 0.3, "zh-Hans": 0.3, "ar": 0.25}
OTHER_SHARE = 0.12
"""In how many of the schools a language is handed out: the ones above, and any other."""

SCHOOL_COLUMNS = (
    "id",
    "name",
    "short_name",
    "level",
    "address",
    "phone",
    "website",
    "principal",
    "locales",
    "sro",
    "sso",
)
OFFICER_COLUMNS = (
    "role",
    "name",
    "title",
    "phone",
    "email",
    "schedule",
    "languages",
    "photo",
    "schools",
    "print",
    "photo_consent",
)
SCHOOLS_OF_A_SHARED_OFFICER = 4
OFFICERS = {"high": (1, 3), "combined": (1, 1), "middle": (1, 1), "elementary": (0, 1)}
"""How many officers a school of each level has for itself: SROs, and at most so many SSOs."""

_DISTRICT = """\
# An invented district for measurements.
name = "Lakeshore Unified Schools"
short_name = "Lakeshore"
state = "OR"
phone = "503-555-0100"
email = "families@lakeshore.example"
website = "https://www.lakeshore.example"
site_url = "https://guides.lakeshore.example"
school_year = "2026–27"
brand = "lakeshore"
approval = "all"
unapproved_critical = "english-labelled"

[locales]
{locales}

[emergency]
number = "911"

[tip_line]
phone = "(503) 555-0190"

[roles.sro]
employer = "agency"
employer_name = "Lakeshore Police"
armed = true
uniform = "police"
supervisor = "agency"

[roles.sso]
employer = "district"
armed = false
uniform = "staff"
supervisor = "principal"
"""
_BRAND = """\
[colors]
primary = "#123F6B"
accent = "#F0A534"
surface = "#EEF3F8"
text = "#1C2526"
quiet = "#2E3A3B"

[logo]
file = "logo.svg"
alt = "Lakeshore Unified Schools: a wave"
height = 22
clear_space = 6
plate = false

[type]
heading_max = 23
cover_max = 38
"""
_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="22" height="22" viewBox="0 0 24 24">'
    '<title>logo</title><path d="M0 12 Q6 2 12 12 T24 12 V24 H0 Z" fill="#FFFFFF"/></svg>\n'
)

Row = dict[str, str]


@dataclass
class _District:
    """Rows and photos while they are drawn by lot, in the order of the draws."""

    rng: random.Random
    officers: list[Row] = field(default_factory=list)
    photos: dict[str, bytes] = field(default_factory=dict)

    def hire(self, role: str, schools: Sequence[str]) -> None:
        """Add an officer of a role who serves these schools."""
        rng, number = self.rng, len(self.officers) + 1
        photo = self._photo(number) if rng.random() < 0.5 else ""
        host = "police.example" if role == "sro" else "lakeshore.example"
        letters = rng.choice(("officer", "safety.team", "longer-mailbox.of.officer"))
        self.officers.append(
            {
                "role": role,
                "name": invented.person(rng),
                "phone": invented.phone(rng),
                "email": "" if rng.random() < 0.2 else f"{letters}{number}@{host}",
                "schedule": invented.schedule(rng),
                "languages": invented.tongues(rng),
                "photo": photo,
                "schools": " ".join(schools),
                "print": "all",
                "photo_consent": "yes" if photo else "",
            }
        )

    def _photo(self, number: int) -> str:
        form, suffix = self.rng.choice((("JPEG", "jpg"), ("PNG", "png")))
        name = f"officer-{number}.{suffix}"
        self.photos[name] = invented.portrait(self.rng, form)
        return name


def write_workspace(
    folder: Path,
    schools: int,
    seed: int = 1,
    locales: Sequence[str] = LOCALES,
    *,
    everywhere: bool = False,
) -> None:
    """Write a district into a folder that is empty or not there yet.

    With ``everywhere`` every school has every locale, else as many as districts usually hand out.
    """
    district = _District(random.Random(f"{seed} {schools}"))  # noqa: S311 (the same again each time)
    rows = list(_schools(district, schools, locales, everywhere=everywhere))
    photos = folder / "content" / "photos"
    brand = folder / "content" / "brands" / "lakeshore"
    for each in (photos, brand):
        each.mkdir(parents=True)
    copies = "\n".join(f"{tag} = 100" for tag in locales)
    _write(folder / "content" / "district.toml", _DISTRICT.format(locales=copies))
    _write(brand / "brand.toml", _BRAND)
    _write(brand / "logo.svg", _LOGO)
    _write_table(folder / "content" / "schools.csv", SCHOOL_COLUMNS, rows)
    _write_table(folder / "content" / "officers.csv", OFFICER_COLUMNS, district.officers)
    for name, data in district.photos.items():
        (photos / name).write_bytes(data)


def _schools(
    district: _District, number: int, locales: Sequence[str], *, everywhere: bool
) -> Iterator[Row]:
    rng = district.rng
    levels = rng.choices(list(invented.LEVELS), list(invented.LEVELS.values()), k=number)
    sharing: list[str] = []
    for name, level in zip(invented.school_names(rng, levels, 10), levels, strict=True):
        row = _school(rng, name, level)
        offered = [tag for tag in locales if everywhere or rng.random() < _share(tag)]
        row["locales"] = " ".join(f"{tag}:100" for tag in offered or locales[:1])
        _staff(district, row, sharing)
        yield row
    if sharing:
        district.hire("sro", sharing)


def _share(tag: str) -> float:
    return SHARES.get(tag, OTHER_SHARE)


def _school(rng: random.Random, name: str, level: str) -> Row:
    words = name.lower().replace(",", "").split()[:3]
    return {
        "id": "-".join((*words, level)),
        "name": name,
        "short_name": " ".join(name.split()[:3]),
        "level": level,
        "address": invented.address(rng, name),
        "phone": invented.phone(rng),
        "website": f"https://{''.join(words)}.lakeshore.example",
        "principal": invented.person(rng),
    }


def _staff(district: _District, row: Row, sharing: list[str]) -> None:
    """Officers of a school: own ones, one shared with others, or what the row says instead."""
    rng, (sros, most_ssos) = district.rng, OFFICERS[row["level"]]
    for _ in range(sros):
        district.hire("sro", [row["id"]])
    if not sros and rng.random() < 0.5:
        sharing.append(row["id"])
    elif not sros:
        row["sro"] = rng.choice(("none", "on-call", "unknown"))
    if len(sharing) == SCHOOLS_OF_A_SHARED_OFFICER:
        district.hire("sro", sharing)
        sharing.clear()
    if rng.random() < 0.1:
        row["sso"] = rng.choice(("none", "unknown"))
        return
    for _ in range(rng.randint(1, most_ssos)):
        district.hire("sso", [row["id"]])


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_table(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Write the workspace that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write an invented district into FOLDER.")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--schools", type=int, default=10, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--locale", dest="locales", nargs="+", default=LOCALES, metavar="TAG")
    parser.add_argument("--everywhere", action="store_true", help="every locale in every school")
    asked = parser.parse_args()
    write_workspace(
        asked.folder, asked.schools, asked.seed, asked.locales, everywhere=asked.everywhere
    )


if __name__ == "__main__":
    main()
