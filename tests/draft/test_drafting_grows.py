"""Drafting takes time like the length of a text, whatever the text is made of."""

from __future__ import annotations

from growing import calls_of, hold_growth, texts

from briefing.draft.make import draft
from briefing.draft.model import Draft, DraftBrief, DraftSource
from briefing.verify.sources.source import paragraphs

HEAD = DraftBrief(id="hostile", title="A text made to hurt", as_of="2026-03-04")
SOURCE = DraftSource(
    id="s1", title="Text", kind="sitrep", text="s.txt", sha256="0" * 64, paragraphs=3
)


@texts()
def test_drafting_from_a_text_grows_as_the_text_does(kind: str) -> None:
    def work(text: str) -> Draft:
        return draft(tuple(paragraphs(text)), head=HEAD, source=SOURCE)

    hold_growth(work, kind, 2_000)


def test_a_thousand_sentences_that_go_on_with_one_are_no_chain_of_a_thousand_calls() -> None:
    text = "The army of Bakaria took Kell. " + "It also took a hill near Kell. " * 1_000
    assert draft((text,), head=HEAD, source=SOURCE).proposals


def test_numbers_of_one_paragraph_are_not_held_each_against_all_others() -> None:
    def work(count: int, sign: str) -> int:
        text = sign.join(f"{number} people were killed" for number in range(101, 101 + count))
        return calls_of(lambda: draft((f"{text}.",), head=HEAD, source=SOURCE))

    work(10, ". ")  # what is made once is not counted
    assert work(180, ". ") < 4.5 * work(60, ". ")  # each against all others: seven times
    few = work(60, ", ")
    assert few < 400_000  # each against the whole of its sentence: 520,000
    assert work(180, ", ") < 3.5 * few  # linear: three times
