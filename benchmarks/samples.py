"""A few brochures of a locale, ready to be set: what the ways that guidegen is compared with get.

They are given what it takes guidegen time to find: composed markup at its chosen sizes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidegen.build.plan import plan
from guidegen.compose import brochure_of, compose_panels, group_assets, stylesheets
from guidegen.editions.engines import engine_of
from guidegen.endonyms import endonym_faces
from guidegen.languages import language
from guidegen.model.brand import Asset
from guidegen.model.build import Selection
from guidegen.model.panel import Stylesheets
from guidegen.press import press_panels
from guidegen.workspace import Workspace, read_workspace

Markup = Mapping[str, str]
"""The markup of a brochure's panels, in reading order, by their ids."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Brochures of one locale by their schools, and what they are set with."""

    root: Path
    locale: str
    style: Stylesheets
    assets: Mapping[str, Asset]
    brochures: Mapping[str, Markup]


def sample_of(root: Path, locale: str, number: int) -> Sample:
    """So many of a workspace's schools, at even distances in the roster."""
    workspace, tongue = read_workspace(root), language(locale)
    brand = workspace.brands[workspace.district.brand]
    endonyms = endonym_faces(workspace.languages.values())
    templates = workspace.templates
    return Sample(
        root,
        locale,
        stylesheets(brand, tongue, templates, endonyms),
        dict(group_assets(brand, tongue, templates, workspace.photos, endonyms)),
        dict(_brochures(workspace, locale, number)),
    )


def _brochures(workspace: Workspace, locale: str, number: int) -> Iterator[tuple[str, Markup]]:
    """For the purpose that a build of today takes."""
    schools = workspace.roster.schools
    selection = Selection(locales=(locale,), editions=("screen",))
    purpose = plan(workspace, selection).jobs[0].purpose
    brand = workspace.brands[workspace.district.brand]
    engine = engine_of(workspace, brand, language(locale))
    for school in schools[:: max(1, len(schools) // number)][:number]:
        brochure = brochure_of(workspace, school, locale, purpose)
        pressed = press_panels(engine, compose_panels(brochure))
        yield school.id, {panel: each.html.markup for panel, each in pressed.items()}
