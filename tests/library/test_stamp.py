"""What tells a file from its next version."""

from __future__ import annotations

import os
import time
from pathlib import Path

from briefing.library.scan import Stamp, stamp


def test_a_file_put_in_the_place_of_another_has_another_stamp(tmp_path: Path) -> None:
    path, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_text("one", encoding="utf-8")
    was = stamp(path)
    assert was is not None
    assert stamp(str(path)) == was
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:  # until the clock of the file system has gone on
        other.write_text("two", encoding="utf-8")
        os.utime(other, ns=(was.mtime_ns, was.mtime_ns))
        other.replace(path)
        if stamp(path) != was:
            break
    now = stamp(path)
    assert now is not None
    assert now[:2] == was[:2]
    assert now.ctime_ns > was.ctime_ns


def test_what_is_not_there_has_none(tmp_path: Path) -> None:
    assert stamp(tmp_path / "gone.yaml") is None
    assert stamp("a\0b") is None


def test_both_times_have_to_be_long_ago() -> None:
    second = 10**9
    assert Stamp(1, 5 * second, 5 * second).aged(9 * second)
    assert not Stamp(1, 5 * second, 8 * second).aged(9 * second)
    assert not Stamp(1, 8 * second, 5 * second).aged(9 * second)
