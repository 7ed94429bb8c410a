"""What the district's approval policy lets a final build do with a text."""

from dataclasses import dataclass
from enum import StrEnum

from guidegen.model.district import ApprovalPolicy, StandIn
from guidegen.model.translation import State, Translation

NOTICE = "policy.notice"
"""Stands at the head of every page that prints an unapproved translation."""
ENGLISH = "policy.english"
"""Stands above a text that is printed in English."""
HELP = "policy.help"
"""Says where to get help, once on a page that has such a text."""
REVIEW_MARK = "review.mark"
"""Stands at the head of every page of a review build, and on no other."""

POLICY_TEXTS = frozenset({NOTICE, ENGLISH, HELP})
"""The texts that only a final build under ``critical`` prints; nothing can stand in their place."""


class Ruling(StrEnum):
    """What a final build does with a text."""

    PRINTED = "printed"
    UNDER_NOTICE = "under notice"
    REPLACED = "replaced"
    HELD_BACK = "held back"

    @property
    def lets_print(self) -> bool:
        """Whether the translation itself may be printed."""
        return self in (Ruling.PRINTED, Ruling.UNDER_NOTICE)


@dataclass(frozen=True, slots=True)
class Rules:
    """The approval policy of one locale, and what stands in place of critical text."""

    policy: ApprovalPolicy
    stand_in: StandIn

    @property
    def labels_english(self) -> bool:
        """Whether replaced text is printed in English, and never left out on the quiet."""
        return self.stand_in is StandIn.ENGLISH_LABELLED

    def ruling(self, text: Translation) -> Ruling:
        """What becomes of a text.

        Under ``critical`` a draft is printed under the notice, and critical text replaced. What is
        missing or stale is no draft, and text without its sign-off has no English to fall back on:
        these hold the locale back under both policies.
        """
        if text.settled:
            return Ruling.PRINTED
        held = self.policy is ApprovalPolicy.ALL or text.context in POLICY_TEXTS or not text.signed
        if held:
            return Ruling.HELD_BACK
        if text.critical:
            return Ruling.REPLACED
        return Ruling.UNDER_NOTICE if text.state is State.DRAFT else Ruling.HELD_BACK


def rules_of(policy: ApprovalPolicy, stand_in: StandIn, *, source_language: bool) -> Rules:
    """The rules of a locale: a guide in the source language has nothing to fall back on."""
    return Rules(ApprovalPolicy.ALL if source_language else policy, stand_in)
