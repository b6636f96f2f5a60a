"""What is said where a format needs packages that are not installed."""

from __future__ import annotations


class MissingExtra(Exception):
    """An extra of the program is not installed; ``way_out`` says how it is."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs the extra {extra}, which is not installed")
        self.way_out = f"pip install 'briefing-room[{extra}]'"
