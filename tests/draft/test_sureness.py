"""How sure a proposal is: high only where figure, verb, place and day stand together."""

from __future__ import annotations

import pytest
from draft.scoring.sureness import LEAST, doubtful, shown
from draft.scoring.tally import Tally

from briefing.draft.make import draft
from briefing.draft.model import DraftBrief, DraftSource, Proposal
from briefing.verify.words.normalise import digest


def proposals(text: str, section: str) -> list[Proposal]:
    """The proposals of a section that one paragraph gives."""
    head = DraftBrief(id="x", title="x", as_of="2020-03-04", as_of_basis="stated")
    source = DraftSource(
        id="s1", title="x", kind="newspaper", published="2020-03-04", text="x.txt",
        sha256=digest([text]), paragraphs=1,
    )  # fmt: skip
    made = draft([text], head=head, source=source)
    return [each for each in made.proposals if each.section == section]


@pytest.mark.parametrize(
    ("text", "section", "sure"),
    [
        ("Shelling killed at least 14 people in the port of Harl.", "humanitarian", "high"),
        ("About 400 families were evacuated from Harl on Monday.", "humanitarian", "high"),
        ("The army holds the port of Harl.", "territory", "high"),
        ("The rebels captured Harl on Monday.", "territory", "high"),
        # the figure stands far from what told it
        (
            "Of the villagers, 14 were in the market at noon, and were among those killed.",
            "humanitarian",
            "medium",
        ),
        # it says where, or how many of how many
        ("Bakeries in six districts have shut.", "humanitarian", "medium"),
        # no sentence of ours says it
        ("Many of the wounded wait in the yard.", "humanitarian", "medium"),
        # who is there, who fights for it
        ("The army has troops in Harl.", "territory", "medium"),
        ("The army clashed with rebels near Harl on Monday.", "territory", "medium"),
        # it was so before
        ("The rebels, who had held Harl since May, fled.", "territory", "medium"),
        # on somebody's word
        ("The army holds Harl, the mayor said.", "territory", "medium"),
        # the day is that of another verb
        ("The army captured Harl, and left Dunmere on Monday.", "territory", "medium"),
        ("On Monday the mayor came; 14 people were killed in Harl.", "humanitarian", "medium"),
    ],
)
def test_it_is_sure_of_what_stands_together(text: str, section: str, sure: str) -> None:
    found = proposals(text, section)
    assert found
    assert found[0].sure == sure


def test_an_event_is_no_surer_than_what_it_tells() -> None:
    text = "The army has had troops in Harl since Monday."
    [claim] = proposals(text, "territory")
    events = [each for each in proposals(text, "timeline") if each.item.get("text")]
    assert all(each.sure == claim.sure == "medium" for each in events)


def test_sections_that_are_right_too_seldom_are_named() -> None:
    right, wrong = Tally(), Tally()
    right.say(True, "")
    wrong.say(False, "")
    found = {("territory", "high"): right, ("humanitarian", "high"): right + wrong}
    assert doubtful(found) == ["humanitarian"]  # type: ignore[arg-type]
    assert f"high   1 of 2   {0.5:.2f}" in shown(found)  # type: ignore[arg-type]
    assert LEAST == 0.9
