"""``briefing map``: where the claims of a brief lie, as a picture."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Final

from briefing.cli.exits import Exit, Stop
from briefing.cli.export import write
from briefing.cli.output import out
from briefing.cli.target import Desk

SIZE: Final = (120, 44)
"""Cells of the picture: 960 by 704 pixels of map, near the shape of a page on its side."""


def main(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    desk = Desk(options)
    brief = desk.read(options.brief)
    from briefing.atlas.frame import Options, Painter
    from briefing.atlas.gazetteer import Gazetteer
    from briefing.atlas.layers.basemap import Basemap
    from briefing.atlas.layers.towns import towns
    from briefing.atlas.projection import Viewport
    from briefing.atlas.scene import scene
    from briefing.atlas.svg import svg
    from briefing.outline import Outline

    shown = scene(brief)
    if not shown.sites:
        raise Stop(
            "no place of this brief has coordinates",
            'Give "lat" and "lon" to its places, then try again.',
        )
    painter = Painter(Basemap())
    view = Viewport.fit(shown.points, *SIZE)
    frame = painter.frame(
        view, shown, Options(ascii_only=desk.ascii), towns(Gazetteer(), view, shown)
    )
    outline = Outline(brief)
    picture = svg(painter, shown, frame, outline.title, outline.tlp)
    if options.output == "-":
        out(picture)
    else:
        write(Path(options.output), picture, force=options.force)
    return Exit.DONE
