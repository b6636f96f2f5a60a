"""Another program that signs: ``python -m tests.soak.signer LIBRARY BRIEF HASH BY``."""

from __future__ import annotations

import sys
from pathlib import Path

from briefing.brief.model import SignOff
from briefing.library.folder import FolderLibrary


def main(library: str, brief_id: str, of: str, by: str) -> int:
    """Sign for an item as the dashboard does."""
    store = FolderLibrary(Path(library))
    entry = store.find(brief_id)
    reading = store.load(entry)
    brief = reading.value
    assert brief is not None
    verdicts = store.verdicts(entry, brief, reading.text)
    assert of in {each.of for each in verdicts.items}
    store.sign(entry, brief, SignOff(of=of, by=by, on="2024-12-01"))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
