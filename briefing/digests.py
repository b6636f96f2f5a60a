"""Hashes for names and keys: BLAKE2b and SHA-256 alone.

``hashlib`` gives the same functions and loads OpenSSL beside them, which takes a third as long as
all of a Python that does nothing. Where much is hashed, OpenSSL's own SHA-256 is the faster one.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b

        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:  # a Python that was built without them
        from hashlib import blake2b, sha256

__all__ = ["blake2b", "sha256"]
