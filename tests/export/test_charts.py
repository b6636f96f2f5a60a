"""Charts of a page: the dashboard's numbers, voices apart, nothing of a stricter brief."""

import json
import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from tui import making

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.brief.plot.likelihood import borders
from briefing.brief.scales import likelihood_range
from briefing.compare.series import moved
from briefing.export import render_all
from briefing.export.html.charts.figures import figures
from briefing.export.html.charts.network import network
from briefing.export.html.charts.outlook import outlook
from briefing.export.html.charts.timeline import timeline
from briefing.export.judged_brief import JudgedBrief
from briefing.export.series import series
from briefing.format.reader import read


def made(drawn: Any) -> ET.Element:
    """A figure as a tree, its picture checked for its name and description."""
    root = ET.fromstring("".join(drawn.iter_chunks()))
    svg = next(root.iter("svg"))
    assert svg.get("role") == "img"
    assert (svg[0].tag, svg[1].tag) == ("title", "desc")
    assert svg[0].text
    assert svg[1].text
    return root


def texts(root: ET.Element) -> list[str]:
    return [each.text or "" for each in root.iter("text")]


def of(drawn: Any, tag: str, name: str) -> list[ET.Element]:
    """The elements with a class, but not the texts."""
    return [each for each in made(drawn).iter(tag) if name in (each.get("class") or "").split()]


def outline(number: int = 1, **fields: Any) -> Outline:
    raw = making.small(f"b{number}", f"2024-03-{number:02}", **fields)
    reading = read(json.dumps(raw).encode(), Brief)
    assert reading.value is not None, reading.problems
    return Outline(reading.value)


def counted(number: int, *told: tuple[str, dict[str, Any]], **fields: Any) -> Outline:
    """A brief in which voices count the dead."""
    items = [
        {
            "id": f"h-{who}", "text": f"{who} counts the dead.", "by": who, "cite": ["s1:p1"],
            "category": "casualties",
            "figures": [{"text": str(figure), "unit": "dead", **figure}],
        }
        for who, figure in told
    ]  # fmt: skip
    voices = {who: {"name": who, "kind": "monitor"} for who, _ in told}
    return outline(number, voices=voices, humanitarian=items, **fields)


def test_a_bar_lies_between_the_bounds_of_its_term_and_is_as_thick_as_it_is_sure() -> None:
    terms = [("likely", "high"), ("unlikely", "moderate"), ("very likely", "low"), ("likely", None)]
    judgements = [
        {"text": f"So it goes {n}.", "likelihood": term, "cite": ["s1:p1"]}
        | ({"confidence": sure} if sure else {})
        for n, (term, sure) in enumerate(terms)
    ]
    shown = outline(judgements=[*judgements, {"text": "Nobody knows.", "cite": ["s1:p1"]}])
    root = made(outlook(shown))
    bars = [each for each in root.iter("rect") if each.get("class") == "ink"]
    assert len(bars) == 3, "one without confidence is a frame"
    assert len([each for each in root.iter("path") if each.get("class") == "ink l"]) == 1
    high = [float(each.get("height") or 0) for each in bars]
    assert high == sorted(high, reverse=True)
    assert len({*high}) == 3
    scale = (440 - 24) / 100
    for (term, _), bar in zip(terms, bars, strict=False):
        bounds = likelihood_range(term, "icd203")
        assert bounds is not None
        left, wide = float(bar.get("x") or 0), float(bar.get("width") or 0)
        assert left == pytest.approx(12 + bounds[0] * scale, abs=1.1)
        assert left + wide == pytest.approx(12 + bounds[1] * scale, abs=1.1)
    ticks = [each for each in root.iter("path") if each.get("class") == "rule l"]
    assert len(ticks) == len(borders("icd203"))
    assert "4. So it goes 3." in texts(root)
    assert not any("Nobody knows" in text for text in texts(root))


def test_filled_signs_are_stated_hollow_ones_the_desk_s_and_what_is_old_is_counted() -> None:
    dates = ["2024-03-01", "2024-02-28", "2024-02-20/2024-02-27", "2023-05-01", None, "2024-01-03"]
    events = [
        {"text": f"Event {n}.", "cite": ["s1:p1"]}
        | ({"date": date, "date_basis": "inferred" if n == 1 else "stated"} if date else {})
        for n, date in enumerate(dates)
    ]
    shown = outline(timeline=events)
    root = made(timeline(shown))
    signs = {
        number: group.find("circle")
        for group in root.iter("g")
        for number in [text.text for text in group.iter("text")]
    }
    order = [line.item.date for line in shown.section("timeline").lines]
    of_date = {date: str(number) for number, date in enumerate(order, 1)}
    assert {*signs} == {of_date[date] for date in (*dates[:3], dates[5])}
    hollow = {number for number, sign in signs.items() if "bg" in (sign.get("class") or "")}  # type: ignore[union-attr]
    assert hollow == {of_date["2024-02-28"]}
    told = "".join(root.itertext())
    assert "Not drawn: 1 earlier than 1 Jan 2024, 1 without a date." in told
    assert timeline(outline()) is None


def test_an_event_stands_left_of_a_later_one_and_of_the_cut_off() -> None:
    days = ["2024-03-02", "2024-03-04", "2024-03-07"]
    shown = outline(9, timeline=[{"text": f"On {d}.", "date": d, "cite": ["s1:p1"]} for d in days])
    places = [float(each.get("cx") or 0) for each in made(timeline(shown)).iter("circle")]
    assert places == sorted(places)
    line = next(p for p in made(timeline(shown)).iter("path") if p.get("class") == "ink l")
    at = float(re.match(r"M([\d.]+)", line.get("d") or "")[1])  # type: ignore[index]
    assert places[-1] < at


