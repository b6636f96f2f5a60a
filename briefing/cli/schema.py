"""``briefing schema``: what a brief may hold, for editors."""

from __future__ import annotations

from briefing.cli.exits import Exit
from briefing.cli.options import Parser
from briefing.cli.output import encoding, out


def main(argv: list[str]) -> int:
    """Run the command; see ``--help``."""
    parser = Parser(
        "schema",
        "Print the JSON Schema of briefs, with which editors complete and check them.",
        "example:\n  briefing schema > briefing.schema.json\n"
        "  then as the first line of a brief, for editors with yaml-language-server:\n"
        "  # yaml-language-server: $schema=briefing.schema.json",
    )
    parser.parse(argv)
    from briefing.export.json import encode
    from briefing.format.schema import json_schema

    out(encode(json_schema(), encoding()))
    return Exit.DONE
