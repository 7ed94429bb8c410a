"""Chromium's print-to-PDF of a guide's own pages, to compare with."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from playwright.sync_api import Page, Route, sync_playwright

from guidegen.languages import Language
from guidegen.model.brand import Asset
from guidegen.model.panel import Stylesheets

CHROMIUM = "/usr/bin/chromium"
_PAGE = "http://guide.example/"
_LOAD_FONTS = "Promise.all([...document.fonts].map(font => font.load())).then(() => true)"
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Printer:
    """A Chromium page that is kept open, and prints one document after the other."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def printed(
        self,
        language: Language,
        panels: Sequence[str],
        style: Stylesheets,
        assets: Mapping[str, Asset],
    ) -> bytes:
        """The panels' markup under the guide's own style as a tagged file."""
        answers = {_address(url): (asset.data, asset.media_type) for url, asset in assets.items()}
        document = _address(_document(language, panels, style))
        answers[_PAGE] = (document.encode(), "text/html; charset=utf-8")
        self._page.unroute_all()
        self._page.route("**/*", lambda route: _answer(route, answers))
        self._page.goto(_PAGE)
        self._page.evaluate(_LOAD_FONTS)
        file: bytes = self._page.pdf(prefer_css_page_size=True, tagged=True, print_background=True)
        return file


def _answer(route: Route, answers: Mapping[str, tuple[bytes, str]]) -> None:
    """From memory alone: no file, no network."""
    data, media_type = answers[route.request.url]
    route.fulfill(body=data, content_type=media_type)


@contextmanager
def printer() -> Iterator[Printer]:
    """A Chromium for as long as the context lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(_QUIET), env=_with_fonts()
        )
        try:
            yield Printer(browser.new_page())
        finally:
            browser.close()


def _with_fonts() -> dict[str, str | float | bool]:
    """The environment without guidegen's isolation: Chromium takes no font where it sees none."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


def _document(language: Language, panels: Sequence[str], style: Stylesheets) -> str:
    return (
        f'<!DOCTYPE html><html lang="{language.tag}" dir="{language.direction}"><head>'
        f'<meta charset="utf-8"><title>-</title><style>{style.rules}\n{style.pages}</style></head>'
        f"<body>{''.join(panels)}</body></html>"
    )


def _address(text: str) -> str:
    return text.replace("guidegen:", _PAGE)
