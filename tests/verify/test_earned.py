"""A tick is earned: what may be said otherwise in the source is not ticked, with the reason."""

from __future__ import annotations

import pytest
from written_texts import texts

from briefing.verify.english.wording.earned import PARTIES, SURE, WAY, unearned

SOURCE = """
Kidnappings rose from 68 in 2023 to 214 in 2025. Millet has gone up by 39 percent since the floods.
The water of the Lode is receding. Fewer than 40 of the 80 boats came back.
Two sailors may be allowed to go home by 24 July. Cadmar will probably start inspecting ships \
again. The mission possibly closes its office in Vashli.
For a fifth night Marrow Ford was under fire: the KLA shelled the harbour of the army.
""".strip().split("\n")
OTHERWISE = {
    "Kidnappings fell from 68 in 2023 to 214 in 2025.": WAY,
    "Kidnappings declined to 214 in 2025.": WAY,
    "Millet has become cheaper by 39 percent.": WAY,
    "The water of the Lode is going up.": WAY,
    "The Lode is rising.": WAY,
    "Two sailors have been allowed to go home.": SURE,
    "Cadmar has started inspecting ships again.": SURE,
    "The mission closes its office in Vashli.": SURE,
    "The harbour of the army shelled the KLA.": PARTIES,
}
FAIR = [
    "Kidnappings rose to 214 in 2025.",
    "Kidnappings increased from 68 to 214.",
    "There were more kidnappings in 2025 than in 2023: 214.",
    "Millet is dearer by 39 percent.",
    "The water of the Lode is going down.",
    "More than 40 boats did not come back.",
    "Two sailors might be let go home.",
    "Cadmar is thought to start inspecting ships again.",
    "The mission may close its office in Vashli.",
    "The harbour was shelled by the KLA.",
    "The KLA shelled the army's harbour.",
]


@pytest.mark.parametrize(("text", "why"), OTHERWISE.items())
def test_what_may_be_said_otherwise_is_told(text: str, why: str) -> None:
    found = unearned(text, SOURCE)
    assert found is not None
    assert found.what == why
    assert found.ours == text[found.start : found.end]


@pytest.mark.parametrize("text", FAIR)
def test_what_is_said_fairly_is_not(text: str) -> None:
    assert unearned(text, SOURCE) is None


def test_without_a_tick_a_verdict_says_why() -> None:
    text = next(each for each in texts() if each.name == "wire")
    fault = next(each for each in text.faults if each.now.startswith("fell"))
    verdict = text.verdict(text.spoilt(fault))
    assert verdict.mark == "not_checkable"
    assert verdict.words.endswith("meaning not judged; 'fell' may go the other way in the source")
    assert verdict.reason == "'fell' may go the other way in the source."
    assert not verdict.simply_found
    right = text.verdict(text.items[fault.number - 1])
    assert (right.mark, right.doubt) == ("verified", "")
