"""How far the texts of a locale are, and whether the district's policy lets families have them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from guidegen.catalog import Catalog
from guidegen.compose import rules_in
from guidegen.content import district_messages
from guidegen.model.approval import (
    ENGLISH,
    HELP,
    NOTICE,
    POLICY_TEXTS,
    REVIEW_MARK,
    Rules,
    Ruling,
)
from guidegen.model.build import Purpose
from guidegen.model.content import Condition, Message
from guidegen.model.facts import SCHOOL_FACTS, profile_facts
from guidegen.model.panel import LETTER_PANEL
from guidegen.model.translation import State, Translation
from guidegen.template_texts import template_messages
from guidegen.workspace import Workspace

_DIFFERS_BY_SCHOOL = SCHOOL_FACTS | {"sro.agreement"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a locale is: the texts that are held back, by state; those let through unapproved.

    ``wanting`` names the texts of the policy itself (its notice, its labels) that a final build
    of this locale would have to print, and that have no approved translation.
    """

    locale: str
    rules: Rules
    held_back: Mapping[State, int]
    under_notice: int
    replaced: int
    wanting: tuple[str, ...]

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
        named = f", among them what the page itself must say: {', '.join(self.wanting)}"
        return (
            f"the approval policy {self.rules.policy.value!r} allows no final build: of the texts, "
            f"{counts}{named if self.wanting else ''}. Have them translated and approved, or "
            "build for review."
        )


_WORDS: Mapping[State, str] = {
    State.DRAFT: "not approved",
    State.STALE: "translated from an older English text",
    State.MISSING: "not translated",
}


def standings_of(
    workspace: Workspace, locales: Iterable[str], editions: Iterable[str] = ()
) -> dict[str, Standing]:
    """How far each locale is, over every message that some school of the workspace may print.

    Those of the letter count where the district makes it, or it is one of these ``editions``.
    """
    letter = "letter" in (*workspace.district.editions, *editions)
    messages = {each.context: each for each in messages_in_use(workspace, letter=letter)}
    messages.pop(REVIEW_MARK, None)
    unsigned = workspace.guide.unsigned_contexts
    standings = {}
    for locale in locales:
        catalog = workspace.catalogs.get(locale, Catalog(locale))
        texts = [catalog.translate(each).awaiting(unsigned) for each in messages.values()]
        standings[locale] = _standing(locale, rules_in(workspace.district, catalog), texts)
    return standings


def _standing(locale: str, rules: Rules, texts: Iterable[Translation]) -> Standing:
    own: dict[Ruling, list[Translation]] = {ruling: [] for ruling in Ruling}
    policy_texts: dict[str, Translation] = {}
    for each in texts:
        if each.context in POLICY_TEXTS:
            policy_texts[each.context] = each
        else:
            own[rules.ruling(each)].append(each)
    wanting = [
        text
        for context in _needed({ruling for ruling, found in own.items() if found})
        if (text := policy_texts.get(context)) and not text.settled
    ]
    return Standing(
        locale,
        rules,
        Counter(text.state for text in (*own[Ruling.HELD_BACK], *wanting)),
        len(own[Ruling.UNDER_NOTICE]),
        len(own[Ruling.REPLACED]),
        tuple(text.context for text in wanting),
    )


def _needed(rulings: Set[Ruling]) -> Iterator[str]:
    """The texts of the policy itself that pages print, where others are unapproved."""
    if Ruling.UNDER_NOTICE in rulings:
        yield NOTICE
    if Ruling.REPLACED in rulings:
        yield from (ENGLISH, HELP)


def messages_in_use(workspace: Workspace, *, letter: bool = True) -> Iterator[Message]:
    """Every message but those of variants that this district's role profiles rule out.

    Without ``letter`` also without those that stand in the letter alone.
    """
    facts = profile_facts(workspace.district)
    for block in workspace.guide.blocks:
        if may_hold(block.condition, facts) and (letter or block.panel != LETTER_PANEL):
            yield from block.messages
    for row in workspace.guide.rows:
        yield row.label
        for cells in row.cells.values():
            yield from (cell.message for cell in cells if may_hold(cell.condition, facts))
    templates, _ = template_messages(workspace.templates)
    for name, texts in templates.items():
        if letter or name != f"panels/{LETTER_PANEL}.html.j2":
            yield from texts
    yield from district_messages(workspace.district)


def may_hold(condition: Condition, facts: Mapping[str, str]) -> bool:
    """Whether some school of a district may meet a condition, given its profiles' facts."""
    return all(
        fact in _DIFFERS_BY_SCHOOL or facts.get(fact) in values
        for fact, values in condition.facts.items()
    )
