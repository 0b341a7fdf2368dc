"""One talk, kept as a folder of YAML, becomes a deck, a one-pager and a poster."""

__version__ = "0.1.0"
