"""`python -m generator` is the same as `triptych`."""

import sys

from generator.cli import main

sys.exit(main())
