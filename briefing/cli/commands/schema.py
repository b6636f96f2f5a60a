"""``briefing schema``: what a brief may hold, for editors."""

from __future__ import annotations

from argparse import Namespace

from briefing.cli.exits import Exit
from briefing.cli.output import encoding, out
from briefing.export.json import encode
from briefing.format.docs.schema import json_schema


def main(_options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    out(encode(json_schema(), encoding()))
    return Exit.DONE
