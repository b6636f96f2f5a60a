"""Events told by a verb of the table, with who and what stands around it."""

from __future__ import annotations

import pytest
from draft.casting import DAY, cast_of

from briefing.draft.compose import compose
from briefing.draft.find.events import find
from briefing.draft.source_text import SourceText

SAYS = {
    "On Monday gunmen robbed a minibus near the ford and shot the driver dead.": (
        "Gunmen have robbed a minibus."
    ),
    "The minister met the Swiss envoy, Ambassador Toll, on Monday.": (
        "The minister has met the Swiss envoy."
    ),
    "The ambassador was summoned on Monday.": "The ambassador has been summoned.",
    "A surveyor of the mine office was detained by armed men on Monday.": (
        "Armed men have detained a surveyor of the mine office."
    ),
    "On the night of 2 March the dyke at the mill broke over a length of 300 metres.": (
        "The dyke at the mill has broken."
    ),
    "The price of salt has doubled since Monday.": "The price of salt has doubled.",
    "Cases rose by 18 per cent on Monday.": "Cases have risen by 18 per cent.",
    "Barge owners at the northern docks went on strike on Monday.": (
        "Barge owners at the northern docks have gone on strike."
    ),
    "The miners and the company signed an accord on Monday.": (
        "The miners and the company have signed an accord."
    ),
    "The mountain road reopened to light vehicles on Monday.": "The mountain road has reopened.",
    "On Monday the team visited 412 persons held by the army.": "The team has visited 412 persons.",
    # Verbs that no table has.
    "Voters toppled the governor on Sunday.": "Voters have toppled the governor.",
    "On Monday the board scrapped a levy that the millers hated.": "The board has scrapped a levy.",
    "A tribunal was set up in 2018 under a treaty.": "A tribunal has been set up.",
    "Cattle prices had fallen by 60 per cent on Monday.": (
        "Cattle prices have fallen by 60 per cent."
    ),
}
LEFT = [
    "The minister wanted a share on Monday.",
    "The minister pushed the army on Monday to leave.",
    "On Monday the minister pressed the army to leave the town.",
    "A boat was fired on near the ford on Monday.",
    "A plan drafted Monday helped nobody.",
    "Attempts to get across the canal failed on Monday.",  # what failed is no canal
    "It was signed on Monday by the minister.",  # what?
    "Thirty were released on Monday.",  # of whom?
    "On Monday the envoy recognised her.",
    "The brigade broke with the council on Monday.",  # more than "broke"
    "Wheat closed at 412 talers on Monday.",
    "The coast guard was placed on high alert on Monday.",
    "The mill was left in ruins on Monday.",
    "The strikers, whose boat sank on Monday, met nobody.",
    "The gunmen did not rob the bank on Monday, the mayor was never detained.",
    "A team led by Mr Toll visited Sudland on Monday.",
    "A team led by Mr Toll, which robbed a bank in 2011, came back on Monday.",
    "The bakers, the millers and the tailors met the mayor, the judge and the priest on Monday.",
]


def texts(sentence: str) -> list[str]:
    text = SourceText([sentence], DAY)
    return [
        each.item.get("text", "")
        for each in compose(find(text, cast_of(text)), text, cast_of(text))
    ]


@pytest.mark.parametrize("sentence", SAYS)
def test_an_act_is_told_by_its_verb(sentence: str) -> None:
    assert texts(sentence) == [SAYS[sentence]]


def test_what_does_not_stand_for_itself_is_left_to_be_worded() -> None:
    told = {each: texts(each) for each in LEFT}
    assert not {each: found for each, found in told.items() if any(found)}
