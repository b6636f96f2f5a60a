"""The whole brief as text: what stands in it, and that it fits, whatever the brief holds."""

import re
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sweeping import grid

from briefing.brief.model import Brief, Figure, Judgement
from briefing.brief.outline import NONE_RECORDED, Outline
from briefing.brief.parts import quoted
from briefing.brief.sections import MAIN_SECTIONS, SECTION
from briefing.export import LEAST, WIDTH, render, render_all
from briefing.export.phrases import ANSWERS, ItemPhrases
from briefing.export.shapes import Row
from briefing.export.text import row_lines
from briefing.text import BIDI, CONTROL, fitted, width

UNSAFE = re.compile(f"(?!\n)[{CONTROL}{BIDI}\t]")
HOSTILE = [
    "\x1b[2J\x1b]0;title\x07",
    "\x9b31m C1 \x85 \x00",
    "\u202eevil\u2066",
    "[/",
    "[[nested] [brackets]]",
    "[@click=app.quit]x[/]",
    "x" * 300,
    "漢字" * 150,
    "e\u0301" * 150,
    "مرحبا بالعالم",
    "\ud800",
    "a\r\nb\nc\td",
    "👩‍👩‍👧‍👦 🇺🇳",
    "*_`#<b>|\\",
]
Make = Callable[[str], Brief]


def section(text: str, title: str) -> str:
    """What stands below the title of a section."""
    found = re.search(rf"^{title.upper()}\n-+\n(.*?)(?=\n\n\n|\Z)", text, re.S | re.M)
    assert found, title
    return found[1]


def test_the_label_stands_first_and_last(brief: Brief) -> None:
    lines = render(brief).splitlines()
    label = Outline(brief).tlp
    assert lines[0] == lines[-1] == label
    assert label.startswith("TLP:")


def test_the_header_says_what_the_brief_is(brief: Brief) -> None:
    outline, text = Outline(brief), render(brief)
    head = text.partition("\n\n\n")[0]
    assert outline.title in " ".join(head.split())
    for said in (brief.id, outline.cut_off, brief.trend or NONE_RECORDED, brief.prepared_by or ""):
        assert said in head
    assert ("(inferred by the desk)" in head) == (brief.as_of_basis == "inferred")
    assert text.count("EXERCISE. Nothing") == (2 if brief.status == "exercise" else 0)


def test_what_the_desk_concludes_doubts_and_watches_stands_first(brief: Brief) -> None:
    text = render(brief)
    first = ("judgements", "crosscheck", "watch")
    order = [*(SECTION[key] for key in first), *(k for k in MAIN_SECTIONS if k.key not in first)]
    places = [text.index(f"\n{kind.title.upper()}\n---") for kind in order]
    assert places == sorted(places)


def test_contradicted_questions_stand_before_the_others(brief: Brief) -> None:
    answers = re.findall(r"answers: (.*)", section(render(brief), "Contradictions"))
    assert answers == sorted(answers, key=list(ANSWERS.values()).index)
    assert answers


def test_it_says_what_it_leaves_out(brief: Brief) -> None:
    text = " ".join(render(brief).split())
    assert "Not in here the paragraphs of the sources" in text


def test_an_empty_section_says_so(aleppo: Brief) -> None:
    bare = msgspec.structs.replace(
        aleppo, actors=[], relationships=[], places=[], voices={}, territory=[], humanitarian=[],
        views=[], judgements=[], crosscheck=[], timeline=[], gaps=[], watch=[],
        situation=msgspec.structs.replace(aleppo.situation, points=[]),
    )  # fmt: skip
    text = render(bare)
    for kind in MAIN_SECTIONS[1:]:
        assert section(text, kind.title) == NONE_RECORDED
    assert "WHO SPEAKS" not in text


def test_each_item_says_who_on_what_basis_and_where(brief: Brief) -> None:
    outline, text = Outline(brief), " ".join(render(brief, width=0).split())
    for kind in MAIN_SECTIONS:
        for line in outline.section(kind.key).lines:
            assert " ".join(line.text.split()) in text
            for cite in line.cite:
                assert cite in text
    claim = section(render(brief, width=0), "Territory")
    for line in outline.section("territory").lines:
        block = next(part for part in claim.split("\n\n") if line.text in part)
        assert block.startswith(line.basis)
        for speaker in line.speakers:
            assert speaker.name in block
        if line.graded:
            assert f"grade {line.grade.letter}{line.grade.digit}" in block
        assert ("! contradicted by" in block) == line.contradicted


