"""``briefing publish``, ``withdraw`` and ``resolve``: what goes to the desk."""

from __future__ import annotations

from argparse import Namespace

from briefing.cli.commands.desks import desk_for, likely
from briefing.cli.output import Exit, Stop, err, for_library, out_lines
from briefing.cli.target import Session
from briefing.text import clean
from briefing.wire.merge import MergeSides, sides_of
from briefing.wire.protocol import Clash, Delivery, Refused
from briefing.wire.revision_lines import told
from briefing.wire.status import standing_words, time_words


def run_publish(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    briefs = list(dict.fromkeys(options.briefs))
    if options.was and len(briefs) > 1:
        raise Stop("one brief takes the place of another", "Name that one alone with --was.")
    session = Session(options)
    desk = desk_for(session)
    status = Exit.DONE
    for brief_id in briefs:
        try:
            outcome = desk.publish(
                brief_id, options.why, to=options.to, lower=options.lower, was=options.was
            )
        except Refused as error:
            err(f"briefing: {error}", likely(session, brief_id))
            status = Exit.PROBLEMS
        else:
            out_lines(f"{clean(brief_id)} {_sent(outcome, 'published')}\n")
            for note in outcome.notes:
                err(note)
            _say_unfound(session, brief_id)
            status = status if outcome.sent else Exit.PROBLEMS
    return status


def _say_unfound(session: Session, brief_id: str) -> None:
    """Say how many items of a brief do not stand in their sources: that keeps nobody from it."""
    try:
        _, verdicts = session.verified(session.find(brief_id))
    except Stop:  # taken away meanwhile
        return
    if count := verdicts.counts()["unsupported"]:
        what = "1 item is" if count == 1 else f"{count} items are"
        name = clean(brief_id)
        err(f"{what} not found in the sources of {name}.", f'"briefing check {name}" says why.')


def run_withdraw(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    desk = desk_for(session)
    try:
        outcome = desk.withdraw(options.brief, options.why)
    except Refused as error:
        raise _refused(session, options.brief, error) from error
    out_lines(f"{clean(options.brief)} {_sent(outcome, 'withdrawn')}\n")
    return Exit.DONE if outcome.sent else Exit.PROBLEMS


def run_resolve(options: Namespace) -> int:
    """Run the command with its parsed arguments."""
    session = Session(options)
    desk = desk_for(session)
    try:
        if options.side:
            outcome = desk.resolve(options.brief, options.side)
            out_lines(f"{clean(options.brief)} {_sent(outcome, 'resolved')}\n")
            return Exit.DONE if outcome.sent else Exit.PROBLEMS
        clash = desk.clash(options.brief)
        standing = desk.standings().get(options.brief)
    except Refused as error:
        raise _refused(session, options.brief, error) from error
    if clash is not None:
        out_lines(_both(clash))
        return Exit.PROBLEMS
    if standing is not None and standing.state == "unmerged":
        out_lines(f"{clean(options.brief)}: {standing_words(standing)}; the file has both texts.\n")
        return Exit.PROBLEMS
    out_lines(f"{clean(options.brief)} is in no conflict.\n")
    return Exit.DONE


def _refused(session: Session, brief_id: str, error: Refused) -> Stop:
    return Stop(str(error), likely(session, brief_id), status=Exit.PROBLEMS)


def _sent(outcome: Delivery, done: str) -> str:
    """Say what came of it, behind the brief's name."""
    if outcome.says:
        return f"is {done} here. {outcome.says}"
    if not outcome.sent:
        return f"is {done} here and not sent yet: it waits until the desk answers."
    where = f", revision {outcome.revision.name}" if outcome.revision else ""
    with_others = ", together with what others had published" if outcome.merged else ""
    already = " already" if outcome.already and done == "published" else ""
    return f"is {done}{already}{where}{with_others}."


def _both(clash: Clash) -> str:
    """Return both sides of a conflict, a line for each change, and how to end it."""
    sides, name = sides_of(clash), clean(clash.id)
    who, when = clean(clash.revision.author), time_words(clash.revision.at)
    did = "published" if clash.theirs is not None else "withdrew it"
    lines = [f"{name}: in conflict with {who}, {when}".rstrip(", "), "", f"{who} {did}:"]
    lines += _side(sides, mine=False)
    lines += ["", "You, not published:", *_side(sides, mine=True), ""]
    ways = ["--mine", "--theirs", *(["--merge"] if sides.merged is not None else [])]
    with_one = f'"briefing resolve {name}" with {", ".join(ways[:-1])} or {ways[-1]} ends it.'
    lines.append(for_library(with_one))
    if sides.why:
        lines.append(f"--merge does not: {sides.why}")
    return "".join(f"{line}\n" for line in lines)


def _side(sides: MergeSides, *, mine: bool) -> list[str]:
    comparison = sides.mine if mine else sides.theirs
    if comparison is None:
        return ["  what changed cannot be told item by item"]
    return [
        f"  {each}{'   (both of you)' if each.key in sides.both else ''}"
        for each in told(comparison)
    ] or ["  nothing that says something else"]
