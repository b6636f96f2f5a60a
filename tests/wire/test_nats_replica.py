"""A replica without a network: an edit is never written over, whatever arrives, whoever saves."""

from __future__ import annotations

import json
import stat
import subprocess
from pathlib import Path

import pytest

from briefing.wire.jetstream import outgoing, sync
from briefing.wire.jetstream.address import Address
from briefing.wire.jetstream.answers import Stored
from briefing.wire.natsdesk import NatsDesk
from briefing.wire.protocol import Refused
from briefing.wire.replica import standing, swap
from briefing.wire.replica.condition import FILE, Condition, read_condition
from briefing.wire.replica.folder import EMPTY, JOIN, Replica, census
from briefing.wire.replica.known import Cursor, Doc
from briefing.wire.replica.ledger import Ledger
from briefing.wire.replica.outbox import Waiting
from wire.consoles import raw
from wire.memory import Memory
from wire.replicas import arrive, doc, file, joined


def test_what_arrives_is_written_over_what_was_published(replica: Replica) -> None:
    assert arrive(replica, doc(1, b"one"), b"one") == "written"
    assert arrive(replica, doc(2, b"two"), b"two") == "written"
    assert file(replica).read_bytes() == b"two"
    file(replica).write_bytes(b"")  # a crash has left it empty
    assert arrive(replica, doc(3, b"three"), b"three") == "written"
    file(replica).write_bytes(b"one")  # an older revision, put there by hand
    assert arrive(replica, doc(4, b"four"), b"four") == "written"
    assert arrive(replica, doc(4, b"four"), b"four") == "same"
    assert list((replica.wire / "tmp").iterdir()) == []


def test_git_passes_by_what_belongs_to_the_desk(replica: Replica) -> None:
    """The folder of a console is a backup that is committed; its invitation is nobody else's."""
    (replica.wire / JOIN).write_text("{}")
    file(replica).write_bytes(b"mine")
    Replica(replica.root).close()  # opened a second time
    told = {}
    for words in (["init", "-q"], ["add", "-A"], ["ls-files"]):
        command = ["git", "-C", str(replica.root), *words]
        told[words[0]] = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert told["ls-files"].split() == ["briefs/harl.yaml"]


def test_an_edit_stays_and_theirs_lies_beside_it(replica: Replica) -> None:
    arrive(replica, doc(1, b"one"), b"one")
    file(replica).write_bytes(b"mine")
    assert arrive(replica, doc(1, b"one"), b"one") == "kept"
    assert arrive(replica, doc(2, b"two"), b"two") == "clash"
    assert file(replica).read_bytes() == b"mine"
    assert replica.theirs("harl").read_bytes() == b"two"
    assert standing.standings(replica)["harl"].state == "conflict"
    file(replica).write_bytes(b"two")  # settled by hand
    assert arrive(replica, doc(2, b"two"), b"two") == "same"
    assert standing.standings(replica)["harl"].state == "same"
    assert not replica.theirs("harl").exists()


def test_a_file_that_was_there_before_the_join_is_somebodys_work(replica: Replica) -> None:
    file(replica).write_bytes(b"mine")
    assert arrive(replica, doc(1, b"one"), b"one") == "clash"
    assert file(replica).read_bytes() == b"mine"


def test_what_is_withdrawn_goes_unless_it_was_edited(replica: Replica) -> None:
    arrive(replica, doc(1, b"one"), b"one")
    assert arrive(replica, doc(2, b"", withdrawn=True)) == "removed"
    assert not file(replica).exists()
    assert arrive(replica, doc(3, b"three"), b"three") == "written"
    file(replica).write_bytes(b"mine")
    assert arrive(replica, doc(4, b"", withdrawn=True)) == "clash"
    assert file(replica).read_bytes() == b"mine"


def test_the_stricter_label_counts_between_two_shelves(replica: Replica) -> None:
    """A crash between publishing above and withdrawing below must not bring the milder one back."""
    arrive(replica, doc(5, b"mild"), b"mild")
    assert arrive(replica, doc(1, b"strict", "amber"), b"strict") == "written"
    assert file(replica).read_bytes() == b"strict"
    assert arrive(replica, doc(6, b"", withdrawn=True)) == "same"
    assert file(replica).read_bytes() == b"strict"


