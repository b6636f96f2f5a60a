"""Hands over to the command line; nothing is imported before it is needed."""

import atexit
import gc
import os
import sys


def main() -> int:
    """Run the program with the arguments of the process and return its exit status."""
    # Imports make garbage collectors busy for nothing; the dashboard turns it on when it stands.
    gc.disable()
    status = [1]  # that of a traceback
    atexit.register(_end, status)  # registered first, so called last
    try:
        try:
            from briefing.loading import load_quickly
        except (EOFError, ValueError, TypeError):  # a full disk has cut it off; it mends the others
            folder = os.path.dirname(__file__)  # noqa: PTH120 - pathlib is loaded later
            os.unlink(f"{folder}/__pycache__/loading.{sys.implementation.cache_tag}.pyc")  # noqa: PTH108
            from briefing.loading import load_quickly

        load_quickly()
        from briefing.cli.main import run

        status[0] = run()
    except KeyboardInterrupt:
        status[0] = 130
    return status[0]


def _end(status: list[int]) -> None:
    """End the process at once: what has to be saved is saved, what was to be done last is done.

    Nothing waits for a thread that is still at work for the screen that is gone. One that comes
    back from SQLite or the watcher of files while the interpreter is taken apart under it may crash
    the process (Python before 3.14 ends it in the middle of foreign code). Nor is there anything to
    gain from taking apart what ends with the process anyway; of a search that is a thirtieth.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            continue  # it is none, or gone with the terminal
    os._exit(status[0])


if __name__ == "__main__":
    sys.exit(main())
