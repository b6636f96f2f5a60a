"""Ten questions of a duty officer: each has its answer in the upper half of 120x40, in few keys.

The answers are read off the bundled briefs by a person; how many keys a question may cost is the
goal that the dashboard is built for.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tui.conftest import MakeApp
from tui.hand import hand_on

SIZE = (120, 40)
ALEPPO, TRUCE = "aleppo-2024-11-30", "exercise-qelmara-2020-03-17"


class Question(NamedTuple):
    """What is asked of which brief, the keys it may cost, and the words that answer it.

    Each is looked for in the upper half of the screen; what stands on one row is one expression.
    """

    asked: str
    brief: str
    keys: tuple[str, ...]
    answers: tuple[str, ...]


QUESTIONS = [
    Question(
        "who fights whom?", ALEPPO, (),
        (r"WHO FIGHTS WHOM", r"opposition: HTS, rebels +against +G government: Govt",
         r"backed by T Turkey .* backed by Russia, Iran"),
    ),
    Question(
        "who controls the main place, by whose word, how sure?", ALEPPO, (),
        (r"Aleppo city +held by O opposition: O claims, one reports",
         r"lost by G government.*disputed by G state", r"desk: very likely, moderate confidence"),
    ),
    Question(
        "what contradicts what?", ALEPPO, ("c",),
        (r"1 contradictory",
         r"Have rebels taken control of neighbourhoods.*\? +contradictory +O . 2 \| 1 G"),
    ),
    Question(
        "how many displaced and killed, by whose word?", TRUCE, (),
        (r"dead +in all +74 deaths.*JRRO", r"displaced +in all +about 17,000 people.*JRRO"),
    ),
    Question(
        "what changed since the last brief?", TRUCE, ("d",),
        (r"displaced.*JRRO.*19,500.*17,000",),
    ),
    Question("what should I watch?", ALEPPO, ("w",), (r"TO WATCH", r"escalation: The SNA")),
    Question(
        "what could not be verified, and why?", ALEPPO, ("v",),
        (r"NOT CHECKABLE BY RULE", r"\? +7 +who stands how to whom, and no more",
         r"Iran backs Govt"),
    ),
    Question("where is it?", ALEPPO, ("m",), (r"T Ü R K I Y E", r"Aleppo city")),
    Question("what do the experts say?", ALEPPO, (), (r"EXPERT VIEWS", r"al-Abdeh, Syrian")),
    Question(
        "what must I read first?", ALEPPO, (),
        (r"SITUATION \d+ +read first: the bold line +JUDGEMENTS",
         r"Rebels led by Hayat Tahrir al-Sham",
         r"HTS-led forces hold a large part.*very likely +moderate"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.asked)
async def test_the_answer_stands_in_the_upper_half(
    question: Question, make_app: MakeApp, bundled: Path
) -> None:
    async with hand_on(make_app(bundled, question.brief), SIZE) as hand:
        await hand.press(*question.keys)
        upper = "\n".join(hand.rows()[: SIZE[1] // 2])
        for answer in question.answers:
            assert re.search(answer, upper, re.MULTILINE), f"{answer}\n{upper}"
