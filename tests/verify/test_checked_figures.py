"""Figures of an item against those of its paragraph: what is told where, and what is fair."""

from __future__ import annotations

import pytest
from trying import tried

WRONG = "figure-unsupported"
NOUN = "figure-noun"
QUALIFIER = "figure-qualifier"


def figures(text: str, rest: str = "") -> str:
    return f'text: The mill of Osk runs.\nfigures: [{{text: "{text}"{rest}}}]'


@pytest.mark.parametrize("value", [150009, 149999, 150001, 151000, 15000])
def test_a_value_is_exact(value: int) -> None:
    source = "The mill of Osk ground 150,000 sacks."
    assert tried(figures("150,000 sacks", ", value: 150000"), source) == []
    wrong = tried(figures("150,000 sacks", f", value: {value}"), source)
    assert wrong == [(WRONG, "figures.0.value")]


@pytest.mark.parametrize(
    ("text", "fair", "unfair"),
    [
        ("a third", [33, 33.3, 33.33, 0.33, 0.333], [34, 33.4, 32, 0.3, 0.34, 3]),
        ("two thirds", [67, 66.7, 0.67], [66, 66.6, 0.7, 65]),
        ("a quarter", [25, 0.25], [24, 25.1, 0.3]),
        ("1.4 million sacks", [1400000], [1400001, 1.4, 1400]),
        ("7.5 tonnes", [7.5], [7.6, 7.52, 8]),
    ],
)
def test_only_shares_may_be_rounded(text: str, fair: list[float], unfair: list[float]) -> None:
    source = f"The mill of Osk shrank by {text}."
    for value in fair:
        assert tried(figures(text, f", value: {value}"), source) == [], value
    for value in unfair:
        assert tried(figures(text, f", value: {value}"), source), value


SEVERAL = [
    ("Eleven of the 26 ovens are cold.", "Eleven of the 26 ovens", "26", "23"),
    ("Eleven of the 26 ovens are cold.", "Eleven of the 26 ovens", "Eleven", "Twelve"),
    ("It passed by seven votes to four.", "seven votes to four", "four", "five"),
    ("It passed by 17 votes to 14.", "17 votes to 14", "14", "13"),
    ("They hold three of the 12 seats.", "three of the 12 seats", "12", "15"),
    ("A tax of $3 million on 40 mills.", "$3 million on 40 mills", "40", "50"),
]


@pytest.mark.parametrize(("source", "text", "old", "new"), SEVERAL)
def test_every_number_of_a_phrase_is_looked_for(source: str, text: str, old: str, new: str) -> None:
    assert tried(figures(text), source) == []
    assert tried(figures(text.replace(old, new)), source) == [(WRONG, "figures.0.text")]
    assert tried(f"text: {text} in Osk.", source) == []
    assert (WRONG, "text") in tried(f"text: {text.replace(old, new)} in Osk.", source)


WORDS = [
    ("The council voted six to four for it.", "The vote was six to four.", "four", "five"),
    ("It lost 19 boats and has replaced five.", "Of 19 boats, five have been replaced.", "five",
     "eleven"),
    ("It lost 19 boats, replaced five.", "19 boats, of which five came back.", "five", "six"),
    ("It cut bread by a third.", "It gives out a third less bread.", "third", "quarter"),
    ("It grew by a quarter.", "There is a quarter more bread.", "quarter", "fifth"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "old", "new"), WORDS)
def test_number_words_in_a_text(source: str, text: str, old: str, new: str) -> None:
    assert tried(f'text: "{text}"', source) == []
    assert tried(f'text: "{text.replace(old, new)}"', source) == [(WRONG, "text")]


@pytest.mark.parametrize(
    "text",
    [
        "The two have met, and all three did.",
        "Both were there, one was not.",
        "A third group left.",
    ],
)
def test_who_was_named_before_is_no_figure(text: str) -> None:
    assert tried(f"text: {text}", "Miller and weaver have met.") == []


CHANGES = [
    ("The bank raises its rate from 6 to 9.5 percent.", "from 6 to 9.5 percent"),
    ("Prices doubled in a week, from 104 to 208 marks.", "from 104 to 208 marks"),
    ("Cases doubled in the past week, from 104 to 208 in Osk.", "from 104 to 208"),
]


