"""Hands over to the command line; nothing is imported before it is needed."""

import atexit
import gc
import sys


def main() -> int:
    """Run the program with the arguments of the process and return its exit status."""
    # Imports make garbage collectors busy for nothing; the dashboard turns it on when it stands.
    gc.disable()
    # Nor is there anything to gain from a last walk through what ends with the process anyway.
    atexit.register(gc.freeze)
    try:
        from briefing.cli.main import run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