@pytest.mark.parametrize("withdrawn", [False, True])
@pytest.mark.parametrize("how", ["in place", "by another file"])
def test_a_save_in_the_moment_of_writing_is_not_lost(
    replica: Replica, monkeypatch: pytest.MonkeyPatch, how: str, withdrawn: bool
) -> None:
    """Somebody saves between the look at the file and its replacement."""
    arrive(replica, doc(1, b"one"), b"one")
    looked = Replica._is_clean

    def save_after_the_look(self: Replica, some: Doc, path: Path) -> bool:
        found = looked(self, some, path)
        if path == file(replica):
            if how == "in place":
                path.write_bytes(b"mine")
            else:
                other = path.with_suffix(".new")
                other.write_bytes(b"mine")
                other.replace(path)
        return found

    monkeypatch.setattr(Replica, "_is_clean", save_after_the_look)
    text = b"" if withdrawn else b"two"
    assert arrive(replica, doc(2, text, withdrawn=withdrawn), text) == "clash"
    assert file(replica).read_bytes() == b"mine"


def test_a_link_or_folder_of_the_name_is_left_alone(replica: Replica, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"precious")
    file(replica).symlink_to(outside)
    arrive(replica, doc(1, b"one"), b"one")
    assert outside.read_bytes() == b"precious"
    assert file(replica).is_symlink()


