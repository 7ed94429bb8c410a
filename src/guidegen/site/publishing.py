"""A district's guides as a static site: pages, files, pictures, and a first page that leads to all.

A school's page in a language lies where the QR code of its guides leads:
``<site_url>/<school>/<language>/``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from guidegen.compose import brochure_of
from guidegen.compose.environment import rendered
from guidegen.editions import Choice, choice_of, gallery_style, page_markup, web_panels
from guidegen.languages import language
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
class SchoolEntry:
    """A school on the first page."""

    name: str
    picture: str
    languages: tuple[Choice, ...]


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
        entry = _entry(workspace, school, guides)
        first = next(iter(guides.values()))
        picture = next((each for each in first if each.job.edition == "screen"), None)
        if picture and picture.output:
            data = picture_of(outputs.read(picture.output.file), PICTURE_WIDTH, COLOURS)
            yield SiteFile(PurePath(entry.picture), data)
        entries.append(entry)
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


def _entry(workspace: Workspace, school: str, guides: _Guides) -> SchoolEntry:
    languages = (language(tag) for tag in guides)
    return SchoolEntry(
        workspace.roster.by_id[school].name,
        f"{school}/cover.png",
        tuple(
            Choice(each.tag, each.direction, each.endonym, f"{school}/{each.tag}/", "")
            for each in languages
        ),
    )


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
