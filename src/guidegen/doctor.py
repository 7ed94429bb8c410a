"""What this machine has of what guidegen needs, and what to install."""

import ctypes
import platform
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata

from guidegen import __version__
from guidegen.fonts import USER_FOLDER, FontFile, FontStatus, find_fonts
from guidegen.languages import Language

PACKAGES = ("weasyprint", "pydyf", "babel", "jinja2", "fonttools", "zxing-cpp")


class Need(StrEnum):
    """What it means when a component is missing."""

    NEEDED = "needed"
    FASTER = "faster"
    OTHER_LANGUAGES = "other languages"


@dataclass(frozen=True, slots=True)
class Component:
    """A program or library: its version, empty when it is missing."""

    name: str
    version: str
    need: Need = Need.NEEDED
    debian_package: str = ""


@dataclass(frozen=True, slots=True)
class LanguageFonts:
    """A language and its font files on this machine."""

    language: Language
    need: Need
    fonts: tuple[FontFile, ...]

    @property
    def missing_packages(self) -> tuple[str, ...]:
        """The Debian packages of the files that are not here."""
        missing = [font for font in self.fonts if font.status is FontStatus.MISSING]
        return tuple(dict.fromkeys(font.declared.package for font in missing))

    @property
    def complete(self) -> bool:
        return not self.missing_packages


@dataclass(frozen=True, slots=True)
class Report:
    """All that was looked at."""

    components: tuple[Component, ...]
    languages: tuple[LanguageFonts, ...]

    @property
    def complete(self) -> bool:
        """Whether everything is here that is needed."""
        return not any(
            (component.need is Need.NEEDED and not component.version)
            for component in self.components
        ) and all(each.complete for each in self.languages if each.need is Need.NEEDED)


@dataclass(frozen=True, slots=True)
class _Library:
    name: str
    files: tuple[str, ...]
    debian_package: str
    need: Need = Need.NEEDED
    version_function: str = ""


# The layout engine looks for the same names.
_LIBRARIES = (
    _Library(
        "Pango",
        ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
        "libpango-1.0-0",
        version_function="pango_version_string",
    ),
    _Library(
        "Pango for FreeType",
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
        "libpangoft2-1.0-0",
    ),
    _Library(
        "HarfBuzz",
        ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
        "libharfbuzz0b",
        version_function="hb_version_string",
    ),
    _Library(
        "HarfBuzz subsetting",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
        "libharfbuzz-subset0",
        Need.FASTER,
    ),
)


def examine(needed: Iterable[Language], others: Iterable[Language] = ()) -> Report:
    """Look for everything; the fonts of ``others`` are told too, but may be missing."""
    return Report(
        (
            Component("guidegen", __version__),
            Component("Python", platform.python_version()),
            *(Component(name, package_version(name)) for name in PACKAGES),
            *(_component(library) for library in _LIBRARIES),
        ),
        (
            *(LanguageFonts(each, Need.NEEDED, find_fonts(each.fonts)) for each in needed),
            *(LanguageFonts(each, Need.OTHER_LANGUAGES, find_fonts(each.fonts)) for each in others),
        ),
    )


def library_versions() -> Mapping[str, str]:
    """The versions of the libraries beside Python, ``present`` where one tells none."""
    return {library.name: _library_version(library) for library in _LIBRARIES}


def debian_packages(report: Report) -> tuple[str, ...]:
    """The Debian packages that bring what is missing here, what only makes it faster included."""
    libraries = [
        component.debian_package
        for component in report.components
        if component.debian_package and not component.version
    ]
    fonts = [
        package
        for each in report.languages
        if each.need is Need.NEEDED
        for package in each.missing_packages
    ]
    return tuple(dict.fromkeys([*libraries, *fonts]))


def install_lines(report: Report, system: str = sys.platform) -> tuple[str, ...]:
    """What to type or to do, on Debian and Ubuntu (``linux``), macOS (``darwin``) or Windows."""
    packages = debian_packages(report)
    if not packages:
        return ()
    if system.startswith("linux"):
        return (f"apt-get install {' '.join(packages)}",)
    fonts = [package for package in packages if package.startswith("fonts-")]
    libraries = () if len(fonts) == len(packages) else (_LIBRARIES_ELSEWHERE[_family(system)],)
    return (*libraries, *(_font_line(package) for package in fonts))


_LIBRARIES_ELSEWHERE = {
    "macOS": "brew install pango    (not tested)",
    "Windows": "in MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango    (not tested)",
}


def _family(system: str) -> str:
    return "macOS" if system == "darwin" else "Windows"


def _font_line(package: str) -> str:
    return f"put the font files of Debian's package {package} into ~/{USER_FOLDER}    (not tested)"


def package_version(name: str) -> str:
    """The version of a package of Python's, empty where it is missing."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _component(library: _Library) -> Component:
    return Component(library.name, _library_version(library), library.need, library.debian_package)


def _library_version(library: _Library) -> str:
    for file in library.files:
        try:
            loaded = ctypes.CDLL(file)
        except OSError:
            continue
        return _version_string(loaded, library.version_function) or "present"
    return ""


def _version_string(library: ctypes.CDLL, function: str) -> str:
    if not function:
        return ""
    ask = getattr(library, function)
    ask.restype = ctypes.c_char_p
    return str(ask().decode())