def test_without_an_exchange_files_are_replaced(
    replica: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_renameat2", lambda: None)
    arrive(replica, doc(1, b"one"), b"one")
    assert arrive(replica, doc(2, b"two"), b"two") == "written"
    file(replica).write_bytes(b"mine")
    assert arrive(replica, doc(3, b"three"), b"three") == "clash"


def test_a_crash_after_the_files_and_before_the_ledger_changes_nothing(replica: Replica) -> None:
    def killed() -> None:
        with replica.ledger.batch():
            arrive(replica, doc(1, b"one"), b"one")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        killed()
    assert file(replica).read_bytes() == b"one"
    assert replica.ledger.docs() == []
    assert arrive(replica, doc(1, b"one"), b"one") == "same"


def test_the_ledger_may_be_deleted(replica: Replica) -> None:
    arrive(replica, doc(1, b"one"), b"one")
    replica.close()
    for path in replica.wire.glob("state.db*"):
        path.unlink()
    again = Replica(replica.root)
    before = file(again).stat()
    assert arrive(again, doc(1, b"one"), b"one") == "same"
    after = file(again).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_numbers_of_the_outbox_are_never_used_again(replica: Replica) -> None:
    """Hazard: an entry that was in flight marked another one of the same number as sent."""
    ledger = replica.ledger
    first = ledger.queue("brief", "green", "a", b"", "{}", 0)
    ledger.drop(first)
    second = ledger.queue("brief", "green", "a", b"", "{}", 0)
    assert second > first
    assert ledger.waiting(first) is None


def test_what_waits_of_one_brief_goes_one_behind_the_other(replica: Replica) -> None:
    ledger = replica.ledger
    first = ledger.queue("brief", "green", "a", b"1", "{}", 7)
    second = ledger.queue("brief", "green", "a", b"2", "{}", 7)
    entry = ledger.waiting(first)
    assert entry is not None
    ledger.settle_sent(entry, 9, "sha")
    after = ledger.waiting(second)
    assert after is not None
    assert (after.expected, after.follows) == (9, 0)
    assert ledger.was_sent(first) == ("green", 9)


def test_an_acknowledged_revision_counts_in_no_census_before_its_turn(tmp_path: Path) -> None:
    """Two consoles at the same place agree, though one of them has published meanwhile."""
    one, other = Ledger(tmp_path / "one.db"), Ledger(tmp_path / "other.db")
    for ledger in (one, other):
        ledger.put(doc(1, b"one"), heard=True)
    one.put(doc(3, b"three"), heard=False)
    assert census(one.counted("green")) == census(other.counted("green"))
    for ledger in (one, other):
        ledger.put(doc(3, b"three"), heard=True)
    assert census(one.counted("green")) == census(other.counted("green"))
    other.put(doc(4, b"four"), heard=True)
    assert census(one.counted("green")) != census(other.counted("green"))


@pytest.mark.parametrize("other", ["Briefing-Sha256", "Briefing-Base", "Briefing-Withdrawn", ""])
def test_what_the_desk_has_is_what_was_sent_where_text_base_and_author_are_the_same(
    other: str,
) -> None:
    address = Address("brief", "green", "harl", "ana")
    ours = {"Briefing-Sha256": "a" * 64, "Briefing-Base": "1", "Briefing-At": "x"}
    waiting = Waiting(1, "brief", "green", "harl", b"", json.dumps(ours), 1, 0, "", "")
    there = Stored(2, "x", address.subject, b"", ours | ({other: "2"} if other else {}))
    assert outgoing._is(there, address, waiting) == (not other)
    assert not outgoing._is(there, address._replace(user="bo"), waiting)


def test_an_author_who_takes_another_one_s_name_is_told_apart(replica: Replica) -> None:
    replica.ledger.put(doc(1, b"one"), heard=True)
    assert replica.ledger.authors()("Bo Lind", "bo") == "Bo Lind"
    forged = doc(2, b"two", user="eve", key="other")
    replica.ledger.put(forged._replace(name="bo lind"), heard=True)
    assert replica.ledger.authors()("bo lind", "eve") == "bo lind (eve)"
    assert replica.ledger.authors()("Bo Lind", "bo") == "Bo Lind (bo)"
    assert replica.ledger.authors()("", "wall") == "wall"


def test_texts_that_a_killed_program_left_are_kept(replica: Replica) -> None:
    arrive(replica, doc(1, b"one"), b"one")
    (replica.wire / "tmp" / "a").write_bytes(b"one")
    (replica.wire / "tmp" / "b").write_bytes(b"an edit that was being put back")
    replica.sweep()
    kept = [path.read_bytes() for path in (replica.wire / "kept").iterdir()]
    assert kept == [b"an edit that was being put back"]


def test_the_hidden_folder_is_for_its_owner_alone(replica: Replica) -> None:
    assert stat.S_IMODE(replica.wire.stat().st_mode) == 0o700
    assert replica.ledger.cursor("green") is None
    replica.ledger.set_cursor("green", Cursor(7, "then", "sha", 0, "boot"))
    replica.ledger.harden([("green", 5)], "boot 2")
    assert replica.ledger.cursor("green") == Cursor(7, "then", "sha", 5, "boot 2")
    assert replica.clean("brief", "harl", EMPTY)


@pytest.mark.parametrize("name", [".wire/tmp", ".wire/theirs", ".wire/state.db/x", "briefs"])
def test_a_folder_that_cannot_be_used_is_a_sentence(name: str, tmp_path: Path) -> None:
    """A file where a folder belongs, and the other way round."""
    joined(tmp_path)
    where = tmp_path / name
    where.parent.mkdir(parents=True, exist_ok=True)
    where.write_bytes(b"")
    with pytest.raises(Refused, match=r"cannot be (used|brought up to date): .*\. .*mended"):
        NatsDesk(tmp_path).standings()


def test_what_is_told_and_cannot_be_read_is_taken_for_offline(replica: Replica) -> None:
    for words in (b"", b"{", b"\xff", b'{"link": "up"}'):
        (replica.wire / FILE).write_bytes(words)
        assert read_condition(replica.wire) == Condition(link="offline"), words


def test_a_damaged_ledger_says_that_it_may_be_deleted(tmp_path: Path) -> None:
    joined(tmp_path)
    (tmp_path / ".wire" / "state.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(Refused, match=r"state\.db cannot be used: .* It may be deleted"):
        NatsDesk(tmp_path).status()
    (tmp_path / ".wire" / "state.db").unlink()
    assert NatsDesk(tmp_path).standings() == {}


def test_what_cannot_be_written_while_it_arrives_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory()
    monkeypatch.setattr(sync, "open_store", memory.open)
    for user in ("ana", "bo"):
        joined(tmp_path / user, user)
    ana, bo = (NatsDesk(tmp_path / user) for user in ("ana", "bo"))
    place = ana.replica.path("brief", "harl")
    place.write_text(json.dumps(raw()))
    ana.publish("harl")
    bo.replica.briefs.rmdir()
    bo.replica.briefs.write_bytes(b"")
    with pytest.raises(Refused, match="cannot be brought up to date: not a directory"):
        bo.refresh()
    assert "cannot be brought up to date" in bo.status().says
    bo.replica.briefs.unlink()
    bo.replica.briefs.mkdir()
    bo.refresh()
    assert bo.replica.path("brief", "harl").read_bytes() == place.read_bytes()
