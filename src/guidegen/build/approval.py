"""How far the texts of a locale are, and whether the district's policy lets families have them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from guidegen.catalog import Catalog
from guidegen.content import district_messages
from guidegen.model.build import Purpose
from guidegen.model.content import Condition, Message
from guidegen.model.district import ApprovalPolicy
from guidegen.model.facts import SCHOOL_FACTS, profile_facts
from guidegen.model.translation import State, Translation
from guidegen.template_texts import template_messages
from guidegen.workspace import Workspace

_DIFFERS_BY_SCHOOL = SCHOOL_FACTS | {"sro.agreement"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The texts of a locale that the approval policy holds back, counted by state."""

    locale: str
    policy: ApprovalPolicy
    held_back: Mapping[State, int]

    @property
    def final(self) -> bool:
        """Whether a final build may print the locale."""
        return not self.held_back

    @property
    def purpose(self) -> Purpose:
        """What the locale is built as when nobody says otherwise."""
        return Purpose.FINAL if self.final else Purpose.REVIEW

    @property
    def refusal(self) -> str:
        """Why there is no final build, with the counts, and what can be done."""
        counts = ", ".join(
            f"{self.held_back[state]} {_WORDS[state]}"
            for state in _WORDS
            if state in self.held_back
        )
        which = "critical texts" if self.policy is ApprovalPolicy.CRITICAL else "texts"
        return (
            f"the approval policy {self.policy.value!r} allows no final build: of its {which}, "
            f"{counts}. Approve them, or build for review."
        )


_WORDS: Mapping[State, str] = {
    State.DRAFT: "not approved",
    State.STALE: "translated from an older English text",
    State.MISSING: "not translated",
}


def locale_is_final(workspace: Workspace, locale: str) -> bool:
    """Whether the approval policy lets a final build print this locale."""
    return standings_of(workspace, (locale,))[locale].final


def standings_of(workspace: Workspace, locales: Iterable[str]) -> dict[str, Standing]:
    """How far each locale is, over every message that some school of the workspace may print."""
    messages = tuple(messages_in_use(workspace))
    unsigned = workspace.guide.unsigned_contexts
    policy = workspace.district.approval
    standings = {}
    for locale in locales:
        catalog = workspace.catalogs.get(locale, Catalog(locale))
        texts = (_translation(catalog, message, unsigned) for message in messages)
        states = (text.state for text in texts if _is_held_back(text, policy))
        standings[locale] = Standing(locale, policy, Counter(states))
    return standings


def messages_in_use(workspace: Workspace) -> Iterator[Message]:
    """Every message but those of variants that this district's role profiles rule out."""
    facts = profile_facts(workspace.district)
    for block in workspace.guide.blocks:
        if _may_hold(block.condition, facts):
            yield from block.messages
    for row in workspace.guide.rows:
        yield row.label
        for cells in row.cells.values():
            yield from (cell.message for cell in cells if _may_hold(cell.condition, facts))
    templates, _ = template_messages(workspace.templates)
    for texts in templates.values():
        yield from texts
    yield from district_messages(workspace.district)


def _translation(catalog: Catalog, message: Message, unsigned: frozenset[str]) -> Translation:
    translation = catalog.translate(message)
    if translation.settled and message.context in unsigned:
        return replace(translation, state=State.DRAFT)
    return translation


def _is_held_back(text: Translation, policy: ApprovalPolicy) -> bool:
    return not text.settled and (policy is ApprovalPolicy.ALL or text.critical)


def _may_hold(condition: Condition, facts: Mapping[str, str]) -> bool:
    return all(
        fact in _DIFFERS_BY_SCHOOL or facts.get(fact) in values
        for fact, values in condition.facts.items()
    )
