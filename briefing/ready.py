"""Types that msgspec has made itself ready for, in one thread at a time.

msgspec finds out about a type when it is first decoded or converted to. Where two threads are at
that at once, one may use what the other has half made, and the process ends by a segmentation
fault (seen with 0.22.0). Once that is done, any number of threads may use the type.
"""

from __future__ import annotations

from threading import Lock
from typing import Any, Final, TypeVar

import msgspec

T = TypeVar("T")
_LOCK: Final = Lock()
_READY: Final[set[Any]] = set()


def ready(kind: T) -> T:
    """Return a type that any thread may decode or convert to; it is made ready the first time."""
    if kind not in _READY:
        with _LOCK:
            msgspec.msgpack.Decoder(kind)
            _READY.add(kind)
    return kind
