"""``briefing join`` and ``follow``: a folder that shares a desk, and keeping it up to date."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from briefing.cli.output import Exit, Stop, err, name_library, out
from briefing.cli.target import Session
from briefing.filesystem import is_there, meant, reason, whole
from briefing.paths import data_folder, shown
from briefing.text import clean
from briefing.wire.follow_process import FollowerLine, follow
from briefing.wire.kept import FOLDER
from briefing.wire.protocol import Link, Refused
from briefing.writing import make_folders, own_folder


def run_join(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    from briefing.wire.jetstream.invitation import read_invitation, write_invitation
    from briefing.wire.natsdesk import open_desk
    from briefing.wire.replica.folder import JOIN

    name_library(options.library)
    folder = whole(meant(Path(options.library))) if options.library else _library(options)
    file = meant(Path(options.invitation))
    if not is_there(file):
        raise Stop(f"there is no file {shown(file)}", "Name the invitation, NAME.join.")
    try:
        invitation = read_invitation(file)
        place = folder / FOLDER / JOIN
        if is_there(place):
            there = read_invitation(place)
            if (there.desk, there.authority) != (invitation.desk, invitation.authority):
                raise Refused(f"{shown(folder)} has joined the desk {clean(there.desk)} already.")
        own_folder(place.parent)
        make_folders(folder / "briefs")
        write_invitation(place, invitation)
        desk = open_desk(folder)
        desk.refresh()
    except Refused as error:
        raise Stop(str(error), status=Exit.PROBLEMS) from error
    except OSError as error:
        raise Stop(f"{shown(folder)} cannot be written: {reason(error)}") from error
    states = [each.state for each in desk.standings().values()]
    out(
        f"{shown(folder)} shares {clean(desk.name)} as {invitation.user}: "
        f"{states.count('same'):,} as the desk has them, {states.count('alone'):,} of your own, "
        f"{states.count('conflict'):,} in conflict.\n"
    )
    err('"briefing follow" keeps it up to date; the dashboard does, too, while it is open.')
    return Exit.DONE


def _library(options: Namespace) -> Path:
    """Return the folder that joins where none is named: that of the library, if it is one's own."""
    library = Session(options).library
    folder = library.location.file
    own = folder is not None and library.place_for("brief") is not None
    return folder if folder is not None and own else data_folder()


_LINKS: Final[Mapping[Link, str]] = {
    "online": "online",
    "offline": "offline",
    "joining": "joining",
    "behind": "catching up",
    "refused": "not admitted",
    "doubt": "nothing newer here is written over",
}
"""How the console stands, as the lines of ``follow`` begin."""


def run_follow(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    folder = Session(options).library.location.file

    def tell(line: FollowerLine) -> None:
        if line.link is not None:
            err(f"{_LINKS[line.link]}{_how_far(line)}{f': {line.says}' if line.says else '.'}")
        for each in line.arrived:
            what = "withdrew" if each.withdrawn else "published"
            what = "renamed" if each.moved else what
            clash = '; you have edited it: "briefing resolve" shows both' if each.clash else ""
            now = f" to {clean(each.moved)}" if each.moved else ""
            out(f"{clean(each.author)} {what} {clean(each.id)}{now}{clash}\n")

    try:
        if folder is None:
            raise Refused("a library that is no folder follows no desk.")
        follow(folder, tell, wait=False)
    except Refused as error:
        raise Stop(str(error), status=Exit.PROBLEMS) from error
    return Exit.DONE


def _how_far(line: FollowerLine) -> str:
    return f", {line.done:,} of {line.of:,}" if line.of else ""