@pytest.mark.parametrize(("source", "text"), CHANGES)
def test_a_change_has_two_ends(source: str, text: str) -> None:
    for form in ("It rose {}.", "It went up {}.", "In May it changed {}."):
        assert tried(f"text: {form.format(text)}", "In May. " + source) == [], form
    low, high = text.split()[1], text.split()[3]
    assert tried(figures(text, f", min: {low}, max: {high}"), source) == []
    for old, new in ((low, "5"), (high, "300")):
        wrong = text.replace(old, new, 1)
        assert tried(figures(wrong), source) == [(WRONG, "figures.0.text")], wrong
        assert (WRONG, "text") in tried(f"text: It rose {wrong}.", source)


@pytest.mark.parametrize(
    ("source", "fair", "unfair"),
    [
        ("no more than 3,000 mules", "3,000 mules at the most", "3,000 mules"),
        ("3,000 mules at most", "at most 3,000 mules", "3,000 mules"),
        ("at least 40 mules", "40 mules at least", "40 mules at the most"),
        ("40 mules or more", "at least 40 mules", "40 mules"),
        ("perhaps nine days", "nine days at best", "nine days"),
        ("perhaps nine days", "about nine days", "nine days"),
    ],
)
def test_qualifiers_behind_what_is_counted(source: str, fair: str, unfair: str) -> None:
    assert tried(f"text: He saw {fair}.", f"The miller saw {source}.") == []
    assert (QUALIFIER, "text") in tried(f"text: He saw {unfair}.", f"The miller saw {source}.")


def test_a_number_of_days_is_none_of_villages() -> None:
    source = "Its bread would last perhaps nine days."
    assert tried("text: There is bread for nine days at best.", source) == []
    assert tried("text: There is bread for nine villages at best.", source) == [(WRONG, "text")]


def test_a_question_may_set_a_bound_of_its_own() -> None:
    source = "The miller speaks of 20,000 sacks, the guild of no more than 3,000."
    bound = "More than 10,000 sacks were ground"
    assert tried(f"text: {bound}.", source) == [(WRONG, "text")]
    assert tried(f"question: {bound}?", source, section="crosscheck") == []


@pytest.mark.parametrize(
    ("source", "text", "old", "new"),
    [
        ("About 400 people stood there.", "400 people stood.", "people", "soldiers"),
        ("About 400 people stood there.", "400 people stood.", "people", "houses"),
        ("Osk has 312 cases and 9 deaths.", "312 cases, 9 deaths.", "deaths", "houses"),
        ("Osk has 312 cases and 9 deaths.", "312 cases, 9 deaths.", "cases", "villages"),
        ("They took 58 wounded to Osk.", "58 wounded came.", "wounded", "women"),
        (
            "It says that 14 of them were killed.",
            "14 engineers were killed.",
            "engineers",
            "lorries",
        ),
        ("The guild speaks of 19 dead.", "There are 19 dead.", "dead", "vehicles"),
    ],
)
def test_another_noun(source: str, text: str, old: str, new: str) -> None:
    text = text.replace("400", "About 400")
    assert tried(f"text: {text}", source) == []
    assert tried(f"text: {text.replace(old, new)}", source) == [(NOUN, "text")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Of 41 people aboard the crew saved 33.", "33 people were saved, of 41 aboard."),
        ("A raid on the soldiers killed 12 people.", "12 soldiers were killed."),
        ("The count is 40 arrests.", "40 people were arrested."),
        ("In 212 cases we looked, and in 180 of those the shell fell.", "180 of 212 craters."),
        ("There are 58 wounded, 21 children among them.", "21 of the 58 wounded are children."),
    ],
)
def test_what_may_stand_for_another(source: str, text: str) -> None:
    wrong = tried(f"text: {text}", source)
    if "soldiers" in text:
        source = source.replace("the soldiers", "two soldiers")
        wrong = tried(f"text: {text}", source)
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("There are 58 wounded, 21 children among them.", "21 wounded, 58 children among them."),
        ("The mill got 150 sacks for 140 people.", "140 sacks for 150 people."),
        ("Of the $212 million asked for, $87 million came.", "$212 million of the $87 million."),
        ("About 2,300 of its 2,900 millers left.", "About 2,900 of its 2,300 millers left."),
    ],
)
def test_figures_that_changed_places(source: str, text: str) -> None:
    assert (NOUN, "text") in tried(f"text: {text}", source)
