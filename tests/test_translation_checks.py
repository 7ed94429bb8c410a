"""``guidegen catalog check``: known faults are found, sound translations are let pass."""

import json
import re
import shutil
from collections import defaultdict
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from guidegen.catalog import Entry
from guidegen.catalog.reader import read_entries
from guidegen.cli import program
from guidegen.errors import ExitStatus, Place
from guidegen.languages import language, languages
from guidegen.model.build import Severity
from guidegen.translation.checks import LocaleCheck, check_locale
from guidegen.translation.checks.glossary import read_glossary
from guidegen.translation.checks.table import check_entries
from guidegen.translation.checks.values import Ground, Term

SEEDED = Path(__file__).parent / "data" / "seeded.po"
SHIPPED = [tag for tag in languages() if (ROOT / "locales" / tag / "LC_MESSAGES").is_dir()]
OTHER = {"SRO": "SSO", "SSO": "SRO"}
FEW = 5
"""How much advice a shipped catalog may draw."""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace whose only catalog is the one with the known faults."""
    folder = tmp_path / "locales" / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(SEEDED, folder / "guidegen.po")
    return tmp_path


def run(workspace: Path, *arguments: str) -> Result:
    command = ["catalog", "check", "--workspace", str(workspace), *arguments]
    return CliRunner().invoke(program, command)


def expected() -> dict[int, set[str]]:
    """The codes that the comments of the seeded file ask for, by the line of their entry."""
    po = polib.pofile(str(SEEDED), encoding="utf-8")
    codes = {
        entry.linenum or 0: set(entry.tcomment.removeprefix("expect: ").split()) - {"nothing"}
        for entry in po
    }
    return {line: wanted for line, wanted in codes.items() if wanted}


def found_in(done: LocaleCheck) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for each in done.findings:
        found[each.fault.place.line].add(each.fault.code)
    return dict(found)


def codes(
    tag: str,
    source: str,
    translation: str,
    *,
    context: str = "a.body",
    terms: tuple[Term, ...] = (),
) -> set[str]:
    """What is said of one entry, fonts aside."""
    entry = Entry(context, source, translation, "", Place(Path("x.po"), 1, key=context))
    ground = Ground(language(tag), terms=terms)
    return {each.fault.code for each in check_entries(ground, [entry])}


def test_every_seeded_fault_is_found_and_nothing_else(workspace: Path) -> None:
    """Over forty known faults, each at its line; the sound entries among them draw nothing."""
    wanted = expected()
    assert sum(map(len, wanted.values())) >= 40
    assert found_in(check_locale(ROOT, workspace, language("es"))) == wanted


@pytest.mark.parametrize("tag", SHIPPED)
def test_shipped_catalogs_draw_no_alarm(tag: str) -> None:
    """No shipped translation has a blocking finding, and none draws much advice."""
    done = check_locale(ROOT, ROOT, language(tag))
    assert done.texts > 0
    errors = [str(each.fault) for each in done.findings if each.severity is Severity.ERROR]
    assert errors == []
    assert done.count(Severity.WARNING) <= FEW, done.findings


@pytest.mark.parametrize(
    ("tag", "source", "translation", "code"),
    [
        ("ru", "The school has rules.", "В шкoле есть правила.", "wrong-script"),
        ("ar", "The school has rules.", "للمدرسة rules قواعد.", "latin-word"),
        ("ar", "The school has rules.", "للمدرسة reglas قواعد.", "latin-word"),
        ("zh-Hans", "The school has rules.", "學校有规定。", "wrong-letter"),
        ("zh-Hant", "The school has rules.", "学校有規定。", "wrong-letter"),
        ("fa-AF", "The school has rules.", "مكتب قواعد دارد.", "wrong-letter"),
        ("ar", "Call 911.", "اتصلوا بالرقم ٩١٢.", "number-changed"),
        ("zh-Hans", "Is there a form here?", "这里有表格吗。", "end-punctuation"),
        ("ar", "Is there a form here?", "هل هناك نموذج?", "end-punctuation"),
        ("my", "The school has rules.", "ကျောင်းတွင် စည်းကမ်းရှိသည်.", "end-punctuation"),
        ("zh-Hans", "The school has rules.", "学校学校有规定。", "doubled-word"),
        ("km", "The SSO helps.", "SRO ជួយ។", "roles-swapped"),
    ],
)
def test_faults_of_other_scripts(tag: str, source: str, translation: str, code: str) -> None:
    """Each script has faults of its own."""
    assert codes(tag, source, translation) == {code}


@pytest.mark.parametrize(
    ("tag", "source", "translation"),
    [
        ("ar", "Call 911.", "اتصلوا بالرقم ٩١١."),
        ("ar", "Is there a form here?", "هل هناك نموذج؟"),
        ("zh-Hans", "Call {phone}.", "请致电 {phone}。"),
        ("zh-Hans", "The SRO can be called at www.example.org.", "可通过www.example.org联系SRO。"),
        ("am", "The school has rules.", "ትምህርት ቤቱ ደንቦች አሉት።"),
        ("ne", "The school has rules.", "विद्यालयका नियम छन्।"),
        ("my", "Is there a form here?", "ပုံစံရှိပါသလား။"),
        ("fr", "You can ask for 1,200 forms.", "Vous pouvez demander 1\u202f200 formulaires."),
        ("fr", "You ask yourself.", "Vous vous demandez."),
        ("uk", "The child is here.", "Дитина тут, комп’ютер теж."),
        ("ru", "Source: Sorensen et al.", "Источник: Sorensen et al."),
        ("ru", "Dear families,", "Дорогие семьи!"),
        ("zh-Hans", "Dear families,", "亲爱的家长们："),
    ],
)
def test_right_translations_draw_nothing(tag: str, source: str, translation: str) -> None:
    """Native digits, marks, spaces and Latin names are no faults."""
    assert codes(tag, source, translation) == set()


def test_a_text_about_one_role_may_name_it() -> None:
    """Where the English says “they” under a heading, the translation may say who; not the other."""
    source, said = "They lock doors.", "Los SSO cierran puertas."
    assert codes("es", source, said, context="sso.work.body") == set()
    assert codes("es", source, said, context="sro.work.body") == {"roles-swapped"}


def test_a_title_that_the_glossary_leaves_in_english_is_no_copy() -> None:
    """A copy is advice, unless the glossary says that the language uses the English words."""
    title = "School Safety Officer"
    assert codes("fil", title, title) == {"untranslated"}
    assert codes("fil", title, title, terms=(Term((title,), (title,)),)) == set()


def test_english_that_a_district_words_anew_may_say_other_things() -> None:
    """Numbers and roles are the district's to say; a slip of the pen is still told."""
    assert codes("en", "Call {phone} now.", "Call 911, or {phone}; the SSO helps") == set()
    assert codes("en", "Call {phone} now.", "Call call 911.") == {"placeholder", "doubled-word"}


