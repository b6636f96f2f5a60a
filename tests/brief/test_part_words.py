"""Optional fields in words: funding, outcomes, deadlines, gaps, and whose word counts once."""

from datetime import UTC, datetime

import pytest
from every_field import EVERY, every
from msgspec.structs import replace

from briefing.brief import model as m
from briefing.brief.fields import field
from briefing.brief.outline import Outline
from briefing.brief.parts import funding_words, money, percent_words, quoted
from briefing.brief.sides.control import controls
from briefing.brief.words import age_words, due_words, language_words


def told(outline: Outline, name: str, key: str) -> str:
    line = outline.by_id[name]
    return outline.value(line.item, field(key, line.section))


def test_each_field_is_told_in_words() -> None:
    outline = Outline(every())
    assert told(outline, "h1", "sector") == "Health"
    assert told(outline, "h1", "funding") == (
        "USD 20 million required, USD 5 million received: 25 %, computed by the desk [s4:p2]"
    )
    assert told(outline, "j1", "by") == "15 Mar 2020: due, no outcome recorded"
    assert told(outline, "j1", "dissent") == "The north team: It will not be tried."
    assert told(outline, "j2", "by") == "Mar 2020"
    assert told(outline, "j2", "outcome") == (
        "did not happen, 16 Mar 2020 [s1:p3]: It stayed open."
    )
    assert told(outline, "t3", "tlp") == "AMBER"
    gap = outline.section("gaps").lines[0]
    assert outline.value(gap.item, field("about")) == "The army holds it. (t1); Health"


def test_a_deadline_is_over_on_the_day_after_it() -> None:
    for today, late in (("2020-03-14", False), ("2020-03-15", False), ("2020-03-16", True)):
        outline = Outline(every(), today=today)
        assert ("no outcome" in told(outline, "j1", "by")) == late
    month = every(EVERY.replace("by: 2020-03-15", "by: 2020-03"))
    assert "no outcome" not in told(Outline(month, today="2020-03-31"), "j1", "by")
    assert "no outcome" in told(Outline(month, today="2020-04-01"), "j1", "by")


def test_gaps_are_told_at_what_they_are_about() -> None:
    outline = Outline(every())
    assert [each.text for each in outline.gaps(outline.by_id["t1"].item)] == ["Who is in the town?"]
    assert [each.text for each in outline.gaps(outline.by_id["h1"].item)] == ["Who is in the town?"]
    assert outline.gaps(outline.by_id["t2"].item) == []


def figure(**fields: object) -> m.Figure:
    return m.Figure(text="as printed", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("required", "received", "words"),
    [
        (figure(value=20), figure(value=5), "25 %"),
        (figure(value=20, op="~"), figure(value=5), "about 25 %"),
        (figure(value=20), figure(value=0), "0 %"),
        (figure(value=1000), figure(value=1), "under 1 %"),
        (figure(value=20), figure(value=30), "150 %"),
        (figure(value=20), figure(value=5, op=">"), ""),
        (figure(value=20), figure(min=4, max=5), ""),
        (figure(value=20), figure(), ""),
        (figure(value=0), figure(value=5), ""),
        (None, figure(value=5), ""),
    ],
)
def test_a_percentage_is_computed_of_two_numbers_alone(
    required: m.Figure | None, received: m.Figure, words: str
) -> None:
    funding = m.Funding(required=required, received=received, currency="USD")
    assert percent_words(funding) == words
    assert ("computed by the desk" in funding_words(funding)) == bool(words)


def test_an_amount_is_in_words_or_as_printed() -> None:
    assert money(figure(value=46_500_000), "USD") == "USD 46.5 million"
    assert money(figure(value=1_250_000_000), "EUR") == "EUR 1.25 billion"
    assert money(figure(value=9_800, op=">"), "USD") == "over USD 9,800"
    assert money(figure(min=1, max=2), "USD") == "as printed"


def test_a_source_that_repeats_another_is_no_second_voice() -> None:
    outline = Outline(every())
    assert outline.by_id["t2"].counted_as == outline.by_id["t1"].counted_as == {"s1"}
    assert outline.independent(["t1", "t2"]) == 1
    assert outline.independent(["t2"]) == 1
    assert controls(outline)["town"].holdings[0].voices() == {"stated": 1}
    alone = Outline(every(EVERY.replace(" via: s1,", "")))
    assert alone.independent(["t1", "t2"]) == 2
    assert controls(alone)["town"].holdings[0].voices() == {"stated": 2}


def test_a_chain_of_repetitions_ends_at_its_first() -> None:
    brief = every()
    sources = [replace(x, via="s2") if x.id == "s3" else x for x in brief.sources]
    resolver = Outline(replace(brief, sources=sources)).resolver
    assert resolver.origin(sources[2]).id == "s1"
    circle = [replace(x, via={"s1": "s2", "s2": "s1"}.get(x.id)) for x in brief.sources]
    assert Outline(replace(brief, sources=circle)).resolver.origin(circle[0]).id == "s2"


def test_an_item_stands_as_the_best_of_its_sources() -> None:
    outline = Outline(every())
    standing = {each: outline.resolver.standing(outline.by_id[each].item) for each in ("t1", "t3")}
    assert standing == {"t1": "current", "t3": "withdrawn"}
    both = replace(outline.by_id["t3"].item, cite=["s3:p1", "s4:p1"])
    assert outline.resolver.standing(both) == "corrected"


def test_the_words_of_the_source_are_those_of_the_original() -> None:
    (quote,) = quoted(Outline(every()).by_id["t3"].item)
    assert quote.words == "Nous le tenons"
    assert quote.path == ("quote", 0, "original")
    assert quote.translation == "We hold it"
    plain = m.Event(text="x", cite=["p1"], quote="as it stands")
    assert [(each.words, each.path) for each in quoted(plain)] == [("as it stands", ("quote",))]


def test_a_brief_is_overdue_on_the_day_after_its_next_was_due() -> None:
    assert due_words("2020-03-20", "2020-03-20") == "next due 20 Mar 2020"
    assert due_words("2020-03-20T18:00:00Z", "2020-03-21") == "next overdue since 20 Mar 2020"
    assert due_words(None, "2020-03-20") == ""
    assert due_words("2020-03-20", "") == ""


@pytest.mark.parametrize(
    ("cut_off", "words"),
    [
        ("2024-05-02", "in the future"), ("2024-05-01", "today"), ("2024-04-30", "1 d ago"),
        ("2024-03-02", "60 d ago"), ("2024-03-01", "2 mo ago"), ("2022-05-02", "23 mo ago"),
        ("2022-05-01", "2 y ago"), ("2014-04-30", "10 y ago"),
    ],
)  # fmt: skip
def test_the_age_of_a_brief_is_told_in_days_months_and_years(cut_off: str, words: str) -> None:
    assert age_words(cut_off, datetime(2024, 5, 1, 12, tzinfo=UTC)) == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", "English"), ("ar-SY", "Arabic (ar-SY)"), ("xx", "xx"), ("", "")],
)
def test_a_language_is_told_by_its_name(tag: str, words: str) -> None:
    assert language_words(tag) == words
