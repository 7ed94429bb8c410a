"""The cards of a school: one for each officer, or one that says how a role is staffed."""

import pytest
from brochures import brochure, officer, staffed

from guidegen.compose.cards import card_ladder, entries
from guidegen.model.district import Role, Staffing

BOTH = {Role.SRO: Staffing.ASSIGNED, Role.SSO: Staffing.ASSIGNED}


@pytest.mark.parametrize(
    ("staffing", "kind"),
    [
        (Staffing.UNKNOWN, "write-in"),
        (Staffing.NONE, "said"),
        (Staffing.ON_CALL, "said"),
        (Staffing.ASSIGNED, "officer"),
        (Staffing.SHARED, "officer"),
    ],
)
def test_a_role_without_listed_officers_has_the_card_of_its_staffing(
    staffing: Staffing, kind: str
) -> None:
    """Unknown is a card to write in, none and on call say so, an unnamed officer is announced."""
    cards = entries(staffed(brochure(), {Role.SRO: staffing, Role.SSO: Staffing.NONE}))
    assert [card.kind for card in cards] == [kind, "said"]


def test_every_listed_officer_has_a_card_sro_first() -> None:
    """Two officers of a role are two cards."""
    people = {
        Role.SRO: (officer(),),
        Role.SSO: (officer(Role.SSO, name="A"), officer(Role.SSO, name="B")),
    }
    cards = entries(staffed(brochure(), BOTH, people))
    assert [card.officer.name for card in cards if card.officer] == ["Ana Rivera", "A", "B"]


def test_two_cards_begin_full_and_three_begin_compact() -> None:
    """Two officers have room for labels and a large photo; three have not."""
    two = staffed(brochure(), BOTH, {Role.SRO: (officer(),), Role.SSO: (officer(Role.SSO),)})
    three = staffed(brochure(), BOTH, {Role.SRO: (officer(),), Role.SSO: (officer(Role.SSO),) * 2})
    assert card_ladder(two)[0].size == "full"
    assert card_ladder(three)[0].size == "compact"


def test_a_long_name_or_address_begins_compact() -> None:
    """A name of more than 26 characters would crowd a full card."""
    long = officer(name="Maximiliana Wojciechowska-Featherstonehaugh")
    cards = staffed(brochure(), BOTH, {Role.SRO: (long,), Role.SSO: (officer(Role.SSO),)})
    assert card_ladder(cards)[0].size == "compact"


def test_where_nothing_fits_the_last_steps_leave_officers_out() -> None:
    """First all are listed; never fewer than two are, and the page says that there are more."""
    many = staffed(brochure(), BOTH, {Role.SRO: (officer(),), Role.SSO: (officer(Role.SSO),) * 4})
    assert [(step.size, step.shown) for step in card_ladder(many)] == [
        *(("compact", 5), ("dense", 5), ("small", 5), ("listed", 5)),
        *(("listed", 4), ("listed", 3), ("listed", 2)),
    ]
