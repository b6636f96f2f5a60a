"""One word for one thing: what a reader meets is called as docs/dashboard.md says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.tui.keys import KEYS
from briefing.tui.registry import REGISTRY, screen_name

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / name for name in ("README.md", "SECURITY.md")),
    *(
        page
        for page in sorted((ROOT / "docs").glob("*.md"))
        # for contributors, who read names of modules; or looked at, in the words of its day
        if page.stem not in ("architecture", "conventions", "robustness", "terminals", "data")
    ),
]
OTHER_WORDS = {
    "summary": "bottom line, or whole brief",
    "triage": "review",
    "cross-check": "contradictions",
    "crosscheck": "contradictions",
    "picker": "list of briefs",
    "further points": "points",
}
_OTHER = re.compile(rf"\b(?:{'|'.join(OTHER_WORDS)})\b", re.IGNORECASE)
_BEGUN = re.compile("|".join(re.split("[ -]", word)[0] for word in OTHER_WORDS), re.IGNORECASE)
"""How one of them begins: a file that has none of these, which most have not, is not parsed."""
_OF_OTHERS = ("radio summary", "The feed has a summary alone")
"""What is called so by its own field: a kind of text, a part of a feed."""
_NEVER_SHOWN = ("briefing/verify/english/", "briefing/library/index/", "briefing/draft/find/")
"""Words of articles, and queries of a database."""


def other_words(text: str) -> list[str]:
    """The words in a text that stand there for what has another one."""
    for phrase in _OF_OTHERS:
        text = text.replace(phrase, "")
    return [f"{found[0]} ({OTHER_WORDS[found[0].lower()]})" for found in _OTHER.finditer(text)]


def prose(page: Path) -> str:
    """A page without what files and commands say: code, links, headings that are a key."""
    text = re.sub(r"^ *```.*?^ *```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    return re.sub(r"`[^`\n]*`|\]\([^)]*\)|^### \w+$", "", text, flags=re.M)


def sentences() -> Iterator[tuple[str, str]]:
    """Every text of more than a word in files that may have another word; docstrings left out.

    Each comes with where it stands.
    """
    for path in sorted((ROOT / "briefing").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(_NEVER_SHOWN):
            continue
        yield from sentences_in(path, name, _BEGUN)


def sentences_in(path: Path, name: str, begun: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Every text of more than a word in a file that has ``begun`` in it, docstrings left out."""
    whole = path.read_text("utf-8")
    if not begun.search(whole):
        return
    tree = ast.parse(whole)
    silent = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in silent:
            continue
        if isinstance(node.value, str) and " " in node.value.strip():
            yield f"{name}:{node.lineno}", node.value


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_page_has_another_word_for_it(page: Path) -> None:
    assert not other_words(prose(page))


def test_no_message_help_or_notice_has_another_word_for_it() -> None:
    # a brief; names that the palette finds; what people write for a key
    kept = r"\bbriefing/1\b|^ *summary:|cross-check, crosscheck|^bottom-line summary$"
    found = {
        where: words
        for where, text in sentences()
        if not re.search(kept, text, re.M) and (words := other_words(text))
    }
    assert not found


def test_no_key_and_no_screen_is_called_by_another_word() -> None:
    called = [f"{key.id.replace('.', ' ')} {key.label} {key.help}" for key in KEYS]
    called += [screen_name(where) for where in REGISTRY]
    assert len(called) > 200
    assert not [text for text in called if other_words(text)]


def test_no_message_sends_to_a_page_that_an_installed_program_has_not() -> None:
    """The documents lie in the checkout alone, so a message has to say the way out itself."""
    pages = [f"{path.parent.name}/{path.name}" for path in (ROOT / "docs").glob("*.md")]
    pages += ["README", "CONTRIBUTING", "CHANGELOG"]
    begun = re.compile("|".join(pages))
    said = [
        f"{where}: {text}"
        for path in sorted((ROOT / "briefing").rglob("*.py"))
        for where, text in sentences_in(path, path.relative_to(ROOT).as_posix(), begun)
        if begun.search(text)
    ]
    assert not said
