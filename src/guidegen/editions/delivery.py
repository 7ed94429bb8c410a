"""What is done with a finished PDF before it is delivered: as a picture, or with another language."""

from dataclasses import replace

from guidegen.editions.finishing import Made, refuses
from guidegen.model.build import Finding, Job
from guidegen.model.editions import PRINTED
from guidegen.preflight import picture_of
from guidegen.sheets import bound, title_in

PICTURE_WIDTH = 1080
"""Pixels: what messaging apps show without making it smaller."""


def delivered(made: Made) -> Made:
    """The file as its edition is delivered."""
    if not made.data or refuses(made.result.findings) or made.job.edition != "image":
        return made
    return replace(made, data=picture_of(made.data, _width(made.job)))


def in_two_languages(first: Made, own: Made) -> Made:
    """A piece with the other language on its front and its own on its back."""
    findings = tuple(dict.fromkeys((*own.result.findings, *_about(own.job, first))))
    texts = (*own.result.texts, *first.result.texts)
    detours = tuple(dict.fromkeys((*own.result.detours, *first.result.detours)))
    result = replace(own.result, findings=findings, texts=texts, detours=detours)
    if not first.data or not own.data:
        return Made(result)
    title = " · ".join(title_in(made.data) for made in (first, own))
    return Made(result, bound([first.data, own.data], title, PRINTED[own.job.edition].flip))


def _about(job: Job, made: Made) -> list[Finding]:
    return [finding.about(job) for finding in made.result.findings]


def _width(job: Job) -> int:
    """In pixels; a panel over two faces is wider."""
    spec = job.format.panels[job.piece] if job.piece else None
    return 2 * PICTURE_WIDTH if spec and spec.fold_at else PICTURE_WIDTH
