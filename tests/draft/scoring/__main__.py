"""``python -m tests.draft.scoring``: the table of the corpus."""

import sys

from .report import main

sys.exit(main())
