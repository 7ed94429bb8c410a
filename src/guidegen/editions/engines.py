"""The layout engine of a group, with everything that its pages may ask for."""

from guidegen.compose import group_assets, stylesheets
from guidegen.endonyms import endonym_faces
from guidegen.fonts import find_fonts, repertoire
from guidegen.languages import Language
from guidegen.model.brand import Brand
from guidegen.press import Engine
from guidegen.workspace import Workspace


def engine_of(workspace: Workspace, brand: Brand, language: Language) -> Engine:
    """The engine for guides in a language and a brand.

    It has the type of the language, and of the name of every language that the workspace offers.
    """
    endonyms = endonym_faces(workspace.languages.values())
    return Engine(
        stylesheets(brand, language, workspace.templates, endonyms),
        group_assets(brand, language, workspace.templates, workspace.photos, endonyms),
        repertoire(find_fonts(language.fonts)),
        language,
        {face.language.tag: face.characters for face in endonyms},
    )