def test_likelihood_and_confidence_stand_on_lines_of_their_own(brief: Brief) -> None:
    judged = section(render(brief), "Judgements")
    assert judged.count("likelihood: ") == judged.count("confidence: ") == len(brief.judgements)
    assert not [
        line for line in judged.splitlines() if "likelihood:" in line and "confidence" in line
    ]


def test_a_question_shows_both_sides(aleppo: Brief) -> None:
    checked = section(render(aleppo), "Contradictions")
    for label in ("yes: ", "no: ", "answers: "):
        assert checked.count(f"  {label}") == len(aleppo.crosscheck)
    assert "no: nobody in this brief" in checked
    plain = " ".join(checked.split())
    assert "yes: HTS-led rebels (opposition), claimed, grade F3 [p4] (t1); Syrian" in plain
    assert "no: Syrian state media (government), claimed, grade F4 [p13] (t3) answers:" in plain


def test_what_is_the_desk_s_own_is_said(aleppo: Brief) -> None:
    text = render(aleppo)
    assert "late on Friday (29 Nov" in text
    assert "desk's date" in text
    assert "coordinates" in section(text, "Places")
    assert "are not in the sources" in " ".join(text.split())


def test_all_quotations_and_figures_are_there(brief: Brief) -> None:
    text = " ".join(render(brief, width=0).split())
    for line in Outline(brief).every_line():
        for quote in quoted(line.item):
            assert f'"{quote.words}"' in text
        for figure in line.item.figures:
            # What the desk computed no source prints: it is no quotation.
            assert (figure.text if figure.calc else f'"{figure.text}"') in text


@pytest.mark.parametrize("columns", [LEAST, 60, WIDTH, 120])
def test_no_line_is_too_wide(brief: Brief, columns: int) -> None:
    for line in render(brief, width=columns).splitlines():
        assert width(line) <= columns
        assert line == line.rstrip()


def test_lines_may_be_left_unbroken(aleppo: Brief) -> None:
    text = render(aleppo, width=0)
    assert aleppo.situation.summary[0].text in text


@pytest.mark.parametrize("columns", [-1, 1, LEAST - 1])
def test_too_narrow_a_page_is_refused(aleppo: Brief, columns: int) -> None:
    with pytest.raises(ValueError, match="at least 40"):
        render(aleppo, width=columns)


@grid(number=range(len(HOSTILE)), ascii=[False, True], columns=[0, LEAST, WIDTH])
def test_hostile_text_in_every_field(
    with_text: Make, number: int, columns: int, ascii: bool
) -> None:
    hostile = HOSTILE[number]
    columns = WIDTH if len(hostile) > 10_000 else columns
    text = render(with_text(hostile), width=columns, ascii=ascii)
    assert not UNSAFE.search(text)
    assert not ascii or text.isascii()
    assert text.startswith("TLP:CLEAR\n")
    assert text.endswith("\nTLP:CLEAR\n")
    if columns:
        assert max(map(width, text.splitlines())) <= columns


ANY = st.text(
    st.sampled_from("ab -.[]/\\*_\x1b\x07\x9b\u202e\u2069\u200f\u0301\u200d漢ｱ👩é\n\t\x00\u00a0«…ß")
)


@settings(max_examples=30)
@given(text=ANY, columns=st.integers(LEAST, 120), ascii=st.booleans())
def test_any_text_fits_any_width(with_text: Make, text: str, columns: int, ascii: bool) -> None:
    page = render(with_text(text), width=columns, ascii=ascii)
    assert max(map(width, page.splitlines())) <= columns
    assert not UNSAFE.search(page)
    assert not ascii or page.isascii()


def test_wide_and_combining_text_stays_aligned(with_text: Make) -> None:
    for text in ("漢字かな" * 20, "e\u0301a\u0300 " * 40):
        body = section(render(with_text(text)), "Situation")
        starts = {len(line) - len(line.lstrip()) for line in body.splitlines() if line[:1] == " "}
        assert starts <= {12, 14}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_what_an_encoding_lacks_is_written_in_ascii(with_text: Make, encoding: str) -> None:
    text = render(with_text("Zoë — “漢” é"), encoding=encoding)
    text.encode(encoding)
    assert ("é" in text) == (encoding != "ascii")
    assert max(map(width, text.splitlines())) <= WIDTH
    assert fitted("a — é", "latin-1") == "a - é"


