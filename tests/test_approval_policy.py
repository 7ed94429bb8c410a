"""The approval policy ``critical``: what families get before every text is approved."""

import datetime
import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import polib
import pypdfium2
import pytest
from approvals import record_approvals
from brochures import PLACE, block
from click.testing import CliRunner, Result

from guidegen.build.approval import messages_in_use, standings_of
from guidegen.cli import program
from guidegen.compose.approval import without_omitted
from guidegen.editions import build_group
from guidegen.errors import ExitStatus
from guidegen.model.build import BuildDate, BuildSettings, Group, Job, Purpose
from guidegen.model.content import Block, Heading, ItemList, Message, Paragraph
from guidegen.workspace import Workspace, read_workspace

MINIMAL = Path(__file__).parent / "workspaces" / "minimal"
HELP_LINE = "(503) 555-0110"
CONCERN = "act.concern."
OWN = ("people.news.", "district.")
"""The workspace's own texts, which have to be translated before anything is final."""

Chosen = Callable[[Message], bool]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The minimal workspace, with nothing untranslated in Spanish and Arabic."""
    path = Path(shutil.copytree(MINIMAL, tmp_path / "workspace"))
    edit(path / "content/schools.csv", "es:10", "es:10 ar:10")
    for locale in ("es", "ar"):
        translate(path, locale, {})
    return path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def translate(path: Path, locale: str, texts: dict[str, str]) -> None:
    """Translate the workspace's own texts: by what is given, else by their English."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": locale}
    for each in messages_in_use(read_workspace(path)):
        if each.context.startswith(OWN):
            text = texts.get(each.context, each.source)
            po.append(polib.POEntry(msgctxt=each.context, msgid=each.source, msgstr=text))
    file = path / "locales" / locale / "LC_MESSAGES" / "district.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    po.save(str(file))


def approve(path: Path, locale: str, chosen: Chosen) -> None:
    """Record approvals of the texts that are chosen."""
    workspace = read_workspace(path)
    entries = workspace.catalogs[locale].entries
    found = (entries[each.context] for each in messages_in_use(workspace) if chosen(each))
    record_approvals(path, locale, found)


def build(path: Path, locale: str, *arguments: str) -> Result:
    command = ["build", "--workspace", str(path), "--locale", locale, "--edition", "screen"]
    options = ["--jobs", "1", "--date", "2026-08-15", "--json", *arguments]
    return CliRunner().invoke(program, [*command, *options])


def review(path: Path) -> Result:
    return build(path, "es", "--review")


def pages(path: Path, locale: str) -> list[str]:
    """The text of each page of the guide that families get."""
    file = path / "out" / "pine" / locale / f"pine-screen-{locale}.pdf"
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def said(path: Path, locale: str, context: str) -> str:
    return read_workspace(path).catalogs[locale].entries[context].translation


def critical(message: Message) -> bool:
    return message.critical


def everything(_: Message) -> bool:
    return True


def but(chosen: Chosen, *prefixes: str) -> Chosen:
    return lambda message: chosen(message) and not message.context.startswith(prefixes)


def only(chosen: Chosen, *prefixes: str) -> Chosen:
    return lambda message: chosen(message) or message.context.startswith(prefixes)


def test_drafts_are_printed_under_the_notice(workspace: Path) -> None:
    """Final file, the notice on every page that has a draft and on no other, and the counts."""
    approve(workspace, "es", only(critical, "why.", "cover."))
    result = build(workspace, "es", "--final")
    assert result.exit_code == ExitStatus.DONE, result.output
    notice = said(workspace, "es", "policy.notice")
    marked = [notice in page for page in pages(workspace, "es")]
    assert marked == [False, False, *[True] * (len(marked) - 2)]
    counts = json.loads(result.stdout)["texts"]["es"]
    assert [any(panel.values()) for panel in counts.values()] == marked
    assert said(workspace, "es", "policy.english") not in "".join(pages(workspace, "es"))


def test_an_approved_guide_has_no_notice(workspace: Path) -> None:
    """Where all is approved nothing is said about approval, and nothing counted."""
    approve(workspace, "es", but(everything, "policy.", "review."))
    result = build(workspace, "es", "--final")
    assert result.exit_code == ExitStatus.DONE, result.output
    assert said(workspace, "es", "policy.notice") not in "".join(pages(workspace, "es"))
    assert not any(
        any(panel.values()) for panel in json.loads(result.stdout)["texts"]["es"].values()
    )


