"""What a build was made from, as digests: the workspace over stock, versions, date, job."""

import functools
import importlib.metadata
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from guidegen import __version__, files, stock
from guidegen.model.build import BuildDate, Job

_WORKSPACE_FOLDERS = ("content", "templates", "locales")
_STOCK_FILES = (
    "content/blocks/*.md",
    "content/comparison.toml",
    "templates/**/*",
    "locales/*/LC_MESSAGES/guidegen.po",
)
_NEVER_READ = frozenset({"memory.po", "roster-mapping.toml", "stock.lock.json"})
"""What a workspace keeps for other commands than build."""
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
    """Of every file that the workspace has, over those of the stock guide.

    A workspace that is the stock's own checkout, and a copy of it over an installed wheel, have
    the same digest.
    """
    found = _stock_files(stock.root()) | _workspace_files(root)
    return _digest({path: files.digest_file(found[path]) for path in found})


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


def _stock_files(root: Path) -> dict[str, Path]:
    paths = (path for pattern in _STOCK_FILES for path in root.glob(pattern))
    return _by_name(root, paths)


def _workspace_files(root: Path) -> dict[str, Path]:
    paths = (path for folder in _WORKSPACE_FOLDERS for path in (root / folder).rglob("*"))
    return _by_name(root, paths)


def _by_name(root: Path, paths: Iterable[Path]) -> dict[str, Path]:
    return {path.relative_to(root).as_posix(): path for path in paths if _counts(path)}


def _counts(path: Path) -> bool:
    """Editors and file managers leave hidden files and backups, which nothing reads either."""
    idle = path.name in _NEVER_READ or path.name.startswith((".", "~")) or path.suffix == ".bak"
    return path.is_file() and not idle


def _digest(value: Mapping[str, object]) -> str:
    return files.digest(json.dumps(value, sort_keys=True, ensure_ascii=False).encode())
