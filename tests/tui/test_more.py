"""What panes and header say beside their columns: labels, deadlines, funding, gaps, what is due."""

import pytest
from every_field import EVERY, every
from msgspec.structs import replace

from briefing import glyphs
from briefing.brief import model as m
from briefing.brief.outline import Outline
from briefing.text import width
from briefing.tui.cells import Row, plain, row_width
from briefing.tui.host import Position
from briefing.tui.matching import words_of
from briefing.tui.panes import PANES
from briefing.tui.panes.more import with_more
from briefing.tui.panes.others import repetitions
from briefing.tui.panes.parts import Form, ItemBlock
from briefing.tui.screens.evidence.fields import field_statements
from briefing.tui.widgets.frame import facts, narrow_facts
from briefing.verify.judge import verify

FORMS = [Form(30, "narrow"), Form(46, "full"), Form(76, "whole"), Form(180, "wide")]


def blocks(outline: Outline, key: str, form: Form) -> dict[str, ItemBlock]:
    section = outline.section(key)
    made = with_more(PANES[key].blocks(section, outline, form), section, outline, form)
    return {line.label: block for line, block in zip(section.lines, made, strict=True)}


def told(rows: list[Row]) -> str:
    return " ".join(" ".join(plain(row) for row in rows).split())


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.size))
@pytest.mark.parametrize("selected", [False, True])
def test_the_label_of_a_stricter_item_stands_above_it_at_any_size(
    form: Form, selected: bool
) -> None:
    found = blocks(Outline(every()), "territory", form)
    rows = found["t3"].shown(selected)
    assert plain(rows[0]).strip() == "TLP:AMBER  stricter than the brief"
    assert "TLP:AMBER b" in rows[0][0][1]
    assert "TLP" not in told(found["t1"].shown(selected))
    assert found["t3"].judged == found["t1"].judged + 1


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.size))
@pytest.mark.parametrize("selected", [False, True])
def test_a_deadline_that_has_passed_and_an_outcome_stand_below(form: Form, selected: bool) -> None:
    found = blocks(Outline(every()), "judgements", form)
    assert "by 15 Mar 2020: due, no outcome recorded" in told(found["j1"].shown(selected))
    assert "by Mar 2020, outcome: did not happen, 16 Mar 2020 [s1:p3]: It stayed open." in told(
        found["j2"].shown(selected)
    )
    assert told(found["j1"].shown(True)).count("no outcome") == 1
    assert "dissent: The north team: It will not be tried." in told(found["j1"].shown(True))
    assert all(row_width(row) <= form.cells for row in found["j2"].shown(selected))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.size))
def test_without_any_of_it_an_item_is_as_its_pane_made_it(form: Form) -> None:
    spoilt = EVERY.replace("    by: 2020-03\n", "").replace("    outcome: {", "    # {")
    outline = Outline(every(spoilt))
    section = outline.section("judgements")
    made = PANES["judgements"].blocks(section, outline, form)
    assert with_more(made, section, outline, form)[1] == made[1]


def test_before_its_deadline_nothing_is_due() -> None:
    found = blocks(Outline(every(), today="2020-03-15"), "judgements", FORMS[1])
    assert "by 15 Mar 2020" in told(found["j1"].rows)
    assert "due" not in told(found["j1"].rows)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_funding_is_a_bar_where_there_is_room_and_always_in_words(ascii_only: bool) -> None:
    outline = Outline(every())
    words = "USD 20 million required, USD 5 million received [s4:p2]"
    wide = blocks(outline, "humanitarian", Form(76, "whole", ascii_only))["h1"].rows
    bar = "#####:::::::::::::::" if ascii_only else "\u28ff" * 5 + "\u28c9" * 15
    assert f"funding {bar} 25 % received (computed by the desk): USD 20 million" in told(wide)
    narrow = blocks(outline, "humanitarian", Form(30, "narrow", ascii_only))["h1"].rows
    assert told(narrow).endswith(f"funding: 25 % received (computed by the desk): {words}")
    assert bar not in told(narrow)
    bound = every(EVERY.replace("value: 5000000}", "value: 5000000, op: '>'}"))
    told_of = told(blocks(Outline(bound), "humanitarian", Form(76, "whole"))["h1"].rows)
    assert "%" not in told_of
    assert "over USD 5 million received" in told_of


def test_what_is_selected_tells_the_rest() -> None:
    outline = Outline(every())
    form = Form(76, "whole")
    assert "sector: Health" in told(blocks(outline, "humanitarian", form)["h1"].shown(True))
    assert "gap: Who is in the town?" in told(blocks(outline, "territory", form)["t1"].shown(True))
    repeated = told(blocks(outline, "territory", form)["t2"].shown(True))
    assert "repeats: s1, An article" in repeated
    withdrawn = told(blocks(outline, "territory", form)["t3"].shown(True))
    assert "source: withdrawn by its publisher" in withdrawn
    assert 'translation: "We hold it", from fr by the desk; not checked word for word' in withdrawn
    assert "P-code: XA0200" in told(blocks(outline, "places", form)["town"].shown(True))
    assert "Wikidata: Q1065" in told(blocks(outline, "actors", form)["army"].shown(True))
    (gap,) = blocks(outline, "gaps", form).values()
    assert "about: The army holds it.; Health" in told(gap.shown(True))
    (sign,) = blocks(outline, "watch", form).values()
    assert told(sign.rows).startswith("escalation: Trucks on the road. (days, observed)")