def test_several_briefs_follow_each_other_under_the_strictest_label(aleppo: Brief) -> None:
    red = msgspec.structs.replace(aleppo, tlp="RED")
    lines = render_all([aleppo, red]).splitlines()
    assert lines[0] == lines[-1] == "TLP:RED"
    same = render_all([aleppo, aleppo])
    assert same == f"{render(aleppo)}\n\n{render(aleppo)}"


def test_synonyms_name_the_term_they_stand_for(aleppo: Brief) -> None:
    judged = msgspec.structs.replace(aleppo.judgements[0], likelihood="probable")
    text = render(msgspec.structs.replace(aleppo, judgements=[judged]))
    assert "likelihood: probable (likely, 55-80 %)" in text


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"text": "74 deaths", "unit": "deaths"}, '"74 deaths"'),
        ({"text": "74 Deaths", "unit": "deaths", "value": 74}, '"74 Deaths"'),
        ({"text": "200 women", "unit": "men"}, '"200 women" (men)'),
        ({"text": "16 men", "unit": "men", "group": "freed"}, '"16 men" (freed)'),
        ({"text": "at least 48 deaths", "unit": "deaths", "op": ">=", "value": 48},
         '"at least 48 deaths" (>= 48)'),
        ({"text": "two breaches", "unit": "breaches", "value": 2}, '"two breaches" (2)'),
        ({"text": "3 villagers died", "unit": "villagers", "value": 3}, '"3 villagers died"'),
        ({"text": "13 men died", "unit": "men", "value": 3}, '"13 men died" (3 men)'),
        ({"text": "11,300 men died", "unit": "men", "value": 300}, '"11,300 men died" (300 men)'),
        ({"text": "half", "unit": "percent", "value": 50}, '"half" (50 percent)'),
        ({"text": "70", "unit": "dead", "value": 70}, '"70" (dead)'),
        ({"text": "several"}, '"several"'),
        ({"text": "a (b", "unit": "(b"}, '"a (b"'),
    ],
)  # fmt: skip
def test_a_figure_does_not_say_twice_what_is_printed(
    aleppo: Brief, figure: dict[str, object], said: str
) -> None:
    words = ItemPhrases(Outline(aleppo))
    assert words.figure(msgspec.convert(figure, Figure), aleppo.humanitarian[0]) == said


def test_a_judgement_says_what_of_its_sureness_is_not_given(aleppo: Brief) -> None:
    bare = Judgement(text="Nobody knows.", cite=["s1:p1"])
    told = ItemPhrases(Outline(aleppo)).sureness(bare)
    assert told == "not given, confidence not given"


@pytest.mark.parametrize(
    ("ident", "beside", "margin"),
    [("sp1", True, 12), ("sit-gates-radio", True, 16), ("x" * 18, True, 19), ("x" * 19, False, 12)],
)
def test_all_ids_of_a_page_stand_in_one_place(
    aleppo: Brief, ident: str, beside: bool, margin: int
) -> None:
    points = [
        msgspec.structs.replace(aleppo.situation.points[0], id=name) for name in ("short", ident)
    ]
    brief = msgspec.structs.replace(
        aleppo, actors=[], relationships=[], places=[], voices={}, territory=[], humanitarian=[],
        views=[], judgements=[], crosscheck=[], timeline=[], gaps=[], watch=[],
        situation=msgspec.structs.replace(aleppo.situation, summary=[], points=points),
    )  # fmt: skip
    for columns in (WIDTH, 0):
        lines = section(render(brief, width=columns), "Situation").splitlines()
        for name in ("short", ident):
            assert any(line.startswith(name) for line in lines) == beside
            assert (" " * margin + f"id: {name}" in lines) == (not beside)
        assert lines[0].index(aleppo.situation.points[0].text[:3]) == margin


def test_an_id_is_never_lost_beside_a_short_row() -> None:
    assert row_lines(Row("1", "w1", "", "Rain."), 0) == ["1           Rain.", "w1"]
    assert row_lines(Row("1", "w1" * 20, "", "Rain."), 78)[1] == " " * 12 + "id: " + "w1" * 20
