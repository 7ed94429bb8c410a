"""Readers of the words: ``district.toml``, the blocks and the comparison."""

from guidegen.content.district import district_messages, read_district, stand_in_district

__all__ = ["district_messages", "read_district", "stand_in_district"]