def test_a_repetition_is_not_counted_among_the_answers() -> None:
    outline = Outline(every())
    (question,) = blocks(outline, "crosscheck", Form(76, "whole")).values()
    assert told(question.rows).split()[-3:] == ["contradictory", "1", "1"]
    assert "1 answer repeats another source and is not counted." in told(question.shown(True))
    alone = every(EVERY.replace(" via: s1,", ""))
    assert repetitions(alone.crosscheck[0], Outline(alone)) == ""


def test_the_evidence_tells_original_translation_and_amounts_apart() -> None:
    outline = Outline(every())
    found = [(each.label, each.says) for each in field_statements(outline, outline.by_id["t3"])]
    assert ("quotation", '"Nous le tenons"') in found
    rendered = '"We hold it", from fr by the desk; not checked word for word'
    assert ("rendered", rendered) in found
    amounts = [each.label for each in field_statements(outline, outline.by_id["h1"])]
    assert {"required", "received", "figure"} <= set(amounts)


@pytest.mark.parametrize("cells", [60, 80, 120, 200])
def test_the_header_says_when_the_next_brief_is_due(cells: int) -> None:
    late, soon = Outline(every(), today="2020-03-21"), Outline(every(), today="2020-03-20")
    row = plain(facts(late, cells, Position(1, 1)))
    assert "next overdue since 20 Mar 2020" in row
    assert width(row) == cells
    assert "next due 20 Mar 2020" in plain(facts(soon, cells, Position(1, 1)))
    assert "next overdue" in plain(narrow_facts(late, 60))


@pytest.mark.parametrize("cells", [80, 100, 120, 200])
def test_that_a_brief_is_not_of_the_present_is_said_before_where_it_is(cells: int) -> None:
    old = replace(every(), status="historical", next=None, conflict="Osk war")
    outline = Outline(old)
    found = verify(outline, {})
    row = plain(facts(outline, cells, Position(1, 1), found))
    assert "Osk war ∙ " in row
    assert "historical" in row
    assert f"{glyphs.VERDICT['verified']} 0" in row
    assert "historical" in plain(narrow_facts(outline, 60, found))
    long = Outline(replace(old, conflict="War of the upper and lower valleys of the river Osk"))
    assert "historical" not in plain(facts(long, 80, Position(1, 1), found))
    assert "historical" not in plain(facts(Outline(every()), cells, Position(1, 1), found))


def test_which_brief_of_how_many_is_told_beside_the_verdicts() -> None:
    outline = Outline(replace(every(), next=None, conflict="War along the upper river Osk (2020)"))
    row = plain(facts(outline, 80, Position(2, 50), verify(outline, {})))
    assert f"{glyphs.VERDICT['verified']} 0" in row
    assert " 2/50 " in row


def test_no_text_reaches_the_screen_as_it_is() -> None:
    odd = "\x1b[2J\u202ex"
    brief = every()
    funding = m.Funding(required=m.Figure(text=odd), currency="USD")
    outcome = m.Outcome(result="happened", note=odd)
    changed = replace(
        brief,
        sources=[replace(each, title=odd) for each in brief.sources],
        territory=[
            replace(each, quote=m.Translation(text=odd, original=odd, translator=odd))
            for each in brief.territory
        ],
        humanitarian=[replace(each, funding=funding) for each in brief.humanitarian],
        judgements=[
            replace(each, outcome=outcome, dissent=[m.Dissent(who=odd, text=odd)])
            for each in brief.judgements
        ],
        gaps=[replace(each, text=odd) for each in brief.gaps],
        watch=[replace(each, horizon=odd) for each in brief.watch],
    )
    outline = Outline(changed)
    for key in PANES:
        for block in blocks(outline, key, Form(76, "whole")).values():
            for row in block.shown(True):
                assert "\x1b" not in plain(row)
                assert "\u202e" not in plain(row)
    told_of = told(blocks(outline, "judgements", Form(76, "whole"))["j1"].shown(True))
    assert told_of.count("\\x1b[2J\\u202ex") == 3


def test_what_is_told_of_an_item_is_found_on_the_page() -> None:
    outline = Outline(every())

    def words(name: str) -> str:
        return " ".join(words_of(outline, outline.by_id[name]))

    assert "The north team: It will not be tried." in words("j1")
    assert "15 Mar 2020: due, no outcome recorded" in words("j1")
    assert "did not happen, 16 Mar 2020" in words("j2")
    assert "Health" in words("h1")
    assert "USD 5 million received" in words("h1")
    assert "We hold it" in words("t3")
    assert "withdrawn by its publisher" in words("t3")
    assert "corrected by its publisher" in words("h1")
