"""The user's editor, from the dashboard: at which line, and back where one came from."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported

from briefing.tui.app import BriefingApp
from tui import making
from tui.conftest import MakeApp
from tui.hand import AT, Hand, hand_on
from tui.programs import put_program


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets the app be suspended without a terminal; tells when it was left and come back to."""
    events: list[str] = []

    @contextmanager
    def suspend(_app: BriefingApp) -> Iterator[None]:
        events.append("left")
        try:
            yield
        finally:
            events.append("back")

    monkeypatch.setattr(BriefingApp, "suspend", suspend)
    return events


@pytest.fixture
def log(tools: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor called vim that writes down its arguments, then runs ``then.py`` on the file."""
    log, then = tools.parent / "vim.log", tools.parent / "then.py"
    put_program(
        tools,
        "vim",
        f"""#!{sys.executable} -IS
import json, pathlib, sys
pathlib.Path({str(log)!r}).write_text(json.dumps(sys.argv[1:]))
path = pathlib.Path(sys.argv[-1])
then = pathlib.Path({str(then)!r})
if then.exists():
    exec(then.read_text())
""",
    )
    monkeypatch.setenv("VISUAL", str(tools / "vim"))
    return log


def then(log: Path, script: str) -> None:
    """Say what the editor does to ``path``."""
    (log.parent / "then.py").write_text(script, encoding="utf-8")


def opened(log: Path) -> tuple[str, int]:
    """The file's name and the line that the editor was opened at."""
    line, path = json.loads(log.read_text(encoding="utf-8"))
    return Path(path).name, int(line.removeprefix("+"))


def line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def brief(root: Path) -> Path:
    return root / "briefs" / "full.yaml"


async def selected_line(hand: Hand) -> int:
    """The line in the file at which the selected item begins."""
    line = hand.pane.line
    assert line is not None
    return hand.app.card.reading.marks.at(line.path)[0]


@AT
async def test_the_editor_opens_at_the_item_and_its_change_is_shown(
    make_app: MakeApp, root: Path, log: Path, left: list[str], size: tuple[int, int]
) -> None:
    then(log, "path.write_text(path.read_text().replace('Claim 1: the bank', 'Claim 1: my bank'))")
    async with hand_on(make_app(root), size) as hand:
        await hand.press("t", "j")
        wanted = await selected_line(hand)
        assert abs(wanted - line_of(brief(root), "Claim 1")) <= 1
        await hand.press("E")
        assert left == ["left", "back"]
        assert opened(log) == ("full.yaml", wanted)
        assert hand.selected == ("territory", 1)
        assert hand.pane.has_focus
        assert hand.on_screen(hand.pane)
        assert "Claim 1: my" in hand.text
        assert not hand.notices
        hand.check_rows()


async def test_what_was_written_above_the_item_does_not_move_the_selection(
    make_app: MakeApp, root: Path, log: Path, left: list[str]
) -> None:
    then(
        log,
        "import json\n"
        "raw = json.loads(path.read_text())\n"
        "raw['territory'].insert(0, {**raw['territory'][0], 'id': 'new', 'text': 'A new one.'})\n"
        "path.write_text(json.dumps(raw, indent=1))\n",
    )
    async with hand_on(make_app(root)) as hand:
        await hand.press("t", "j", "E")
        assert left
        assert hand.selected == ("territory", 2)
        assert hand.pane.section is not None
        assert [line.label for line in hand.pane.section.lines] == ["new", "t0", "t1"]
        assert hand.on_screen(hand.pane)


@AT
async def test_from_the_evidence_one_comes_back_to_it(
    make_app: MakeApp, root: Path, log: Path, left: list[str], size: tuple[int, int]
) -> None:
    then(log, "path.write_text(path.read_text().replace('Claim 1: the bank', 'Claim 1: my bank'))")
    async with hand_on(make_app(root), size) as hand:
        await hand.press("t", "enter", "j")
        wanted = hand.app.card.reading.marks.at(hand.evidence.line.path)[0]
        await hand.press("E")
        assert left == ["left", "back"]
        assert opened(log) == ("full.yaml", wanted)
        assert hand.evidence.line.label == "t1"
        assert "my bank is held." in hand.text
        await hand.press("escape")
        assert hand.selected == ("territory", 1)
        assert "Claim 1: my" in hand.text


async def test_an_edit_that_breaks_the_brief_keeps_it_and_the_next_goes_to_the_problem(
    make_app: MakeApp, root: Path, log: Path, left: list[str]
) -> None:
    then(log, "path.write_text(path.read_text().replace('\"reported\"', '\"rumoured\"', 1))")
    async with hand_on(make_app(root)) as hand:
        await hand.press("t", "j", "E")
        broken = hand.app.overview.banner.display
        assert broken
        assert "Claim 1: the bank is held." in hand.text
        assert hand.selected == ("territory", 1)
        then(log, "")
        await hand.press("E")
        assert opened(log) == ("full.yaml", line_of(brief(root), "rumoured"))
        then(log, "path.write_text(path.read_text().replace('rumoured', 'reported'))")
        await hand.press("E")
        assert not hand.app.overview.banner.display
        assert hand.selected == ("territory", 1)
        assert len(left) == 6


async def test_a_broken_brief_opens_at_its_first_problem(
    make_app: MakeApp, tmp_path: Path, log: Path, left: list[str]
) -> None:
    root = making.library(tmp_path / "library", making.small(), ("wrong.yaml", making.BROKEN))
    then(log, "path.write_text(path.read_text().replace('newspapr', 'newspaper'))")
    async with hand_on(make_app(root)) as hand:
        await hand.press("2")
        assert "cannot be shown" in hand.text
        await hand.press("E")
        assert left == ["left", "back"]
        assert opened(log) == ("wrong.yaml", 7)
        assert "Something happened." in hand.text
        assert hand.pane.has_focus


async def test_a_file_that_is_gone_is_opened_at_a_line_that_editors_know(
    make_app: MakeApp, root: Path, log: Path, left: list[str]
) -> None:
    async with hand_on(make_app(root)) as hand:
        brief(root).unlink()
        hand.app.live.look(str(brief(root)))
        await hand.settle()
        await hand.press("E")
        assert left
        assert opened(log)[1] >= 1


async def test_a_section_without_items_opens_the_file(
    make_app: MakeApp, tmp_path: Path, log: Path, left: list[str]
) -> None:
    root = making.library(tmp_path / "library", making.small())
    async with hand_on(make_app(root)) as hand:
        await hand.press("t", "E")
        assert left
        assert opened(log) == ("small.yaml", 1)


@pytest.mark.parametrize(
    ("variable", "path", "sentence"),
    [
        ("nosuch", "/nowhere", "VISUAL names nosuch, which is not on the path."),
        ("'half", "/nowhere", "VISUAL cannot be read as a command (No closing quotation)."),
        ("", "/nowhere", "No editor is set: export EDITOR=nano, say."),
        ("[/b", "/nowhere", "VISUAL names [/b, which is not on the path."),
    ],
)
async def test_without_an_editor_one_sentence_says_so(
    make_app: MakeApp,
    root: Path,
    left: list[str],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    path: str,
    sentence: str,
) -> None:
    monkeypatch.setenv("VISUAL", variable)
    monkeypatch.setenv("PATH", path)
    async with hand_on(make_app(root)) as hand:
        await hand.press("E")
        assert hand.notices == [sentence]
        assert not left
        hand.app.clear_notifications()
        await hand.press("enter", "E")
        assert hand.notices == [sentence]


async def test_an_editor_that_fails_is_said_and_the_screen_is_back(
    make_app: MakeApp, root: Path, log: Path, left: list[str]
) -> None:
    then(log, "sys.exit(4)")
    async with hand_on(make_app(root)) as hand:
        before = hand.text
        await hand.press("E")
        assert hand.notices == ["vim ended with status 4."]
        assert left == ["left", "back"]
        shown, rows = hand.rows()[:20], before.splitlines()[:20]
        assert shown[2].split() == hand.notices[0].split()  # it stands over the bar of screens
        assert shown[:2] + shown[3:] == rows[:2] + rows[3:]


async def test_where_the_terminal_cannot_be_left_the_line_is_told(
    make_app: MakeApp, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", sys.executable)

    @contextmanager
    def suspend(app: BriefingApp) -> Iterator[None]:
        if app.is_running:
            raise SuspendNotSupported("no")
        yield

    monkeypatch.setattr(BriefingApp, "suspend", suspend)
    async with hand_on(make_app(root)) as hand:
        line = await selected_line(hand)
        await hand.press("E")
        (notice,) = hand.notices
        assert "cannot be left" in notice
        assert f"{brief(root)}, line {line}." in notice


@pytest.mark.usefixtures("log")
async def test_an_empty_library_has_nothing_to_edit(
    make_app: MakeApp, tmp_path: Path, left: list[str]
) -> None:
    async with hand_on(make_app(making.library(tmp_path / "library"))) as hand:
        await hand.press("E")
        assert not left
        assert hand.at_home
