"""Words, their forms and their opposites; names are none of them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.brief.countries import COUNTRIES
from briefing.verify.english import lexicon, word_heaps
from briefing.verify.english.lexicon import (
    antonyms,
    commonness,
    is_word,
    kinds,
    lemmas,
    verb_lemmas,
)

WORDS = """
a i the of because whose although not can't won't won’t they're it's
rabbit rabbits city cities wolves children gunmen militiamen boxes heroes
ran running planned planning hoped hoping tried seizes struck said went lay quarrelled quarreled
bigger biggest happier latest quickly happily possibly basically fully
colour color organise organize organised organization defence defense centre travelled
unverified rebuilt retaken misreported renamed counteroffensive airstrikes ceasefire drones
air-dropped long-range weeks-long police-led
will may hope mark brown king major rose bill
"""
NAMES = """
turkey china jordan chad mali cuba peru wales tunis japan chile georgia lebanon guinea panama
lima sofia tripoli muscat berlin cologne geneva
wen khan henry john jack peter martin polish danish turk kurds afghan soviet
aleppo hizbollah putin nato uk-based turkish-backed al-qaeda
"""


@pytest.mark.parametrize("word", WORDS.split())
def test_english_words_are_words_in_all_their_forms(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("name", NAMES.split())
def test_names_are_no_words_even_where_they_are_spelt_like_one(name: str) -> None:
    assert not is_word(name)


def test_no_country_is_a_word() -> None:
    assert not [name for name in COUNTRIES.values() if is_word(name.lower())]


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("struck", "strike"),
        ("left", "leave"),
        ("left", "left"),
        ("strikes", "strike"),
        ("striking", "strike"),
        ("cities", "city"),
        ("gunmen", "gunman"),
        ("stopped", "stop"),
        ("closing", "close"),
        ("largest", "large"),
        ("easily", "easy"),
        ("said", "say"),
        ("qelmara", "qelmara"),
    ],
)
def test_lemmas(word: str, base: str) -> None:
    assert base in lemmas(word)


def test_a_form_of_a_verb_is_told_from_a_noun() -> None:
    assert verb_lemmas("attacked") == {"attack"}
    assert verb_lemmas("cities") == frozenset()
    assert kinds("cities") == lexicon.NOUN
    assert kinds("the") & lexicon.FUNCTION


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("advanced", "retreat"),
        ("opened", "close"),
        ("rose", "fall"),
        ("north", "south"),
        ("eastern", "western"),
        ("accepted", "reject"),
        ("all", "some"),
        ("many", "few"),
    ],
)
def test_opposites_in_any_form_and_both_ways(word: str, other: str) -> None:
    assert other in antonyms(word)
    assert antonyms(other) & lemmas(word)


def test_everyday_words_are_commoner_than_rare_ones() -> None:
    assert commonness("said") == commonness("the") == 2
    assert commonness("qelmara") == 0


@pytest.mark.parametrize(
    "word", ["", "-", "--", "'", "’", "\n", "ab\n", "run\x9f", "é", "s" * 100_000, "-" * 9999, "\0"]
)
def test_anything_may_be_asked(word: str) -> None:
    assert not is_word(word)
    assert antonyms(word) == frozenset()
    assert word in lemmas(word) or "’" in word or "'" in word


def test_data_carry_the_notice_and_only_plain_words() -> None:
    notice = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="ascii")
    for name in ("words.dat", "antonyms.dat"):
        head = (Path(word_heaps.__file__).parent / "data" / name).read_bytes().partition(b"\n\n")[0]
        plain = re.sub(r"(?m)^# ?", "", head.decode("ascii"))
        assert notice.strip() in plain
        assert "WordNet 3.0" in plain
    for word, others in word_heaps.opposites().items():
        assert re.fullmatch(r"[a-z'-]+( [a-z'-]+)+", " ".join([word, *others]))


MINI = {
    # offset, lexicographer file, kind, words, pointers: as WordNet prints its synsets
    "data.noun": """
00000001 05 n 01 turkey 0 000 | a bird
00000002 15 n 01 Turkey 0 000 | a country
00000003 15 n 01 Wales 0 000 | a country
00000004 20 n 01 wale 0 000 | a ridge
00000005 04 n 02 sea_wall 0 wall 1 000 | a barrier
00000006 18 n 01 Wall 0 000 | a person
00000007 05 n 01 goose 0 000 | a bird
""",
    "data.verb": """
00000011 38 v 01 open 0 001 ! 00000012 v 0101 01 + 08 00 | make open
00000012 38 v 02 close 0 shut 0 002 ! 00000011 v 0101 + 00000005 n 0000 01 + 08 00 | make shut
""",
    "data.adj": "00000021 00 s 01 wide(p) 0 000 | broad",
    "data.adv": "00000031 02 r 01 wide 0 000 | far",
    "noun.exc": "geese goose",
    "verb.exc": "",
    "adj.exc": "",
    "adv.exc": "",
    "index.sense": "wall%1:04:00:: 00000005 1 50\nturkey%1:05:00:: 00000001 1 2",
}


def test_the_script_cuts_words_names_forms_and_opposites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in MINI.items():
        head = "  1 This software and database\n" if name.startswith("data") else ""
        (tmp_path / name).write_text(head + text.lstrip(), encoding="latin-1")
    script = Path(__file__).parents[2] / "script" / "build_lexicon"
    command = [sys.executable, str(script), "--from", str(tmp_path), "--into", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    monkeypatch.setattr(word_heaps, "_DATA", tmp_path)
    kept = (word_heaps._words, word_heaps._alike, word_heaps._order, word_heaps.opposites)
    for cached in kept:
        cached.cache_clear()
    words = word_heaps._words()
    assert word_heaps._alike("goos").keys() == {b"se"}
    assert word_heaps._alike("wale").keys() == {b"e"}
    assert word_heaps._alike("wall").keys() == {b"l"}
    assert "sea" not in words.numbers
    assert word_heaps.code("wide") == lexicon.ADJECTIVE | lexicon.ADVERB
    assert word_heaps.code("wall") >> 5 == 2
    assert words.irregular.keys() == {"geese"}
    assert word_heaps.irregular_bases("geese") == ["goosen"]
    assert "open" in word_heaps.opposites()["close"]
    assert "close" in word_heaps.opposites()["open"]
    for cached in kept:
        cached.cache_clear()
    *_, names = word_heaps.unpacked("words.dat").decode("latin-1").split("\f")
    assert {"turkey", "wales"} <= set(names.split("\n"))
    assert "wall" not in names.split("\n")
