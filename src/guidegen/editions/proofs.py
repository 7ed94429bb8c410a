"""Proof that a press is right, once for each version of templates, style and engine in a locale.

Panels put together from parts must be what the engine would lay out whole. Where one is not, that
is guidegen's own bug: it is reported as one, and the brochures are laid out whole instead. The
tests prove it of the stock templates in every language, so that only others are proved here.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from guidegen import __version__, files, stock
from guidegen.cache import open_cache
from guidegen.doctor import library_versions, package_version
from guidegen.model.build import BuildSettings, Finding, Severity
from guidegen.press import Engine, GroupPress, SetPanel, SkeletonSource, difference

_PROVED = b"proved"
_SOFTWARE = ("pydyf", "tinyhtml5", "weasyprint")
_known: set[str] = set()

Sources = Mapping[str, Mapping[str, SkeletonSource]]


def disproof(
    engine: Engine,
    press: GroupPress,
    sources: Sources,
    templates: tuple[Path, ...],
    settings: BuildSettings,
) -> str:
    """What a group's press sets elsewhere than the engine would, in words; empty if nothing."""
    if all(folder == stock.templates(stock.root()) or not _files(folder) for folder in templates):
        return ""
    key = _key(engine, templates)
    cache = open_cache(settings.cache) if settings.cache else None
    if key in _known or (cache and cache.get(key) == _PROVED):
        return ""
    widest = list(_widest(press, sources))
    for source, panel in widest:
        if found := difference(engine, source, panel):
            return found
    if len(widest) < len({panel for panels in sources.values() for panel in panels}):
        return ""  # what was not set has not been proved
    _known.add(key)
    if cache:
        cache.put(key, _PROVED)
    return ""


def disproof_finding(found: str) -> Finding:
    """The report of what a proof found."""
    text = (
        f"guidegen's own bug, please report it: {found}. The guides of this group were laid out "
        "whole instead, which takes longer and is right."
    )
    return Finding("press-differs", Severity.WARNING, text)


def _widest(press: GroupPress, sources: Sources) -> Iterator[tuple[SkeletonSource, SetPanel]]:
    """For each panel, that of the school whose values take most room."""
    widest: dict[str, tuple[float, SkeletonSource, SetPanel]] = {}
    for school, panels in sources.items():
        for panel, source in panels.items():
            found = press.set_panel(school, panel)
            if not isinstance(found, SetPanel):
                continue
            width = found.width
            if panel not in widest or width > widest[panel][0]:
                widest[panel] = (width, source, found)
    return ((source, found) for _, source, found in widest.values())


def _key(engine: Engine, templates: tuple[Path, ...]) -> str:
    """Of everything that decides how panels of a locale are set, but for a school's values."""
    sources = [path for folder in templates for path in _files(folder)]
    said = (
        engine.language.tag,
        engine.style_digest,
        *(files.digest_file(path) for path in sources),
        __version__,
        *(package_version(name) for name in _SOFTWARE),
        *library_versions().values(),
    )
    return "proof-" + files.digest("\n".join(said).encode())


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
