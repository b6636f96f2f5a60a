"""One body has one voice, whether a text calls it by its whole name or by a shorter one."""

from __future__ import annotations

import pytest
from draft.reading_cast import read_cast

BESIDE = "The coast guard of the Tessaly Republic said 12 people had drowned."


def names(*paragraphs: str) -> list[str]:
    """The names of the voices of a text."""
    return [each.name for each in read_cast(*paragraphs).voices.values()]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((BESIDE, "The coast guard said nine were missing."), 1),
        (("The coast guard said nine were missing.", BESIDE), 1),
        (
            (
                "The Coast Guard of the Tessaly Republic said 12 people had drowned.",
                "The coast guard said nine were missing.",
            ),
            1,
        ),
        (
            (
                "The provincial disaster office of Bashwar said 12 people had drowned.",
                "The disaster office said ten were hurt.",
            ),
            1,
        ),
        (
            (
                "The border police in Harl said 12 people had died.",
                "The border police said nine were missing.",
            ),
            1,
        ),
        (
            (
                "The mayor's office in Lossa said 12 people had died.",
                "The mayor's office said nine were missing.",
            ),
            1,
        ),
        (
            (
                "The seamen's union of Tessel said 12 people had died.",
                "The seamen's union said it would strike.",
            ),
            1,
        ),
        (
            (
                "The health ministry of Norland said 12 people had died.",
                "The health ministry said nine were missing.",
            ),
            1,
        ),
        # two that are called by one noun stay two, and the noun is the last one's
        (
            (
                "The navy of Corland said 12 had died.",
                "The navy of Vastria said nine were missing.",
                "The navy said it had lost a boat.",
            ),
            2,
        ),
        (
            (
                "The fire service of Lossa said 12 people had died.",
                "The fire service of Harl said nine were missing.",
            ),
            2,
        ),
        # people are not one body
        (
            (
                "Doctors at the hospital in Lossa said 12 people had died.",
                "Doctors said nine were missing.",
            ),
            2,
        ),
        (
            (
                "A spokesman for the army said 12 people had died.",
                "A spokesman for the ministry said nine were missing.",
                "The spokesman said more would come.",
            ),
            3,
        ),
    ],
)
def test_a_body_has_one_voice(paragraphs: tuple[str, ...], expected: int) -> None:
    assert len(names(*paragraphs)) == expected


def test_the_longer_name_is_its_name() -> None:
    assert names("The coast guard said nine were missing.", BESIDE) == [
        "Coast guard of the Tessaly Republic"
    ]
