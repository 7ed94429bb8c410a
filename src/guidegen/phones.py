"""Telephone numbers: from any usual spelling to how they are dialled and printed."""

import phonenumbers
from phonenumbers import PhoneNumberFormat

from guidegen.model.district import Phone

HOME_REGION = "US"
"""Numbers without a country code belong here, and are printed as people here write them."""


class BadPhoneError(ValueError):
    """The text is no telephone number."""


def read_phone(text: str) -> Phone:
    """The number that a text spells, extension included.

    Raises BadPhoneError where no such number can exist.
    """
    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException as error:
        raise BadPhoneError(text) from error
    if not phonenumbers.is_valid_number(number):
        raise BadPhoneError(text)
    extension = number.extension or ""
    number.extension = None
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    printed = f"{_printed(number)} x{extension}" if extension else _printed(number)
    return Phone(e164, printed, extension)


def _printed(number: phonenumbers.PhoneNumber) -> str:
    at_home = number.country_code == phonenumbers.country_code_for_region(HOME_REGION)
    style = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, style))
