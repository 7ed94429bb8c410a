"""What a page says: messages in the reader's language, recorded as they are used."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from guidegen.catalog import Catalog
from guidegen.compose import inline
from guidegen.compose.segmentation import segmented
from guidegen.languages import Language
from guidegen.model.content import Message
from guidegen.model.panel import UsedText
from guidegen.model.translation import State, Translation

_MISSING = Markup(
    '<span class="missing" lang="en" dir="ltr"><span class="tag-language">EN</span> {}</span>'
)
_FOREIGN = Markup('<span lang="en" dir="ltr">{}</span>')


@dataclass
class Wording:
    """Translates for one panel and remembers every text and value that the panel must show."""

    catalog: Catalog
    language: Language
    values: Mapping[str, Markup]
    targets: Mapping[str, str] = field(default_factory=dict)
    unsigned: frozenset[str] = frozenset()
    used: list[UsedText] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    unfilled: list[str] = field(default_factory=list)

    def say(self, message: Message) -> Markup:
        """The message as markup; a missing one in English, boxed and labelled."""
        translation = self._translate(message)
        text = self._record(translation)
        return _MISSING.format(text) if translation.state is State.MISSING else text

    def say_unboxed(self, message: Message) -> Markup:
        """The same for a role's local title, which may stay in English without a box."""
        translation = self._translate(message)
        text = self._record(translation)
        return _FOREIGN.format(text) if translation.state is State.MISSING else text

    def name(self, message: Message) -> str:
        """The message as plain text, for an attribute; it is not looked for on the page."""
        translation = self._translate(message)
        self.used.append(UsedText(translation, ""))
        return inline.plain(self._filled(translation))

    def fact(self, printed: str) -> None:
        """Remember a value that the page must show."""
        self.facts.append(printed)

    def _translate(self, message: Message) -> Translation:
        translation = self.catalog.translate(message)
        if message.context in self.unsigned and translation.state is State.SOURCE:
            return replace(translation, state=State.DRAFT)
        return translation

    def _record(self, translation: Translation) -> Markup:
        text = self._filled(translation)
        self.used.append(UsedText(translation, inline.plain(text)))
        return text

    def _filled(self, translation: Translation) -> Markup:
        if inline.placeholders(translation.text) - self.values.keys():
            self.unfilled.append(translation.context)
        text = segmented(translation.text, self.language)
        return inline.filled(inline.markup(text), self.values, self.targets)
