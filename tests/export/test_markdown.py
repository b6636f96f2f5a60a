"""Markdown: CommonMark with tables, in which nothing from the brief is a mark."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.brief.model import Brief
from briefing.brief.outline import Outline
from briefing.brief.sections import MAIN_SECTIONS, SECTION
from briefing.export import render
from briefing.export.markdown import escape
from briefing.text import BIDI, CONTROL, clean

UNSAFE = re.compile(f"(?!\n)[{CONTROL}{BIDI}\t]")
OURS = {
    "paragraph_open", "paragraph_close", "heading_open", "heading_close", "bullet_list_open",
    "bullet_list_close", "list_item_open", "list_item_close", "inline", "table_open",
    "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close",
    "th_open", "th_close", "td_open", "td_close",
}  # fmt: skip
INLINE = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close"}
MARKDOWN = MarkdownIt("commonmark").enable("table")
HOSTILE = [
    "*a* **b** _c_ `d`",
    "[x](http://y) ![i](j) <http://z> [r]",
    "<script>alert(1)</script> <b>&amp;",
    "# head",
    "- item",
    "+ item",
    "1. one",
    "23) two",
    "> said",
    "| a | b |",
    "---",
    "===",
    "```",
    "~~~",
    "\\",
    "a\\",
    "*",
    "[@click=app.quit]",
    "$x$ &copy; &#35;",
    "http://x www.y.z",
    ": d",
]
Make = Callable[[str], Brief]


def words(markdown: str) -> str:
    """What a reader of the Markdown sees; fails on marks that are not ours."""
    seen = []
    for token in MARKDOWN.parse(markdown):
        assert token.type in OURS, token
        for child in token.children or ():
            assert child.type in INLINE, child
            seen.append(child.content)
        seen.append("\n")
    return "".join(seen)


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_shows_as_it_is(text: str) -> None:
    assert words(f"- **x**: {escape(text)}").strip() == f"x: {text}"
    assert words(escape(text)).strip() == text


@given(st.text(st.sampled_from("ab1 .-+=#>*_`[]()<>!&\\|~:;/\"'\u00e9")))
def test_any_escaped_text_shows_as_it_is(text: str) -> None:
    text = clean(text)
    assert words(f"- {escape(text)}").strip() == text


def test_a_whole_brief(brief: Brief) -> None:
    outline, text = Outline(brief), render(brief, "markdown")
    lines = text.splitlines()
    assert lines[0] == lines[-1] == f"**{outline.tlp}**"
    seen = words(text)
    assert outline.title in seen
    for kind in MAIN_SECTIONS:
        assert f"\n{kind.title}\n" in seen
        for line in outline.section(kind.key).lines:
            assert line.text in seen


@pytest.mark.parametrize("key", ["territory", "humanitarian", "actors"])
def test_a_table_has_a_row_of_each_item_and_a_cell_below_each_head(brief: Brief, key: str) -> None:
    outline = Outline(brief)
    tokens = MARKDOWN.parse(render(brief, "markdown"))
    heads = [n for n, token in enumerate(tokens) if token.type == "heading_open"]
    title = SECTION[key].title
    start = next(n for n in heads if tokens[n + 1].content == title)
    end = next(n for n in heads if n > start)
    kinds = [token.type for token in tokens[start:end]]
    lines = outline.section(key).lines
    assert kinds.count("tr_open") == len(lines) + 1 if lines else "table_open" not in kinds
    assert kinds.count("td_open") == kinds.count("th_open") * len(lines)


@pytest.mark.parametrize("hostile", [*HOSTILE, "\x1b[2J", "\u202ex", "a\nb", "long " * 60])
def test_hostile_text_in_every_field(with_text: Make, hostile: str) -> None:
    text = render(with_text(hostile), "markdown")
    assert not UNSAFE.search(text)
    assert words(text).count(clean(hostile)) > 50
    assert render(with_text(hostile), "markdown", ascii=True).isascii()


@settings(max_examples=15)
@given(text=st.text(st.sampled_from("ab1 .-+=#>*_`[]()<>!&\\|~:\x1b\u202e\n"), min_size=1))
def test_any_text_in_every_field(with_text: Make, text: str) -> None:
    page = render(with_text(text), "markdown")
    assert not UNSAFE.search(page)
    words(page)
