"""Frozen values that cross the floors: no input, no output, no rendering."""
