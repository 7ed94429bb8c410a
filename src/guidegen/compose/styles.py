"""The style of a group: CSS and drawings in a brand's colours and a language's type."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from guidegen.compose.assets import art_url, photo_url
from guidegen.compose.environment import rendered
from guidegen.endonyms import EndonymFace
from guidegen.fonts import find_fonts, font_assets, font_face_css
from guidegen.languages import Language, css_stack
from guidegen.model.brand import Asset, Brand
from guidegen.model.formats import LETTER_TRIFOLD, Format, Ink
from guidegen.model.panel import LETTER_PANEL, PANELS, Stylesheets

ART = (
    "bar",
    "bubble",
    "cover",
    "dash",
    "flood",
    "frieze",
    "icon-sro",
    "icon-sro-small",
    "icon-sso",
    "icon-sso-small",
    "pair",
    "photo-sro",
    "photo-sso",
)
SUBTITLE_LEAVES = 12.5
"""Points of the cover's measure that its subtitle leaves free, so that it breaks evenly."""
RULES = ("guide.css.j2", "policy.css.j2")
OTHER_RULES = {"flyer.css.j2": {"flyer", "poster"}, "letter.css.j2": {LETTER_PANEL}}
"""What is added for formats that have one of these panels."""
LARGE_RULES = ("large-print.css.j2",)
SAVER_RULES = ("saver.css.j2",)
MEASURING_HEIGHT = 4000.0
"""Points: taller than any panel, so that nothing breaks or is lost while it is measured."""


def stylesheets(  # noqa: PLR0913, PLR0917  -- all that a style comes from
    brand: Brand,
    language: Language,
    templates: tuple[Path, ...],
    endonyms: Sequence[EndonymFace] = (),
    of_format: Format = LETTER_TRIFOLD,
    ink: Ink = Ink.FULL,
) -> Stylesheets:
    """The CSS of every panel; raises WorkspaceError where a stylesheet's template is at fault."""
    variables = _variables(brand, language, of_format, ink) | {
        "endonyms": [_endonym(each) for each in endonyms]
    }
    others = (css for css, panels in OTHER_RULES.items() if panels & of_format.panels.keys())
    names = (
        *RULES,
        *others,
        *(LARGE_RULES if of_format.flowing else ()),
        *(SAVER_RULES if ink is Ink.SAVER else ()),
    )
    rules = "".join(_filled(templates, name, variables) for name in names)
    faces = (font_face_css(find_fonts(language.fonts)), *(each.rule for each in endonyms))
    return Stylesheets(
        rules="\n".join(dict.fromkeys(faces)) + rules,
        pages=_filled(templates, "pages.css.j2", variables | {"page_height": None}),
        measuring_pages=_filled(
            templates, "pages.css.j2", variables | {"page_height": MEASURING_HEIGHT}
        ),
    )


def group_assets(  # noqa: PLR0913, PLR0917  -- all that assets come from
    brand: Brand,
    language: Language,
    templates: tuple[Path, ...],
    photos: Mapping[str, bytes],
    endonyms: Sequence[EndonymFace] = (),
    ink: Ink = Ink.FULL,
) -> dict[str, Asset]:
    """Everything that a group's pages may load, by URL: art, logo, photos, fonts."""
    assets = [
        *drawings(brand, language, templates, ink),
        *(Asset(photo_url(file), None, data, "image/jpeg") for file, data in photos.items()),
        *font_assets(find_fonts(language.fonts)),
        *(each.asset for each in endonyms if each.asset),
    ]
    return {asset.url: asset for asset in assets}


def drawings(
    brand: Brand, language: Language, templates: tuple[Path, ...], ink: Ink = Ink.FULL
) -> list[Asset]:
    """The art in a brand's colours, as a language's direction has it, and the brand's logo."""
    palette = brand.palette
    saver = ink is Ink.SAVER
    colours = {
        "primary": palette.primary,
        "accent": palette.accent,
        "surface": palette.surface,
        "keyline": palette.primary if saver else palette.keyline,
        "paper": "#FFFFFF",
        "mirrored": language.right_to_left,
        "saver": saver,
        "child": "#FFFFFF" if saver else palette.accent,
        "figure": "#FFFFFF" if saver else palette.surface,
        "line": palette.primary if saver else palette.surface,
        "outline": f' stroke="{palette.primary}" stroke-width="2.25"' if saver else "",
    }
    reversed_out = colours | {"primary": palette.on_primary, "paper": palette.primary}
    drawn = {name: _filled(templates, f"art/{name}.svg.j2", colours) for name in ART}
    drawn["icon-sro-reversed"] = _filled(templates, "art/icon-sro.svg.j2", reversed_out)
    art = [Asset(art_url(n), None, svg.encode(), "image/svg+xml") for n, svg in drawn.items()]
    return [*art, Asset(art_url("logo"), None, brand.logo.data, brand.logo.media_type)]


def _variables(brand: Brand, language: Language, of_format: Format, ink: Ink) -> dict[str, Any]:
    rtl = language.right_to_left
    cover, comparison = ({**PANELS, **of_format.panels}[each] for each in ("cover", "comparison"))
    return {
        "palette": brand.palette,
        "logo": brand.logo,
        "panels": list(of_format.panels.values()),
        "panel": of_format.panels,
        "saver": ink is Ink.SAVER,
        "flowing": of_format.flowing,
        "cover_width": cover.measure - SUBTITLE_LEAVES,
        "column": comparison.column,
        "art_url": art_url,
        "heading_stack": _stack(brand.typefaces.heading, language.heading_stack),
        "text_stack": _stack(brand.typefaces.text, language.text_stack),
        "hyphenation": language.hyphenation,
        "latin_stack": css_stack(language.text_stack[-1:]),
        "latin_first_stack": css_stack((*language.text_stack[-1:], *language.text_stack[:-1])),
        "latin_heading_stack": css_stack(language.heading_stack[-1:]),
        "latin_apart": language.latin_apart,
        "deep_letters": language.deep_letters,
        "display_spacing": f"{language.tracking:g}em",
        "start": "right" if rtl else "left",
        "row_label_start": 10 if rtl else 46,
        "head_icon_position": "right 9pt center" if rtl else "left 9pt center",
        "said_icon_position": "right 14pt center" if rtl else "left 14pt center",
    }


def _endonym(face: EndonymFace) -> dict[str, Any]:
    """A language's name in small type: as small as its script allows."""
    language = face.language
    return {
        "tag": language.tag,
        "stack": css_stack((face.family, *language.text_stack[1:])),
        "size": language.smallest,
    }


def _stack(own: str, families: tuple[str, ...]) -> str:
    return css_stack(((own,) if own else ()) + families)


def _filled(templates: tuple[Path, ...], name: str, variables: Mapping[str, Any]) -> str:
    """Stylesheets and drawings, which are not markup."""
    return rendered(templates, name, variables, autoescape=False)