def test_english_stands_under_its_label(workspace: Path) -> None:
    """Critical text without approval is English, labelled, with one line of help on the page."""
    approve(workspace, "es", but(critical, CONCERN, "school."))
    result = build(workspace, "es", "--final")
    assert result.exit_code == ExitStatus.DONE, result.output
    label = said(workspace, "es", "policy.english")
    with_label = [page for page in pages(workspace, "es") if label in page]
    school, act = with_label
    assert "This school has no SSO." in school
    assert "Emergency" in school
    assert school.count(label) == 2
    assert school.count(HELP_LINE) == 1
    assert "To raise a concern" in act
    assert act.count(label) == act.count(HELP_LINE) == 1
    assert said(workspace, "es", "act.concern.title") not in act


def test_omitted_text_leaves_nothing_behind(workspace: Path) -> None:
    """With ``omit`` a block is gone with its heading; a number keeps its title, in English."""
    edit(
        workspace / "content/district.toml",
        'approval = "critical"',
        'approval = "critical"\nunapproved_critical = "omit"',
    )
    approve(workspace, "es", but(critical, CONCERN, "school.", "help.concern.talk"))
    result = build(workspace, "es", "--final")
    assert result.exit_code == ExitStatus.DONE, result.output
    text = "".join(pages(workspace, "es"))
    assert "To raise a concern" not in text
    assert "This school has no SSO." not in text
    assert "Emergency" in text
    assert text.count(said(workspace, "es", "policy.english")) == 1
    counts = [json.loads(each.stdout)["texts"]["es"] for each in (result, review(workspace))]
    assert counts[0]["act"] == counts[1]["act"]


def test_english_runs_from_left_to_right(workspace: Path) -> None:
    """In an Arabic guide the words of an English sentence follow each other to the right."""
    approve(workspace, "ar", only(lambda _: False, "policy."))
    result = build(workspace, "ar", "--final")
    assert result.exit_code == ExitStatus.DONE, result.output
    file = workspace / "out/pine/ar/pine-screen-ar.pdf"
    with pypdfium2.PdfDocument(file) as pdf:
        text = next(page.get_textpage() for page in pdf if _at(page.get_textpage(), "principal."))
        talk, stop = (_at(text, word) for word in ("Talk", "principal."))
        assert talk[0] < stop[0]
        last = text.get_charbox(text.search("principal.").get_next()[0] + len("principal"))
        assert last[0] > stop[0]


def _at(text: pypdfium2.PdfTextPage, word: str) -> tuple[float, ...]:
    found = text.search(word, match_case=True).get_next()
    return text.get_charbox(found[0]) if found else ()


def test_notice_and_labels_must_be_approved(workspace: Path) -> None:
    """Without them the final build is refused by name, and the review build goes on as before."""
    approve(workspace, "es", but(critical, "policy.notice", "policy.help", CONCERN))
    refused = build(workspace, "es", "--final")
    assert refused.exit_code == ExitStatus.FINDINGS
    (finding,) = json.loads(refused.stdout)["results"][0]["findings"]
    assert finding["code"] == "not-approved"
    assert "policy.notice, policy.help" in finding["text"]
    assert "policy.english" not in finding["text"]
    unasked = build(workspace, "es")
    assert unasked.exit_code == ExitStatus.DONE, unasked.output
    assert (workspace / "out/pine/es/pine-screen-es-review.pdf").is_file()


@pytest.mark.parametrize("translation", ["", "Novedades"])
def test_what_is_missing_or_stale_is_no_draft(workspace: Path, translation: str) -> None:
    """Text that is not critical is never English on the quiet, and never older than its source."""
    approve(workspace, "es", critical)
    translate(workspace, "es", {"people.news.title": translation})
    approve(workspace, "es", critical)
    if translation:
        edit(workspace / "content/blocks/news.md", "## ", "## All the ")
    (standing,) = standings_of(read_workspace(workspace), ["es"]).values()
    assert not standing.final
    assert sum(standing.held_back.values()) == 1


def test_no_phone_for_help_is_no_silent_gap(workspace: Path) -> None:
    """The district's number, else the front office's; where there is neither, no file."""
    approve(workspace, "es", but(critical, CONCERN))
    edit(workspace / "content/district.toml", 'phone = "503-555-0110"', "")
    done = build(workspace, "es", "--final")
    assert done.exit_code == ExitStatus.DONE, done.output
    line = said(workspace, "es", "policy.help").format(phone="(503) 555-0111")
    assert line in " ".join("".join(pages(workspace, "es")).split())
    edit(workspace / "content/schools.csv", "503-555-0111", "")
    refused = build(workspace, "es", "--final")
    assert refused.exit_code == ExitStatus.FINDINGS
    assert "policy.help" in refused.stdout


def test_a_template_that_drops_the_notice_is_at_fault(workspace: Path) -> None:
    """Drafts are never printed to families without a word, whatever a district's template does."""
    approve(workspace, "es", critical)
    panel = workspace / "templates" / "panel.html.j2"
    panel.parent.mkdir(exist_ok=True)
    stock = (Path(__file__).parent.parent / "templates/panel.html.j2").read_text(encoding="utf-8")
    panel.write_text(stock.replace("wording.needs_notice", "false"), encoding="utf-8")
    result = build(workspace, "es", "--final")
    assert result.exit_code == ExitStatus.WORKSPACE
    assert "templates/panel.html.j2" in result.stderr


