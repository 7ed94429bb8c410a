"""A language in one file for its translator, and back: a spreadsheet, or XLIFF 2.

Each kind of file has a module that writes rows and one that reads them back; what a row is, and
what one that comes back may change, is the same for all.
"""
