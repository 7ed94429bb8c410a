"""Room: how many characters more of each message would still fit, found by laying them out.

Messages in different parts of a panel are tried at once, on one page: each makes only its own part
taller, and its part tells by how much.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guidegen.model.panel import PANELS, Fit, PanelHtml
from guidegen.model.translation import Translation
from guidegen.press import TOLERANCE, Engine, Measured, measured
from guidegen.proof.candidates import Candidate
from guidegen.proof.fits import Engines, by_brand, tightness
from guidegen.proof.growth import with_longer
from guidegen.proof.search import Search
from guidegen.proof.values import PanelFit, Room


@dataclass(frozen=True, eq=False)
class _Board:
    """A candidate at one step of its ladder, as it is, and the height that may be used up."""

    candidate: Candidate
    html: PanelHtml
    step: int
    before: Measured
    free: float

    def parts(self, context: str) -> frozenset[int]:
        """The parts of the panel in which a message stands."""
        texts = zip(self.html.texts, self.before.parts_by_text, strict=True)
        own = (parts for text, parts in texts if text.translation.context == context)
        return frozenset().union(*own)


@dataclass(frozen=True, eq=False)
class _Question:
    """How far a message may grow on a board, and how far that is known."""

    board: _Board
    message: Translation
    parts: frozenset[int]
    search: Search

    def learn(self, after: Measured) -> None:
        """Take in what a page says on which the message has grown."""
        before = self.board.before
        same = len(after.parts) == len(before.parts)
        self.search.learn(same and self._fits(before, after))

    def _fits(self, before: Measured, after: Measured) -> bool:
        pairs = [(before.parts[number], after.parts[number]) for number in self.parts]
        taller = [(one.in_flow, other.height - one.height) for one, other in pairs]
        return (
            sum(more for in_flow, more in taller if in_flow) <= self.board.free
            and all(more <= 0 for in_flow, more in taller if not in_flow)
            and all(other.overhang <= max(TOLERANCE, one.overhang) for one, other in pairs)
        )


def rooms(engines: Engines, fits: Mapping[Candidate, PanelFit]) -> tuple[Room, ...]:
    """The room of every message on every panel where it stands, in the school that leaves least."""
    asked = _asked(fits)
    chosen = dict.fromkeys(candidate for candidate, _ in asked)
    ends = _boards(engines, {each: fits[each].steps - 1 for each in chosen})
    now = _boards(engines, {each: fits[each].step for each in chosen})
    at_all = [_question(ends[candidate], message) for candidate, message in asked]
    as_set = [_question(now[candidate], message) for candidate, message in asked]
    _answer(engines, [*at_all, *as_set])
    answers = zip(asked, at_all, as_set, strict=True)
    return tuple(
        Room(
            message.context,
            fits[candidate],
            max(end.search.found, set_.search.found),
            set_.search.found,
        )
        for (candidate, message), end, set_ in answers
        if set_.parts
    )


def _asked(fits: Mapping[Candidate, PanelFit]) -> list[tuple[Candidate, Translation]]:
    """Every message on every panel, with the tightest candidate that has it; in reading order."""
    order = list(PANELS)
    ordered = sorted(fits, key=lambda each: (order.index(each.panel), tightness(fits[each])))
    asked: dict[tuple[str, str], tuple[Candidate, Translation]] = {}
    for candidate in ordered:
        for text in candidate.first.texts:
            if text.printed.strip():
                key = (candidate.panel, text.translation.context)
                asked.setdefault(key, (candidate, text.translation))
    return list(asked.values())


def _boards(engines: Engines, steps: Mapping[Candidate, int]) -> dict[Candidate, _Board]:
    boards = {}
    for brand, members in by_brand(steps):
        panels = [each.composed.html(Fit(steps[each])) for each in members]
        measures = measured(engines[brand], panels)
        for each, html, found in zip(members, panels, measures, strict=True):
            boards[each] = _board(each, html, steps[each], found)
    return boards


def _board(candidate: Candidate, html: PanelHtml, step: int, before: Measured) -> _Board:
    """A board; what the last step leaves free can be used up whole."""
    spare = PANELS[candidate.panel].live_height - before.height
    comfort = candidate.composed.comfort if step + 1 < candidate.composed.steps else 0.0
    free = spare - comfort if spare >= comfort else spare
    return _Board(candidate, html, step, before, free)


def _question(board: _Board, message: Translation) -> _Question:
    parts = board.parts(message.context)
    search = Search() if parts and board.free >= 0 else Search(high=0)
    return _Question(board, message, parts, search)


def _answer(engines: Engines, questions: list[_Question]) -> None:
    """Ask until every question is answered: a layout a round and brand."""
    while asked := [each for each in questions if each.search.open]:
        for brand, engine in engines.items():
            of_brand = [each for each in asked if each.board.candidate.brand == brand]
            _ask(engine, list(_pages(of_brand)))


def _pages(questions: Iterable[_Question]) -> Iterator[list[_Question]]:
    """Questions that one page can answer: of one board, each in parts of its own."""
    pages: dict[_Board, list[list[_Question]]] = {}
    for question in questions:
        of_board = pages.setdefault(question.board, [])
        for page in of_board:
            if not any(question.parts & other.parts for other in page):
                page.append(question)
                break
        else:
            of_board.append([question])
    for of_board in pages.values():
        yield from of_board


def _ask(engine: Engine, pages: list[list[_Question]]) -> None:
    panels = []
    for page in pages:
        board = page[0].board
        growths = {each.message: each.search.growth for each in page}
        panels.append(with_longer(board.candidate.composed, growths).html(Fit(board.step)))
    for page, after in zip(pages, measured(engine, panels), strict=True):
        for question in page:
            question.learn(after)
