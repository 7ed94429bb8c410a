"""A guide as a page of the web: self-contained, without scripts, of the panels that paper has."""

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guidegen.compose import Brochure, compose_panels, drawings
from guidegen.compose.assets import art_url, photo_url
from guidegen.compose.environment import rendered
from guidegen.languages import Language
from guidegen.model.panel import Fit, PanelHtml, printed_texts, title_of

_SECTION = re.compile(r'^\s*<section class="([^"]*)" data-panel="([^"]*)" style="[^"]*">')
_MARK = re.compile(r'<p class="page-mark">(.*?)</p>', re.DOTALL)
_MORE = re.compile(r'<div class="more\b.*?</div>', re.DOTALL)
"""The code and the languages of paper; a page has links."""
_HEADING = re.compile(r"<(/?)h([12])\b")
_SOURCE = re.compile(r'src="(guidegen:[^"]*)"')
_ROLES = (
    (re.compile(r"<table(?= class=.comparison)"), '<table role="table"'),
    (re.compile(r"<(thead|tbody)>"), r'<\1 role="rowgroup">'),
    (re.compile(r"<tr(?=[ >])"), '<tr role="row"'),
    (re.compile(r'<th(?= scope="row")'), '<th role="rowheader"'),
    (re.compile(r'<th(?= scope="col")'), '<th role="columnheader"'),
    (re.compile(r"<td(?=[ >])"), '<td role="cell"'),
)
"""A table whose rows a narrow screen shows as grids is not told as one, unless its parts say so."""
_TAG = re.compile(r"<[^>]*>")
_SYSTEM_TEXT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'
_SYSTEM_HEADING = '"Noto Serif", Georgia, "Times New Roman", serif'


@dataclass(frozen=True, slots=True)
class Choice:
    """A language of a school's guide: its name in itself, and where its page stands."""

    tag: str
    direction: str
    name: str
    link: str
    address: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the page."""

    name: str
    link: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows; ``mark`` stands at its head where its texts are not approved."""

    title: str
    subtitle: str
    mark: str
    languages_label: str
    languages: tuple[Choice, ...]
    panels: tuple[Markup, ...]
    downloads: tuple[Download, ...]


def choice_of(language: Language, school: str, site_url: str) -> Choice:
    """A language as the pages of a school offer it; links are relative to such a page."""
    link = f"../{language.tag}/"
    address = f"{site_url}/{school}/{language.tag}/" if site_url else link
    return Choice(language.tag, language.direction, language.endonym, link, address)


def web_panels(brochure: Brochure) -> dict[str, PanelHtml]:
    """The panels of a page, in reading order; raises WorkspaceError: a template is at fault."""
    return {name: each.html(Fit()) for name, each in compose_panels(brochure).items()}


def page_markup(
    brochure: Brochure,
    composed: Mapping[str, PanelHtml],
    photos: Mapping[str, bytes],
    languages: Sequence[Choice],
    files: Mapping[str, str],
) -> str:
    """A school's page in one language, of panels that were composed for it.

    ``languages`` are those that the school offers, ``files`` the names of the files beside the page
    by what they are for, in words. Raises WorkspaceError: a template is at fault.
    """
    sources = _sources(brochure, photos)
    said = printed_texts(text for html in composed.values() for text in html.texts)
    guide = said.get("cover.kicker", brochure.language.endonym)
    page = Page(
        title=title_of(said, brochure.school.name),
        subtitle=said.get("cover.subtitle", ""),
        mark=_mark(composed),
        languages_label=said.get("act.more", "") or brochure.language.endonym,
        languages=tuple(languages),
        panels=tuple(_panel(html, sources) for html in composed.values()),
        downloads=tuple(Download(f"{guide} ({what})", name) for name, what in files.items()),
    )
    variables = {"page": page, "language": brochure.language, "style": _style(brochure, sources)}
    return rendered(brochure.templates, "site-page.html.j2", variables)


def gallery_style(brochure: Brochure) -> Markup:
    """The style of the first page, in a brochure's brand."""
    return _style(brochure, {})


def _mark(composed: Mapping[str, PanelHtml]) -> str:
    """What stands at the head of pages whose texts are not approved, once."""
    marks = (found[1] for html in composed.values() if (found := _MARK.search(html.markup)))
    return Markup(_TAG.sub("", next(marks, ""))).unescape()  # noqa: S704  -- escaped when composed


def _panel(html: PanelHtml, sources: Mapping[str, str]) -> Markup:
    """A panel without its setting for paper; its headings are below the page's own, the cover's."""
    markup = _SECTION.sub(r'<section class="\1" id="\2">', html.markup, count=1)
    markup = _MORE.sub("", _MARK.sub("", markup, count=1))
    if html.panel != "cover":
        markup = _HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}", markup)
    if html.panel == "comparison":
        for pattern, told in _ROLES:
            markup = pattern.sub(told, markup)
    with_pictures = _SOURCE.sub(lambda found: f'src="{sources.get(found[1], "")}"', markup)
    return Markup(with_pictures)  # noqa: S704  -- composed by templates that escape all values


def _sources(brochure: Brochure, photos: Mapping[str, bytes]) -> dict[str, str]:
    """Every picture that a page may show, in the page itself."""
    drawn = drawings(brochure.brand, brochure.language, brochure.templates)
    own = {each.photo for officers in brochure.officers.values() for each in officers if each.photo}
    found = {each.url: _inside(each.data, each.media_type) for each in drawn}
    return found | {photo_url(name): _inside(photos[name], "image/jpeg") for name in sorted(own)}


def _inside(data: bytes, media_type: str) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def _style(brochure: Brochure, sources: Mapping[str, str]) -> Markup:
    latin = brochure.language.script == "Latn"
    variables = {
        "palette": brochure.brand.palette,
        "plate": brochure.brand.logo.plate,
        "cover": sources.get(art_url("cover"), ""),
        "text_stack": _SYSTEM_TEXT,
        "heading_stack": _SYSTEM_HEADING if latin else _SYSTEM_TEXT,
    }
    rules = rendered(brochure.templates, "site.css.j2", variables, autoescape=False)
    return Markup(rules)  # noqa: S704  -- checked colours, and drawings of our own
