"""What people write, as frozen typed models; every mistake is reported with its place."""

from generator.content.load import load
from generator.content.talk import Talk

__all__ = ["Talk", "load"]