PAST_THE_POLICY = {
    "as the name of an image": '<img alt="{{ "To raise a concern" | text("act.concern.title", '
    'critical=true, plain=true) }}" src="{{ logo.url }}">',
}


@pytest.mark.parametrize("markup", PAST_THE_POLICY.values(), ids=list(PAST_THE_POLICY))
def test_no_template_prints_critical_text_that_nobody_approved(
    workspace: Path, markup: str
) -> None:
    """Whatever a district's template does, a draft of critical text is named and makes no file."""
    approve(workspace, "es", but(critical, CONCERN))
    panel = workspace / "templates" / "panels" / "act.html.j2"
    panel.parent.mkdir(parents=True, exist_ok=True)
    stock = (Path(__file__).parent.parent / "templates/panels/act.html.j2").read_text("utf-8")
    panel.write_text(stock.replace("{% block body %}", f"{{% block body %}}{markup}"))
    result = build(workspace, "es", "--final")
    assert result.exit_code == ExitStatus.FINDINGS, result.output
    assert not (workspace / "out/pine/es/pine-screen-es.pdf").exists()
    findings = json.loads(result.stdout)["results"][0]["findings"]
    refused = "".join(each["text"] for each in findings if each["code"] == "not-approved")
    assert "act.concern.title" in refused


def test_no_template_says_texts_past_its_filters(workspace: Path) -> None:
    """What is said is asked of filters, which know the policy; anything else is a fault."""
    approve(workspace, "es", critical)
    markup = "{% for each in blocks %}{{ wording.say(each.messages[0]) }}{% endfor %}"
    panel = workspace / "templates" / "panels" / "act.html.j2"
    panel.parent.mkdir(parents=True, exist_ok=True)
    stock = (Path(__file__).parent.parent / "templates/panels/act.html.j2").read_text("utf-8")
    panel.write_text(stock.replace("{% block body %}", f"{{% block body %}}{markup}"))
    result = build(workspace, "es", "--final")
    assert result.exit_code == ExitStatus.WORKSPACE
    assert "templates/panels/act.html.j2" in result.stderr


def test_text_that_lost_its_approval_after_planning_is_not_printed(workspace: Path) -> None:
    """Whoever edits a catalog while a build runs gets no file with what the plan had not seen."""
    approve(workspace, "es", but(everything, "review."))
    (standing,) = standings_of(read_workspace(workspace), ["es"]).values()
    assert standing.final
    edit(workspace / "content/district.toml", 'approval = "critical"', 'approval = "all"')
    translate(workspace, "es", {"people.news.title": "Novedades"})
    job = Job("pine", "es", "screen", Purpose.FINAL)
    settings = BuildSettings(workspace / "out", BuildDate(datetime.date(2026, 8, 15)))
    group = Group("es", "plain", 0, (job,), ("pine",))
    (result,) = build_group(workspace, group, settings)
    assert result.output is None
    assert "people.news.title" in "".join(each.text for each in result.findings)


def _with(nodes: Iterable[Heading | Paragraph | ItemList]) -> Block:
    return replace(block("b", "act", ""), nodes=tuple(nodes))


def _message(context: str, source: str = "Text.") -> Message:
    return Message(context, source, PLACE)


def _contexts(left: Block | None) -> Iterator[str]:
    return (each.context for each in left.messages) if left else iter(())


@pytest.mark.parametrize(
    ("omitted", "left"),
    [
        ("", "top intro one two next text"),
        ("one", "top intro two next text"),
        ("one two", "next text"),
        ("intro", "top one two next text"),
        ("text", "top intro one two"),
        ("top", "top intro one two next text"),
        ("one two text", ""),
    ],
)
def test_what_is_left_of_a_block(omitted: str, left: str) -> None:
    """No heading over nothing, no line that leads to an empty list, no text without its heading."""
    whole = _with(
        (
            Heading(2, _message("top")),
            Paragraph(_message("intro", "Two things:")),
            ItemList(False, (_message("one"), _message("two"))),
            Heading(2, _message("next")),
            Paragraph(_message("text")),
        )
    )
    gone = set(omitted.split())
    found = without_omitted(whole, lambda message: message.context in gone)
    assert list(_contexts(found)) == left.split()


def test_english_has_nothing_to_fall_back_on(workspace: Path) -> None:
    """In the source language text that waits for its sign-off is no draft: it holds all back."""
    read: Workspace = read_workspace(workspace)
    assert standings_of(read, ["en"])["en"].rules.policy.value == "all"
