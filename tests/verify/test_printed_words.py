"""What newspapers print: interviews without labels, marks with spaces inside, "by N to M"."""

from __future__ import annotations

import pytest

from briefing.verify.detect import detect
from briefing.verify.english.figures.find import find_figures
from briefing.verify.languages.choose import foreign
from briefing.verify.languages.turns import unlabelled_answers
from briefing.verify.words.quotes import find_marks

INTERVIEW = [
    "« Le barrage ne tiendra pas », dit Anne Vasseur",
    "Anne Vasseur dirige depuis 2019 le service des eaux d'Ostreval.",
    "Que s’est-il passé dans la nuit du 3 juin ?",
    "ANNE VASSEUR - La vanne a cédé vers deux heures, et nous avons prévenu les villages.",
    "Les secours sont venus avec six bateaux, et il y avait du brouillard.",
    "Un autre été",
    "Et maintenant, qu'attendez-vous ?",
    "Des pompes, et des gens qui sachent les faire marcher sans nous.",
]


def test_what_follows_the_questions_of_an_interview_is_spoken() -> None:
    assert unlabelled_answers(INTERVIEW) == {3, 4, 7}
    spoken = foreign("fr").attribute(INTERVIEW)
    assert [any(each.open for each in said.quotations) for said in spoken] == [
        False, False, False, True, True, False, False, True,
    ]  # fmt: skip


def test_one_question_makes_no_interview() -> None:
    assert unlabelled_answers([*INTERVIEW[:2], INTERVIEW[6], INTERVIEW[7]]) == frozenset()
    assert unlabelled_answers(INTERVIEW[:5]) == frozenset()
    labelled = ["La Dépêche : Que s'est-il passé ?", *INTERVIEW[3:5]]
    assert unlabelled_answers(labelled) == {1, 2}  # but one with labels does
    asked = ["¿Qué pasó aquí, señora Lanza?", "ماذا حدث في تلك الليلة؟", "Et maintenant ?"]
    assert unlabelled_answers(asked) == frozenset()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('" Nous partons demain ", a dit Vasseur.', ["Nous partons demain"]),
        ('Elle a dit : " Nous partons demain. "', ["Nous partons demain."]),
        ('Vasseur : "Nous partons" et " Nous restons ".', ["Nous partons", "Nous restons"]),
        ('A pipe of 12 " and one of 14 " broke.', []),
        ('He said "yes " and left.', ["yes "]),
        ('The screen is 24" wide and 12" high.', []),
    ],
)
def test_straight_marks_may_have_spaces_inside(text: str, said: list[str]) -> None:
    assert [text[each.start : each.end] for each in find_marks(text)] == said


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The number rose by 1,900 to 3,494.", [(1900, 1900), (3494, 3494)]),
        ("It fell by 120 to 274 in May.", [(120, 120), (274, 274)]),
        ("It grew by 500 to 6,400 men.", [(500, 500), (6400, 6400)]),
        ("Output will rise by 200 to 300 tonnes.", [(200, 300)]),
        ("It will grow by 1,500 to 2,000 men.", [(1500, 2000)]),
        ("Some 120 to 274 men came.", [(120, 274)]),
    ],
)
def test_what_rose_by_so_many_to_an_exact_number_is_no_range(
    text: str, ends: list[tuple[float, float]]
) -> None:
    assert [(each.low, each.high) for each in find_figures(text)] == ends


def test_a_short_english_text_with_small_words_of_others_is_english() -> None:
    assert (
        detect(["COMMUNIQUE No. 214. The trust owns a dozen and a half barges, no more."]) == "en"
    )
    assert detect(["El barco no llegó a Puerto Lanza a causa de la tormenta."]) == "es"
    assert detect(["Le convoi est arrivé à Ostreval avec deux camions de vivres."]) == "fr"
