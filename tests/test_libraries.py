"""The generator of large libraries: valid briefs, several scripts, the same for the same seed."""

import random
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.generate import Words, library  # noqa: E402
from bench.libraries import KINDS, queries  # noqa: E402
from briefing.format.reader import read_brief  # noqa: E402
from briefing.library.query import parse  # noqa: E402


def test_the_briefs_are_valid_and_the_same_again(tmp_path: Path) -> None:
    words = library(tmp_path / "one", 4, seed=3)
    library(tmp_path / "two", 4, seed=3)
    files = sorted((tmp_path / "one").rglob("*.yaml"))
    assert len(files) == 4
    for path in files:
        reading = read_brief(path)
        assert reading.problems == []
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert re.search(r"[а-я]", text)
    assert re.search(r"[\u0621-\u064a]", text)
    assert re.search(r"[\u4e00-\u9fff]", text)
    assert Words(3).words == words.words


def test_common_words_are_common() -> None:
    words, chance = Words(1), random.Random(1)
    found = Counter(words.draw(chance) for _ in range(20_000))
    assert found[words.words[0]] > 5 * found[words.words[40]] > 0


def test_every_kind_of_query_can_be_asked() -> None:
    words = Words(1)
    for kind in KINDS:
        for text, _ in queries(words, kind, 1):
            query = parse(text)
            assert query.wanted or query.filters
