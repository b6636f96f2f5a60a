"""One page of a brief as text and Markdown: what decides, whose word it is, in sixty lines."""

import re
from collections.abc import Callable

import msgspec
import pytest
from every_field import every

from briefing.brief.labels import at_most
from briefing.brief.model import Brief, Crosscheck, Impact
from briefing.brief.outline import Outline
from briefing.export import LEAST, WIDTH, Format, render, render_all
from briefing.export.judged_brief import JudgedBrief
from briefing.export.one_page.choice import TITLES, choice
from briefing.export.one_page.fitted import CUT
from briefing.export.phrases import ItemPhrases
from briefing.export.verdict_phrases import counts_words
from briefing.text import BIDI, CONTROL, width
from briefing.verify.verdicts import Verdict, Verdicts

LINES = 60
WIDTHS = (LEAST, WIDTH, 120)
UNSAFE = re.compile(f"(?!\n)[{CONTROL}{BIDI}\t]")
HOSTILE = (
    "\x1b[2J\x1b]0;title\x07",
    "\u202eevil\u2066",
    "x" * 190,
    "words and more words " * 9,
    "漢字" * 95,
    "e\u0301" * 95,
    "مرحبا بالعالم " * 13,
    "*_`#<b>|\\\n\n# x",
)


def page(
    brief: Brief, columns: int = WIDTH, format: Format = "text", *, ascii: bool = False
) -> str:
    return render_all([JudgedBrief(brief, one_page=True)], format, width=columns, ascii=ascii)


def plain(text: str) -> str:
    """A page in one line, as it is read."""
    return " ".join(text.replace("\\", "").split())


def part(text: str, key: str) -> str:
    """What stands below the title of a part."""
    found = re.search(rf"\n\n{TITLES[key].upper()}.*\n((?:.+\n)+)", text)
    assert found, key
    return plain(found[1])


@pytest.mark.parametrize("columns", WIDTHS)
def test_it_has_the_label_first_and_last_and_room_for_all_of_it(brief: Brief, columns: int) -> None:
    for ascii in (False, True):
        text = page(brief, columns, ascii=ascii)
        lines = text.splitlines()
        assert lines[0] == lines[-1] == Outline(brief).tlp
        assert len(lines) <= LINES
        assert max(map(width, lines)) <= columns
        assert text.isascii() or not ascii
        assert CUT not in text
        assert text.count("EXERCISE. Nothing") == (2 if brief.status == "exercise" else 0)


def test_the_bottom_line_is_whole_and_each_item_has_whose_word_it_is(brief: Brief) -> None:
    text = page(brief)
    outline = Outline(brief)
    phrases = ItemPhrases(outline)
    said = part(text, "situation")
    for line in outline.section("situation").lines:
        if line.path[1] == "summary":
            assert f"- {line.text} — {line.basis}: {phrases.who(line)}" in said
    for line in outline.section("judgements").lines[:1]:
        sure = (
            f"{phrases.sureness(line.item)}: {line.text} — the desk's own [{', '.join(line.cite)}]"  # type: ignore[arg-type]
        )
        assert sure in part(text, "judgements")
    answers = part(text, "crosscheck")
    for line in outline.section("crosscheck").lines[:1]:
        assert isinstance(line.item, Crosscheck)
        assert line.text in answers
        assert f"yes: {phrases.answers(line.item.for_, named=False)} no:" in answers
    items = re.findall(r"^- .*(?:\n  .*)*", text, re.M)
    assert not [item for item in items if "—" not in item and "yes: " not in item]


def test_what_was_left_out_is_counted_with_where_it_stands(brief: Brief) -> None:
    text = page(brief)
    foot = plain(text.rpartition("\n\n")[2])
    every = sum(1 for _ in Outline(brief).every_line())
    shown = len(re.findall(r"^- ", text, re.M))
    assert f"Left out: {every - shown} of {every} items" in foot
    assert f"the whole: briefing export {brief.id}" in foot
    known = {chosen.key: len(chosen.lines) + chosen.left for chosen in choice(Outline(brief))}
    for key, title in TITLES.items():
        if key not in known:
            assert title in foot.partition("None recorded: ")[2].partition(".")[0]
        elif title not in foot:
            found = re.search(rf"^{title.upper()}(?: \((\d+) OF (\d+)\))?\n((?:.+\n)+)", text, re.M)
            assert found
            count = len(re.findall(r"^- ", found[3], re.M))
            assert (int(found[1] or count), int(found[2] or count)) == (count, known[key])


def test_markdown_has_the_same_items(brief: Brief) -> None:
    text, marked = page(brief), page(brief, format="markdown")
    lines = marked.splitlines()
    assert lines[0] == lines[-1] == f"**{Outline(brief).tlp}**"
    items = re.findall(r"^- (.*(?:\n  .*)*)", text, re.M)
    assert items
    for item in items:
        assert plain(item) in plain(re.sub(r"^ *- ", "", marked, flags=re.M))
    assert len(re.findall(r"^- ", marked.partition("\n---\n")[0], re.M)) == len(items)


