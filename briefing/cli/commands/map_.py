"""``briefing map``: where the claims of a brief lie, as a picture."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from briefing.cli.commands.export import write
from briefing.cli.exits import Exit, Stop
from briefing.cli.output import out
from briefing.cli.target import Session


def main(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    brief = session.read(options.brief)
    from briefing.brief.outline import Outline
    from briefing.export.atlas import picture

    drawn = picture(Outline(brief), ascii_only=session.ascii)
    if not drawn:
        raise Stop(
            "no place of this brief has coordinates",
            'Give "lat" and "lon" to its places, then try again.',
        )
    if options.output == "-":
        out(drawn)
    else:
        write(Path(options.output), drawn, force=options.force)
    return Exit.DONE
