"""What a build was made from, as digests: the workspace over stock, versions, date, job."""

import functools
import importlib.metadata
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from guidegen import __version__, files, stock
from guidegen.model.build import BuildDate, Job

_WORKSPACE_FILES = (
    "content/district.toml",
    "content/schools.csv",
    "content/officers.csv",
    "content/roster.xlsx",
    "content/comparison.toml",
    "content/blocks/**/*.md",
    "content/brands/**/*",
    "content/photos/**/*",
    "templates/**/*",
    "locales/*/LC_MESSAGES/*.po",
    "locales/*/review.json",
)
_STOCK_FILES = (
    "content/blocks/*.md",
    "content/comparison.toml",
    "templates/**/*",
    "locales/*/LC_MESSAGES/guidegen.po",
)
_PACKAGES = ("babel", "jinja2", "phonenumbers", "pydyf", "weasyprint", "zxing-cpp")
"""What decides about bytes besides guidegen itself."""


@functools.cache
def versions() -> Mapping[str, str]:
    """The versions of guidegen and of what decides about the bytes of its files."""
    return {
        "guidegen": __version__,
        **{package: importlib.metadata.version(package) for package in _PACKAGES},
    }


def workspace_digest(root: Path) -> str:
    """Of every file that a build of the workspace reads, over those of the stock guide.

    A workspace that is the stock's own checkout, and a copy of it over an installed wheel, have
    the same digest.
    """
    found = _files(stock.root(), _STOCK_FILES) | _files(root, _WORKSPACE_FILES)
    return _digest({name: files.digest_file(path) for name, path in found.items()})


def inputs_digest(job: Job, workspace: str, date: BuildDate) -> str:
    """Of everything that one output was made from."""
    return _digest(
        {
            "date": date.w3c,
            "job": [job.school, job.locale, job.edition, job.purpose],
            "versions": dict(versions()),
            "workspace": workspace,
        }
    )


def _files(root: Path, patterns: Iterable[str]) -> dict[str, Path]:
    """Files by their names below a folder; the hidden ones are editors' and file managers'."""
    paths = (path for pattern in patterns for path in root.glob(pattern))
    return {
        path.relative_to(root).as_posix(): path
        for path in paths
        if path.is_file() and not path.name.startswith(".")
    }


def _digest(value: Mapping[str, object]) -> str:
    return files.digest(json.dumps(value, sort_keys=True, ensure_ascii=False).encode())
