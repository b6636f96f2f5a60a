"""In any number of steps, and however it is killed, each item is written once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from draft.writing import ALL, Desk, names
from hypothesis import given, settings
from hypothesis import strategies as st
from sweeping import some

from briefing.draft.review import open_review
from briefing.draft.write import NOTHING_NEW


@settings(max_examples=15)
@given(st.lists(st.sets(st.sampled_from(ALL)), min_size=1, max_size=4))
def test_in_any_number_of_steps_each_item_is_written_once(
    tmp_path_factory: pytest.TempPathFactory, steps: list[set[str]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("steps"))
    desk.accept("a1")
    desk.write()
    for keys in steps:
        desk.accept(*sorted(keys))
        if not desk.plan().problems:
            desk.write()
        assert desk.plan().problems == (NOTHING_NEW,)
    brief = desk.brief
    accepted = {"a1", *(key for keys in steps for key in keys)}
    found = [
        *brief.situation.summary, *brief.relationships, *brief.territory, *brief.humanitarian,
        *brief.timeline,
    ]  # fmt: skip
    assert len(found) == len(accepted)


# -- kills ----------------------------------------------------------------------------------------

CHILD = """
import sys
from pathlib import Path
from briefing.draft.review import open_review
from briefing.draft.write import NotWritten, plan, text_of, write
folder = Path(sys.argv[1])
path = folder / "mill-03-04.yaml"
review = open_review(folder / "mill-03-04.draft.yaml", folder)
print("begun", flush=True)
for key in sys.argv[2].split():
    review.decide(key, "accept", "ada")
    planned = plan(review.state, text_of(path), path, folder)
    try:
        write(review, planned, path, "ada")
        print(key, flush=True)
    except NotWritten as error:
        print("not", error, flush=True)
"""


@pytest.mark.parametrize("kills", some([range(5), range(5, 25)], 1), ids=str)
def test_however_it_is_killed_while_writing_no_file_is_half_and_no_item_comes_twice(
    kills: range, tmp_path: Path
) -> None:
    draw = random.Random(kills.start)
    hit = 0
    for number in kills:
        folder = tmp_path / str(number)
        folder.mkdir()
        desk = Desk(folder)
        words = [sys.executable, "-c", CHILD, str(folder), " ".join(ALL)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            said = [process.stdout.readline() for _ in range(1 + number % len(ALL))]
            time.sleep(draw.random() / 40)
            process.kill()
            said += process.stdout.readlines()
        assert said[0] == "begun\n"
        written = [each.strip() for each in said if each.endswith("\n")][1:]
        assert not [each for each in written if each.startswith("not")]
        hit += len(written) < len(ALL)
        review = open_review(folder / "mill-03-04.draft.yaml", folder)
        desk.review = review
        for key in written:
            assert review.state.card(key).standing == "accepted"
        if written:
            assert len(desk.brief.situation.summary) >= 1
        desk.accept(*ALL)
        desk.write() if desk.plan().problems != (NOTHING_NEW,) else None
        brief = desk.brief
        assert len(brief.situation.summary) == len(brief.territory) == 2
        assert len(brief.relationships) == len(brief.humanitarian) == len(brief.timeline) == 1
        left = [name for name in names(folder) if not name.startswith("mill")]
        assert len(left) <= 1, "more than one temporary file was left behind"
    assert hit, "no kill hit it while it wrote"