def test_blank_text_is_told() -> None:
    """A translation of spaces alone is not taken for none."""
    assert "surrounding-space" in codes("es", "Both roles help.", "  ")


@given(source=st.text(), translation=st.text(min_size=1), tag=st.sampled_from(list(languages())))
def test_no_text_breaks_a_check(source: str, translation: str, tag: str) -> None:
    """Whatever stands in a file, the checks come to an end."""
    codes(tag, source, translation)


def test_a_word_may_change_at_its_beginning() -> None:
    """An Amharic prefix does not hide a term of the glossary."""
    terms = (Term(("front office",), ("የትምህርት ቤቱ ቢሮ",)),)
    said = "በትምህርት ቤቱ ቢሮ ይጠይቁ።"
    assert codes("am", "Ask the front office.", said, terms=terms) == set()


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_swap_of_the_two_roles_is_found(tag: str) -> None:
    """SRO for SSO and the reverse, in each text whose English names one of them."""
    entries, _ = read_entries(ROOT / "locales" / tag / "LC_MESSAGES" / "guidegen.po")
    swapped = 0
    for entry in entries:
        if re.search(r"\bS[RS]O", entry.source) and not entry.context.endswith("sources.body"):
            said = re.sub(r"S[RS]O", lambda role: OTHER[role[0]], entry.translation)
            swapped += said != entry.translation
            found = codes(tag, entry.source, said, context=entry.context)
            assert "roles-swapped" in found or said == entry.translation, entry.context
    assert swapped > 30


