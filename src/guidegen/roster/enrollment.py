"""Home languages: a table that says how many families of a school read which language."""

import functools
import re
from collections import defaultdict
from collections.abc import Mapping, Set
from pathlib import Path

from babel import Locale

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.languages import languages as known_languages
from guidegen.model.enrollment import Enrollment, HomeLanguage
from guidegen.roster import parsing
from guidegen.roster.officers import languages as language_names
from guidegen.roster.reading import read_csv
from guidegen.roster.rows import RowReader
from guidegen.roster.tables import Columns, records

ENROLLMENT_COLUMNS = Columns(
    ("school", "language", "families"),
    frozenset({"school", "language", "families"}),
    "a table of home languages",
    "Keep these three columns only.",
)
MOST_FAMILIES = 100_000
_ALSO = {
    "portuguese": "pt-BR",
    "pt": "pt-BR",
    "tagalog": "fil",
    "tl": "fil",
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-hk": "zh-Hant",
    "zh-tw": "zh-Hant",
}
"""What student systems write for languages that have another tag or name here."""
_NUMBER = re.compile(r"[0-9]{1,6}")


def read_enrollment(path: Path, schools: Set[str]) -> Enrollment:
    """The home languages of each school that a CSV file names.

    A row has a school's id, a language by its tag or English name, and how many families read it;
    rows for the same language are added up. Raises WorkspaceError with every fault of the table:
    wrong numbers of copies would be printed.
    """
    rows, header_faults = records(read_csv(path), ENROLLMENT_COLUMNS)
    faults = list(header_faults)
    counts: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for record in rows:
        reader = RowReader(record, frozenset())
        row = _row(reader, schools)
        faults += reader.faults
        if row is not None:
            school, language, families = row
            counts[school][language] += families
    if not rows and not faults:
        remedy = "Below the first row, write a row for each school and language."
        faults.append(Fault("enrollment-empty", Place(path), "The table has no rows.", remedy))
    if faults:
        raise WorkspaceError(*faults)
    return {school: _by_families(of_school) for school, of_school in counts.items()}


def _row(reader: RowReader, schools: Set[str]) -> tuple[str, tuple[str, str], int] | None:
    reader.check_cells()
    school, language = reader.text("school"), reader.required("language", _language)
    families = reader.required("families", _families)
    if school not in schools:
        problem = f"There is no school with the id {parsing.shown(school)}."
        reader.refuse("school", "unknown-school", problem, "`guidegen list schools` lists the ids.")
        return None
    return None if language is None or families is None else (school, language, families)


def _language(text: str) -> tuple[str, str]:
    """The tag of a language that guidegen knows, or nothing, and its English name."""
    names = language_names(text)
    tag = _tag(text) or (_tag(names[0]) if len(names) == 1 else "")
    if tag:
        return tag, known_languages()[tag].english_name
    if len(names) != 1:
        problem = f"{parsing.shown(text)} is more than one language."
        raise parsing.CellError("many-languages", problem, "Write a row for each language.")
    return "", names[0]


def _tag(text: str) -> str:
    """The tag that a name or a tag stands for; a tag of a region stands for its language."""
    known, word = _tags(), text.casefold()
    return known.get(word) or known.get(word.partition("-")[0], "")


@functools.cache
def _tags() -> dict[str, str]:
    """Tags by whatever stands for them in lists of home languages, in small letters."""
    from_babel = Locale("en").languages
    found = dict(_ALSO)
    for tag, language in known_languages().items():
        for name in (from_babel.get(tag.replace("-", "_"), ""), language.english_name, tag):
            found[name.casefold()] = tag
    return found


def _families(text: str) -> int:
    if not _NUMBER.fullmatch(text) or int(text) > MOST_FAMILIES:
        remedy = f"Write a whole number up to {MOST_FAMILIES}, such as 120."
        raise parsing.CellError("bad-families", f"{parsing.shown(text)} is no number.", remedy)
    return int(text)


def _by_families(counts: Mapping[tuple[str, str], int]) -> tuple[HomeLanguage, ...]:
    found = (HomeLanguage(tag, name, number) for (tag, name), number in counts.items())
    return tuple(sorted(found, key=lambda each: (-each.families, each.name)))
