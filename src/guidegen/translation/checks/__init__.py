"""``guidegen catalog check``: what a translation got wrong, one small function a check."""

from guidegen.translation.checks.locale import LocaleCheck, check_locale
from guidegen.translation.checks.values import CatalogFinding

__all__ = ["CatalogFinding", "LocaleCheck", "check_locale"]
