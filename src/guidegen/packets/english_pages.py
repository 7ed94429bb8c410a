"""The layout engine for pages that offices print and families never see. They are in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guidegen.compose.environment import rendered
from guidegen.fonts import find_fonts, font_assets, font_face_css
from guidegen.languages import css_stack, language
from guidegen.model.build import BuildDate
from guidegen.model.panel import Stylesheets
from guidegen.press import DocumentInfo, Engine, write_pages


def english_engine(
    style: str, variables: Mapping[str, object], templates: tuple[Path, ...]
) -> Engine:
    """An engine with the style sheet of a template, which is given the fonts of English too.

    Raises WorkspaceError: the template is at fault; RenderingError: there are no fonts.
    """
    english = language("en")
    fonts = find_fonts(english.fonts)
    stacks = {
        "heading_stack": css_stack(english.heading_stack),
        "text_stack": css_stack(english.text_stack),
    }
    rules = rendered(templates, style, {**variables, **stacks}, autoescape=False)
    assets = {asset.url: asset for asset in font_assets(fonts)}
    return Engine(Stylesheets(font_face_css(fonts) + rules, "", ""), assets, frozenset(), english)


@dataclass(frozen=True, slots=True)
class About:
    """What a file for an office says of itself; ``identifier`` is stable for what it is of."""

    title: str
    subject: str
    author: str
    identifier: str
    date: BuildDate


def english_pdf(engine: Engine, markup: str, about: About) -> bytes:
    """Markup as a PDF."""
    info = DocumentInfo(
        title=about.title,
        lang="en",
        author=about.author,
        subject=about.subject,
        keywords=(),
        date=about.date.w3c,
        identifier=about.identifier,
    )
    return write_pages(engine, engine.lay_out([markup]).pages, info)
