"""What a page says: messages in the reader's language, recorded as they are used."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from guidegen.compose import inline
from guidegen.compose.approval import Texts
from guidegen.compose.segmentation import segmented
from guidegen.languages import Language
from guidegen.model.approval import HELP, Ruling
from guidegen.model.content import Message
from guidegen.model.panel import UsedText
from guidegen.model.translation import State, Translation

_MISSING = Markup(
    '<span class="missing" lang="en" dir="ltr"><span class="tag-language">EN</span> {}</span>'
)
_FOREIGN = Markup('<span lang="en" dir="ltr">{}</span>')
_STALE = Markup('<span class="stale">{}</span>')
_ENGLISH = Markup('<span class="english-text" lang="en" dir="ltr">{}</span>')


@dataclass
class Wording:
    """Translates for one panel and remembers every text and value that the panel must show.

    ``help_phone`` stands for the district's telephone where ``policy.help`` names it.
    """

    texts: Texts
    language: Language
    values: Mapping[str, Markup]
    targets: Mapping[str, str] = field(default_factory=dict)
    help_phone: Markup = field(default_factory=Markup)
    used: list[UsedText] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    unfilled: list[str] = field(default_factory=list)
    unapproved: list[str] = field(default_factory=list)
    """Contexts of the texts that a template printed although the policy does not allow them."""
    english: set[str] = field(default_factory=set)
    """Contexts of the texts that stand in English, because the policy replaced them."""

    def say(self, message: Message) -> Markup:
        """The message as markup; a missing one in English, boxed; a stale one underlined."""
        translation = self._translation(message)
        text = self._record(translation, translation.text)
        if translation.state is State.MISSING:
            return _MISSING.format(text)
        return _aged(translation, text)

    def say_in_two(self, message: Message) -> tuple[Markup, Markup]:
        """The bold words that open the message, and the rest; a missing one has no such words."""
        translation = self._translation(message)
        if translation.state is State.MISSING:
            return Markup(), self.say(message)
        lead, rest = inline.split_lead(self._record(translation, translation.text))
        return _aged(translation, lead), _aged(translation, rest)

    def say_unboxed(self, message: Message) -> Markup:
        """The same for a role's local title, which may stay in English without a box."""
        translation = self._translation(message)
        text = self._record(translation, translation.text)
        return _FOREIGN.format(text) if translation.state is State.MISSING else text

    def say_in_english(self, message: Message) -> Markup:
        """The English of a message that the policy replaces, in its own direction."""
        self.english.add(message.context)
        return _ENGLISH.format(self._record(self.texts.of(message), message.source))

    def say_in_english_in_two(self, message: Message) -> tuple[Markup, Markup]:
        """The same, the bold words that open it apart from the rest."""
        self.english.add(message.context)
        lead, rest = inline.split_lead(self._record(self.texts.of(message), message.source))
        return _ENGLISH.format(lead) if lead else lead, _ENGLISH.format(rest)

    def leave_out(self, message: Message) -> None:
        """Remember a message that the page would show if its translation were approved."""
        self.used.append(UsedText(self.texts.of(message), ""))

    def name(self, message: Message) -> str:
        """The message as plain text, for an attribute; it is not looked for on the page."""
        translation = self._translation(message)
        self.used.append(UsedText(translation, ""))
        return inline.plain(self._filled(translation.context, translation.text))

    def fact(self, printed: str) -> None:
        """Remember a value that the page must show."""
        self.facts.append(printed)

    def has_said(self, context: str) -> bool:
        """Whether the page has shown a text already."""
        return any(each.translation.context == context for each in self.used)

    def has_in_english(self, *contexts: str) -> bool:
        """Whether any of these texts stands in English on the page so far."""
        return not self.english.isdisjoint(contexts)

    @property
    def needs_notice(self) -> bool:
        """Whether the page has shown a translation that the policy allows only under its notice."""
        rulings = (self.texts.ruling_on(each.translation) for each in self.used)
        return Ruling.UNDER_NOTICE in rulings

    def _translation(self, message: Message) -> Translation:
        """The translation, to be printed; the policy may have held it back or replaced it."""
        translation = self.texts.of(message)
        if not self.texts.ruling_on(translation).lets_print:
            self.unapproved.append(translation.context)
        return translation

    def _record(self, translation: Translation, said: str) -> Markup:
        text = self._filled(translation.context, said)
        self.used.append(UsedText(translation, inline.plain(text)))
        return text

    def _filled(self, context: str, said: str) -> Markup:
        values = self.values
        if context == HELP and self.help_phone:
            values = {**values, "phone": self.help_phone}
        if inline.placeholders(said) - values.keys():
            self.unfilled.append(context)
        text = segmented(said, self.language)
        return inline.filled(inline.markup(text), values, self.targets)


def _aged(translation: Translation, text: Markup) -> Markup:
    return _STALE.format(text) if text and translation.state is State.STALE else text
