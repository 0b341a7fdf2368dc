"""How prints are made of a talk; what is needed for that is imported here and below, and not before."""

from generator.prints.inputs import hash_inputs
from generator.prints.job import Job, Print
from generator.prints.opening import Opened, open_talk
from generator.prints.schedule import make_prints

__all__ = ["Job", "Opened", "Print", "hash_inputs", "make_prints", "open_talk"]
