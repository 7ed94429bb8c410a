"""Panels of a brochure as markup: the template of each panel, filled and recorded."""

import functools
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from guidegen.compose import inline
from guidegen.compose.approval import without_omitted
from guidegen.compose.assets import art_url
from guidegen.compose.brochure import Brochure
from guidegen.compose.cards import entries
from guidegen.compose.environment import rendered
from guidegen.compose.holes import Holed, captured
from guidegen.compose.placeholders import help_phone, link_targets, placeholder_values
from guidegen.compose.roles import RoleView, role_views
from guidegen.compose.setting import COMFORT, heading_steps_of, setting_of, steps_of
from guidegen.compose.sizes import PanelSetting
from guidegen.compose.template_faults import notice_fault
from guidegen.compose.values import printed
from guidegen.compose.wording import Wording
from guidegen.content.district import district_messages
from guidegen.errors import WorkspaceError
from guidegen.model.approval import NOTICE
from guidegen.model.build import Purpose
from guidegen.model.content import Block, Message
from guidegen.model.district import Role
from guidegen.model.panel import LETTER_PANEL, Fit, PanelHtml

WITH_CODE = frozenset({"act", "flyer", "poster", LETTER_PANEL})
"""Panels that carry the QR code."""
WITHOUT_BLOCKS = ("cover", "comparison", "school", "flyer", "poster", LETTER_PANEL)
"""Panels that have something to say even where no block stands on them."""


@dataclass(frozen=True)
class ComposedPanel:
    """One panel of one brochure, ready to be set at any step of its ladder."""

    panel: str
    brochure: Brochure

    @property
    def steps(self) -> int:
        return steps_of(self.panel, self.brochure)

    @property
    def comfort(self) -> float:
        return COMFORT.get(self.panel, 0.0)

    @property
    def heading_steps(self) -> int:
        return heading_steps_of(self.panel, self.brochure)

    @functools.cached_property
    def _values(self) -> Mapping[str, Markup]:
        return placeholder_values(self.brochure)

    @functools.cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The panel's blocks as they are printed."""
        return tuple(block for _, block in self._blocks if block)

    @property
    def shown(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """What the panel's blocks are, for comparing with panels of the same guide."""
        return tuple(
            (id(whole), tuple(each.context for each in left.messages) if left else ())
            for whole, left in self._blocks
        )

    @functools.cached_property
    def _blocks(self) -> tuple[tuple[Block, Block | None], ...]:
        """Each block whole, and what the policy leaves of it.

        Those that speak of something the district has not are not among them.
        """
        shown = self.brochure.blocks_of(self.panel)
        fillable = [block for block in shown if _can_be_filled(block, self._values.keys())]
        omitted = self.brochure.texts.leaves_out
        return tuple((block, without_omitted(block, omitted)) for block in fillable)

    @property
    def _omitted(self) -> Iterator[Message]:
        for whole, left in self._blocks:
            printed = {each.context for each in left.messages} if left else frozenset[str]()
            yield from (each for each in whole.messages if each.context not in printed)

    @property
    def _gaps(self) -> int:
        return sum(block.opens_section for block in self.blocks[1:])

    def give_way(self) -> str:
        """The block that gives way first: of the highest rank number, the last in order."""
        if not self.blocks:
            return self.panel
        return max(self.blocks, key=lambda block: (block.rank, block.order)).id

    def html(self, fit: Fit) -> PanelHtml:
        """The panel's markup at one fit; raises WorkspaceError where the template is at fault."""
        return self.html_in(self.setting(fit))

    def setting(self, fit: Fit) -> PanelSetting:
        """How the panel is set at a fit."""
        return setting_of(self.panel, self.brochure, fit, gaps=self._gaps)

    def html_in(self, setting: PanelSetting) -> PanelHtml:
        """The panel's markup in a setting; raises WorkspaceError as ``html`` does."""
        wording = Wording(
            self.brochure.texts,
            self.brochure.language,
            self._values,
            link_targets(self.brochure),
            help_phone(self.brochure),
        )
        for message in self._omitted:
            wording.leave_out(message)
        markup = rendered(
            self.brochure.templates,
            f"panels/{self.panel}.html.j2",
            _variables(self, setting, wording),
        )
        if wording.needs_notice and not wording.has_said(NOTICE):
            raise WorkspaceError(notice_fault(self.brochure.templates))
        return PanelHtml(
            self.panel,
            markup,
            tuple(wording.used),
            tuple(wording.facts),
            tuple(wording.unfilled),
            tuple(dict.fromkeys(wording.unapproved)),
        )


def left_out(brochure: Brochure) -> list[str]:
    """The ids of blocks that a brochure would show if everything were filled in."""
    known, facts = placeholder_values(brochure).keys(), brochure.facts
    return [
        block.id
        for block in brochure.guide.blocks
        if not _can_be_filled(block, known) and block.condition.holds(facts)
    ]


def _can_be_filled(block: Block, known: Set[str]) -> bool:
    return all(inline.placeholders(each.source) <= known for each in block.messages)


def compose_panels(brochure: Brochure) -> dict[str, ComposedPanel]:
    """Every panel of a brochure that has something to say, in reading order."""
    composed = {panel: ComposedPanel(panel, brochure) for panel in brochure.format.panels}
    return {
        panel: each for panel, each in composed.items() if each.blocks or panel in WITHOUT_BLOCKS
    }


def _variables(panel: ComposedPanel, setting: PanelSetting, wording: Wording) -> dict[str, Any]:
    brochure = panel.brochure
    said = {message.context: message for message in district_messages(brochure.district)}
    roles = role_views(brochure, said)
    return {
        "wording": wording,
        "panel": brochure.format.panels[panel.panel],
        "fit": setting,
        "variables": setting.variables,
        "flowing": brochure.format.flowing,
        "review": brochure.purpose is Purpose.REVIEW,
        "district": brochure.district,
        "school": brochure.shown_school,
        "language": brochure.language,
        "other_languages": brochure.other_languages,
        "blocks": panel.blocks,
        "rows": _rows(brochure),
        "roles": roles,
        "role_by_id": {role.id: role for role in roles},
        "cards_shown": _cards(brochure, setting, roles),
        "emergency_how": said.get("district.emergency.how"),
        "tip_line_how": said.get("district.tip_line.how"),
        "qr": _qr(panel),
        "guide_address": brochure.guide_url,
        "logo": {"url": art_url("logo"), "alt": brochure.brand.logo.alt},
    }


def _qr(panel: ComposedPanel) -> Markup | Holed:
    url = panel.brochure.guide_url
    if not url or panel.panel not in WITH_CODE:
        return Markup()
    return captured(printed(url, "qr", "qr", panel.brochure.language).markup)


def _rows(brochure: Brochure) -> list[dict[str, Any]]:
    facts = brochure.facts
    return [
        {
            "style": row.style.value,
            "label": row.label,
            "cells": {role.value: _applying(row.cells[role], facts) for role in Role},
        }
        for row in brochure.guide.rows
    ]


def _applying(cells: Any, facts: Mapping[str, str]) -> Message:
    message = next(cell.message for cell in cells if cell.condition.holds(facts))
    assert isinstance(message, Message)  # noqa: S101
    return message


def _cards(
    brochure: Brochure, setting: PanelSetting, roles: tuple[RoleView, ...]
) -> list[dict[str, Any]]:
    by_id = {role.id: role for role in roles}
    shown = entries(brochure)[: setting.cards.shown] if setting.cards else ()
    return [{"role": by_id[entry.role.value], "entry": entry} for entry in shown]
