"""What a worker needs to lay out the panels of a language; read once in each process."""

import functools
from dataclasses import dataclass
from pathlib import Path

from guidegen.catalog import Catalog
from guidegen.editions import engine_of
from guidegen.languages import language
from guidegen.press import Engine
from guidegen.proof.candidates import Candidate, candidates, workspace_with
from guidegen.proof.fits import Engines, panel_fits
from guidegen.proof.values import PanelFit
from guidegen.workspace import Workspace


@dataclass(frozen=True, eq=False)
class Ground:
    """A workspace with a language, and what there is to lay out."""

    workspace: Workspace
    tag: str
    candidates: tuple[Candidate, ...]

    @property
    def catalog(self) -> Catalog:
        return self.workspace.catalogs[self.tag]

    @property
    def engines(self) -> Engines:
        """The engines to lay the candidates out with."""
        brands = dict.fromkeys(each.brand for each in self.candidates)
        return {brand: self.engine(brand) for brand in brands}

    @functools.cache  # noqa: B019 (a worker has one ground, as long as it lives)
    def engine(self, brand: str) -> Engine:
        """The engine of one brand."""
        return engine(self.workspace, brand, self.tag)

    def fits(self, panels: tuple[str, ...] = ()) -> dict[Candidate, PanelFit]:
        """How the candidates are set: those of some panels, or all."""
        wanted = [each for each in self.candidates if not panels or each.panel in panels]
        return panel_fits(self.engines, wanted)


@functools.lru_cache(maxsize=1)
def ground(root: Path, tag: str) -> Ground:
    """The ground of a workspace and language.

    Raises WorkspaceError: the workspace as a whole, or the catalog, is at fault.
    """
    workspace = workspace_with(root, tag)
    return Ground(workspace, tag, candidates(workspace, tag))


def engine(workspace: Workspace, brand: str, tag: str) -> Engine:
    """The engine of a brand and a language, which the workspace need not offer."""
    return engine_of(workspace, workspace.brands[brand], language(tag))
