"""What is said of an error that lies in the system or in files, not in the program."""

from __future__ import annotations

import os

from briefing.cli.output import Stop


def stop_for(error: Exception) -> Stop | None:
    """Return what to say of an error that the system or files have caused; None if it is ours."""
    if isinstance(error, MemoryError):
        return Stop("the system gives no more memory", "Free some, then try again.")
    from briefing.filesystem import NoCurrentFolder
    from briefing.listing import TooWide
    from briefing.loading import damaged
    from briefing.paths import outside
    from briefing.text import clean

    if compiled := damaged(error):
        cut = f"{clean(compiled)}, which Python has made of a module, is cut off"
        return Stop(cut, "Delete it: Python makes it anew. A full disk leaves such files.")
    if isinstance(error, NoCurrentFolder):
        return Stop(str(error), "Change to a folder that is there, then try again.")
    if isinstance(error, TooWide):
        return Stop(outside(error), "Name the folder in which the briefs lie.")
    if isinstance(error, OSError) and os.environ.get("BRIEFING_DEBUG"):
        return None
    # What a command expects to fail it says itself, and better; this is for all the rest.
    return Stop(said) if (said := outside(error)) else None
