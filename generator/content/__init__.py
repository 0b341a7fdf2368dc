"""What people write, as frozen typed models; every mistake is reported with its place."""

from generator.content.load import load
from generator.content.salvage import Attempt, attempt
from generator.content.talk import Talk

__all__ = ["Attempt", "Talk", "attempt", "load"]
