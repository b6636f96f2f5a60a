"""``python -m tests.faults``: the report of the trial."""

import sys

from .report import main

sys.exit(main())
