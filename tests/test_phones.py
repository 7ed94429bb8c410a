"""Telephone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.model.district import Phone
from guidegen.phones import BadPhoneError, read_phone


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("503-555-0100", Phone("+15035550100", "(503) 555-0100")),
        ("503.555.0100", Phone("+15035550100", "(503) 555-0100")),
        ("+1 (503) 555 0100", Phone("+15035550100", "(503) 555-0100")),
        ("5035550100 x12", Phone("+15035550100", "(503) 555-0100 x12", "12")),
        ("(503) 555-0100 ext. 012", Phone("+15035550100", "(503) 555-0100 x012", "012")),
        ("+52 55 5093 1234", Phone("+525550931234", "+52 55 5093 1234")),
    ],
)
def test_usual_spellings_are_read(text: str, phone: Phone) -> None:
    """Printed in one way, dialled in one way, the extension kept and printed."""
    assert read_phone(text) == phone


def test_an_extension_is_part_of_the_link() -> None:
    """As RFC 3966 writes it."""
    assert read_phone("503-555-0100 x12").uri == "tel:+15035550100;ext=12"


@pytest.mark.parametrize("text", ["", "911", "555-0100", "503-555-010", "call us", "000-000-0000"])
def test_what_nobody_could_dial_is_refused(text: str) -> None:
    """Before a family tries."""
    with pytest.raises(BadPhoneError):
        read_phone(text)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    """And what is printed reads back as the same number."""
    try:
        phone = read_phone(text)
    except BadPhoneError:
        return
    assert read_phone(phone.printed).e164 == phone.e164
