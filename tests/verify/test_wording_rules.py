"""Each rule of the wording checks by itself, on sentences made for it, with its fair neighbour."""

from collections.abc import Callable

import pytest

from briefing.verify.english.wording.contests import same_order
from briefing.verify.english.wording.degree import degree
from briefing.verify.english.wording.opposites import opposite
from briefing.verify.english.wording.polarity import negation
from briefing.verify.english.wording.terms import terms
from briefing.verify.language import Mismatch

Rule = Callable[[str, list[str]], Mismatch | None]

FOUND = [
    # Clauses of one sentence of ours that lie in two of the source's.
    (negation, "Divers sealed the hull, and the cook has not been found.",
     "Divers sealed the hull of the barge on Monday. The cook has been found, her sister said."),
    (opposite, "Divers sealed the hull of the barge, and the cellar was open.",
     "Divers sealed the hull of the barge on Monday. The cellar was closed, a cook said."),
    # The verb behind one of wishing is what is denied.
    (negation, "Lorrin meant to sell the orchard.", "Lorrin never wanted to sell the orchard."),
    # The verb is denied with one object and told of another.
    (negation, "The clerks blame the drivers.",
     "The clerks do not blame the drivers. They blame the dispatchers."),
    (negation, "The guild did not pay in August.",
     "The guild paid in August. It will not pay in winter."),
    # No word of the denial stands there, and nothing that denies.
    (negation, "The ferry has not arrived at Pell harbour.",
     "The ferry has reached Pell harbour with 60 lorries."),
    # A denial of the source of which ours has no trace.
    (negation, "Its herd came within two miles of Pell harbour.",
     "The herd was never nearer to Pell harbour than two miles."),
    # A denial in the next clause is not this one's.
    (negation, "The bakery got wages and could not open.",
     "The bakery said that no wages came."),
    # Figures and ways.
    (opposite, "Rents are 12 per cent lower in Pell.",
     "In Pell tenants pay a rent that is 12 per cent higher."),
    (opposite, "Families came from Orr to the valley.",
     "Families fled the valley for Orr, the guild said."),
    (
        opposite,
        "Pell had 340 guests in May, 35 per cent fewer than in April.",
        "In May 340 guests came to Pell, an increase of 35 per cent over April.",
    ),
    # Degree, by scale.
    (degree, "The Front took all of Pell.", "The Front overran most of Pell on Friday."),
    (degree, "All schools in Pell are closed.", "In Pell 14 of 17 schools are closed."),
    (degree, "Nearly all patients live in one street.",
     "More than half of the patients live in one street."),
    (degree, "Knows that the mill can pay.", "She believes that the mill can pay."),
    (degree, "He is certain of more floods.", "He expects more floods."),
    (degree, "The gate is always locked at night.", "The gate is often locked at night."),
    (degree, "Bakers must close at noon.", "Bakers should close at noon, the town asked."),
    (degree, "The bridge was completed.", "The town began work on the bridge in May."),
    (degree, "The pump is unable to deliver.", "The pump may simply be unable to deliver."),
    (degree, "The guild seized the mill.", "The guild tried to seize the mill."),
    (degree, "The guild seized the mill.", "Perhaps the old guild of Pell seized the mill."),
]  # fmt: skip

FAIR = [
    (negation, "Kiln Street remains shut; nobody has reopened it.", "Kiln Street is still shut."),
    (negation, "Tea has not been so dear since 2018.",
     "The price of tea rose to its highest level since 2018."),
    (negation, "The ministry denied on Friday that a pump is broken.",
     "The Federation denies a fault. Its ministry on Friday called the pump fine."),
    (negation, "Some 300 families go short of bread.",
     "Some 300 families are without enough bread."),
    (negation, "The relief office has no access to the cellar.",
     "The relief office has asked for access to the cellar and has had no answer."),
    (negation, "Its terms bar both sides from claims of victory.",
     "The paper prints no claims of victory."),
    (negation, "The gate was opened at dawn; nobody agrees who did it.",
     "The gate was opened at dawn. The radio said the guild had done it."),
    (opposite, "The nurse cannot say whether he would have lived longer.",
     "He died on the way. The nurse does not know whether he would have died at home."),
    (opposite, "Rents rose by 12 per cent.", "Rents are 12 per cent higher than in May."),
    (opposite, "Families went from the valley to Orr.", "Families left the valley for Orr."),
    (degree, "Not all schools in Pell are closed.", "In Pell 14 of 17 schools are closed."),
    (degree, "All but three schools in Pell are closed.", "In Pell 14 of 17 schools are closed."),
    (degree, "The whole quay burned.", "Most boats were saved, but all of the quay burned."),
    (degree, "The pump may be unable to deliver.", "The pump might be unable to deliver."),
    (degree, "The guild tried to seize the mill.", "The guild attempted to seize the mill."),
    (degree, "The guild seized the mill.",
     "The guild tried to seize the mill in May. It seized the mill in June."),
    (degree, "The guild seized the mill.", "On 3 May the guild seized the mill."),
    (degree, "Guild men seized the mill.", "Guild men who may sell it seized the mill."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "source"), FOUND)
def test_what_a_rule_is_there_for_is_found(rule: Rule, text: str, source: str) -> None:
    found = rule(text, [source])
    assert found
    assert text[found.start : found.end] == found.ours != ""
    assert found.theirs in source


@pytest.mark.parametrize(("rule", "text", "source"), FAIR)
def test_a_fair_sentence_beside_it_is_not(rule: Rule, text: str, source: str) -> None:
    assert rule(text, [source]) is None


@pytest.mark.parametrize(
    ("ours", "same"),
    [
        ("Harl defeated Osk last week.", True), ("Osk was beaten by Harl in the cup.", True),
        ("Osk lost to Harl in the cup.", True), ("Harl was beaten by Osk in the cup.", False),
        ("Harl lost to Osk in the cup.", False), ("Osk beat Harl in the cup.", False),
    ],
)  # fmt: skip
def test_who_was_ahead_is_told_by_verb_and_voice(ours: str, same: bool) -> None:
    assert same_order(terms(ours), terms("Harl beat Osk in the cup final.")) == same
