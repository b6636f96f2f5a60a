"""What the brief has already stands beside what is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.draft.refs import ref_of
from briefing.format.reader import read_brief

from .conftest import MakeApp
from .drafted import (
    BRIEF,
    VASK,
    at,
    decisions,
    put_draft,
)
from .hand import SIZES, hand_on


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_the_brief_says_stands_beside_what_is_proposed(
    size: tuple[int, int], bundled: Path, make_app: MakeApp
) -> None:
    answer = "- answer: changed\n  of: [sit-siege]\n  key: 5ea33163a082"
    put_draft(bundled, BRIEF, **{"- key: 5ea33163a082": answer})
    async with hand_on(make_app(bundled, BRIEF), size) as hand:
        await at(hand, VASK)
        await hand.press(*["pagedown"] * (size[1] < 20))
        shown = " ".join(hand.text.split())
        assert "it says something else now (sit-siege)" in shown
        assert "Terrace League fighters are inside" in shown


async def test_what_changes_an_item_can_be_put_in_its_place(
    bundled: Path, make_app: MakeApp
) -> None:
    answer = "- answer: changed\n  of: [sit-siege]\n  key: 5ea33163a082"
    draft = put_draft(bundled, BRIEF, **{"- key: 5ea33163a082": answer})
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        screen = await at(hand, VASK)
        assert "(sit-siege); beside sit-siege" in " ".join(hand.text.split())
        await hand.press("f")
        assert "beside sit-siege" in hand.find_row("previous")
        await hand.press("1")
        assert (
            "sit-siege stands in another section (bottom line): i moves this one." in hand.notices
        )
        await hand.press("i", "1", "f", "1")
        assert "What becomes of sit-siege?" in hand.text
        await hand.press("2")
        assert [(each.do, each.into) for each in decisions(draft)[1:]] == [("replace", "sit-siege")]
        assert "replaces sit-siege" in " ".join(hand.text.split())
        await hand.press("f", "1", "1")
        assert decisions(draft)[-1].into is None
        assert screen.card is not None
        assert screen.card.replaces == ""
        await hand.press("U")
        assert screen.card.replaces == "sit-siege"
        await hand.press("U")
        assert "beside sit-siege" in " ".join(hand.text.split())
        await at(hand, "Grain Quay")
        await hand.press("f")
        assert "previous" not in hand.text, "it changes no item"


async def test_what_the_brief_says_without_an_id_is_named_by_its_place_and_its_words(
    bundled: Path, make_app: MakeApp
) -> None:
    path = bundled / "briefs" / f"{BRIEF}.yaml"
    said = path.read_text("utf-8")
    path.write_text(said.replace("    - id: sit-garden\n      text", "    - text"), "utf-8")
    brief = read_brief(path).value
    assert brief is not None
    ref = ref_of("points", 6, brief.situation.points[5])
    changes = {
        "- key: 5ea33163a082": f"- answer: contradicts\n  of: [{ref}]\n  against: [{ref}]\n"
        "  key: 5ea33163a082",
        "against: [486edceb65f4]": f"against: [{ref}]",
    }
    put_draft(bundled, BRIEF, **changes)
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        await at(hand, VASK)
        shown = " ".join(hand.text.split())
        assert "another voice says otherwise (points 6)" in shown
        assert "The mayor says the town" in hand.text
        assert ref not in shown
        await at(hand, "Is the hospital in Qelmara working?")
        assert "The mayor says" in hand.find_row("against")


async def test_what_it_may_contradict_in_the_brief_is_told_in_words(
    bundled: Path, make_app: MakeApp
) -> None:
    answer = "- against: [sit-garden]\n  key: 5ea33163a082"
    put_draft(bundled, BRIEF, **{"- key: 5ea33163a082": answer})
    async with hand_on(make_app(bundled, BRIEF), (120, 40)) as hand:
        await at(hand, VASK)
        shown = " ".join(hand.find_row("against").split())
        assert "The mayor says the town" in shown
        assert "sit-garden" not in shown
