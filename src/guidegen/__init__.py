"""guidegen: printable, multilingual parent guides to a school's resource and safety officers."""

__version__ = "0.1.0"
