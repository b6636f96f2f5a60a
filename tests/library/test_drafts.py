"""Drafts in a library: they are no briefs, are found in the one pass, and say how they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from briefing.draft.alone import differing
from briefing.draft.file import write_draft
from briefing.draft.model import Draft, DraftBrief, DraftSource, Made, Proposal, Rest
from briefing.draft.review import open_review
from briefing.library import drafts
from briefing.library.drafts import check_draft, drafted, open_in
from briefing.library.folder import FolderLibrary
from briefing.library.index.read import Index
from briefing.library.watch import Changed, changes_of
from briefing.verify.words.normalise import digest, fingerprint
from library.conftest import Put

TEXT = ("One day the bridge at Harl was shut.", "The mayor said so.")


def draft(name: str, *words: tuple[int, int]) -> Draft:
    return Draft(
        draft=1,
        brief=DraftBrief(id=name, title=f"About {name}", as_of="2026-03-04"),
        source=DraftSource(
            id="s1", title="Harl", kind="agency", text=f"{name}.txt", sha256=digest(TEXT),
            paragraphs=len(TEXT),
        ),
        made=Made(engine="x"),
        proposals=[
            Proposal(
                key=f"{at:012x}", section="points", wording="to-word", sure="low",
                rests_on=[Rest(cite="p1", words=span)], item={"cite": ["p1"]},
            )
            for at, span in enumerate(words)
        ],
    )  # fmt: skip


@pytest.fixture
def root(tmp_path: Path, put: Put) -> Path:
    """A library with a brief that has a draft, one that has none, and a draft without a brief."""
    put("briefs/harl.yaml")
    put("briefs/dam.yaml")
    (tmp_path / "seeds").mkdir()
    for name in ("harl", "ford"):
        write_draft(tmp_path / "briefs" / f"{name}.draft.yaml", draft(name, (1, 3), (2, 8)))
        (tmp_path / "seeds" / f"{name}.txt").write_text("\n\n".join(TEXT), "utf-8")
    (tmp_path / "briefs" / "harl.review.yaml").write_text("# nothing yet\n", "utf-8")
    return tmp_path


def test_a_draft_is_no_brief_and_is_found_where_there_is_no_brief_of_it(root: Path) -> None:
    library = FolderLibrary(root)
    assert [entry.id for entry in library.entries()] == ["dam", "harl"]
    [found] = library.drafts()
    assert (found.id, found.draft, found.broken) == ("ford", True, False)
    files = {entry.id: library.draft_file(entry) for entry in (*library.entries(), found)}
    beside = root / "briefs"
    assert files == {
        "dam": None,
        "harl": (beside / "harl.draft.yaml", root),
        "ford": (beside / "ford.draft.yaml", root),
    }
    assert FolderLibrary(root).draft_file(library.entries()[1]) == files["harl"]


def test_to_list_them_nothing_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError("a draft was read")

    monkeypatch.setattr(drafts, "open_review", read)
    (root / "briefs" / "ford.draft.yaml").write_bytes(b"\xff")
    assert [entry.id for entry in FolderLibrary(root).drafts()] == ["ford"]


def test_no_index_and_no_watcher_takes_one_for_a_brief(root: Path) -> None:
    path = root / "briefs" / "ford.draft.yaml"
    changes = changes_of(Changed(frozenset([path, path.with_name("ford.review.yaml")])), ())
    assert changes.briefs == frozenset()
    library = FolderLibrary(root)
    index = Index(root)
    index.refresh(lambda _: None)
    assert set(index.listed()) == {b"briefs/harl.yaml", b"briefs/dam.yaml"}
    index.close()
    assert [entry.id for entry in library.entries()] == ["dam", "harl"]


def test_what_is_listed_of_one_says_how_it_stands(root: Path) -> None:
    library = FolderLibrary(root)
    [entry] = library.drafts()
    path = Path(entry.key)
    open_review(path, root).decide(f"{0:012x}", "leave-out", "mk")
    found = drafted(entry, path, root)
    assert (found.summary.title, found.entry.as_of) == ("About ford", "2026-03-04")
    assert found.counts is not None
    assert (found.counts.open, found.counts.left_out) == (1, 1)
    path.write_text("draft: 1\n", "utf-8")
    spoilt = drafted(entry, path, root)
    assert spoilt.counts is None
    assert spoilt.summary.broken


def codes(root: Path, name: str = "ford") -> list[str]:
    path = root / "briefs" / f"{name}.draft.yaml"
    return [problem.code for problem in check_draft(path, root, path.name)]


def test_the_check_holds_it_against_its_text(root: Path) -> None:
    assert codes(root) == []
    write_draft(root / "briefs" / "ford.draft.yaml", draft("ford", (1, 8), (2, 9)), force=True)
    [problem] = check_draft(root / "briefs" / "ford.draft.yaml", root, "ford.draft.yaml")
    assert problem.code == "draft-span"
    assert "p1 has 8 words, and none is number 9." in problem.message
    assert problem.line > 20
    (root / "seeds" / "ford.txt").write_text("Another text.", "utf-8")
    assert codes(root) == ["draft-source-changed"]
    (root / "seeds" / "ford.txt").unlink()
    assert codes(root) == ["source-unread"]
    (root / "briefs" / "ford.draft.yaml").write_text("draft: 7\n", "utf-8")
    assert codes(root) == ["draft-version"]


def test_what_nobody_has_looked_at_is_said_once(root: Path) -> None:
    path = root / "briefs" / "harl.draft.yaml"
    [problem] = open_in(path, root, "briefs/harl.yaml", "info")
    assert str(problem).startswith("briefs/harl.yaml:1:1: 2 of 2 proposals of harl.draft.yaml")
    for key in range(2):
        open_review(path, root).decide(f"{key:012x}", "leave-out", "mk")
    assert open_in(path, root, "briefs/harl.yaml", "info") == []


def test_the_paragraphs_that_differ_are_named(root: Path) -> None:
    path, text = root / "briefs" / "ford.draft.yaml", root / "seeds" / "ford.txt"
    made = draft("ford", (1, 3), (2, 8))
    source = replace(made.source, prints=[fingerprint(each) for each in TEXT])
    write_draft(path, replace(made, source=source), force=True)
    assert codes(root) == []
    state = open_review(path, root).state
    for words, told, cites in (
        (f"{TEXT[0]}\n\nThe mayor denied it.", "p2 differs.", set()),
        (f"{TEXT[1]}\n\n{TEXT[0]}", "p1-p2 differ.", {"p1"}),
        ("\n\n".join((*TEXT, "One more.")), "it has more at its end.", set()),
        (TEXT[0], "p2 differs.", set()),
    ):
        text.write_text(words, "utf-8")
        [problem] = check_draft(path, root, path.name)
        assert problem.message == f"the text ford.txt is another one by now: {told}"
        assert set(differing(state, words.split("\n\n")).values()) == cites


def test_a_draft_of_before_paragraphs_were_known_is_read(root: Path) -> None:
    (root / "seeds" / "ford.txt").write_text("Another text.", "utf-8")
    [problem] = check_draft(root / "briefs" / "ford.draft.yaml", root, "ford.draft.yaml")
    assert "its paragraphs may be counted otherwise." in problem.message


@pytest.mark.parametrize(
    ("item", "cites", "fits"),
    [
        ({"quote": "the bridge at Harl"}, ["p1"], True), ({"quote": "the ford"}, ["p1"], False),
        ({"quote": ["One day", "shut"]}, ["p1"], True),
        ({"quote": ["One day", "no"]}, ["p1"], False),
        ({"figures": [{"text": "one day"}]}, ["p1"], True),
        ({"figures": [{"text": "two days"}]}, ["p1"], False),
        ({"quote": "the mayor said so"}, ["p1", "p2"], True),
    ],
)  # fmt: skip
def test_of_such_a_draft_what_an_item_prints_is_looked_for_in_its_one_paragraph(
    root: Path, item: dict[str, Any], cites: list[str], fits: bool
) -> None:
    made = draft("ford", (1, 3))
    rests = [Rest(cite=cite, words=(1, 3)) for cite in cites]
    proposal = replace(made.proposals[0], rests_on=rests, item={"cite": cites, **item})
    path = root / "briefs" / "ford.draft.yaml"
    write_draft(path, replace(made, proposals=[proposal]), force=True)
    assert bool(differing(open_review(path, root).state, TEXT)) != fits
