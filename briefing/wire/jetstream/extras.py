"""What to say where an extra is not installed."""

from __future__ import annotations

from briefing.extras import install_line
from briefing.wire.protocol import Refused

_FOR = {
    "wire": "to share a desk",
    "desk": "to keep a desk",
}


def missing(extra: str) -> Refused:
    """Return what ends work that needs an extra: one sentence, with the line that installs it."""
    return Refused(
        f"what is needed {_FOR[extra]} is not installed. Install it: {install_line(extra)}"
    )
