"""Which cards the school's panel shows, and how large: the rules of LOOK's officer card."""

from dataclasses import dataclass

from guidegen.compose.brochure import Brochure
from guidegen.model.district import Officer, Role, Staffing

LONG_NAME = 26
LONG_EMAIL = 32
FULL_CARDS_AT_MOST = 2
CARDS_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One card: an ``officer``, words that say how the role is staffed, or lines to write on."""

    kind: str
    role: Role
    staffing: Staffing
    officer: Officer | None = None


@dataclass(frozen=True, slots=True)
class CardSetting:
    """How the cards are set, and how many are shown; sizes are full, compact, dense, small
    and listed, which has no more than name, role and number.
    """

    size: str
    shown: int


def entries(brochure: Brochure) -> tuple[Entry, ...]:
    """The cards of a school, SRO first."""
    return tuple(entry for role in Role for entry in _entries_of(brochure, role))


def card_ladder(brochure: Brochure) -> tuple[CardSetting, ...]:
    """Settings from the most generous; the last ones leave officers out, and the page says so."""
    cards = entries(brochure)
    ladder = [CardSetting(size, len(cards)) for size in ("compact", "dense", "small", "listed")]
    if len(cards) <= FULL_CARDS_AT_MOST and not any(map(_is_long, cards)):
        ladder.insert(0, CardSetting("full", len(cards)))
    ladder += [CardSetting("listed", n) for n in range(len(cards) - 1, CARDS_AT_LEAST - 1, -1)]
    return tuple(ladder)


def _entries_of(brochure: Brochure, role: Role) -> list[Entry]:
    staffing = brochure.school.staffing[role]
    officers = brochure.officers[role]
    if staffing is Staffing.UNKNOWN:
        return [Entry("write-in", role, staffing)]
    if staffing is Staffing.NONE or (staffing is Staffing.ON_CALL and not officers):
        return [Entry("said", role, staffing)]
    return [Entry("officer", role, staffing, officer) for officer in officers] or [
        Entry("officer", role, staffing, _to_be_announced(brochure, role))
    ]


def _to_be_announced(brochure: Brochure, role: Role) -> Officer:
    return Officer(
        role=role,
        name="",
        title="",
        phone=None,
        email="",
        schedule="",
        languages=(),
        photo="",
        schools=(brochure.school.id,),
        name_withheld=False,
        place=brochure.school.place,
    )


def _is_long(entry: Entry) -> bool:
    officer = entry.officer
    return officer is not None and (
        len(officer.name) > LONG_NAME or len(officer.email) > LONG_EMAIL
    )
