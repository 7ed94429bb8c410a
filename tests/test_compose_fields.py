"""Values of a school as markup: in their own direction, and whole when copied."""

import re

import pytest
from brochures import brochure, officer, staffed
from icu4py.breakers import LineBreaker

from guidegen.compose import addresses, compose_panels, fields, inline, schedules
from guidegen.compose.segmentation import BREAK, JOINER
from guidegen.languages import language
from guidegen.model.district import Officer, Phone, Role, Staffing
from guidegen.model.panel import Fit

BOTH = {Role.SRO: Staffing.ASSIGNED, Role.SSO: Staffing.NONE}


def test_a_phone_number_can_be_dialled_and_runs_left_to_right() -> None:
    """The extension is dialled after the number (RFC 3966)."""
    number = Phone("+15035550100", "(503) 555-0100 ext. 12", "12")
    assert fields.phone(number, "x") == (
        '<a class="phone" dir="ltr" data-f="x" href="tel:+15035550100;ext=12">'
        "(503) 555-0100 ext. 12</a>"
    )


def test_an_address_is_one_text_and_copies_whole() -> None:
    """Only characters that are never seen stand between its pieces, so that it is set as one."""
    address = "maximiliana.wojciechowska@public-safety.example"
    markup = fields.email(address, "x")
    assert _seen(inline.plain(markup)) == address
    assert markup.count("<") == 2


@pytest.mark.parametrize(
    ("address", "pieces"),
    [
        (
            "maximiliana.wojciechowska@publicsafety.example",
            ["maximiliana.", "wojciechowska", "@publicsafety.", "example"],
        ),
        ("a-b@x.example", ["a-b@x.example"]),
        ("www.cvusd.example/school-agreement", ["www.cvusd.example/", "school-agreement"]),
        (
            "guides.three-mills.district.example/north/en",
            ["guides.", "three-", "mills.", "district.", "example/", "north/", "en"],
        ),
        ("学校区-学校.example/学校/学校/学校/学校", None),
    ],
)
def test_an_address_breaks_between_its_pieces_only(address: str, pieces: list[str] | None) -> None:
    """Before @ and after . - _ /, after a slash first: the line breaking rules of Unicode agree."""
    written = addresses.with_breaks(address)
    if pieces is not None:
        assert [_seen(piece) for piece in written.split(BREAK)] == pieces
    assert _breaks(written) == [each.end() for each in re.finditer(BREAK, written)]


def test_a_web_address_is_printed_without_scheme_or_last_slash() -> None:
    """Nobody types https:// from paper."""
    assert _seen(inline.plain(fields.url("https://cvusd.example/a/", "x"))) == "cvusd.example/a"


def test_values_are_escaped() -> None:
    """A roster's cell never becomes markup."""
    assert "<b>" not in fields.words("<b>x</b>", "x", rtl=False)


def test_a_latin_name_runs_left_to_right_in_a_right_to_left_page() -> None:
    """Else its full stops and numbers would wander."""
    assert 'dir="ltr"' in fields.words("P.S. 12", "x", rtl=True)
    assert "dir=" not in fields.words("مدرسة", "x", rtl=True)


@pytest.mark.parametrize(
    ("written", "locale", "printed"),
    [
        ("Tue, Thu 8:00–3:30", "es", "mar, jue 8:00–3:30"),
        ("Tue, Thu 8:00–3:30", "ht", "madi, jedi 8:00–3:30"),
        ("Tue, Thu 8:00–3:30", "hmn", "Tuesday, Thursday 8:00–3:30"),
        ("Mon–Fri 7:30–4:00", "so", "Isniin–Jimco 7:30–4:00"),
        ("Monday-Friday 7:30-4:00", "es", "lun-vie 7:30-4:00"),
        ("Tue 8:00", "en", "Tue 8:00"),
    ],
)
def test_days_are_named_in_the_readers_language(written: str, locale: str, printed: str) -> None:
    """A schedule of days and hours is understood."""
    assert schedules.localised(written, language(locale)) == printed


@pytest.mark.parametrize("times", ["8:00–3:30", "9-12", "8.30—15.30"])
def test_two_times_stay_on_one_line(times: str) -> None:
    """Else a line could end after the hour at which an officer comes."""
    written = schedules.unbroken(f"Tue, {times}; Fri {times}")
    assert _seen(written) == f"Tue, {times}; Fri {times}"
    assert [written[:end][-1] for end in _breaks(written)] == [" ", " ", " "]


def test_a_day_of_two_words_stays_on_one_line() -> None:
    """Vietnamese numbers its days."""
    assert schedules.localised("Mon", language("vi")) == "Thứ\u00a02"


def test_a_schedule_in_other_words_is_marked_as_english() -> None:
    """It is read aloud as what it is, and printed as it was written."""
    assert fields.schedule("by <appointment>", "x", foreign=True) == (
        '<span class="schedule" data-f="x" lang="en" dir="ltr">by &lt;appointment&gt;</span>'
    )
    assert 'lang="en"' not in fields.schedule("mar 8:00", "x", foreign=False)


def test_days_are_parted_by_the_comma_of_the_script() -> None:
    """A Latin comma looks wrong in Arabic script, and its space in Chinese."""
    assert schedules.localised("Tue, Thu", language("fa-AF")) == "سه‌شنبه، پنجشنبه"
    assert schedules.localised("Tue, Thu", language("zh-Hans")) == "周二、周四"


def test_a_schedule_with_other_words_is_left_to_the_reader() -> None:
    """What is not understood is not half translated."""
    assert schedules.localised("by appointment, Mon", language("es")) is None


def test_languages_and_photo_are_fields_too() -> None:
    """Whatever of an officer is printed can be told from the rest of the page."""
    school = compose_panels(staffed(brochure("es"), BOTH, {Role.SRO: (_photographed(),)}))["school"]
    markup = school.html(Fit()).markup
    assert '<span data-f="officer.languages">inglés y español</span>' in markup
    assert '<img data-f="officer.photo" src="guidegen:photo/rivera.jpg" alt="Ana Rivera">' in markup


def _photographed() -> Officer:
    return officer(photo="rivera.jpg")


def _seen(text: str) -> str:
    return text.replace(BREAK, "").replace(JOINER, "")


def _breaks(text: str) -> list[int]:
    """Where the rules of Unicode (UAX 14) let a line end within a text."""
    return [end for _, end in LineBreaker(text, "en").segments()][:-1]
