"""How a desk and each of its briefs stand, in words: for the masthead, lists and messages.

They are the same words for every engine. A console that is in order is told in one quiet word, the
desk's name; trouble is told worst first.
"""

from __future__ import annotations

from typing import Final

from briefing.format.unmerged import words as unmerged_words
from briefing.text import clean
from briefing.wire.protocol import Standing, State, Status

STATES: Final[dict[State, str]] = {
    "same": "up to date",
    "edited": "edited",
    "unsent": "not sent yet",
    "behind": "behind",
    "conflict": "in conflict",
    "unmerged": "an unfinished merge",
    "withdrawn": "withdrawn",
    "alone": "not published",
}
"""Each state as a list has it."""
TROUBLE: Final[frozenset[State]] = frozenset({"conflict", "unmerged", "unsent"})
"""The states for which a list of all ends with status 1: in conflict, or not sent."""


def standing_words(standing: Standing) -> str:
    """Say how a brief stands: ``edited``, ``3 behind``, ``in conflict with Bo Lind, 02:31``."""
    if standing.state == "behind":
        return f"{standing.behind:,} behind"
    if standing.state == "unmerged" and standing.lines:
        return unmerged_words(standing.lines)
    if standing.state == "conflict" and standing.theirs:
        return f"in conflict with {clean(standing.theirs.author)}, {time_words(standing.theirs.at)}"
    return STATES[standing.state]


def stale_words(standing: Standing) -> str:
    """Say why a brief was not published that others have published or withdrawn meanwhile."""
    name, theirs = clean(standing.id), standing.theirs
    who = f"{clean(theirs.author)} published it at {time_words(theirs.at)}" if theirs else ""
    if standing.state == "withdrawn" or (theirs and theirs.withdrawn):
        did = f"renamed it to {clean(theirs.moved)}" if theirs and theirs.moved else "withdrew it"
        who = f"{clean(theirs.author)} {did} at {time_words(theirs.at)}" if theirs else ""
    if standing.state in ("behind", "withdrawn"):
        return f"{name} was not published: {who}, and nothing was changed here since."
    if standing.state == "unmerged" or not who:
        state = standing_words(standing)
        return f'{name} was not published: {state}. "briefing resolve {name}" ends it.'
    return f'{name} was not published: {who}. "briefing resolve {name}" shows both.'


def time_words(at: str) -> str:
    """Return the time of day of a moment in ISO 8601 in local time, with the day unless today."""
    from datetime import datetime

    try:
        moment = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return clean(at)
    today = moment.date() == datetime.now().astimezone().date()
    return f"{moment:%H:%M}" if today else f"{moment:%Y-%m-%d %H:%M}"


def trouble_words(status: Status) -> list[str]:
    """Return what is wrong with a console, worst first; nothing where all is well.

    The order is that of design: refused, in doubt, conflict, offline, unsent, how far a join is.
    """
    found = []
    if status.link == "refused":
        found.append("not admitted")
    if status.link == "doubt":
        found.append("not the desk it was")
    if status.conflicts:
        found.append(f"{status.conflicts:,} in conflict")
    if status.link == "offline":
        found.append(f"offline since {time_words(status.since)}" if status.since else "offline")
    if status.unsent:
        found.append(f"{status.unsent:,} unsent")
    if status.link in ("joining", "behind") and status.of:
        found.append(f"{status.done:,} of {status.of:,}")
    if status.newer:
        many = "briefs need" if status.newer > 1 else "brief needs"
        found.append(f"{status.newer:,} {many} a newer briefing")
    return found


def masthead(status: Status, *, short: bool = False) -> tuple[str, bool]:
    """Return the desk in a masthead, and whether it is trouble; ``short`` tells the worst alone."""
    name = clean(status.desk)
    found = trouble_words(status)
    if not found:
        return name, False
    return f"{name}: {' · '.join(found[:1] if short else found)}", True