def test_a_part_without_items_is_said_to_have_none() -> None:
    data = msgspec.to_builtins(every())
    for key in ("territory", "humanitarian", "judgements", "crosscheck", "watch", "gaps"):
        data[key] = []
    text = page(msgspec.convert(data, Brief))
    titles = "; ".join(title for key, title in TITLES.items() if key != "situation")
    assert f"None recorded: {titles}." in plain(text)
    assert re.findall(r"^[A-Z ]+$", text, re.M) == [TITLES["situation"].upper()]


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_a_brief_holds_the_page_is_bounded(
    with_text: Callable[[str], Brief], payload: str
) -> None:
    brief = with_text(payload)
    for columns in WIDTHS:
        text = page(brief, columns)
        lines = text.splitlines()
        assert len(lines) <= LINES
        assert max(map(width, lines)) <= columns
        assert lines[0] == lines[-1] == Outline(brief).tlp
        assert UNSAFE.search(text) is None
        for key in ("judgements", "crosscheck"):
            assert TITLES[key].upper().partition(" ")[0] in text
    assert UNSAFE.search(page(brief, format="markdown")) is None


def test_a_text_that_is_cut_says_so_and_keeps_whose_word_it_is(aleppo: Brief) -> None:
    data = msgspec.to_builtins(aleppo)
    data["situation"]["summary"][0]["text"] = "They came from the north. " * 60
    data["judgements"][0]["text"] = "It holds for now. " * 60
    text = page(msgspec.convert(data, Brief))
    assert f"They came {CUT} — stated: The article in its own voice" in re.sub(
        r"(?<=They came ).*?(?=\[cut\])", "", plain(text)
    )
    assert f"{CUT} — the desk's own [p1-2" in part(text, "judgements")


def test_the_gravest_figures_come_first_with_all_voices_on_them(short: Brief) -> None:
    def impact(id: str, unit: str, value: int, by: str) -> Impact:
        figure = {"text": f"{value}", "value": value, "unit": unit}
        kind = "displacement" if unit == "displaced" else "casualties"
        plain = {"id": id, "text": f"{value} {unit}, says {by}.", "category": kind, "by": by,
                 "figures": [figure], "cite": ["p16"]}  # fmt: skip
        return msgspec.convert(plain, Impact)

    impacts = [
        impact("a", "displaced", 90000, "un"),
        impact("b", "killed", 5, "sohr"),
        impact("c", "wounded", 70, "sohr"),
        impact("d", "killed", 40, "state-media"),
        impact("e", "dead", 300, "un"),
    ]
    brief = msgspec.structs.replace(short, humanitarian=impacts)
    found = next(each for each in choice(Outline(brief)) if each.key == "humanitarian")
    assert [line.item.id for line in found.lines] == ["e", "b", "d", "c", "a"]
    assert [len(group) for group in found.groups] == [1, 2, 1, 1]


def test_of_a_disputed_place_no_claim_stands_without_one_that_differs(brief: Brief) -> None:
    for columns in WIDTHS:
        text = page(brief, columns)
        found = re.search(r"^WHO CONTROLS WHAT[^-]*((?:.+\n)+)", text, re.M)
        assert found is None or len(re.findall(r"^- ", found[1], re.M)) >= 2


def test_what_is_stricter_than_the_label_is_not_on_it() -> None:
    whole = every()
    shown = at_most(whole, "GREEN")
    assert shown.left_out
    told = page(shown.brief)
    assert "foretold" not in told
    assert "TLP:RED It was foretold." in plain(page(whole))


def test_what_changed_is_told_in_short_and_the_stricter_label_holds(
    aleppo: Brief, short: Brief
) -> None:
    data = msgspec.to_builtins(aleppo)
    data["judgements"][0] |= {"likelihood": "unlikely", "confidence": "low"}
    data["judgements"][1]["assumes"] = "Something else."
    old = msgspec.convert(data | {"id": "before", "trend": "improved", "tlp": "AMBER"}, Brief)
    formats: tuple[Format, ...] = ("text", "markdown")
    for format in formats:
        text = render_all([JudgedBrief(aleppo, one_page=True)], format, since=old)
        lines = text.splitlines()
        assert "TLP:AMBER" in lines[0]
        assert lines[0] == lines[-1]
        told = plain(text)
        assert "Since before, cut-off 30 Nov 2024, TLP:AMBER. 2 changed, none new" in told
        assert "changed: trend improved → deteriorated" in told
        assert "likelihood unlikely (20-45 %) → very likely (80-95 %)" in told
        assert "Something else." not in told
        assert len(lines) <= LINES or format == "markdown"


def test_verdicts_are_counted_and_stand_beside_the_items_where_asked_for(aleppo: Brief) -> None:
    lines = list(Outline(aleppo).every_line())
    verdicts = Verdicts(
        items=[
            Verdict(path=each.path, label=each.label, fields={"names": "pass"}) for each in lines
        ]
    )
    counted = render_all([JudgedBrief(aleppo, verdicts, one_page=True)])
    marked = render_all([JudgedBrief(aleppo, verdicts, marks=True, one_page=True)])
    assert f"Verdicts: {counts_words(verdicts)}." in plain(counted)
    assert "✓ [p12]" in plain(marked)
    assert "Signs: ✓ found" in plain(marked)
    assert "✓" not in counted
    assert len(marked.splitlines()) <= LINES


def test_several_have_a_page_each(aleppo: Brief) -> None:
    other = msgspec.structs.replace(aleppo, tlp="AMBER")
    text = render_all([JudgedBrief(aleppo, one_page=True), JudgedBrief(other, one_page=True)])
    assert text.splitlines()[0] == text.splitlines()[-1] == "TLP:AMBER"
    assert text.count("WHAT IS HAPPENING") == 2
    assert len(render(aleppo)) > len(text)
