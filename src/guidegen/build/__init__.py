"""Build: which files to make, making them in workers, and the record of what was made."""
