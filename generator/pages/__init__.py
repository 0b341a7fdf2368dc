"""The prints that are paper: the one-pager and the poster."""
