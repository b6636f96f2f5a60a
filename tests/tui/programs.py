"""Programs that a test puts on the path."""

from __future__ import annotations

from pathlib import Path


def put_program(tools: Path, name: str, script: str = "#!/bin/sh\n") -> Path:
    """Put a program into a folder."""
    path = tools / name
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return path
