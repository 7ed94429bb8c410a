"""Officers: from the rows of their table to values that hold only what may be printed."""

import difflib
import functools
from collections.abc import Iterable
from pathlib import Path

from babel import Locale

from guidegen.errors import Fault
from guidegen.languages import languages as known_languages
from guidegen.model.district import Officer, Role
from guidegen.roster import parsing
from guidegen.roster.rows import RowReader
from guidegen.roster.tables import Record

PRINTABLE = ("name", "title", "phone", "email", "schedule", "languages", "photo")


def read_officers(
    records: Iterable[Record], school_ids: frozenset[str], photos: Path
) -> tuple[tuple[Officer, ...], tuple[Fault, ...]]:
    """All officers of a table; a row with a fault stops the schools that it names."""
    officers: list[Officer] = []
    faults: list[Fault] = []
    for record in records:
        named = named_schools(record)
        reader = RowReader(record, frozenset(named) & school_ids)
        officer = _officer(reader, named, photos)
        _check_schools(reader, named, school_ids)
        if officer is not None and not reader.faults:
            officers.append(officer)
        faults += reader.faults
    return tuple(officers), tuple(faults)


def named_schools(record: Record) -> tuple[str, ...]:
    """The ids in an officer's cell `schools`."""
    return tuple(dict.fromkeys(record["schools"].replace(",", " ").replace(";", " ").split()))


def _officer(reader: RowReader, schools: tuple[str, ...], photos: Path) -> Officer | None:
    reader.check_cells()
    role = reader.required("role", parsing.one_of(Role, "unknown-role"))
    fine = _printable(reader)
    name, phone = reader.text("name"), reader.value("phone", parsing.phone, None)
    email = reader.value("email", parsing.email, "")
    photo = _photo(reader, photos, wanted="photo" in fine)
    if role is None:
        return None
    return Officer(
        role=role,
        name=name if "name" in fine else "",
        title=reader.text("title") if "title" in fine else "",
        phone=phone if "phone" in fine else None,
        email=email if "email" in fine else "",
        schedule=reader.text("schedule") if "schedule" in fine else "",
        languages=languages(reader.text("languages")) if "languages" in fine else (),
        photo=photo,
        schools=schools,
        name_withheld=bool(name) and "name" not in fine,
        place=reader.record.place,
    )


def _printable(reader: RowReader) -> frozenset[str]:
    words = reader.text("print").replace(",", " ").casefold().split()
    for word in words:
        if word not in (*PRINTABLE, "all"):
            remedy = f"Write `all`, or some of: {' '.join(PRINTABLE)}."
            problem = f"{parsing.shown(word)} is nothing that an officer's card prints."
            reader.refuse("print", "unknown-print", problem, remedy)
    return frozenset(PRINTABLE if "all" in words else words)


def _photo(reader: RowReader, photos: Path, *, wanted: bool) -> str:
    """The photo to print: none without consent, or where it is not to be printed."""
    name = reader.value("photo", parsing.photo_name, "")
    consent = reader.value("photo_consent", parsing.yes_or_no, absent=False)
    if not (name and consent and wanted):
        return ""
    if not (photos / name).is_file():
        problem = f"There is no photo {name!r}."
        reader.refuse("photo", "photo-missing", problem, f"Put it into {photos.name}/ of content.")
    return name


def _check_schools(reader: RowReader, named: tuple[str, ...], known: frozenset[str]) -> None:
    if not named:
        remedy = "Write the ids of the schools that the officer serves, with spaces between."
        reader.refuse("schools", "empty-cell", "The officer serves no school.", remedy)
    for school in named:
        if school not in known:
            near = difflib.get_close_matches(school, known, n=1)
            remedy = (
                f"Did you mean {near[0]}?" if near else "`guidegen list schools` lists the ids."
            )
            problem = f"There is no school with the id {parsing.shown(school)}."
            reader.refuse("schools", "unknown-school", problem, remedy)


def languages(text: str) -> tuple[str, ...]:
    """Languages by their English names; what is written as a tag (``es``) is looked up.

    A language that no list knows keeps the name that it was given.
    """
    names = _names_by_tag()
    words = text.replace(";", " ").replace(",", " ").split()
    if all(word in names for word in words):
        parts = words
    else:
        parts = [part.strip() for part in text.replace(";", ",").split(",")]
    return tuple(dict.fromkeys(names.get(part, part) for part in parts if part))


@functools.cache
def _names_by_tag() -> dict[str, str]:
    from_babel = {tag.replace("_", "-"): str(name) for tag, name in Locale("en").languages.items()}
    return {tag: language.english_name for tag, language in known_languages().items()} | from_babel
