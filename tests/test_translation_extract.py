"""What there is to translate: every message once, in reading order, the district's apart."""

from pathlib import Path

import pytest
from translation_workspace import COMPARISON, COVER, WHY, Guides, make_guides


@pytest.fixture
def guides(tmp_path: Path) -> Guides:
    return make_guides(tmp_path)


def contexts(messages: object) -> list[str]:
    assert isinstance(messages, tuple)
    return [message.context for message in messages]


STOCK = [
    "cover.kicker",
    "why.roles.title",
    "why.roles.body",
    "why.roles.help",
    "comparison.job.label",
    "comparison.job.sro",
    "comparison.job.sso",
    "contact.phone",
]


def test_messages_come_in_reading_order(guides: Guides) -> None:
    """Panel by panel as a family reads, then shared texts, then the district's own wording."""
    messages = guides.messages()
    assert contexts(messages.every) == [*STOCK, "district.tip_line.how"]
    assert contexts(messages.stock) == STOCK
    assert contexts(messages.own) == ["district.tip_line.how"]


def test_a_checkout_is_stock_and_workspace_at_once(tmp_path: Path) -> None:
    """In the project's own repository the sample's blocks are apart from the stock's."""
    guides = make_guides(tmp_path, checkout=True)
    own = WHY.replace("why.roles", "rights.law")
    guides.write(guides.workspace, "content/blocks/district/rights.md", own)
    messages = guides.messages()
    assert contexts(messages.stock) == STOCK
    assert contexts(messages.own) == [
        "rights.law.title",
        "rights.law.body",
        "rights.law.help",
        "district.tip_line.how",
    ]


def test_notes_and_importance_reach_the_message(guides: Guides) -> None:
    """The author's note is kept wherever it stands, once for a text that stands twice."""
    by_context = {message.context: message for message in guides.messages().every}
    assert by_context["why.roles.body"].note == "Opens the guide."
    assert by_context["why.roles.body"].critical
    assert by_context["contact.phone"].note == "A label"
    assert by_context["comparison.job.sso"].note == "A bold lead first."


def test_changed_stock_text_is_the_districts_own(guides: Guides) -> None:
    """Of an overridden block only the texts that differ leave the stock's catalog."""
    changed = WHY.replace("Both **help**.", "Both **care**.")
    guides.write(guides.workspace, "content/blocks/why.md", changed)
    messages = guides.messages()
    assert contexts(messages.own) == ["why.roles.help", "district.tip_line.how"]
    assert contexts(messages.every) == [*STOCK, "district.tip_line.how"]
    stock = {message.context: message.source for message in messages.stock}
    assert stock["why.roles.help"] == "Both **help**."


def test_overridden_template_and_row_are_the_districts_own(guides: Guides) -> None:
    """The same holds for a template and for a row of the comparison."""
    cover = COVER.replace("A guide", "Our guide")
    guides.write(guides.workspace, "templates/panels/cover.html.j2", cover)
    row = COMPARISON.replace("Main job", "Work")
    guides.write(guides.workspace, "content/comparison.toml", row)
    own = {message.context: message.source for message in guides.messages().own}
    assert own == {
        "cover.kicker": "Our guide",
        "comparison.job.label": "Work",
        "district.tip_line.how": "Call or text, day or night.",
    }


def test_one_context_has_one_text(guides: Guides) -> None:
    """Two texts under one context are a fault that names both places."""
    clash = '\n{{ "Telephone" | text("contact.phone") }}'
    path = guides.write(guides.workspace, "templates/panels/help.html.j2", clash)
    _, faults = guides.extracted()
    assert [fault.code for fault in faults] == ["context-clash"]
    assert str(path) in str(faults[0])
    assert str(guides.stock / "templates" / "cards.html.j2") in str(faults[0])


def test_faults_of_blocks_and_templates_are_told_together(guides: Guides) -> None:
    """A broken template does not hide a broken block."""
    guides.write(guides.workspace, "content/blocks/bad.md", "no front matter")
    guides.write(guides.workspace, "templates/panels/help.html.j2", "{% trans %}")
    _, faults = guides.extracted()
    assert {fault.code for fault in faults} == {"no-front-matter", "template-trans"}


def test_the_samples_law_does_not_trouble_another_state(tmp_path: Path) -> None:
    """A checkout's sample block for one state is no fault of a workspace in another."""
    guides = make_guides(tmp_path)
    law = WHY.replace("critical = true", 'jurisdiction = "TX"\nsource = "A statute"')
    law = law.replace("why.roles", "rights.law")
    guides.write(guides.stock, "content/blocks/district/rights.md", law)
    assert contexts(guides.messages().stock) == STOCK
