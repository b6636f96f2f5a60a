"""Full texts: they travel where their licence allows it, and are what the brief names."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.brief.model import Source
from briefing.files import SOURCE_CAP
from briefing.library.sources import AtHand, at_hand, digest_of, read_as
from briefing.wire.jetstream.answers import NotAllowed
from briefing.wire.jetstream.message import NotOurs
from briefing.wire.jetstream.pieces import PIECE, count_of, joined, pieces
from wire.consoles import Raw, raw, write
from wire.nodes import NatsConsole

OPEN = "CC BY 4.0"


class Home:
    """Each console's own copies: a person has one home, and the tests have one process."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.folder = Path()
        patch.setattr("briefing.paths.attached_folder", lambda: self.folder)

    def of(self, console: NatsConsole) -> NatsConsole:
        self.folder = console.root.with_name(f"{console.root.name}-home")
        return console


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Home:
    return Home(monkeypatch)


def source(console: NatsConsole, number: int, name: str, text: str, **more: str | None) -> Raw:
    """A source whose text lies in the console's ``seeds``, named by its hash."""
    path = console.root / "seeds" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    made: Raw = {"id": f"s{number}", "title": name, "kind": "newspaper", "text": name, **more}
    if name.endswith(".csv"):
        made["kind"] = "dataset"
    found = read_as(path, Source(id="s", title="T", kind=made["kind"], text=name))
    made = {"sha256": digest_of(found), "licence": OPEN, **made}
    return {key: value for key, value in made.items() if value is not None}


def hand(console: NatsConsole, source_id: str) -> AtHand:
    brief = console.library.load(console.library.find("harl")).value
    assert brief is not None
    (found,) = (each for each in brief.sources if each.id == source_id)
    return at_hand(console.root, console.root / "briefs", found)


def test_a_text_travels_where_its_licence_allows_it(
    ana: NatsConsole, bo: NatsConsole, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.wire.jetstream.pieces.PIECE", 10_000)
    # It is sent deflated, to a little more than half: in two pieces.
    words = random.Random(7).choices("abcdefghijklmnopqrstuvwxyz     ", k=30_000)
    long = "".join(words)
    table = "day,place,dead\n2024-11-20,Harl,3\n"
    acled = "event_id_cnty,event_date,fatalities\nHRL1,2024-11-20,3\n"
    sources = [
        source(ana, 1, "open.txt", f"One.\n\n{long}\n"),
        source(ana, 2, "closed.txt", "Two.\n", licence="CC BY-NC 4.0"),
        source(ana, 3, "unnamed.txt", "Three.\n", sha256=None),
        source(ana, 4, "another.txt", "Four.\n", sha256="4" * 64),
        source(ana, 5, "table.csv", table),
        source(ana, 6, "acled.csv", acled, publisher="ACLED"),
        source(ana, 7, "bare.txt", "Seven.\n", licence=None),
    ]
    write(ana, raw(sources=sources))
    outcome = home.of(ana).desk.publish("harl")
    assert outcome.sent
    notes = {note.split()[3]: note for note in outcome.notes}
    assert notes["s1"] == f"The text of s1 goes along: {len(long) + 7:,} bytes, {OPEN}."
    assert '"CC BY-NC 4.0" is no licence under which it may be passed on' in notes["s2"]
    assert "does not name it by its hash, sha256: " in notes["s3"]
    assert "not the one that the brief names" in notes["s4"]
    assert "goes along" in notes["s5"]
    assert "stays here" in notes["s6"]
    assert outcome.stay == 5
    assert "names no licence" in notes["s7"]
    home.of(bo).desk.refresh()
    for key, whole in (("s1", sources[0]["sha256"]), ("s5", sources[4]["sha256"])):
        found = hand(bo, key)
        assert digest_of(found) == whole
        assert list(found.paragraphs) == list(hand(ana, key).paragraphs)
    for key in ("s2", "s3", "s4", "s6", "s7"):
        assert not hand(bo, key).paragraphs
    assert len(list(home.folder.iterdir())) == 2
    assert home.folder.stat().st_mode & 0o077 == 0
    assert bo.desk.status().passed == 0
    again = home.of(ana).desk.publish("harl").notes
    assert again == tuple(note for note in outcome.notes if "stays here" in note)
    assert not ana.desk.replica.ledger.texts("goes")


def test_a_text_that_comes_later_is_taken_in(ana: NatsConsole, bo: NatsConsole, home: Home) -> None:
    """The publisher had no copy of it; somebody else has, and publishes the same brief."""
    named = source(ana, 1, "later.txt", "It came later.\n")
    brief = raw(sources=[named])
    write(bo, brief)
    assert home.of(bo).desk.publish("harl").notes == ()
    assert not hand(bo, "s1").paragraphs
    home.of(ana).desk.refresh()
    assert ana.desk.publish("harl").notes == (f"The text of s1 goes along: 15 bytes, {OPEN}.",)
    home.of(bo).desk.refresh()
    assert hand(bo, "s1").paragraphs == ("It came later.",)


def test_no_text_is_believed(ana: NatsConsole, bo: NatsConsole, home: Home) -> None:
    open_ = source(ana, 1, "named.txt", "What the brief names.\n")
    closed = source(ana, 2, "closed2.txt", "Nobody may have this.\n", licence="all rights reserved")
    for each in (open_, closed):
        (ana.root / "seeds" / each["text"]).unlink()
    write(ana, raw(sources=[open_, closed]))
    home.of(ana).desk.publish("harl")
    ((body, headers),) = pieces(b"Something else.\n")
    ana.put(f"text.green.{open_['sha256']}.0.ana", body, headers)
    ((body, headers),) = pieces(b"Nobody may have this.\n")
    ana.put(f"text.green.{closed['sha256']}.0.ana", body, headers)
    with pytest.raises(NotAllowed):
        bo.put(f"text.green.{open_['sha256']}.0.ana", body, headers)
    home.of(bo).desk.refresh()
    assert not hand(bo, "s1").paragraphs
    assert not hand(bo, "s2").paragraphs
    assert not home.folder.exists()
    assert bo.desk.status().passed == 1
    # Another user's copy is the one that the brief names: it is found beside the false one.
    ((body, headers),) = pieces(b"What the brief names.\n")
    bo.put(f"text.green.{open_['sha256']}.0.bo", body, headers)
    bo.desk.refresh()
    assert hand(bo, "s1").paragraphs == ("What the brief names.",)


def test_pieces_are_joined_or_refused() -> None:
    data = random.Random(3).randbytes(3 * PIECE + 5)
    made = pieces(data)
    assert [len(body) for body, _ in made] == [PIECE] * 3 + [5]
    headers = made[0][1]
    parts = [body for body, _ in made]
    assert count_of(headers) == 4
    assert joined(parts, headers) == data
    for wrong in ("", "1/4", "0/0", "0/99999999999", "0/x", "0/-1"):
        with pytest.raises(NotOurs):
            count_of({**headers, "Briefing-Part": wrong})
    with pytest.raises(NotOurs, match="hash"):
        joined(parts[:3], headers)
    bomb, told = pieces(bytes(SOURCE_CAP))[0]
    assert joined([bomb], told) == bytes(SOURCE_CAP)
    for cut in (bomb[:-1], bomb + b"x"):
        with pytest.raises(NotOurs, match="damaged"):
            joined([cut], told)
    with pytest.raises(ValueError, match="larger than"):
        pieces(bytes(SOURCE_CAP + 1))
