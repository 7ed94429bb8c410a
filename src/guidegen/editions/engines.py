"""The layout engine of a group, with everything that its pages may ask for."""

from guidegen.compose import group_assets, stylesheets
from guidegen.endonyms import endonym_faces
from guidegen.fonts import find_fonts, repertoire
from guidegen.languages import Language
from guidegen.model.brand import Brand
from guidegen.model.formats import LETTER_TRIFOLD, Format, Ink
from guidegen.press import Engine
from guidegen.workspace import Workspace


def engine_of(
    workspace: Workspace,
    brand: Brand,
    language: Language,
    of_format: Format = LETTER_TRIFOLD,
    ink: Ink = Ink.FULL,
) -> Engine:
    """The engine for guides in a language, a brand and a format.

    It has the type of the language, and of the name of every language that the workspace offers.
    """
    endonyms = endonym_faces(workspace.languages.values())
    return Engine(
        stylesheets(brand, language, workspace.templates, endonyms, of_format, ink),
        group_assets(brand, language, workspace.templates, workspace.photos, endonyms, ink),
        repertoire(find_fonts(language.fonts)),
        language,
        {face.language.tag: face.characters for face in endonyms},
        of_format,
    )
