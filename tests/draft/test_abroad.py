"""Drafts of texts that are not English: quotations with who says them, counts of people, no more.

All texts are invented.
"""

from __future__ import annotations

from typing import Any

import pytest

from briefing.draft.abroad import propose
from briefing.draft.make import draft, language_beside, printed_day
from briefing.draft.model import Draft, DraftBrief, DraftSource
from briefing.verify.sources.source import paragraphs as split
from briefing.verify.words.normalise import digest

FRENCH = """
KOULMÉ, 16 septembre 2026 – Au moins vingt-sept civils ont été tués et une quarantaine d'autres
blessés mardi. Aucun soldat n'a été tué, et 300 personnes pourraient être déplacées.

Selon le gouverneur, Idrissa Malonga, les assaillants ont tiré « sur tout ce qui bougeait ».

« Nous avons opéré dans le noir pendant une nuit entière », a déclaré Solange Ndembi.

« Personne ne viendra nous aider », dit une affiche. Le tribunal de Sidi Aïssa a jugé neuf dockers
pour « entrave à la liberté du travail ».

Mariama Diallo : Bonjour. Nous avons vu quarante et un prisonniers.
"""
SPANISH = """
El alcalde dijo que 18 soldados murieron y 1.250 vecinos fueron evacuados; otros 40 siguen sin luz.

«Hay aldeas a las que no llegamos», aseguró Teresa Olavarría en un comunicado del 11 de junio de
2026.
"""
ARABIC = """
وأسفرت المواجهات عن مقتل ما لا يقل عن ٣٨ شخصا وإصابة ٥٣ آخرين. ولم يصب أي جندي.

وقال العميد سليم قاروط، في ٣ تشرين الثاني ٢٠٢٦، إن قواته «لم تستخدم الطيران الحربي».
"""
UKRAINIAN = "«Ми не залишимо нікого без даху», — наголосила вона. Поранено 27 осіб."


def drafted(text: str, language: str) -> Draft:
    """The draft of a text, past the gate."""
    paragraphs = split(text)
    head = DraftBrief(id="abroad", title="EXERCISE abroad", as_of="2026-11-03")
    source = DraftSource(
        id="s1", title="A text", kind="newspaper", published="2026-11-03", text="text.txt",
        sha256=digest(paragraphs), paragraphs=len(paragraphs), language=language,
    )  # fmt: skip
    return draft(paragraphs, head=head, source=source)


def said(made: Draft) -> list[tuple[str, str]]:
    """Who is quoted with which words."""
    items = [each.item for each in made.proposals if each.section == "points"]
    names = {key: voice.name for key, voice in made.voices.items()}
    return [(names.get(item.get("by", ""), ""), item["quote"]) for item in items]


def counts(made: Draft) -> list[Any]:
    """The sentences on people, "" where there is none."""
    return [each.item.get("text", "") for each in made.proposals if each.section == "humanitarian"]


def test_what_a_french_text_gives() -> None:
    made = drafted(FRENCH, "fr")
    assert said(made) == [
        ("Idrissa Malonga", "sur tout ce qui bougeait"),
        ("Solange Ndembi", "Nous avons opéré dans le noir …"),
        ("", "Personne ne viendra nous aider"),
        ("", "entrave à la liberté du travail"),
        ("Mariama Diallo", "Nous avons vu quarante et un prisonniers"),
    ]
    assert counts(made) == ["At least 27 people were killed.", "About 40 people were hurt."]
    assert made.refused == []


def test_what_a_spanish_text_gives() -> None:
    made = drafted(SPANISH, "es")
    assert said(made) == [("Teresa Olavarría", "Hay aldeas a las que no llegamos")]
    assert counts(made) == ["18 people have died.", "1,250 people were evacuated."]


def test_what_an_arabic_text_gives() -> None:
    made = drafted(ARABIC, "ar")
    assert said(made) == [("العميد سليم قاروط", "لم تستخدم الطيران الحربي")]
    assert counts(made)[0] == "At least 38 people were killed."


def test_of_a_language_without_a_table_quotations_alone_are_proposed() -> None:
    made = drafted(UKRAINIAN, "und")
    assert said(made) == [("", "Ми не залишимо нікого без даху")]
    assert counts(made) == []


def test_no_quotation_has_eight_words_of_its_source() -> None:
    long = "« Nous avons attendu trois jours sous la pluie avec nos enfants », a dit Odile Ferrand."
    (only,) = propose([long], "fr").proposals
    assert len(only.item["quote"].rstrip(" …").split()) < 8
    assert only.item["quote"].endswith(" …")


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        (FRENCH, "fr", "2026-09-16"),
        (SPANISH, "es", "2026-06-11"),
        (ARABIC, "ar", "2026-11-03"),
    ],
)
def test_the_language_and_the_day_of_a_text_are_told(text: str, language: str, day: str) -> None:
    found = split(text)
    assert language_beside(found) == language
    printed = printed_day(found, language)
    assert printed is not None
    assert printed.isoformat() == day
    assert language_beside(["The mayor said that the road is shut. " * 9]) is None
