"""The print-shop variant of a finished sheet: bleed, marks, inks, and PDF/X-4 to say so."""

from guidegen.sheets.shop.marks import Finishing, finishing_of
from guidegen.sheets.shop.printing import print_shop
from guidegen.sheets.shop.slug import Slug

__all__ = ["Finishing", "Slug", "finishing_of", "print_shop"]
