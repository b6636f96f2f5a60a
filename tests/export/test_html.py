"""A page: nothing in it runs or is asked for, every link leads somewhere, it is labelled."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from itertools import product

import msgspec
import pytest

from briefing.atlas.sheet.marks import INK as MAP_INK
from briefing.brief.model import Brief, Source
from briefing.brief.outline import Outline
from briefing.export import facts, render, render_all
from briefing.export.html.charts.svg import INK as CHART_INK
from briefing.export.judged_brief import JudgedBrief
from briefing.export.one_page.choice import choice
from briefing.export.rights import may_show
from briefing.library.sources import AtHand
from briefing.verify.sources.record import make_record
from briefing.verify.verdicts import Finding, Verdict, Verdicts

VOID = {"meta", "br", "hr", "img", "link", "input"}
TEXT = ("A first paragraph.", "A second <b>one</b> & more.")


class Page(HTMLParser):
    """What a page holds: its elements, ids, links, style and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.style = self.words = self.title = ""
        self.feed(text)
        self.close()
        assert not self.open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            self.style += data
        elif "title" in self.open and "svg" not in self.open:
            self.title += data
        else:
            self.words += data

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]


def whole(brief: Brief, texts: dict[str, AtHand] | None = None) -> Page:
    return Page(render_all([JudgedBrief(brief, texts=texts or {})], "html"))


def open_source(brief: Brief) -> dict[str, AtHand]:
    """The first source of a brief, with a text under an open licence."""
    brief.sources[0].licence = "CC BY 4.0"
    return {brief.sources[0].id: AtHand(TEXT * 20)}


@pytest.fixture
def own(brief: Brief) -> Brief:
    return msgspec.convert(msgspec.to_builtins(brief), Brief)


def test_nothing_runs_and_nothing_is_asked_for(own: Brief) -> None:
    page = whole(own, open_source(own))
    assert not {"script", "iframe", "object", "embed", "form", "img", "link", "base"} & {*page.tags}
    names = {name for _, name, _ in page.attributes}
    assert not {name for name in names if name.startswith("on")}
    assert not {"style", "src", "srcset", "action", "xlink:href"} & names
    assert all(value.startswith("#") for value in page.values("href"))
    assert "url(" not in page.style
    assert "@import" not in page.style


