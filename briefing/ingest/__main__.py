"""The process in which a file is read in; it writes what came of it as JSON and ends.

Called with the path and the wishes as JSON. A file that would fill memory or never end takes this
process down and no other.
"""

from __future__ import annotations

import resource
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from briefing.ingest.kinds import read
from briefing.ingest.limits import MEMORY, SECONDS
from briefing.ingest.taken import FileRefused, Refusal, Taken, Wishes
from briefing.ready import ready


def main(path: str, wishes: str) -> None:
    """Read a file in and write the answer to standard output."""
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        with suppress(OSError, ValueError):  # a system may not offer it, or allow less
            resource.setrlimit(what, (most, most))
    answer: Taken | Refusal
    try:
        answer = read(Path(path), msgspec.json.decode(wishes, type=ready(Wishes)))
    except FileRefused as error:
        answer = error.refusal
    except MemoryError:
        answer = Refusal("reading it takes more memory than it may", "Save its text as plain text.")
    except Exception as error:  # noqa: BLE001 - a library met a file that it cannot take
        answer = Refusal(
            f"it cannot be read ({type(error).__name__})", "Save its text as plain text."
        )
    sys.stdout.buffer.write(msgspec.json.encode(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
