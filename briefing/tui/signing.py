"""``V``: a reader's word that an item stands where it is cited, noted beside the brief."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from briefing.brief import model as m
from briefing.brief.outline import Line
from briefing.library.store import Location, NotSigned
from briefing.text import clean
from briefing.tui.brief_list import OpenBrief

if TYPE_CHECKING:
    from briefing.tui.dashboard import Dashboard
    from briefing.verify.verdicts import Verdict


def reader_name() -> str:
    """Return the name the reader is logged in by; "reader" where the system knows none."""
    try:
        return clean(getpass.getuser()) or "reader"
    except (OSError, KeyError, ImportError):
        return "reader"


def sign_item(
    app: Dashboard, card: OpenBrief, line: Line, verdict: Verdict | None, *, readable: bool
) -> None:
    """Note that the reader has read an item and what it cites; a notice says where, or why not."""
    brief = card.reading.value
    if verdict is None or brief is None:
        app.say("There is nothing to sign yet: the item is not checked, or cites nothing.")
        return
    if not verdict.of or not readable:
        app.say(
            "The cited paragraphs are not all at hand, so nobody can sign for having read them."
        )
        return
    signoff = m.SignOff(of=verdict.of, by=reader_name(), on=app.now().date().isoformat())
    library = app.deck.library

    def write() -> Location | str:
        try:
            return library.sign(card.entry, brief, signoff)
        except NotSigned as error:
            return str(error)

    def written(found: Location | str) -> None:
        if isinstance(found, str):
            app.say(f"Nothing was signed: {found}", "error")
            return
        where = clean(found.short)
        app.say(f"Signed: {signoff.by} has read {line.label}. Noted in {where}.")
        app.checking.again()

    app.background.run("sign", write, written, "Nothing was signed", queue=True, must_end=True)
