"""What is done with a finished PDF before it is delivered: a picture, two languages, inks."""

from dataclasses import replace

from guidegen.catalog import SOURCE_LOCALE
from guidegen.editions.finishing import Made, refuses
from guidegen.fonts import find_fonts
from guidegen.languages import language
from guidegen.model.brand import Brand
from guidegen.model.build import Finding, Job
from guidegen.model.district import PrintShop
from guidegen.model.editions import PRINTED
from guidegen.model.printing import Variant
from guidegen.preflight import picture_of, preflight_print_shop
from guidegen.preflight.reading import read_pdf, sizes
from guidegen.sheets import Finishing, Slug, bound, finishing_of, print_shop, title_in

PICTURE_WIDTH = 1080
"""Pixels: what messaging apps show without making it smaller."""


def delivered(made: Made, brand: Brand, shop: PrintShop | None) -> Made:
    """The file as its edition and its variant are delivered."""
    if not made.data or refuses(made.result.findings):
        return made
    if made.job.edition == "image":
        return replace(made, data=picture_of(made.data, _width(made.job)))
    if made.job.variant is Variant.PRINT_SHOP and shop:
        return _for_print_shop(made, brand, shop)
    return made


def _for_print_shop(made: Made, brand: Brand, shop: PrintShop) -> Made:
    with read_pdf(made.data) as document:
        trims = sizes(document)
    finishing = [finishing_of(sheet) for sheet in made.sheets] or [Finishing()] * len(trims)
    data = print_shop(made.data, finishing, brand.inks, shop.profile, _slug(made.job))
    found = [finding.about(made.job) for finding in preflight_print_shop(data, trims)]
    result = replace(made.result, findings=(*made.result.findings, *found))
    return replace(made, result=result, data=data)


def _slug(job: Job) -> Slug:
    """The line in the margin, in the type of English guides: it has all letters of file names."""
    text = language(SOURCE_LOCALE).fonts[-1:]
    return Slug(job.file.name, next(font.path for font in find_fonts(text) if font.path))


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
