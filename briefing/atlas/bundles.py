"""Parts of a file that are packed together, column beside column: like compresses well with like.

A bundle is deflated: how many parts and how many columns each has (``<HB``), the size of each
column, first those of all parts' first columns (all lowest bytes, all second and all third ones),
then the columns in the same order. ``script/geometry.py`` packs what is unpacked here.
"""

from __future__ import annotations

import struct
import zlib
from itertools import accumulate, pairwise


def unbundled(data: bytes) -> list[list[bytes]]:
    """Return the parts of a bundle: the columns of each."""
    raw = zlib.decompress(data)
    parts, columns = struct.unpack_from("<HB", raw)
    count = parts * columns
    low, middle, high = (raw[at : at + count] for at in range(3, 3 + 3 * count, count))
    sizes = (a | b << 8 | c << 16 for a, b, c in zip(low, middle, high, strict=True))
    pieces = [raw[a:b] for a, b in pairwise(accumulate(sizes, initial=3 + 3 * count))]
    return [pieces[part::parts] for part in range(parts)]
