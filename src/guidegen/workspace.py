"""A workspace: everything that a district owns, read at once, with every fault in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from guidegen import stock
from guidegen.brand import read_brands
from guidegen.cache import Cache, open_cache
from guidegen.catalog import Catalog, read_catalog
from guidegen.content import district_place, read_district, read_guide, stand_in_district
from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.images import read_photo
from guidegen.languages import Language, languages
from guidegen.model.brand import Brand
from guidegen.model.content import Guide
from guidegen.model.district import District, Roster
from guidegen.roster import read_roster
from guidegen.template_texts import template_messages
from guidegen.templates import search_path, template_faults
from guidegen.toml_schema import suggestion


@dataclass(frozen=True, slots=True)
class Workspace:
    """What a workspace says. Its ``faults`` stop only a part; it can be pickled.

    ``catalogs`` and ``languages`` hold every locale in use, ``photos`` the JPEG bytes of every
    photo that is printed, by its name in the roster, ``templates`` the search path.
    """

    root: Path
    district: District
    roster: Roster
    brands: Mapping[str, Brand]
    guide: Guide
    catalogs: Mapping[str, Catalog]
    languages: Mapping[str, Language]
    templates: tuple[Path, ...]
    photos: Mapping[str, bytes]
    faults: tuple[Fault, ...] = ()


def read_workspace(root: Path, cache: Path | None = None) -> Workspace:
    """The workspace in a folder; its photos, as they are printed, may be kept in ``cache``.

    Raises WorkspaceError, with every fault that was found, if any of them stops everything.
    """
    workspace = _read(root.resolve(), stock.root(), open_cache(cache) if cache else None)
    if any(fault.stops_all for fault in workspace.faults):
        raise WorkspaceError(*workspace.faults)
    return workspace


def _read(root: Path, stock_root: Path, cache: Cache | None) -> Workspace:
    """Everything that can be read, however faulty."""
    content = root / "content"
    known, district_faults = _district(content / "district.toml")
    district = known or stand_in_district(content / "district.toml")
    roster, roster_faults = read_roster(content, known)
    brands, brand_faults = read_brands(content)
    guide, guide_faults = read_guide(stock_root, root, district)
    locales = languages_in_use(district, roster)
    catalogs, catalog_faults = _catalogs(stock_root, root, locales)
    photos, photo_faults = _photos(content / "photos", roster, cache)
    templates = search_path(stock_root, root)
    faults = (
        *district_faults,
        *_brand_faults(district, roster, brands, brand_faults),
        *roster_faults,
        *photo_faults,
        *guide_faults,
        *catalog_faults,
        *template_faults(templates),
        *template_messages(templates)[1],
    )
    found = tuple(dict.fromkeys(faults))
    return Workspace(
        root, district, roster, brands, guide, catalogs, locales, templates, photos, found
    )


def _district(path: Path) -> tuple[District | None, tuple[Fault, ...]]:
    """The district; where there is no such file at all, nothing else is worth telling."""
    if path.exists():
        return read_district(path)
    problem = "This is no workspace: it has no content/district.toml."
    remedy = "Go to the folder of one, or make one: `guidegen init DIR`."
    raise WorkspaceError(Fault("no-workspace", Place(path), problem, remedy))


def languages_in_use(district: District, roster: Roster) -> dict[str, Language]:
    """The languages that the district or a school of it offers, the district's first."""
    used = (district.locales, *(school.locales for school in roster.schools))
    tags = dict.fromkeys(each.locale for locales in used for each in locales)
    return {tag: languages()[tag] for tag in tags if tag in languages()}


def _catalogs(
    stock_root: Path, root: Path, locales: Iterable[str]
) -> tuple[dict[str, Catalog], tuple[Fault, ...]]:
    catalogs: dict[str, Catalog] = {}
    faults: list[Fault] = []
    for tag in locales:
        catalogs[tag], found = read_catalog(stock.locales(stock_root), stock.locales(root), tag)
        faults += found
    return catalogs, tuple(faults)


def _brand_faults(
    district: District,
    roster: Roster,
    brands: Mapping[str, Brand],
    faults: Iterable[Fault],
) -> Iterator[Fault]:
    """The brands' own faults, each stopping the schools of its brand, and brands nobody made."""
    users = _schools_by_brand(district, roster)
    faulty = set()
    for fault in faults:
        brand = fault.place.path.parent.name
        faulty.add(brand)
        schools = None if brand == district.brand else frozenset(users.get(brand, ()))
        yield replace(fault, schools=schools)
    known = {*brands, *faulty}
    if district.brand and district.brand not in known:
        place = district_place(district.place.path, "brand")
        yield _unknown_brand(place, district.brand, known)
    for school in roster.schools:
        if school.brand not in {"", district.brand, *known}:
            place = school.place.at(school.place.line, key="brand")
            fault = _unknown_brand(place, school.brand, known)
            yield replace(fault, schools=frozenset({school.id}))


def _schools_by_brand(district: District, roster: Roster) -> dict[str, list[str]]:
    users: dict[str, list[str]] = {}
    for school in roster.schools:
        users.setdefault(school.brand or district.brand, []).append(school.id)
    return users


def _unknown_brand(place: Place, brand: str, known: Iterable[str]) -> Fault:
    names = sorted(known)
    remedy = suggestion(brand, names) if names else "Make content/brands/<id>/brand.toml."
    return Fault("unknown-brand", place, f"There is no brand {brand!r}.", remedy)


def _photos(
    folder: Path, roster: Roster, cache: Cache | None
) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
    """Every photo that is printed; a faulty one stops the schools of its officer."""
    photos: dict[str, bytes] = {}
    faults: list[Fault] = []
    for officer in roster.officers:
        if officer.photo and officer.photo not in photos:
            data, found = read_photo(folder / officer.photo, cache)
            faults += (replace(fault, schools=frozenset(officer.schools)) for fault in found)
            photos |= {officer.photo: data} if data else {}
    return photos, tuple(faults)