def test_voices_are_never_joined_and_no_line_leads_to_a_bound() -> None:
    briefs = [
        counted(1, ("Office", {"value": 10}), ("Council", {"value": 40})),
        counted(2, ("Office", {"value": 20}), ("Council", {"value": 50, "op": ">"})),
        counted(3, ("Office", {"value": 30}), ("Council", {"value": 60, "op": ">"})),
    ]
    drawn = figures(moved(briefs), [each.brief.as_of for each in briefs])
    assert len(drawn) == 1, "what counts the same is in one chart"
    root = made(drawn[0])
    lines = [p for p in root.iter("path") if re.search(r"M[\d.]+ [\d.]+L", p.get("d") or "")]
    assert [p.get("class") for p in lines] == ["v0 l", "v0 l"], "the other voice has one number"
    assert lines[0].get("stroke-dasharray") is None
    bounds = [p for p in root.iter("path") if re.fullmatch(r"M\S+ \S+V26", p.get("d") or "")]
    assert len(bounds) == 2, "what is open reaches to the end of the axis"
    shapes = {
        p.get("class"): (p.get("d") or "")[:4] for p in root.iter("path") if p.get("transform")
    }
    assert len({*shapes.values()}) == len(shapes) == 2, "voices differ by more than colour"
    legend = [text for text in texts(root) if ":" in text]
    assert legend == ["Office: 10, 20, 30", "Council: 40, > 50, > 60"]


def test_one_date_is_no_series_and_what_is_counted_otherwise_is_not_drawn() -> None:
    briefs = [counted(1, ("Office", {"value": 10})), counted(2, ("Council", {"value": 20}))]
    assert not figures(moved(briefs), ["2024-03-01", "2024-03-02"])


def test_nothing_of_a_stricter_brief_is_in_the_page_and_it_is_counted() -> None:
    first, secret, last = (
        counted(1, ("Office", {"value": 1111}), tlp="GREEN"),
        counted(2, ("Office", {"value": 2222}), tlp="AMBER"),
        counted(3, ("Office", {"value": 7777}), tlp="GREEN"),
    )
    found = series([first, secret, last])
    assert (found.dates, found.stricter) == (("2024-03-01", "2024-03-03"), 1)
    page = render_all([JudgedBrief(last, before=[first, secret])], "html")
    assert "1,111" in page
    assert "2222" not in page
    assert "2,222" not in page
    assert "1 brief of the series has a stricter label and is left out." in page
    assert "2,222" in render_all([JudgedBrief(secret, before=[first])], "html")
    alone = render_all([JudgedBrief(last)], "html")
    assert "Over the series" not in alone


def test_a_stricter_item_of_an_earlier_brief_is_not_in_the_series() -> None:
    first = counted(1, ("Office", {"value": 1111}), ("Council", {"value": 2222})).brief
    office, council = first.humanitarian
    earlier = replace(first, humanitarian=[office, replace(council, tlp="RED")])
    last = counted(2, ("Office", {"value": 7777}), ("Council", {"value": 8888}))
    page = render_all([JudgedBrief(last, before=[earlier])], "html")
    assert "1,111" in page
    assert "2,222" not in page
    assert "stricter label" not in page, "the brief itself is in the series"
    strict = replace(last.brief, tlp="RED")
    assert "2,222" in render_all([JudgedBrief(strict, before=[earlier])], "html")


def test_each_relationship_is_a_line_dashed_where_no_source_states_it(aleppo: Brief) -> None:
    shown = Outline(aleppo)
    drawn = network(shown)
    ways = [
        each
        for each in made(drawn).iter("path")
        if re.fullmatch(r"M\S+ \S+H\S+V\S+H\S+", each.get("d") or "")
    ]
    lines = shown.relationships
    assert len(ways) == len(lines)
    dashed = [each for each in ways if each.get("stroke-dasharray")]
    assert len(dashed) == sum(line.basis != "stated" for line in lines)
    box = next(iter(made(drawn).iter("svg"))).get("viewBox") or ""
    wide = float(box.split()[2])
    xs = [float(x) for each in ways for x in re.findall(r"[MH]([\d.]+)", each.get("d") or "")]
    assert min(xs) >= 0
    assert max(xs) <= wide


def test_charts_are_in_the_page_once_with_the_words_beside_them(brief: Brief) -> None:
    page = render_all([JudgedBrief(brief)], "html")
    told = [each for each in brief.judgements if each.likelihood]
    assert page.count('class="chart outlook"') == bool(told)
    assert page.count('class="chart timeline"') == any(each.date for each in brief.timeline)
    assert page.count('<figure class="map">') == 1
    assert page.count("<svg") == page.count('role="img"')


def test_names_of_voices_are_in_the_order_of_their_signs() -> None:
    names = [f"V{n}" for n in range(6)]
    briefs = [
        counted(n, *((name, {"value": n + at}) for at, name in enumerate(names))) for n in (1, 2)
    ]
    root = made(figures(moved(briefs), ["2024-03-01", "2024-03-02"])[0])
    rows = [float(t.get("y") or 0) for t in root.iter("text") if (t.text or "").startswith("V")]
    assert len(rows) == 6
    assert all(b > a for a, b in pairwise(rows))
    hollow = [p for p in root.iter("path") if p.get("transform") and " l" in (p.get("class") or "")]
    assert hollow, "the fifth voice has the first one's shape, hollow"
