"""``briefing list --wire``: how each brief stands to the desk, a line each."""

from __future__ import annotations

from typing import Final

from msgspec.structs import asdict

from briefing.cli.commands.desks import desk_for
from briefing.cli.output import Exit, Stop, encoding, err, out
from briefing.cli.pages import table_lines
from briefing.cli.target import Session
from briefing.text import clean, to_ascii
from briefing.wire.protocol import Refused, Standing
from briefing.wire.status import TROUBLE, standing_words, time_words

_ARRIVES: Final = 'What is published arrives by "briefing follow", in git by "git pull".'
HEADS: Final = ("ID", "STATE", "REVISION", "SINCE", "AUTHOR")


def list_wire(session: Session) -> int:
    """Write how each brief stands, worst first; the network is not asked.

    Raises:
        Stop: there is no desk, or it cannot be looked at.
    """
    desk = desk_for(session)
    try:
        found = sorted(desk.standings().values(), key=_order)
        status = desk.status()
    except Refused as error:
        raise Stop(str(error), status=Exit.PROBLEMS) from error
    if session.options.json:
        from briefing.export.json import encode

        out(encode([_plain(each) for each in found], "ascii" if session.ascii else encoding()))
    elif found:
        rows = [HEADS, *map(_cells, found)]
        rows = [tuple(map(to_ascii, row)) for row in rows] if session.ascii else rows
        out("".join(f"{line}\n" for line in table_lines(rows)))
    else:
        where = session.library.location.full
        err(f"There is no brief in {where} yet, and none of the desk is known here.", _ARRIVES)
    if status.says:
        err(status.says)
    return Exit.PROBLEMS if any(each.state in TROUBLE for each in found) else Exit.DONE


def _order(standing: Standing) -> tuple[bool, bool, str]:
    return standing.state not in TROUBLE, standing.state == "same", standing.id


def _cells(standing: Standing) -> tuple[str, ...]:
    revision = standing.revision
    about = (revision.name, time_words(revision.at), revision.author) if revision else ("",) * 3
    return clean(standing.id), standing_words(standing), *map(clean, about)


def _plain(standing: Standing) -> dict[str, object]:
    """Return a standing as plain data."""
    return {
        "id": standing.id,
        "file": standing.key,
        "state": standing.state,
        "behind": standing.behind,
        "lines": standing.lines,
        "revision": asdict(standing.revision) if standing.revision else None,
        "theirs": asdict(standing.theirs) if standing.theirs else None,
    }
