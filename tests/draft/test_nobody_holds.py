"""What holds no place: words on somebody, ferries in a port, those who are only told of."""

from __future__ import annotations

import pytest
from draft.claiming import claims


@pytest.mark.parametrize(
    "text",
    [
        "Haugen said warnings about overcrowded boats were in Dessim.",
        "Complaints about overcrowded boats have been in Dessim since May.",
        "Files about the rebels were in Dessim.",
        "Reports on the rebels are in Dessim.",
        "A letter from the army was in Dessim.",
        "Photographs of soldiers were on the Old Bridge.",
        "Evidence against the police is in Harrowin.",
        "Rumours about troops were at the Grain Quay.",
        "Overcrowded boats are still in Dessim.",
        "The ferries are in Harrowin.",
        "A ferry was at the Grain Quay on Monday.",
        "The survivors are in Harrowin.",
        "The army demanded that half of it be unloaded in villages under its control.",
    ],
)
def test_nobody_is_said_to_be_there(text: str) -> None:
    assert [each for each in claims(text) if each[0] or each[1]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels are still in Dessim.", ("dessim", "rebels", "presence")),
        ("The army has troops in Dessim.", ("dessim", "army", "presence")),
        ("Reports say that the rebels are in Dessim.", ("dessim", "rebels", "presence")),
        ("After talks with the army the rebels hold Dessim.", ("dessim", "rebels", "full")),
    ],
)
def test_those_who_fight_are(text: str, expected: tuple[str, str, str]) -> None:
    assert claims(text) == [expected]