def test_the_policy_allows_the_style_and_nothing_else(own: Brief) -> None:
    page = whole(own)
    policy = next(value for value in page.values("content") if "default-src" in value)
    digest = b64encode(sha256(page.style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert f"'sha256-{digest}'" in policy


def test_every_link_has_its_target_and_every_id_is_one(own: Brief) -> None:
    page = whole(own, open_source(own))
    ids = page.values("id")
    assert len({*ids}) == len(ids)
    targets = {value[1:] for value in page.values("href")}
    assert targets
    assert targets <= {*ids}
    assert {*" ".join(page.values("aria-labelledby")).split()} <= {*ids}


def test_every_item_is_there_once_with_what_it_says(own: Brief) -> None:
    page = whole(own)
    ids = page.values("id")
    words = " ".join(page.words.split())
    for line in Outline(own).every_line():
        assert ids.count(f"i-{re.sub(r'[^A-Za-z0-9_.-]+', '-', line.label)}") == 1, line.label
        if line.section != "places":
            assert " ".join(line.text.split()) in words, line.label


def test_the_label_stands_in_the_title_above_below_and_on_every_sheet(own: Brief) -> None:
    page = whole(own)
    label = Outline(own).tlp
    assert page.title.startswith(f"{label} ")
    assert page.words.strip().removeprefix("To the brief").startswith(label)
    assert page.words.count(label) >= 2
    assert page.style.count(f'content:"{label}"') == 2
    assert ("noindex" in page.values("content")) == (label != "TLP:CLEAR")
    exercise = "EXERCISE. Nothing in this brief has happened."
    assert page.words.count(exercise) == (2 if own.status == "exercise" else 0)


def test_a_page_and_a_text_say_the_same_of_the_brief_its_sources_and_how_to_read_it(
    own: Brief,
) -> None:
    shown, verdicts = Outline(own), Verdicts(items=[])
    text = " ".join(render(own, "text", width=0, verdicts=verdicts, marks=True).split())
    page = " ".join(Page(render(own, "html", verdicts=verdicts)).words.split())
    notes = [*facts.of_brief(shown, verdicts), *facts.legend(shown, verdicts, marks=True)]
    notes += [note for source in own.sources for note in facts.of_source(source)]
    assert len(notes) > 12
    for note in notes:
        assert " ".join(note.text.split()) in text, note
        assert " ".join(note.text.split()) in page, note


def test_paragraphs_stand_there_only_where_they_may_be_passed_on(short: Brief) -> None:
    brief = msgspec.convert(msgspec.to_builtins(short), Brief)
    source = brief.sources[0]
    record = make_record(TEXT)
    licences = ("CC BY 4.0", "not open", "CC BY-NC-ND 4.0", None)
    at_hand = (AtHand(TEXT), AtHand((), record), AtHand(TEXT, record), AtHand())
    for licence, found in product(licences, at_hand):
        source.licence = licence
        shown = licence == "CC BY 4.0" and found == AtHand(TEXT)
        assert may_show(source, found) == shown
        if licence != licences[0] and found != at_hand[0]:
            continue  # a page of each licence and of each that is at hand is written
        page = whole(brief, {source.id: found})
        assert ("A first paragraph." in page.words) == shown
        assert (TEXT[1] in page.words) == shown, "as it stands there, not as an element"
        assert ("p-s1-p1" in page.values("id")) == shown


def test_citations_lead_to_the_paragraphs_that_are_there(aleppo: Brief) -> None:
    brief = msgspec.convert(msgspec.to_builtins(aleppo), Brief)
    assert not [value for value in whole(brief).values("href") if value.startswith("#p-")]
    cited = [v for v in whole(brief, open_source(brief)).values("href") if v.startswith("#p-")]
    assert "#p-s1-p12" in cited


def test_verdicts_are_said_in_words_and_findings_do_not_quote_the_source(short: Brief) -> None:
    line = Outline(short).section("territory").lines[0]
    path = line.path
    finding = Finding(code="x", path=path, subject="t1", text="no such figure", nearest="secret")
    verdict = Verdict(path=path, label=line.label, fields={"figures": "fail"}, findings=[finding])
    page = Page(render(short, "html", verdicts=Verdicts(items=[verdict])))
    assert verdict.words in page.words
    assert "no such figure" in page.words
    assert "secret" not in page.words


@pytest.fixture(scope="module")
def plain(with_text: Callable[[str], Brief]) -> Page:
    """The page of a brief with the same word in every field."""
    return whole(with_text("plain"))


@pytest.mark.parametrize(
    "payload",
    [
        "</style><script>alert(1)</script>", '"}body{display:none', "<img src=x onerror=alert(1)>",
        "javascript:alert(1)", "\x1b[2J\u202e", "\r\nX: y", "&lt;b&gt;", "]]>", "--><svg onload=x>",
    ],
)  # fmt: skip
def test_any_text_in_every_field_stays_text(
    with_text: Callable[[str], Brief], plain: Page, payload: str
) -> None:
    hostile = whole(with_text(payload))
    assert {*hostile.tags} <= {*plain.tags}, "what the map draws depends on the room for names"
    assert {name for _, name, _ in hostile.attributes} <= {name for _, name, _ in plain.attributes}
    assert re.sub(r"sha256-\S+", "", hostile.style) == re.sub(r"sha256-\S+", "", plain.style)
    assert "\x1b" not in hostile.words
    assert "\u202e" not in hostile.words


def test_the_same_brief_gives_the_same_bytes(own: Brief) -> None:
    assert render(own, "html") == render(own, "html")


def test_it_holds_one_brief(short: Brief) -> None:
    with pytest.raises(ValueError, match="one brief"):
        render_all([short, short], "html")


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    lit = [x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _schemes(style: str) -> list[dict[str, str]]:
    """The colours by name of the light page, of the dark one, and of paper."""
    roots = re.findall(r":root\{([^}]*--bg[^}]*)\}", style)
    light, dark, paper = (dict(re.findall(r"--(\w+):(#[0-9a-f]{3,6})", root)) for root in roots)
    paper = {
        name: re.sub(r"^#(.)(.)(.)$", r"#\1\1\2\2\3\3", value) for name, value in paper.items()
    }
    return [light, dark, light | paper]


def test_every_colour_of_text_can_be_read(short: Brief) -> None:
    """At least 4.5 to 1 (WCAG 2.2, 1.4.3), on light and on dark ground, and on paper."""
    style = whole(short).style
    for each in _schemes(style):
        inks = {*each} - {"bg", "lift", "rule"}
        assert inks >= {"ink", "dim", "link", "bad", "part", "v2"}
        for word, ground in product(inks, ("bg", "lift")):
            assert _contrast(each[word], each[ground]) >= 4.5, (word, ground, each)
    labels = re.findall(r"\.tlp\.\w+\{color:(#\w+)\}", style)
    assert len(labels) == 3
    assert all(_contrast(colour, "#000000") >= 4.5 for colour in labels)


def test_the_map_can_be_read_in_the_dark_and_charts_in_both(short: Brief) -> None:
    """Pictures have their colours in their elements; the style has others for the dark."""
    style = whole(short).style
    light, dark, _ = _schemes(style)
    named = dict(re.findall(r'\.map \[fill="(#\w+)"\](?:,[^{]*)?\{fill:([^}]+)\}', style))
    named |= dict(re.findall(r',\.map \[fill="(#\w+)"\]\{fill:([^}]+)\}', style))
    for role, colour in MAP_INK.items():
        if role in ("bg", "rule"):
            continue
        assert _contrast(colour, MAP_INK["bg"]) >= 4.5, role
        instead = re.sub(r"var\(--(\w+)\)", lambda found: dark[found[1]], named[colour])
        assert _contrast(instead, dark["lift"]) >= 4.5, role
    for role, colour in CHART_INK.items():
        if role not in ("bg", "rule"):
            assert _contrast(colour, light["bg"]) >= 4.5, role
            assert f".{role}" in style, "and has a class by which it is changed"


def test_a_source_without_licence_is_not_shown() -> None:
    source = Source(id="s1", title="A", kind="newspaper")
    assert not may_show(source, AtHand(TEXT))


def test_one_page_has_the_front_alone_and_counts_the_rest(own: Brief) -> None:
    page = Page(render_all([JudgedBrief(own, texts=open_source(own), one_page=True)], "html"))
    words = " ".join(page.words.split())
    for chosen in choice(Outline(own)):
        assert chosen.title in words
        assert chosen.more in words
        assert all(" ".join(line.text.split()) in words for line in chosen.lines)
    assert TEXT[0] not in words, "no paragraph"
    targets = {value[1:] for value in page.values("href")}
    assert targets <= {*page.values("id")}
    assert page.words.count(Outline(own).tlp) >= 2
