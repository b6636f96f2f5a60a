"""Claims on places alone: the sentences and articles of ``../corpus/claims``.

``sentences.claims`` and ``later.claims`` have one sentence a block, then a line for each claim that
it makes: place, holder, control, whose word, and words that the item must say, between ``|``;
``-`` for nothing. ``?`` before a line: careful readers differ. A sentence without lines makes none.
Each is a text of its own.

The articles have the gold of a corpus text for bodies, figures, impacts and claims only, and a
claim must have its control there, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from briefing.brief.fold import fold
from briefing.draft.cast import make_cast
from briefing.draft.cast.entities import entities
from briefing.draft.make import draft
from briefing.draft.model import Draft, DraftBrief, DraftSource, Proposal
from briefing.draft.source_text import SourceText
from briefing.verify.words.normalise import digest

from . import cast as names
from . import printed
from .gold import CORPUS, Fact, GoldText
from .items import Held
from .measure import draft_of, source_of
from .tally import Tally

FOLDER: Final = CORPUS / "claims"
DAY: Final = "2024-11-29"
"""The day on which the sentences were published."""
HEAD: Final = "KARSUM, 29 November 2024 - A report."
TERRITORY: Final = "territory: place, holder and control"


class Claim(NamedTuple):
    """A claim that a sentence makes; of the values of each field any is right."""

    place: tuple[str, ...]
    holder: tuple[str, ...]
    control: tuple[str, ...]
    by: tuple[str, ...]
    says: str
    optional: bool


class Sentence(NamedTuple):
    """A sentence and the claims that it makes."""

    text: str
    claims: tuple[Claim, ...]


def sentences(path: Path = FOLDER / "sentences.claims") -> list[Sentence]:
    """Return the sentences with their claims, in the order of the file."""
    blocks = path.read_text("utf-8").strip().split("\n\n")
    return [
        Sentence(text, tuple(map(_claim, lines))) for text, *lines in map(str.splitlines, blocks)
    ]


def _claim(line: str) -> Claim:
    optional = line.startswith("? ")
    fields = [part.strip() for part in line.removeprefix("? ").split("|")]
    place, holder, control, by, says = (*fields, *[""] * (5 - len(fields)))
    either = [tuple(fold(each) for each in field.split(" / ")) for field in (place, holder)]
    return Claim(
        either[0], either[1], tuple(control.split(" / ")), (fold(by),), fold(says), optional
    )


def drafted(sentence: str) -> Draft:
    """Return the draft of one sentence."""
    said = (HEAD, sentence)
    source = DraftSource(
        id="s1",
        title="A report",
        kind="agency",
        published=DAY,
        text="x.txt",
        sha256=digest(said),
        paragraphs=len(said),
    )
    return draft(said, head=DraftBrief(id="x", title="A report", as_of=DAY), source=source)


class Told(NamedTuple):
    """A proposal of a claim in words: names, not ids."""

    place: str
    holder: str
    control: str
    by: str
    text: str
    sure: str


def told(made: Draft) -> Iterator[Told]:
    """Yield the claims on places that a draft proposes."""
    named = {each.id: each.name for each in made.places}
    named |= {each.id: each.name for each in made.actors}
    named |= {key: voice.name for key, voice in made.voices.items()}
    for each in made.proposals:
        if each.section == "territory":
            item: Mapping[str, Any] = each.item
            place, holder, by = (named.get(item.get(key), "") for key in ("place", "holder", "by"))
            yield Told(place, holder, item["control"], by, item.get("text", ""), each.sure)


def is_claim(found: Told, claim: Claim) -> bool:
    """Tell whether a proposal is a claim that a sentence makes."""
    return (
        found.control in claim.control
        and _one_of(found.place, claim.place)
        and _one_of(found.holder, claim.holder)
        and all(word in fold(found.by) and bool(found.by) >= bool(word) for word in claim.by)
        and bool(found.by) == any(claim.by)
        and claim.says in fold(f"{found.place} {found.text}")
    )


def _one_of(name: str, values: Iterable[str]) -> bool:
    return any(not name if value == "-" else value in fold(name) and name for value in values)


def of_sentence(sentence: Sentence) -> Tally:
    """Count what a draft of a sentence has of its claims."""
    tally = Tally()
    found = list(told(drafted(sentence.text)))
    for each in found:
        right = [claim for claim in sentence.claims if is_claim(each, claim)]
        if not right or not all(claim.optional for claim in right):
            tally.say(bool(right), f"{sentence.text}\n      {tuple(each)}")
    for claim in sentence.claims:
        if not claim.optional:
            tally.want(
                any(is_claim(each, claim) for each in found), f"{sentence.text}\n      {claim[:5]}"
            )
    return tally


class Exact(Held):
    """Proposals held against gold that says the control, too."""

    def is_territory(self, item: Mapping[str, Any], fact: Fact) -> bool:
        """Tell whether an item has place, holder and control of a fact."""
        return item.get("control") in fact.either(2) and super().is_territory(item, fact)


def articles() -> list[GoldText]:
    """Return the articles with their gold."""
    return [GoldText(path) for path in sorted(FOLDER.glob("*.txt"))]


def of_article(gold: GoldText) -> Iterator[tuple[str, Tally]]:
    """Yield the rows of an article that its gold is written for."""
    made = draft_of(gold)
    text = SourceText(gold.paragraphs, gold.published)
    source = source_of(gold)
    cast = make_cast(text, kind=source.kind, publisher=source.publisher)
    rows = (*names.score(gold, entities(text), cast), *printed.score(gold, text))
    yield from ((row, tally) for row, tally in rows if row in ("bodies", "figures"))
    held = Exact(gold, made)
    yield TERRITORY, held.tally("territory", "territory", held.is_territory)
    yield "humanitarian: category", held.tally("humanitarian", "humanitarian", held.is_impact)


def all_sentences() -> Tally:
    """Return the tally of all sentences, those that were written later too."""
    told_of = [each for path in sorted(FOLDER.glob("*.claims")) for each in sentences(path)]
    return sum(map(of_sentence, told_of), Tally())


def all_articles() -> dict[str, Tally]:
    """Return the tally of each row over all articles."""
    rows: dict[str, Tally] = {}
    for gold in articles():
        for row, tally in of_article(gold):
            rows[row] = rows.get(row, Tally()) + tally
    return rows


def sure_of_articles() -> dict[str, tuple[int, int]]:
    """Return of each sureness how many claims of the articles are right, and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for gold in articles():
        made = draft_of(gold)
        held = Exact(gold, made)
        for each in made.proposals:
            if each.section == "territory":
                right, found = counts.get(each.sure, (0, 0))
                counts[each.sure] = (right + _is_right(held, gold, each), found + 1)
    return counts


def _is_right(held: Exact, gold: GoldText, proposal: Proposal) -> bool:
    near = {int(rest.cite.rpartition("p")[2].partition(".")[0]) for rest in proposal.rests_on}
    return any(
        fact.paragraph in near and held.is_territory(proposal.item, fact)
        for fact in gold.of("territory")
    )


def main() -> None:
    """Print what was wrong and missed, then the counts."""
    for row, tally in {"sentences": all_sentences(), **all_articles()}.items():
        print(f"{row}: {tally.right} of {tally.found} right, {tally.met} of {tally.due} met")
        for mark, lines in (("wrong ", tally.wrong), ("missed", tally.missed)):
            for line in lines:
                print(f"  {mark}  {line}")
    print(sure_of_articles())


if __name__ == "__main__":
    main()
