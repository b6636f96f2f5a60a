"""Running the dashboard to its end, in a process that starts one."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable

from briefing.library.entry import Entry
from briefing.library.store import Library
from briefing.text import clean
from briefing.tui.app import BriefingApp
from briefing.tui.options import Options
from briefing.tui.theme_manager import UnknownTheme


def run(
    library: Library, entry: Entry | None, options: Options, say: Callable[[str], object]
) -> int:
    """Run the dashboard to its end; return the exit status, the terminal as it was found.

    ``say`` takes a sentence on what went wrong, before there is a screen or after it.
    """
    try:
        app = BriefingApp(library, entry, options, keep_memory=keep_memory_of_start)
    except UnknownTheme as error:
        say(f"briefing: {error}")
        return 2
    app.run(mouse=options.mouse)
    if app.crash is not None:
        if os.environ.get("BRIEFING_DEBUG"):
            raise app.crash
        what = clean(f"{type(app.crash).__name__}: {app.crash}")
        say(
            f"briefing stopped by a fault of its own ({what}). Nothing was lost; "
            "BRIEFING_DEBUG=1 briefing shows where."
        )
    return app.return_code or 0


def keep_memory_of_start() -> None:
    """Take what exists out of the collector's walks, and let it collect from here on.

    ``main`` turned it off for the start. It suits a process that starts one app: in a process that
    starts many, none of them would ever be freed.
    """
    gc.freeze()
    gc.enable()
