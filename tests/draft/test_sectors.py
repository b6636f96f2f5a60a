"""Which cluster is proposed for an impact: that of its words, where they are of one alone."""

from __future__ import annotations

import pytest
from draft.fake_cast import FakeCast

from briefing.brief.scales import SECTORS
from briefing.draft.find.impact import find
from briefing.draft.find.sectors import clusters
from briefing.draft.source_text import SourceText


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("The only hospital in Dessim has been destroyed.", "health"),
        ("Partners drilled nine boreholes.", "water"),
        ("Some 4,000 people need food.", "food-security"),
        ("The storm destroyed 415 tents.", "shelter"),
        ("Nineteen thousand children have had no lessons since May.", "education"),
        ("One child in five is acutely malnourished.", "nutrition"),
        ("Seventeen boys have been recruited by force.", "protection"),
        ("Three hospitals and two schools were destroyed.", None),
        ("Fourteen patients were killed in the hospital.", None),
        ("Some 700 people have fled.", None),
        ("Some 700 people who stood in the water were displaced.", None),
        ("Some 300 families sought refuge in schools.", None),
        # a word that is only where they were, or means something else
        ("Fishermen rescued 57 people from the water.", None),
        ("Some 30 people were rescued out of the cold water.", None),
        ("Some 40 people were displaced by water cannon.", None),
        ("Some 52,400 people have left their homes.", None),
        ("Some 90 people were rescued from roofs.", None),
        ("About 400 people have fled their houses.", None),
        ("Some 600 people were displaced by the fire at the oil wells.", None),
        ("Some 4,000 people need food as well.", "food-security"),
        ("Some 600 people have fled the army camp.", None),
        ("Some 4,000 people need 30 tonnes of water.", "water"),
        ("Some 4,000 people are without clean water.", "water"),
        ("The only well in Dessim has been destroyed.", "water"),
        ("Guards turned back 12 lorries of the World Food Programme.", None),
    ],
)
def test_a_cluster_is_that_of_the_words(words: str, sector: str | None) -> None:
    text = SourceText([words], None)
    found = find(text, FakeCast(text))
    assert found
    given = {each.parts["sector"].value if "sector" in each.parts else None for each in found}
    assert given == {sector}


def test_its_word_stands_where_it_says() -> None:
    text = SourceText(["Partners drilled nine boreholes."], None)
    [found] = find(text, FakeCast(text))
    where = found.parts["sector"].where
    assert where is not None
    assert text.paragraphs[0][where.start : where.end] == "boreholes"


def test_the_clusters_are_of_the_scale_and_stand_once() -> None:
    told = [each.sector for each in clusters()]
    assert len(set(told)) == len(told)
    assert set(told) <= set(SECTORS)
