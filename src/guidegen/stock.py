"""Where the stock guide and the sample workspace stand: in the wheel, else in the checkout.

The wheel's build runs this module on its own, so it imports nothing of guidegen.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]

STOCK_FILES = (
    "content/blocks/*.md",
    "content/comparison.toml",
    "templates/**/*",
    "locales/*/LC_MESSAGES/guidegen.po",
)
"""What of a checkout is the stock guide, as patterns below its folder; hidden files are not."""
SAMPLE_FILES = (
    "content/district.toml",
    "content/*.csv",
    "content/brands/**/*",
    "content/photos/**/*",
    "content/blocks/*/**/*",
    "locales/*/LC_MESSAGES/district.po",
)
"""What of it is the sample district; no approvals, which count only where people gave them."""


WORKSPACE_FOLDERS = ("content", "templates", "locales")
"""The folders of a workspace; whatever else lies beside them is no part of it."""


def root() -> Path:
    """The folder that holds the stock guide's ``content``, ``templates`` and ``locales``."""
    return _packaged_or_checkout("stock")


def sample_root() -> Path:
    """The folder that holds the sample district's ``content`` and ``locales``."""
    return _packaged_or_checkout("sample")


def blocks(workspace: Path) -> Path:
    """Where a stock root or a workspace has its blocks."""
    return workspace / "content" / "blocks"


def comparison(workspace: Path) -> Path:
    """Where a stock root or a workspace has the rows of its comparison."""
    return workspace / "content" / "comparison.toml"


def templates(workspace: Path) -> Path:
    """Where a stock root or a workspace has its templates."""
    return workspace / "templates"


def locales(workspace: Path) -> Path:
    """Where a stock root or a workspace has its catalogs."""
    return workspace / "locales"


def _packaged_or_checkout(name: str) -> Path:
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _CHECKOUT
