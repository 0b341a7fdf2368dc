"""Charts as every print draws them, and as the deck makes native ones."""
