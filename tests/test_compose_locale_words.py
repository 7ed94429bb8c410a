"""Days, dates, lists and names of languages: Babel's words, or our own where those are wrong."""

import datetime
import string

import pytest
from babel import Locale

from guidegen.compose.locale_words import day_names, joined, language_name, long_date
from guidegen.fonts import find_fonts, repertoire
from guidegen.languages import Language, language, languages

JUNE = datetime.date(2027, 6, 30)
REAL = [entry for entry in languages().values() if "-X" not in entry.tag]


def _ids(entry: Language) -> str:
    return entry.tag


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("en", "June 30, 2027"),
        ("es", "30 de junio de 2027"),
        ("ht", "30 jen 2027"),
        ("hmn", "Rau Hli tim 30, 2027"),
        ("fa-AF", "30 جون 2027"),
    ],
)
def test_a_date_names_its_month(tag: str, printed: str) -> None:
    """Haitian Creole is not French, Hmong not English; Dari has the calendar of the school."""
    assert long_date(JUNE, language(tag)) == printed


@pytest.mark.parametrize(
    ("tag", "english", "printed"),
    [
        ("ht", "English", "angle"),
        ("ht", "Haitian Creole", "kreyòl ayisyen"),
        ("hmn", "Spanish", "Mev"),
        ("es", "Bengali", "bengalí"),
        ("fr", "Chinese (simplified)", "chinois simplifié"),
        ("so", "Burmese", "Burmiis"),
        ("es", "Klingon of the north", "Klingon of the north"),
    ],
)
def test_a_language_has_the_readers_name(tag: str, english: str, printed: str) -> None:
    """Whether the roster gives Babel's English name or our table's; an unknown one is kept."""
    assert language_name(english, language(tag)) == printed


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("en", "A, B, C, and D"),
        ("ht", "A, B, C ak D"),
        ("hmn", "A, B, C thiab D"),
        ("ne", "A, B, C र D"),
        ("my", "A၊ B၊ Cနှင့် D"),
    ],
)
def test_a_list_ends_with_the_readers_and(tag: str, printed: str) -> None:
    """However long it is."""
    assert joined(["A", "B", "C", "D"], language(tag)) == printed


@pytest.mark.parametrize("entry", REAL, ids=_ids)
def test_short_lists_are_lists_too(entry: Language) -> None:
    """One thing stands alone, two are joined by one word."""
    assert joined(["A"], entry) == "A"
    assert joined(["A", "B"], entry).startswith("A")
    assert joined(["A", "B"], entry).endswith("B")


@pytest.mark.parametrize("entry", REAL, ids=_ids)
def test_own_words_are_whole(entry: Language) -> None:
    """Seven days, twelve months with the order of a date, three patterns of a list."""
    words = entry.words
    assert len(words.days) in {0, 7}
    assert len(words.months) in {0, 12}
    assert bool(words.months) is bool(words.date)
    assert len(words.list) in {0, 3}
    assert all(pattern.count("{}") == 2 for pattern in words.list)
    named = {name for _, name, _, _ in string.Formatter().parse(words.date) if name}
    assert named in (set(), {"day", "month", "year"})
    assert set(words.languages) <= set(Locale("en").languages)


@pytest.mark.parametrize("entry", REAL, ids=_ids)
def test_words_can_be_set_in_the_languages_own_type(entry: Language) -> None:
    """No day, and no language that a guide is in, has a letter that would print as a box."""
    printed = [*day_names(entry), *(language_name(each.english_name, entry) for each in REAL)]
    unseen = set(" \u200b\u200c\u200e\u200f")
    assert set("".join(printed)) - unseen <= repertoire(find_fonts(entry.fonts))


@pytest.mark.parametrize("entry", REAL, ids=_ids)
def test_days_differ_from_each_other(entry: Language) -> None:
    """A list with a day left out or told twice would be found."""
    assert len(set(day_names(entry))) == 7


@pytest.mark.parametrize("tag", ["ht", "so", "fil", "hmn"])
def test_languages_are_not_left_in_french_or_english(tag: str) -> None:
    """Where Babel has a foreign language's words, the most frequent ones are our own."""
    for code in ("English", "Spanish", "French", "Chinese", "Korean", "Russian"):
        name = language_name(code, language(tag))
        assert name != code
        assert name != language_name(code, language("fr"))
