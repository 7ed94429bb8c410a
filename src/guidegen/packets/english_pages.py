"""The layout engine for pages that offices print and families never see. They are in English."""

from collections.abc import Mapping
from pathlib import Path

from guidegen.compose.environment import rendered
from guidegen.fonts import find_fonts, font_assets, font_face_css
from guidegen.languages import css_stack, language
from guidegen.model.panel import Stylesheets
from guidegen.press import Engine


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
