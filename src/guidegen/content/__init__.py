"""Readers of the words: ``district.toml``, the blocks and the comparison."""

from guidegen.content.district import (
    STOCK_TITLES,
    district_messages,
    district_place,
    read_district,
    stand_in_district,
)
from guidegen.content.expiry import expired
from guidegen.content.guide import read_guide
from guidegen.content.unfilled import unfilled

__all__ = [
    "STOCK_TITLES",
    "district_messages",
    "district_place",
    "expired",
    "read_district",
    "read_guide",
    "stand_in_district",
    "unfilled",
]
