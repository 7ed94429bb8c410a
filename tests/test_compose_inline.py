"""Inline Markdown: what an author or translator writes becomes text, emphasis and links alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from guidegen.compose import inline


@pytest.mark.parametrize(
    ("written", "markup"),
    [
        ("**Patience** time to calm down", "<strong>Patience</strong> time to calm down"),
        ("<b>bold</b> & more", "&lt;b&gt;bold&lt;/b&gt; &amp; more"),
        ('[rules](https://a.example/"x)', '<a href="https://a.example/%22x">rules</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("![x](https://a.example/x.png)", '!<a href="https://a.example/x.png">x</a>'),
    ],
)
def test_markup_of_a_message(written: str, markup: str) -> None:
    """Bold and links are set; HTML, images and scripts stay what they are: text."""
    assert inline.markup(written) == markup


def test_placeholders_are_filled_with_markup_and_unknown_ones_stay() -> None:
    """A value that is markup already is not escaped again; an unknown name shows itself."""
    filled = inline.filled(inline.markup("Call {phone} {other}"), {"phone": Markup("<i>1</i>")})
    assert filled == "Call <i>1</i> {other}"


def test_a_lead_is_split_from_the_rest() -> None:
    """A pair's bold lead and its meaning stand in two cells."""
    assert inline.split_lead(inline.markup("**Fairness** the same rules")) == (
        "Fairness",
        "the same rules",
    )


def test_text_without_a_lead_is_all_rest() -> None:
    """A translation that lost its bold words still prints."""
    assert inline.split_lead(inline.markup("no lead")) == ("", "no lead")


@given(st.text())
def test_no_text_makes_an_element_that_runs_or_loads(text: str) -> None:
    """Whatever is written, the only elements are emphasis and links."""
    markup = str(inline.markup(text))
    for opening in ("<script", "<img", "<style", "<iframe", "<svg", 'javascript:"'):
        assert opening not in markup


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1))
def test_plain_text_comes_back_from_its_markup(text: str) -> None:
    """Letters and digits are printed as they were written."""
    assert inline.plain(inline.markup(text)) == text
