"""The layout engine: markup in, laid-out pages out, and whatever the engine complained about."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.document import Document, Page
from weasyprint.images import RasterImage, get_image_from_uri
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from guidegen.errors import RenderingError
from guidegen.files import digest
from guidegen.languages import Language
from guidegen.model.brand import Asset
from guidegen.model.formats import LETTER_TRIFOLD, Format
from guidegen.model.panel import Stylesheets

BASE_URL = "guidegen:document"


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Answers for the declared assets and for nothing else: no file, no network, no data URL."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._assets = assets

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        asset = self._assets.get(url)
        if asset is None:
            raise ValueError(f"not a declared asset: {url}")
        return URLFetcherResponse(url, asset.data, {"Content-Type": asset.media_type})


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Pages as the engine laid them out, and its complaints."""

    pages: tuple[Page, ...]
    complaints: tuple[str, ...]


class Engine:
    """WeasyPrint with the fonts, style and assets of one language, brand and format, kept warm.

    ``repertoire`` holds every character that the fonts of the language have, ``endonyms`` those
    that each other language's name can be set with, by its tag; ``style_digest`` is of its rules.
    ``panels`` are those of its format, by their ids.
    """

    def __init__(  # noqa: PLR0913, PLR0917  -- all that an engine is made of
        self,
        stylesheets: Stylesheets,
        assets: Mapping[str, Asset],
        repertoire: frozenset[str],
        language: Language,
        endonyms: Mapping[str, frozenset[str]] = MappingProxyType({}),
        of_format: Format = LETTER_TRIFOLD,
    ) -> None:
        self.repertoire = repertoire
        self.endonyms = endonyms
        self.language = language
        self.panels = of_format.panels
        self.fetcher = AssetFetcher(assets)
        self.fonts = FontConfiguration()
        self.style_digest = digest(stylesheets.rules.encode())
        self._document_tag = f'<html lang="{language.tag}" dir="{language.direction}">'
        self._images: dict[str, object] = {}
        with complaints() as heard:
            self._rules = self._css(stylesheets.rules)
            self._pages = self._css(stylesheets.pages)
            self._measuring_pages = self._css(stylesheets.measuring_pages)
        if heard:
            raise RenderingError("the stylesheet is at fault: " + "; ".join(heard))

    def lay_out(self, panels: list[str], *, measuring: bool = False) -> LaidOut:
        """Lay the panels out as one document, in order; each begins a page of its own."""
        pages = self._measuring_pages if measuring else self._pages
        markup = f"{self._document_tag}<head><title>-</title></head><body>{''.join(panels)}</body>"
        with complaints() as heard:
            html = HTML(string=markup, base_url=BASE_URL, url_fetcher=self.fetcher)
            document = html.render(
                font_config=self.fonts, stylesheets=[self._rules, pages], cache=self._images
            )
        self._forget_failures()
        return LaidOut(tuple(document.pages), tuple(heard))

    def document(self, pages: list[Page], metadata: object) -> Document:
        """A document of pages that this engine laid out, whichever document they came from."""
        return Document(pages, metadata, self.fetcher, self.fonts, {}, None)

    def photo(self, address: str) -> tuple[bytes, bytes]:
        """A picture's name among the resources of pages, and its object in a PDF."""
        image = get_image_from_uri(self._images, self.fetcher, DEFAULT_OPTIONS, address)
        if image is None:
            raise RenderingError(f"{address} is not a picture that can be printed")
        return self.photo_name(address).encode(), image.get_x_object(
            interpolate=True, dpi_ratio=1
        ).data

    def photo_name(self, address: str) -> str:
        """The name of a picture among the resources of pages that have been painted."""
        image = self._images.get(address)
        return f"i{image.id}1" if isinstance(image, RasterImage) else ""

    def _forget_failures(self) -> None:
        """An image that could not be loaded is complained of each time, not only the first."""
        for url in [url for url, image in self._images.items() if image is None]:
            del self._images[url]

    def _css(self, text: str) -> CSS:
        return CSS(string=text, base_url=BASE_URL, url_fetcher=self.fetcher, font_config=self.fonts)


class _Listener(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record.getMessage())


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Gather the engine's warnings, which it only logs, instead of letting them pass unseen."""
    heard: list[str] = []
    listener = _Listener(heard)
    logger = logging.getLogger("weasyprint")
    quiet = logging.NullHandler()
    was_propagating = logger.propagate
    logger.addHandler(listener)
    logger.addHandler(quiet)
    logger.propagate = False
    try:
        yield heard
    finally:
        logger.propagate = was_propagating
        logger.removeHandler(listener)
        logger.removeHandler(quiet)
