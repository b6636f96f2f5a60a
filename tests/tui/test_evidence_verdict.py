"""The evidence of an item against its source: fields, marked words, what differs, the sign-off."""

from __future__ import annotations

import os
import pwd
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing import paths
from briefing.brief.model import Brief
from briefing.format.signoffs import read_signoffs
from briefing.library.folder import FolderLibrary
from briefing.settings import LibraryState
from briefing.tui.app import BriefingApp
from briefing.tui.registry import EVIDENCE
from briefing.verify.sources.source import seal
from tui import judged
from tui.conftest import NOW, MakeApp, Remembering
from tui.hand import Hand, hand_on

ITEMS = ["good", "voice", "altered", "elsewhere", "wrong", "qualified", "open", "waived"]
WIDE = (120, 60)


async def show(hand: Hand, item: str) -> str:
    """Open the evidence of an item of the situation; return the screen."""
    hand.app.screens.uncover()
    hand.app.screens.open(EVIDENCE, "situation", ITEMS.index(item))
    await hand.settle()
    return hand.text


def words_in(hand: Hand, *wanted: str) -> list[str]:
    """The runs of text on the screen that have all of some styles: bold, underline, mark."""
    found = []
    for row in hand.spans():
        for span in row:
            style = span.style
            ground = style.bgcolor.name if style.bgcolor else ""
            mark = ground == hand.app.palette.colour("mark")
            flags = {"underline": style.underline, "bold": style.bold, "mark": mark}
            if span.text.strip() and all(flags[name] for name in wanted):
                found.append(span.text.strip())
    return found


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("voice", "✓ quotation, speaker and names found"),
        ("qualified", "◒ names found, meaning not judged; with a warning"),
        ("altered", "✗ not found: quotation"),
        ("open", "? not checkable by rule"),
    ],
)
@pytest.mark.parametrize("size", [WIDE, (60, 60)], ids=str)
async def test_the_verdict_is_said_in_words_and_never_that_it_is_true(
    make_app: MakeApp, tmp_path: Path, item: str, words: str, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library")), size) as hand:
        text = await show(hand, item)
        assert words in text
        assert "true" not in text.replace("possibly true", "")


async def test_a_field_stands_beside_what_the_source_has_with_paragraph_and_mark(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library")), WIDE) as hand:
        await show(hand, "voice")
        row = hand.find_row("quotation ")
        assert "the same words" in row
        assert row.rstrip().endswith("p2 ✓")
        who = hand.find_row("who says ")
        assert "Harbour master" in who
        assert who.rstrip().endswith("p2 ✓")
        await show(hand, "qualified")
        figure = hand.find_row('figure    "40 people"')
        assert "More than 40" in figure
        assert figure.rstrip().endswith("p2 ◒")
        assert "'40' is 'More than 40' in p2. Keep the" in hand.text
        await show(hand, "wrong")
        assert hand.find_row('figure    "70 people"').rstrip().endswith("✗")
        assert "The figure '70' does not stand in p2." in hand.text


async def test_matched_words_are_marked_and_missing_ones_underlined(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library")), WIDE) as hand:
        await show(hand, "open")
        assert set(words_in(hand, "underline", "bold")) >= {"houses", "helped", "dark"}
        assert "underlined: not in the cited paragraph" in hand.text
        await show(hand, "voice")
        assert "left nobody" in " ".join(words_in(hand, "mark", "bold"))
        assert "212" not in words_in(hand, "mark"), "that paragraph is not cited"
        await show(hand, "good")
        assert {"ferry at Low Marrow ran aground", "212"} <= set(words_in(hand, "mark"))
        assert "underlined" not in hand.text, "every word of it is there"


@pytest.mark.parametrize("size", [WIDE, (60, 60), (40, 80)], ids=str)
async def test_a_misquotation_stands_beside_the_sources_words(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library")), size) as hand:
        text = " ".join((await show(hand, "altered")).split())
        assert "only in the brief: somebody; upper" in text
        assert "only in the source: nobody; lower" in text
        assert {"somebody", "upper"} <= set(words_in(hand, "underline", "bold"))
        assert {"nobody", "lower"} <= set(words_in(hand, "mark", "bold"))


async def test_the_paragraph_that_a_finding_names_is_offered_and_one_key_away(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library"))) as hand:
        text = await show(hand, "elsewhere")
        assert "p other paragraph" in text
        assert "not cited; a finding names this paragraph" in text
        assert hand.evidence.pointer == ("s1", 2)
        await hand.press("p")
        assert hand.evidence.pointer == ("s1", 4)
        assert "▸p4" in hand.text
        await hand.press("p")
        assert hand.evidence.pointer == ("s1", 2)
        await show(hand, "voice")
        assert "other paragraph" not in hand.rows()[-1]
        await hand.press("p")
        assert hand.evidence.pointer == ("s1", 2), "there is none to go to"


async def test_waived_warnings_stand_apart_with_their_reason(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with hand_on(make_app(judged.library(tmp_path / "library")), WIDE) as hand:
        text = await show(hand, "waived")
        assert "WAIVED" in text
        assert "figure-qualifier: The sentence says more." in text
        assert "✓ figures and names found, meaning not judged" in text


# -- what there is of the source ------------------------------------------------------------------


def sealed_library(folder: Path) -> Path:
    """The library with the sealed record in place of the text."""
    root = judged.library(folder)
    text = root / "seeds" / "ferry.txt"
    quotes = [
        item["quote"]
        for part in ("summary", "points")
        for item in judged.brief()["situation"][part]
        if "quote" in item
    ]
    record = seal(judged.TEXT.strip().split("\n\n"), quotes, "Ferry aground")
    text.unlink()
    (root / "seeds" / "ferry.sealed.yaml").write_text(record, encoding="utf-8")
    path = root / "briefs" / "judged.yaml"
    path.write_text(path.read_text().replace("ferry.txt", "ferry.sealed.yaml"))
    return root


async def test_a_sealed_record_shows_its_facts(make_app: MakeApp, tmp_path: Path) -> None:
    async with hand_on(make_app(sealed_library(tmp_path / "library")), WIDE) as hand:
        text = await show(hand, "voice")
        assert "text withheld, its facts at hand" in text
        assert "left nobody behind on the lower deck" in text
        assert "Ilda Venn" in text
        assert hand.find_row("quotation ").rstrip().endswith("p2 ✓")
        assert hand.find_row("wording ").rstrip().endswith("?")
        assert "needs the text" in text
        assert "blankets" not in await show(hand, "open")
        await hand.press("V")
        assert "not all at hand" in hand.notices[-1]
        await hand.press("u")
        assert "text withheld, its facts at hand" in hand.text


async def test_a_readers_own_copy_is_called_so(make_app: MakeApp, tmp_path: Path) -> None:
    root = sealed_library(tmp_path / "library")
    from briefing.library.sources import attached_path
    from briefing.verify.sources.source import read_sealed

    record = read_sealed(root / "seeds" / "ferry.sealed.yaml")
    copy = attached_path(record.sha256)
    copy.parent.mkdir(parents=True)
    copy.write_text(judged.TEXT.replace("a long night", "a short night"), encoding="utf-8")
    async with hand_on(make_app(root), WIDE) as hand:
        text = await show(hand, "voice")
        assert "your own copy" in text
        assert "left nobody" in " ".join(words_in(hand, "mark"))
        await show(hand, "open")
        assert "Your own copy has this paragraph otherwise." in hand.text


async def test_a_source_that_changed_is_called_so(make_app: MakeApp, tmp_path: Path) -> None:
    root = judged.library(tmp_path / "library")
    path = root / "briefs" / "judged.yaml"
    path.write_text(
        path.read_text().replace('"text": "ferry.txt"', '"paragraphs": 7, "text": "ferry.txt"')
    )
    async with hand_on(make_app(root), WIDE) as hand:
        assert "source changed" in await show(hand, "voice")
        assert "?" in hand.find_row("not checkable by rule")
        await hand.press("u")
        assert "source changed" in hand.text
        assert "the source has 5 paragraphs, not 7" in hand.text


async def test_a_source_that_is_not_at_hand_leaves_nothing_to_check(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = judged.library(tmp_path / "library")
    (root / "seeds" / "ferry.txt").unlink()
    async with hand_on(make_app(root), WIDE) as hand:
        text = await show(hand, "voice")
        assert "? not checkable by rule" in text
        assert "source not at hand" in text
        assert "✓ 0" in hand.rows()[1]


# -- the sign-off ---------------------------------------------------------------------------------


@pytest.fixture
def ada(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_name="ada"))
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "Chief Analyst")


@pytest.mark.usefixtures("ada")
async def test_v_notes_who_has_read_it_beside_the_brief(make_app: MakeApp, tmp_path: Path) -> None:
    root = judged.library(tmp_path / "library")
    async with hand_on(make_app(root), WIDE) as hand:
        assert "V says that you have read what it cites" in await show(hand, "open")
        await hand.press("V")
        path = root / "briefs" / "judged.checked.yaml"
        name = "People from the houses near by helped i›"
        assert hand.notices == [f'Signed: ada has read "{name}". Noted in {path.name}.']
        signed = read_signoffs(path).value
        assert signed is not None
        assert [(each.by, each.on) for each in signed] == [("ada", "2024-12-07")]
        assert "Read by ada on 2024-12-07." in hand.text
        assert "1 uncheckable (1 signed)" in hand.rows()[1]
        await hand.press("V")
        assert len(read_signoffs(path).value or []) == 1, "nobody signs twice"


@pytest.mark.usefixtures("ada")
async def test_the_library_that_comes_with_the_program_is_left_alone(tmp_path: Path) -> None:
    root = judged.library(tmp_path / "library")
    library = FolderLibrary(root, bundled=True)
    app = BriefingApp(library, None, state=LibraryState(root, tmp_path / "state"), now=lambda: NOW)
    app.live.start = lambda: None  # type: ignore[method-assign]
    app.checking.verifier = Remembering(root)
    async with hand_on(app, WIDE) as hand:
        await show(hand, "open")
        await hand.press("V")
        assert not (root / "briefs" / "judged.checked.yaml").exists()
        assert list(paths.state_folder().glob("signoffs/*/judged.checked.yaml"))
        assert "Read by ada" in hand.text


@pytest.mark.usefixtures("ada")
async def test_a_damaged_file_of_signoffs_is_named_and_left_as_it_is(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = judged.library(tmp_path / "library")
    path = root / "briefs" / "judged.checked.yaml"
    path.write_text("nonsense: [", encoding="utf-8")
    async with hand_on(make_app(root), WIDE) as hand:
        await show(hand, "open")
        await hand.press("V")
        assert hand.notices[-1].startswith("Nothing was signed: judged.checked.yaml: line 1:")
    assert path.read_text() == "nonsense: ["


async def test_a_reader_without_a_name_can_sign(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(_: int) -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    async with hand_on(make_app(judged.library(tmp_path / "library")), WIDE) as hand:
        await show(hand, "open")
        await hand.press("V")
        assert f"Read by uid {os.getuid()} on" in hand.text


async def test_verdicts_follow_a_save_while_the_evidence_is_open(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = judged.library(tmp_path / "library")
    app = make_app(root)
    async with hand_on(app, WIDE) as hand:
        assert "✗ not found" in await show(hand, "altered")
        path = root / "briefs" / "judged.yaml"
        path.write_text(
            path.read_text().replace(
                "left somebody behind on the upper", "left nobody behind on the lower"
            )
        )
        app.live.look(str(path))
        await hand.settle()
        assert "quotation, speaker and names found" in hand.text
        assert hand.evidence.line.label == "altered"


def test_every_place_of_the_test_brief_can_be_read() -> None:
    """The brief of these tests is a brief, its text has what the tests say."""
    import msgspec

    assert msgspec.convert(judged.brief(), Brief).id == "judged"
    assert len(judged.TEXT.strip().split("\n\n")) == 5
