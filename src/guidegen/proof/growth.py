"""Messages made longer, and the panel that prints them so."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import replace

from guidegen.catalog import Catalog, Entry
from guidegen.compose import ComposedPanel
from guidegen.model.translation import Translation

_MARKUP = re.compile(r"\{[a-z_]+\}|\]\([^)]*\)|[*\\\[\]<>&]+")


def grown(text: str, characters: int) -> str:
    """A text with so many characters more, of its own words; bold stays bold to its end."""
    words = " ".join(_MARKUP.sub(" ", text).split()) or "x"
    joint = " " if " " in words or words.isascii() else ""
    more = "".join(itertools.islice(itertools.cycle(joint + words), characters)).rstrip()
    if text.endswith("**"):
        return f"{text[:-2]}{more}**"
    return text + more


def with_longer(panel: ComposedPanel, growths: Mapping[Translation, int]) -> ComposedPanel:
    """A panel on which messages have so many characters more."""
    catalog = panel.brochure.catalog
    place = panel.brochure.district.place
    longer = {
        message.context: _entry(catalog, message, growth, Entry("", "", "", "", place))
        for message, growth in growths.items()
    }
    catalog = replace(catalog, entries={**catalog.entries, **longer})
    return replace(panel, brochure=replace(panel.brochure, catalog=catalog))


def _entry(catalog: Catalog, message: Translation, growth: int, missing: Entry) -> Entry:
    entry = catalog.entries.get(message.context, missing)
    return replace(entry, context=message.context, translation=grown(message.text, growth))
