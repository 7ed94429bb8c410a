"""Home languages: a table that says how many families of a school read which language."""

import re
from collections import defaultdict
from collections.abc import Mapping, Set
from pathlib import Path

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.languages import languages as known_languages
from guidegen.model.enrollment import Enrollment, HomeLanguage
from guidegen.roster import parsing
from guidegen.roster.officers import languages as language_names
from guidegen.roster.reading import read_csv
from guidegen.roster.rows import RowReader
from guidegen.roster.tables import Columns, records

ENROLLMENT_COLUMNS = Columns(
    ("school", "language", "families"), frozenset({"school", "language", "families"})
)
MOST_FAMILIES = 100_000
_NUMBER = re.compile(r"[0-9]{1,6}")


def read_enrollment(path: Path, schools: Set[str]) -> Enrollment:
    """The home languages of each school that a CSV file names.

    A row has a school's id, a language by its tag or English name, and how many families read it;
    rows for the same language are added up. Raises WorkspaceError with every fault of the table:
    wrong numbers of copies would be printed.
    """
    rows, header_faults = records(read_csv(path), ENROLLMENT_COLUMNS)
    faults = list(header_faults)
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for record in rows:
        reader = RowReader(record, frozenset())
        row = _row(reader, schools)
        faults += reader.faults
        if row is not None:
            school, name, families = row
            counts[school][name] += families
    if not rows and not faults:
        remedy = "Below the first row, write a row for each school and language."
        faults.append(Fault("enrollment-empty", Place(path), "The table has no rows.", remedy))
    if faults:
        raise WorkspaceError(*faults)
    return {school: _by_families(of_school) for school, of_school in counts.items()}


def _row(reader: RowReader, schools: Set[str]) -> tuple[str, str, int] | None:
    reader.check_cells()
    school, name = reader.text("school"), reader.required("language", _language)
    families = reader.required("families", _families)
    if school not in schools:
        problem = f"There is no school with the id {parsing.shown(school)}."
        reader.refuse("school", "unknown-school", problem, "`guidegen list schools` lists the ids.")
        return None
    return None if name is None or families is None else (school, name, families)


def _language(text: str) -> str:
    names = language_names(text)
    if len(names) != 1:
        problem = f"{parsing.shown(text)} is more than one language."
        raise parsing.CellError("many-languages", problem, "Write a row for each language.")
    return names[0]


def _families(text: str) -> int:
    if not _NUMBER.fullmatch(text) or int(text) > MOST_FAMILIES:
        remedy = f"Write a whole number up to {MOST_FAMILIES}, such as 120."
        raise parsing.CellError("bad-families", f"{parsing.shown(text)} is no number.", remedy)
    return int(text)


def _by_families(counts: Mapping[str, int]) -> tuple[HomeLanguage, ...]:
    tags = {language.english_name: tag for tag, language in known_languages().items()}
    found = (HomeLanguage(tags.get(name, ""), name, number) for name, number in counts.items())
    return tuple(sorted(found, key=lambda each: (-each.families, each.name)))
