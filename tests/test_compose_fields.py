"""Values of a school as markup: in their own direction, and whole when copied."""

import pytest

from guidegen.compose import fields, inline, schedules
from guidegen.languages import language
from guidegen.model.district import Phone


def test_a_phone_number_can_be_dialled_and_runs_left_to_right() -> None:
    """The extension is dialled after the number (RFC 3966)."""
    number = Phone("+15035550100", "(503) 555-0100 ext. 12", "12")
    assert fields.phone(number, "x") == (
        '<a class="phone" dir="ltr" data-f="x" href="tel:+15035550100;ext=12">'
        "(503) 555-0100 ext. 12</a>"
    )


def test_a_long_email_breaks_between_pieces_and_copies_whole() -> None:
    """It may break before @ and after a dot, and nothing is added to its text."""
    address = "maximiliana.wojciechowska@publicsafety.example"
    markup = fields.email(address, "x")
    assert inline.plain(markup) == address
    assert '<span class="piece">@publicsafety.</span>' in markup


def test_a_web_address_is_printed_without_scheme_or_last_slash() -> None:
    """Nobody types https:// from paper."""
    assert inline.plain(fields.url("https://cvusd.example/a/", "x")) == "cvusd.example/a"


def test_a_web_address_breaks_after_a_slash_and_not_within_a_short_part() -> None:
    """A line that ends with "www." reads as if something were missing."""
    markup = fields.url("https://www.cvusd.example/school-agreement", "x")
    assert inline.plain(markup) == "www.cvusd.example/school-agreement"
    assert markup.count('<span class="piece">') == 2
    assert '<span class="piece">school-agreement</span>' in markup


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


def test_two_times_stay_on_one_line() -> None:
    """Else a line could end after the hour at which an officer comes."""
    assert schedules.in_pieces("Tue, Thu 8:00–3:30; Fri 9-12 <b>") == (
        'Tue, Thu <span class="times">8:00–3:30</span>; Fri <span class="times">9-12</span>'
        " &lt;b&gt;"
    )
    assert schedules.localised("Mon", language("vi")) == "Thứ\u00a02"


def test_days_are_parted_by_the_comma_of_the_script() -> None:
    """A Latin comma looks wrong in Arabic script, and its space in Chinese."""
    assert schedules.localised("Tue, Thu", language("fa-AF")) == "سه‌شنبه، پنجشنبه"
    assert schedules.localised("Tue, Thu", language("zh-Hans")) == "周二、周四"


def test_a_schedule_with_other_words_is_left_to_the_reader() -> None:
    """What is not understood is not half translated."""
    assert schedules.localised("by appointment, Mon", language("es")) is None
