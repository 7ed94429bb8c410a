"""A small stock guide and a small workspace, written by the tests of `guidegen.translation`."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from guidegen import stock
from guidegen.cli import program
from guidegen.content import read_district
from guidegen.errors import ExitStatus, Fault
from guidegen.model.district import District
from guidegen.translation.extract import Messages, extract

DISTRICT = """\
name = "Riverside"
state = "OR"
brand = "river"
locales = { en = 10, es = 5 }
[tip_line]
phone = "503-555-0142"
how = "Call or text, day or night."
[roles.sro]
employer = "agency"
armed = true
uniform = "police"
supervisor = "agency"
[roles.sso]
employer = "district"
armed = false
uniform = "staff"
supervisor = "principal"
"""

WHY = """\
+++
id = "why.roles"
panel = "why"
order = 1
rank = 1
words = 40
kind = "text"
note = "Opens the guide."
critical = true
+++
# Why two roles

Call {phone}.

Both **help**. {#help}
"""

COMPARISON = """\
[[row]]
id = "job"
style = "plain"
label = "Main job"
note = "A bold lead first."
[[row.sro]]
text = "**Protects** the school."
[[row.sso]]
text = "**Watches** doors."
"""

COVER = '{{ "A guide" | text("cover.kicker", note="Small type.") }}\n'
CARDS = '{{ "Phone" | text("contact.phone") }}{{ "Phone" | text("contact.phone", note="A label") }}'


@dataclass(frozen=True)
class Guides:
    """Where a stock guide and a workspace over it stand."""

    stock: Path
    workspace: Path

    def write(self, root: Path, file: str, text: str) -> Path:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    @property
    def district(self) -> District:
        district, faults = read_district(self.workspace / "content" / "district.toml")
        assert district is not None, faults
        return district

    def extracted(self) -> tuple[Messages, tuple[Fault, ...]]:
        return extract(self.stock, self.workspace, self.district)

    def messages(self) -> Messages:
        messages, faults = self.extracted()
        assert faults == ()
        return messages

    def po(self, root: Path, file: str = "guidegen.po", locale: str = "es") -> Path:
        return root / "locales" / locale / "LC_MESSAGES" / file


def make_guides(root: Path, *, checkout: bool = False) -> Guides:
    """A stock guide and a workspace; in a ``checkout`` both are one folder."""
    guides = Guides(root / "stock", root / ("stock" if checkout else "workspace"))
    guides.write(guides.stock, "content/blocks/why.md", WHY)
    guides.write(guides.stock, "content/comparison.toml", COMPARISON)
    guides.write(guides.stock, "templates/panels/cover.html.j2", COVER)
    guides.write(guides.stock, "templates/cards.html.j2", CARDS)
    guides.write(guides.workspace, "content/district.toml", DISTRICT)
    return guides


def run(guides: Guides, *arguments: str) -> Result:
    """A command of ``guidegen catalog`` on the workspace."""
    command = ["catalog", *arguments, "--workspace", str(guides.workspace)]
    return CliRunner().invoke(program, command)


def exported_to(guides: Guides, file: str) -> Path:
    """The workspace's Spanish, exported anew to a file beside it."""
    path = guides.workspace.parent / file
    path.unlink(missing_ok=True)
    result = run(guides, "export", "es", str(path))
    assert result.exit_code == ExitStatus.DONE, result.output
    return path


def all_files(guides: Guides) -> Mapping[Path, bytes]:
    """Every file of the workspace and what is in it."""
    return {path: path.read_bytes() for path in guides.workspace.rglob("*") if path.is_file()}


@functools.cache
def shipped_messages() -> Messages:
    """The messages of the real stock guide and sample district."""
    district, faults = read_district(stock.root() / "content/district.toml")
    assert district is not None, faults
    messages, faults = extract(stock.root(), stock.root(), district)
    assert faults == ()
    return messages