def test_single_words_of_a_glossary_are_looked_for_on_request(tmp_path: Path) -> None:
    """`check = true` asks for a single word; endings do not matter; a bad term is a fault."""
    path = tmp_path / "glossary.toml"
    path.write_text(
        '[[term]]\nenglish = "gun"\ntranslation = "arma de fuego"\ncheck = true\n'
        '[[term]]\nenglish = "role"\ntranslation = "rol"\n[[term]]\nenglish = "x"\n',
        encoding="utf-8",
    )
    terms, faults = read_glossary(path)
    assert [(fault.code, fault.place.line) for fault in faults] == [("glossary-form", 8)]
    source = "A gun has no role here."
    assert codes("es", source, "Una pistola no sirve.", terms=terms) == {"glossary"}
    assert codes("es", source, "Las armas no sirven.", terms=terms) == set()


def test_status_and_lines(workspace: Path) -> None:
    """Blocking findings make the status 1; each line has severity, code, file, line, context."""
    result = run(workspace, "es")
    assert result.exit_code == ExitStatus.FINDINGS
    assert result.stdout.startswith("es: 70 texts, 3 missing, ")
    place = "locales/es/LC_MESSAGES/guidegen.po:"
    lines = [line for line in result.stderr.splitlines() if "seeded.20" in line]
    assert len(lines) == 2
    assert all(line.startswith(f"error number-changed: {place}") for line in lines)


def test_fail_on_and_json(workspace: Path) -> None:
    """Advice alone fails only on request; JSON is all there is on stdout."""
    po = polib.pofile(str(SEEDED), encoding="utf-8")
    path = workspace / "locales" / "es" / "LC_MESSAGES" / "guidegen.po"
    for entry in list(po):
        if entry.tcomment != "expect: end-punctuation":
            po.remove(entry)
    po.save(str(path))
    result = run(workspace, "--json")
    assert result.exit_code == ExitStatus.DONE
    data = json.loads(result.stdout)
    assert data["locales"] == [{"id": "es", "texts": 3, "missing": 0, "errors": 0, "warnings": 3}]
    assert {(each["code"], each["file"]) for each in data["findings"]} == {
        ("end-punctuation", str(path))
    }
    assert run(workspace, "--fail-on", "warning").exit_code == ExitStatus.FINDINGS


def test_a_broken_file_is_told_with_its_line(workspace: Path) -> None:
    """What is no PO file, and a glossary that is no TOML, are findings and no crash."""
    path = workspace / "locales" / "es" / "LC_MESSAGES" / "guidegen.po"
    path.write_text('msgid "a\nmsgstr "b"\n', encoding="utf-8")
    (workspace / "locales" / "es" / "glossary.toml").write_text("[[term", encoding="utf-8")
    result = run(workspace)
    assert result.exit_code == ExitStatus.FINDINGS
    assert "po-syntax: locales/es/LC_MESSAGES/guidegen.po:1" in result.stderr
    assert "toml-syntax: locales/es/glossary.toml:1" in result.stderr


def test_wrong_usage(workspace: Path) -> None:
    """An unknown language, and one that the workspace has no file of, are wrong usage."""
    assert run(workspace, "xx").exit_code == ExitStatus.USAGE
    result = run(workspace, "fr")
    assert result.exit_code == ExitStatus.USAGE
    assert "guidegen catalog update fr" in result.stderr
