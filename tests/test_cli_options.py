"""Options that commands share."""

import datetime

import pytest

from guidegen.cli.options import day_of
from guidegen.errors import UsageError


def test_the_day_that_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """--date goes before the environment."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    asked = datetime.datetime(2026, 8, 15, tzinfo=datetime.UTC)
    assert day_of(asked) == datetime.date(2026, 8, 15)


def test_the_day_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH counts in UTC, to the last second of a day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    assert day_of(None) == datetime.date(1970, 1, 1)


@pytest.mark.parametrize("epoch", ["soon", "1e99", "9" * 30])
def test_nonsense_in_the_environment(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """A variable that is no number of seconds is wrong usage."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        day_of(None)


def test_else_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without both it is the clock's day."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.datetime.now().astimezone().date()
    assert before <= day_of(None) <= datetime.datetime.now().astimezone().date()
