"""A district's guides as a static site: pages, files, pictures, and a first page that leads to all.

A school's page in a language lies where the QR code of its guides leads:
``<site_url>/<school>/<language>/``.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from PIL import Image

from guidegen.compose import brochure_of
from guidegen.compose.environment import rendered
from guidegen.editions import Choice, choice_of, gallery_style, page_markup, web_panels
from guidegen.languages import Language, language
from guidegen.model.build import Purpose, Result
from guidegen.model.editions import PRINTED
from guidegen.preflight import picture_of
from guidegen.storage import Storage
from guidegen.workspace import Workspace

PAGE = "index.html"
COLOURS = 64
PICTURE_WIDTH = 166
"""Pixels: twice what a page shows, for fine screens."""
_OURS = b'<meta name="generator" content="guidegen">'


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """An edition of a school's guide on the first page: a picture, and its file in each language.

    ``width`` and ``height`` of the picture are CSS pixels.
    """

    name: str
    picture: str
    width: int
    height: int
    files: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SchoolEntry:
    """A school on the first page."""

    name: str
    languages: tuple[Choice, ...]
    editions: tuple[EditionEntry, ...]


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site, below its folder."""

    path: PurePath
    data: bytes


def site_files(
    workspace: Workspace, results: Iterable[Result], outputs: Storage
) -> Iterator[SiteFile]:
    """Every page and picture, for the guides that a build has made.

    Raises WorkspaceError: a template is at fault; OSError: a guide cannot be read.
    """
    made = _by_school(results)
    entries: list[SchoolEntry] = []
    for school, guides in made.items():
        yield from _pages(workspace, school, guides)
        editions = []
        for kind, alike in _by_kind(guides).items():
            picture = SiteFile(PurePath(school, f"{kind}.png"), _picture(alike[0], outputs))
            yield picture
            editions.append(_edition(kind, picture, alike))
        entries.append(_entry(workspace, school, guides, editions))
    yield _gallery(workspace, made, entries)


def no_longer_right(folder: Path, written: Iterable[PurePath]) -> Iterator[Path]:
    """Pages that an earlier site had and this one does not: they would still be found."""
    wanted = {folder / path for path in written}
    for path in sorted(folder.glob(f"*/*/{PAGE}")):
        if path not in wanted and _OURS in path.read_bytes():
            yield path


_Guides = Mapping[str, list[Result]]
"""The files of a school's guides, by their locales."""


def _by_school(results: Iterable[Result]) -> dict[str, dict[str, list[Result]]]:
    found: dict[str, dict[str, list[Result]]] = {}
    for result in results:
        if result.output:
            own = found.setdefault(result.job.school, {})
            own.setdefault(result.job.locale, []).append(result)
    return found


def _pages(workspace: Workspace, school: str, guides: _Guides) -> Iterator[SiteFile]:
    choices = [choice_of(language(tag), school, workspace.district.site_url) for tag in guides]
    for tag, results in guides.items():
        purpose = results[0].job.purpose
        of = brochure_of(workspace, workspace.roster.by_id[school], tag, purpose)
        files = {_what(each): each.job.file.name for each in results if _is_guide(each)}
        markup = page_markup(of, web_panels(of), workspace.photos, choices, files)
        yield SiteFile(PurePath(school, tag, PAGE), markup.encode())


def _by_kind(guides: _Guides) -> dict[str, list[Result]]:
    """The PDF files of a school by their kinds, each in the order of the school's languages."""
    found: dict[str, list[Result]] = {}
    for results in guides.values():
        for each in results:
            if each.job.file.suffix == ".pdf":
                found.setdefault(each.job.kind, []).append(each)
    return found


def _picture(result: Result, outputs: Storage) -> bytes:
    """The first page of a file that a build has made."""
    assert result.output  # noqa: S101  -- results without a file are left out
    return picture_of(outputs.read(result.output.file), PICTURE_WIDTH, COLOURS)


def _edition(kind: str, picture: SiteFile, results: Iterable[Result]) -> EditionEntry:
    with Image.open(io.BytesIO(picture.data)) as drawn:
        width, height = drawn.size
    files = tuple(_choice(language(each.job.locale), each.job.file.as_posix()) for each in results)
    return EditionEntry(kind, picture.path.as_posix(), width // 2, height // 2, files)


def _is_guide(result: Result) -> bool:
    """Whether it is a file to read the guide in; a letter comes with one on paper."""
    return result.job.file.suffix == ".pdf" and result.job.edition != "letter"


def _what(result: Result) -> str:
    """What a file is for, in words that need no translation."""
    job = result.job
    if job.edition not in PRINTED:
        return "PDF"
    kind = "" if job.edition == "trifold" else f", {job.kind}"
    return f"PDF, {job.printed_on.summary}{kind}"


def _entry(
    workspace: Workspace, school: str, guides: _Guides, editions: Iterable[EditionEntry]
) -> SchoolEntry:
    pages = tuple(_choice(language(tag), f"{school}/{tag}/") for tag in guides)
    return SchoolEntry(workspace.roster.by_id[school].name, pages, tuple(editions))


def _choice(of: Language, link: str) -> Choice:
    """A language with a link from the first page."""
    return Choice(of.tag, of.direction, of.endonym, link, "")


def _gallery(
    workspace: Workspace, made: Mapping[str, object], entries: Iterable[SchoolEntry]
) -> SiteFile:
    first = workspace.roster.by_id[next(iter(made))]
    brand = brochure_of(workspace, first, first.locales[0].locale, Purpose.FINAL)
    variables = {
        "district": workspace.district.name,
        "schools": list(entries),
        "style": gallery_style(brand),
    }
    markup = rendered(workspace.templates, "site-gallery.html.j2", variables)
    return SiteFile(PurePath(PAGE), markup.encode())
