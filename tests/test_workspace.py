"""A workspace: read at once, over the stock guide, fit to be sent to another process."""

import pickle
import shutil
from pathlib import Path

import pytest

from guidegen import stock
from guidegen.errors import WorkspaceError
from guidegen.model.district import Role
from guidegen.workspace import read_workspace

TESTS = Path(__file__).parent
MINIMAL = TESTS / "workspaces" / "minimal"
ROOT = TESTS.parent


@pytest.fixture(name="copy")
def _copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "w"))


def test_a_workspace_holds_all_that_a_build_needs() -> None:
    """District, roster, brands, wording, catalogs, languages, photos, templates."""
    workspace = read_workspace(MINIMAL)
    assert workspace.district.name == "Pine Hollow Schools"
    assert [school.id for school in workspace.roster.schools] == ["pine"]
    assert [officer.name for officer in workspace.roster.officers_of("pine", Role.SRO)]
    assert list(workspace.brands) == ["plain"]
    assert list(workspace.catalogs) == list(workspace.languages) == ["en", "es"]
    assert workspace.photos["rivera.png"].startswith(b"\xff\xd8\xff")
    assert workspace.templates == (stock.templates(stock.root()),)


def test_the_stock_guide_stands_below_the_workspaces_own() -> None:
    """Stock blocks and rows with the district's own block among them."""
    guide = read_workspace(MINIMAL).guide
    contexts = {message.context for message in guide.messages}
    assert "people.news.title" in contexts
    assert any(context.startswith("why.") for context in contexts)
    assert any(context.startswith("comparison.") for context in contexts)


def test_the_repository_is_a_workspace_over_itself() -> None:
    """Nothing is read twice, and nothing in it is at fault."""
    workspace = read_workspace(ROOT)
    assert workspace.faults == ()
    assert workspace.templates == (ROOT / "templates",)
    keys = [(block.id, block.variant) for block in workspace.guide.blocks]
    assert len(keys) == len(set(keys))


def test_a_workspace_can_be_sent_to_another_process() -> None:
    """And is the same there."""
    workspace = read_workspace(MINIMAL)
    assert pickle.loads(pickle.dumps(workspace)) == workspace  # noqa: S301


def test_reading_does_not_depend_on_where_one_stands(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path is the same workspace."""
    monkeypatch.chdir(copy.parent)
    assert read_workspace(Path("w")) == read_workspace(copy)


def test_own_templates_go_before_stocks(copy: Path) -> None:
    """One file replaces one file; the others stay stock's."""
    own = copy / "templates" / "panels"
    own.mkdir(parents=True)
    shutil.copy(stock.templates(stock.root()) / "panels" / "why.html.j2", own)
    assert read_workspace(copy).templates == (
        copy.resolve() / "templates",
        stock.templates(stock.root()),
    )


def test_a_brand_at_fault_stops_the_schools_that_wear_it(copy: Path) -> None:
    """Others are built."""
    brands = copy / "content" / "brands"
    shutil.copytree(brands / "plain", brands / "fancy")
    (brands / "fancy" / "logo.svg").unlink()
    schools = copy / "content" / "schools.csv"
    with schools.open("a", encoding="utf-8") as file:
        file.write("oak,Oak School,high,503-555-0113,fancy,en:5,none,none,\n")
    (fault,) = read_workspace(copy).faults
    assert fault.code == "logo-missing"
    assert fault.stops("oak", "en")
    assert not fault.stops("pine", "en")


def test_a_brand_that_nobody_wears_stops_nobody(copy: Path) -> None:
    """It is told all the same."""
    (copy / "content" / "brands" / "draft").mkdir()
    (fault,) = read_workspace(copy).faults
    assert not fault.stops("pine", "en")


def test_an_officer_without_consent_has_no_photo(copy: Path) -> None:
    """Not even in memory."""
    officers = copy / "content" / "officers.csv"
    officers.write_text(officers.read_text(encoding="utf-8").replace(",yes,", ",no,"), "utf-8")
    assert read_workspace(copy).photos == {}


def test_a_school_without_an_agency_has_the_districts(copy: Path) -> None:
    """One agency serves most districts; only exceptions need the column."""
    schools = copy / "content" / "schools.csv"
    text = schools.read_text(encoding="utf-8")
    schools.write_text(text.replace("none,Pine Hollow Police", "none,"), encoding="utf-8")
    assert read_workspace(copy).roster.schools[0].agency == "Pine Hollow Police"


def test_a_folder_that_is_no_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    """And nothing else."""
    with pytest.raises(WorkspaceError, match="guidegen init") as caught:
        read_workspace(tmp_path)
    assert len(caught.value.faults) == 1


def test_the_stock_root_holds_the_stock_guide() -> None:
    """Wherever guidegen was installed from."""
    root = stock.root()
    assert stock.comparison(root).is_file()
    assert stock.blocks(root).is_dir()
    assert stock.templates(root).is_dir()
    assert (stock.sample_root() / "content" / "district.toml").is_file()
