"""The check of one language: its files, glossary and fonts."""

from dataclasses import dataclass
from pathlib import Path

from guidegen import stock as stock_guide
from guidegen.catalog.reader import DISTRICT_FILE, STOCK_FILE, catalog_path, read_entries
from guidegen.catalog.values import Entry
from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.fonts import FontFile, FontStatus, find_fonts, repertoire
from guidegen.languages import Language
from guidegen.model.build import Severity
from guidegen.translation.checks.glossary import read_glossary
from guidegen.translation.checks.table import check_entries
from guidegen.translation.checks.values import CatalogFinding, Ground, Term


@dataclass(frozen=True, slots=True)
class LocaleCheck:
    """What was found in a language: how many texts there are, how many are empty, findings."""

    locale: str
    texts: int
    missing: int
    findings: tuple[CatalogFinding, ...]

    def count(self, severity: Severity) -> int:
        """How many findings there are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def check_locale(stock: Path, workspace: Path, language: Language) -> LocaleCheck:
    """Check the workspace's own PO files of a language; a glossary may be the stock's."""
    entries, faults = _read(stock_guide.locales(workspace), language.tag)
    ground, ground_findings = read_ground(stock, workspace, language)
    found = [CatalogFinding(Severity.ERROR, fault) for fault in faults]
    found += [*ground_findings, *check_entries(ground, entries)]
    missing = sum(not entry.translation for entry in entries)
    findings = sorted(dict.fromkeys(found), key=lambda each: each.fault.place)
    return LocaleCheck(language.tag, len(entries), missing, tuple(findings))


def read_ground(
    stock: Path, workspace: Path, language: Language
) -> tuple[Ground, tuple[CatalogFinding, ...]]:
    """What the checks of a language's entries need, and what is wrong with it."""
    terms, faults = _glossary(stock, workspace, language.tag)
    fonts = find_fonts(language.fonts)
    found = [CatalogFinding(Severity.ERROR, fault) for fault in faults]
    found += [_unchecked(font) for font in fonts if font.status is FontStatus.MISSING]
    return Ground(language, _characters(fonts), terms), tuple(found)


def _read(locales: Path, tag: str) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    paths = [catalog_path(locales, tag, file) for file in (STOCK_FILE, DISTRICT_FILE)]
    read = [read_entries(path) for path in paths if path.is_file()]
    return (
        tuple(entry for entries, _ in read for entry in entries),
        tuple(fault for _, faults in read for fault in faults),
    )


def _glossary(stock: Path, workspace: Path, tag: str) -> tuple[tuple[Term, ...], tuple[Fault, ...]]:
    paths = [stock_guide.locales(root) / tag / "glossary.toml" for root in (workspace, stock)]
    try:
        return read_glossary(next(filter(Path.is_file, paths), paths[0]))
    except WorkspaceError as error:
        return (), error.faults


def _characters(fonts: tuple[FontFile, ...]) -> frozenset[str]:
    """What can be set; nothing is known where a font is missing."""
    if any(font.status is FontStatus.MISSING for font in fonts):
        return frozenset()
    return repertoire(fonts)


def _unchecked(font: FontFile) -> CatalogFinding:
    fault = Fault(
        "font-missing",
        Place(Path(font.declared.name)),
        "The font file is not on this machine, so no character was looked up in it.",
        "`guidegen doctor` says what to install.",
    )
    return CatalogFinding(Severity.WARNING, fault)
