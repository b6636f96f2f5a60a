"""Drafts for the dashboard under test: one written by hand of an exercise's article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import yaml

from briefing.draft.decisions import parse
from briefing.draft.model import Decision, Do
from briefing.draft.review import open_review
from briefing.tui.screens.triage.screen import TriageScreen

from .hand import Hand

BY_HAND: Final = Path(__file__).parent.parent / "draft" / "halyard.draft.yaml"
ITS_ID: Final = "qelmara-wire-2020-03-04"
BRIEF: Final = "exercise-qelmara-2020-03-04"
"""A brief of the same text; the draft is put beside it."""
TEXT: Final = "exercise-halyard-2020-03-04.txt"
VASK: Final = "Vask: the League holds more than half of Qelmara."
LONG: Final = "The League's spokesman, Teodor Vask, said on Tuesday that its men hold half of it"
"""More words of the text in a row than an item may have."""


def put_draft(root: Path, brief_id: str = BRIEF, **changed: str) -> Path:
    """Put the draft beside a brief of a library, as one of that brief; texts in it replaced."""
    text = BY_HAND.read_text("utf-8").replace(ITS_ID, brief_id)
    for old, new in changed.items():
        text = text.replace(old, new)
    path = root / "briefs" / f"{brief_id}.draft.yaml"
    path.write_text(text, "utf-8")
    return path


def accept_one(path: Path) -> None:
    """Accept the first territorial claim of a draft."""
    review = open_review(path, path.parent.parent)
    first = review.state.of("territory")[0]
    review.decide(first.key, "accept", "somebody else")


def emptied(path: Path) -> None:
    """Take all proposals out of a draft."""
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("proposals:")], "utf-8")


def refusing(path: Path) -> None:
    """Let the checker have refused the first territorial claim."""
    draft = yaml.safe_load(path.read_text("utf-8"))
    claims = [each for each in draft["proposals"] if each["section"] == "territory"]
    draft["refused"] = claims[:1]
    draft["codes"] = {claims[0]["key"]: ["negation"]}
    draft["proposals"].remove(claims[0])
    path.write_text(yaml.safe_dump(draft, allow_unicode=True), "utf-8")


def seen(path: Path) -> None:
    """Decide on everything: accept the claims, leave out the rest."""
    review = open_review(path, path.parent.parent)
    for card in review.state.cards:
        do: Do = "accept" if card.section == "territory" else "leave-out"
        review.decide(card.key, do, "somebody else")


def another_text(path: Path) -> None:
    """Change words of the source that a proposal quotes."""
    text = path.parent.parent / "seeds" / TEXT
    text.write_text(text.read_text("utf-8").replace("more than half of Qelmara", "most of it"))


def without_text(path: Path) -> None:
    """Take the source away."""
    (path.parent.parent / "seeds" / TEXT).unlink()


STATES: Final[dict[str, Callable[[Path], None]]] = {
    "open": lambda _path: None,
    "decided": accept_one,
    "empty": emptied,
    "seen": seen,
    "changed": another_text,
    "absent": without_text,
}
"""What a draft may be found like, and what makes it so."""


def decisions(path: Path) -> list[Decision]:
    """Return the decisions on a draft as they are on the disk."""
    file = path.with_name(path.name.replace(".draft.", ".review."))
    return parse(file.read_bytes()).decisions if file.exists() else []


def did(path: Path) -> list[tuple[str, str]]:
    """Return what was decided on which proposal or voice, in its order."""
    return [(each.do, each.of) for each in decisions(path)]


def triage(hand: Hand) -> TriageScreen:
    """Return the screen, which must be the one on top."""
    assert isinstance(hand.app.screen, TriageScreen), hand.app.screen
    return hand.app.screen


async def at(hand: Hand, words: str) -> TriageScreen:
    """Open triage and go to the proposal that has some words, or that rests on a paragraph."""
    if not isinstance(hand.app.screen, TriageScreen):
        await hand.press("D", "D")
    screen = triage(hand)
    place = next(
        at for at, card in enumerate(screen.cards)
        if words in card.words or card.proposal.rests_on[0].cite == words
    )  # fmt: skip
    screen.go_to(place)
    await hand.settle()
    return screen


def item(hand: Hand) -> dict[str, Any]:
    """Return the item of the proposal shown."""
    card = triage(hand).card
    assert card is not None
    return dict(card.item)
