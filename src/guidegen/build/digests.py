"""What a build is made from, as digests of files: workspace over stock, fonts, software."""

import functools
import json
import platform
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from guidegen import __version__, files, stock
from guidegen.doctor import library_versions, package_version
from guidegen.fonts import find_fonts
from guidegen.languages import Language, language

_WORKSPACE_FILES = (
    "content/district.toml",
    "content/schools.csv",
    "content/officers.csv",
    "content/roster.xlsx",
    "content/comparison.toml",
    "content/blocks/**/*.md",
    "content/brands/**/*",
    "content/*.icc",
    "content/photos/**/*",
    "templates/**/*",
    "locales/*/LC_MESSAGES/*.po",
    "locales/*/review.json",
)
_PACKAGES = (
    *("babel", "cssselect2", "fonttools", "icu4py", "jinja2", "markdown-it-py", "phonenumbers"),
    *("pillow", "pydyf", "pyphen", "tinycss2", "tinyhtml5", "uharfbuzz", "weasyprint"),
    "zxing-cpp",
)
"""What decides about bytes besides guidegen itself: words, lines, letters, pictures, streams."""


@functools.cache
def versions() -> Mapping[str, str]:
    """The versions of guidegen and of what decides about the bytes of its files."""
    return {
        "guidegen": __version__,
        "Python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{package: package_version(package) for package in _PACKAGES},
        **library_versions(),
    }


@functools.cache
def software() -> Mapping[str, str]:
    """The same, and the digest of guidegen's own code, which may be that of no version."""
    code = _files(Path(__file__).parents[1], ("**/*.py", "*.toml", "*.conf"))
    return {**versions(), "guidegen's own code": _digest_of(code)}


def font_digests(languages: Iterable[Language]) -> Mapping[str, str]:
    """The digests of the files that stand for the fonts of languages on this machine."""
    declared = dict.fromkeys(font for language in languages for font in language.fonts)
    return {font.declared.name: font.sha256 for font in find_fonts(declared)}


def environment(tags: Iterable[str]) -> Mapping[str, str]:
    """All that decides about bytes on this machine, for guides in some languages.

    Versions and digests by name: two machines that have the same make the same files.
    """
    return {
        **software(),
        "the stock guide": _digest_of(_files(stock.root(), stock.STOCK_FILES)),
        **font_digests(language(tag) for tag in tags),
    }


def environment_digest(tags: Iterable[str]) -> str:
    """The same in one: machines that have the same digest make the same files."""
    return _digest(environment(tags))


def workspace_digest(root: Path) -> str:
    """Of every file that a build of the workspace reads, over those of the stock guide.

    A workspace that is the stock's own checkout, and a copy of it over an installed wheel, have
    the same digest.
    """
    found = _files(stock.root(), stock.STOCK_FILES) | _files(root, _WORKSPACE_FILES)
    return _digest_of(found)


def template_digests(folders: Iterable[Path]) -> Mapping[str, str]:
    """Every file of the folders of templates by its name, the first folder's before the others'."""
    found: dict[str, Path] = {}
    for folder in folders:
        found = _files(folder, ("**/*",)) | found
    return _digests(found)


def _files(root: Path, patterns: Iterable[str]) -> dict[str, Path]:
    """Files by their names below a folder; the hidden ones are editors' and file managers'."""
    paths = (path for pattern in patterns for path in root.glob(pattern))
    return {
        path.relative_to(root).as_posix(): path
        for path in paths
        if path.is_file() and not path.name.startswith(".")
    }


def _digest_of(found: Mapping[str, Path]) -> str:
    return _digest(_digests(found))


def _digests(found: Mapping[str, Path]) -> dict[str, str]:
    return {name: files.digest_file(path) for name, path in found.items()}


def _digest(value: Mapping[str, object]) -> str:
    return files.digest(json.dumps(value, sort_keys=True, ensure_ascii=False).encode())
