"""Sign-offs: added in every style of YAML, kept, refused, and where they lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing import paths
from briefing.brief.model import SignOff
from briefing.format.signoffs import CannotAdd, add_signoff, read_signoffs
from briefing.library.full_check import check_signoffs
from briefing.library.signoffs import SignOffsDamaged, sign
from library.dam import ENTRY, NEW, OF, add, verdicts


@pytest.fixture
def root(dam: Path) -> Path:
    return dam


FLOW = f'{{of: {OF}, by: "Ada ]", on: 2026-03-04}}'


def test_a_sign_off_is_added_and_counts(root: Path) -> None:
    path = root / "briefs" / "dam.yaml"
    item = verdicts(root).items[0]
    assert item.mark == "not_checkable"
    place = sign(root, path, "dam", SignOff(of=item.of, by='Ada "the first"', on="2026-03-05"))
    assert place == root / "briefs" / "dam.checked.yaml"
    again = verdicts(root)
    assert again.signed == 1
    assert again.items[0].signed
    assert again.items[0].signed.by == 'Ada "the first"'
    before = place.read_bytes()
    sign(root, path, "dam", SignOff(of=item.of, by='Ada "the first"', on="2026-03-06"))
    assert place.read_bytes() == before
    sign(root, path, "dam", SignOff(of=item.of, by="Bo", on="2026-03-06"))
    assert place.read_bytes().startswith(before)
    assert [each.by for each in read_signoffs(place).value or ()] == ['Ada "the first"', "Bo"]


def test_what_a_person_wrote_into_the_file_is_kept(root: Path) -> None:
    place = root / "briefs" / "dam.checked.yaml"
    place.write_text(f"# ours\n- of: {OF}  # by phone\n  by: A\n  on: 2026-03-04", "utf-8")
    before = place.read_text("utf-8")
    sign(root, root / "briefs" / "dam.yaml", "dam", SignOff(of="1" * 64, by="B", on="2026-03-05"))
    assert place.read_text("utf-8").startswith(before)
    assert len(read_signoffs(place).value or ()) == 2
    place.write_text("what: is this\n", "utf-8")
    with pytest.raises(SignOffsDamaged):
        sign(root, root / "briefs" / "dam.yaml", "dam", SignOff(of=OF, by="B", on="2026-03-05"))
    assert place.read_text("utf-8") == "what: is this\n"


def test_a_closed_library_gets_its_sign_offs_elsewhere(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    item = verdicts(root).items[0]
    signoff = SignOff(of=item.of, by="Ada", on="2026-03-05")
    place = sign(root, root / "briefs" / "dam.yaml", "dam", signoff)
    assert place.is_relative_to(paths.state_folder())
    assert verdicts(root).signed == 1


STYLES = {
    "no bytes": "",
    "a comment": "# none yet",
    "a mark and a comment": "--- # none yet\n",
    "an empty list": "[]\n",
    "an empty list with a comment": "[ ]  # none [1]\n",
    "flow": f"[{FLOW}]",
    "flow on lines": f"---\n[\n  {FLOW},  # ]\n]\n...\n",
    "JSON": f'[{{"of": "{OF}", "by": "Ada", "on": "2026-03-04"}}]',
    "as the program": ENTRY,
    "no end of line": ENTRY.rstrip(),
    "indented": "".join(f"   {line}\n" for line in ENTRY.splitlines()),
    "an end": f"{ENTRY}...\n",
    "an end and a comment": f"{ENTRY}... # done\n# [",
    "a mark": f"---\n{ENTRY}",
    "CRLF": ENTRY.replace("\n", "\r\n"),
    "CRLF without the last": ENTRY.replace("\n", "\r\n").rstrip(),
    "CR": ENTRY.replace("\n", "\r"),
    "a BOM": f"\ufeff{ENTRY}",
    "a BOM and flow": "\ufeff[]",
    "comments": f"# ours\n{ENTRY}      # by phone",
    "white space": f"{ENTRY}\n   ",
    "entries in flow": f"- {FLOW}\n",
    "wide": f"-    of: {OF}\n     by: Ada\n     on: 2026-03-04\n",
    "below the dash": f"-\n  of: {OF}\n  by: Ada\n  on: 2026-03-04\n",
    "a block": f"- of: {OF}\n  on: 2026-03-04\n  by: |+\n    Ada\n\n\n",
}


@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES)
def test_every_style_of_list_is_read_and_added_to(root: Path, place: Path, text: str) -> None:
    place.write_bytes(text.encode())
    reading = read_signoffs(place)
    assert reading.problems == []
    assert reading.value is not None
    assert len(reading.value) == text.count(OF)
    add(root)
    after = read_signoffs(place)
    assert after.problems == []
    assert after.value == [*reading.value, NEW]
    add(root)
    assert read_signoffs(place).value == after.value, "nobody signs twice"
    raw = place.read_bytes().decode()
    if "flow" in text or text.lstrip("\ufeff-\n").startswith("["):
        assert raw.rstrip(".\n").endswith("]") or "#" in text
    assert ("\r\n" in raw) == ("\r\n" in text)
    assert raw.startswith("\ufeff") == text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        (f"- &a\n  of: {OF}\n  by: A\n  on: 2026-03-04\n", 1, "anchor"),
        (f"{ENTRY}- *a\n", 4, "anchor"),
        (f"!!seq\n{ENTRY}", 1, "tag"),
        ("of: me\n", 1, "a mapping, not a list"),
        (f"{ENTRY}---\n{ENTRY}", 4, "second YAML document"),
        (f"{ENTRY}- of: 123\n  by: A\n  on: 2026-03-04\n", 4, "123"),
        ("[", 1, ""),
        ("null\n", 1, "null"),
    ],
)
def test_what_cannot_be_added_to_is_left_and_said(
    root: Path, place: Path, text: str, line: int, why: str
) -> None:
    place.write_text(text, "utf-8")
    with pytest.raises(SignOffsDamaged, match=f"^line {line}: .*{why}"):
        add(root)
    assert place.read_text("utf-8") == text


def test_a_full_file_is_said(place: Path) -> None:
    data = "".join(f"# {'x' * 97}\n" for _ in range(10_000)).encode()
    with pytest.raises(CannotAdd, match="the file is full"):
        add_signoff(data, NEW, "dam")


def test_a_link_is_followed_inside_the_library_and_nowhere_else(
    root: Path, place: Path, tmp_path: Path
) -> None:
    inside, outside = root / "ours.txt", tmp_path / "theirs.txt"
    item = verdicts(root).items[0]
    for target in (inside, outside):
        target.write_text(f"- {{of: {item.of}, by: Ada, on: 2026-03-04}}\n...\n")
    place.symlink_to(inside)
    add(root)
    assert place.is_symlink()
    assert len(read_signoffs(inside).value or ()) == 2
    assert verdicts(root).signed == 1
    place.unlink()
    place.symlink_to(outside)
    before = outside.read_bytes()
    with pytest.raises(SignOffsDamaged, match="outside the library"):
        add(root)
    assert outside.read_bytes() == before
    assert verdicts(root).signed == 0, "what check refuses does not count"
    assert check_signoffs(place, root)[0].code == "unreadable"
