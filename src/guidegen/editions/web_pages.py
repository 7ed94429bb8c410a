"""Guides as pages of the web that stand by themselves: to be put anywhere, sent, or opened."""

from collections.abc import Iterator, Mapping

from guidegen.compose import Brochure
from guidegen.editions.finishing import Made, about, text_counts
from guidegen.editions.web import page_markup, web_panels
from guidegen.model.build import Job, Result, Way
from guidegen.press import text_findings
from guidegen.workspace import Workspace


def web_pages(workspace: Workspace, brochures: Mapping[Job, Brochure]) -> Iterator[Made]:
    """The page of each brochure. Raises WorkspaceError: a template is at fault."""
    for job, brochure in brochures.items():
        panels = web_panels(brochure)
        texts = text_counts(panels.values())
        findings = [each for panel in panels.values() for each in text_findings(panel)]
        markup = page_markup(brochure, panels, workspace.photos, (), {})
        yield Made(Result(job, None, about(job, findings), texts, Way.DOCUMENT), markup.encode())
