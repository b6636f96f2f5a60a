"""Names that are there in any form, and told from names that are not."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from briefing.verify.english.names import NameBook, surname
from briefing.verify.english.names.capitals import find_all
from briefing.verify.english.names.words import words_of
from briefing.verify.sources.source import read_source

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
EXERCISES = sorted(SEEDS.glob("exercise-*.txt"))


BOOK = NameBook(
    [
        "Syrian",
        "Korvale",
        "Mara al-Voss",
        "Hayat Tahrir al-Sham",
        "Korvale Monitor for Human Rights",
        "Ministry of Salt",
        "Salters’ Guild",
        "Turkey",
        "UK",
        "UN",
        "Israel",
        "Old Bridge",
        "Zoë Łukasz",
        "قلمارا",
        "Boat Company",
        "BUK",
    ]
)


@pytest.mark.parametrize(
    "name",
    [
        "Korvale",
        "KORVALE",
        "Voss",
        "al-Voss",
        "Al-Voss",
        "Mara Voss",
        "Mara al-Voss",
        "President Mara al-Voss",
        "Gen. Voss",
        "HTS",
        "Tahrir al-Sham",
        "Monitor",
        "Korvale Monitor",
        "Salt Ministry",
        "Syria",
        "Syrians",
        "Damascus",
        "Ankara",
        "Turkish",
        "Britain",
        "British",
        "United Kingdom",
        "London",
        "United Nations",
        "Israeli",
        "Israeli military",
        "Korvale city",
        "City of Korvale",
        "Korvale Province",
        "Korvale and Old Bridge countryside",
        "Korvale's Boat Company",
        "Syria-Turkey",
        "Salters' Guild",
        "Zoe Lukasz",
        "قلمارا",
        "Villagers of Korvale",
        "HTS-led rebels",
        "state media",
    ],
)
def test_there(name: str) -> None:
    assert BOOK.has(name)


@pytest.mark.parametrize(
    "name",
    [
        "Korvane",
        "Maria al-Voss",
        "Mara al-Vos",
        "Mara an-Voss",
        "Voss Mara",
        "Olan Voss",
        "HTT",
        "Iran",
        "Tehran",
        "Us",
        "France",
        "Ministry of Iron",
        "Ministry on Salt",
        "Monitor of Salt",
        "Korvale Bridge",
        "New Bridge",
        "Boat Guild",
        "Salters’ party",
        "European Union",
        "كلمارا",
        "Hayat Tahrir al-Shan",
        "League",
        "Korvale and Orme countryside",
        "Iran-Turkey",
    ],
)
def test_absent(name: str) -> None:
    assert not BOOK.has(name)


def test_an_acronym_stands_for_a_name_of_which_nothing_else_is_there() -> None:
    book = NameBook(["KMHR"])
    assert book.has("Korvale Monitor for Human Rights")
    assert not book.has("Korvale Monitor for River Rights")
    # Where the full name is there, it is the full name that must fit.
    both = NameBook(["KMHR", "Korvale Monitor for Human Rights"])
    assert not both.has("Korvale Monitor for Humble Rights")


def test_a_variant_counts_only_as_an_alias_that_is_there() -> None:
    book = NameBook(["Hizbollah"])
    assert not book.has("Hezbollah")
    assert book.has("Hezbollah", ["Hizbollah"])
    assert not book.has("Hezbollah", ["Hizballah"])
    assert not book.has("Hezbollah", ["rebels"])


def test_states_of_one_name_are_told_apart() -> None:
    assert NameBook(["North Korea"]).has("Pyongyang")
    assert NameBook(["North Korea"]).has("DPRK")
    assert not NameBook(["North Korea"]).has("Seoul")
    assert not NameBook(["North Korea"]).has("South Korea")
    assert not NameBook(["Nigeria"]).has("Nigerien")
    assert not NameBook(["Congo Basin"]).has("Kinshasa")


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Mara al-Voss", "Voss"),
        ("Abu Olan al-Korr", "Korr"),
        ("Jan van der Lindt", "Lindt"),
        ("General Orme Dovar", "Dovar"),
        ("Korvale Boat Company", ""),
        ("Ministry of Salt", ""),
        ("Free Syria", ""),
        ("Voss", ""),
        ("HTS", ""),
        ("state media", ""),
        ("", ""),
    ],
)
def test_surname(name: str, last: str) -> None:
    assert surname(name) == last


def test_nearest() -> None:
    assert BOOK.nearest("Korvane") == "Korvale"
    assert BOOK.nearest("Mara al-Foss") == "Mara al-Voss"
    assert BOOK.nearest("Foss") == "Mara al-Voss"
    assert BOOK.nearest("Xyzzy Quux") == ""
    assert NameBook([]).nearest("Korvale") == ""


def _others(letter: str) -> str:
    if letter.isascii():
        # Those that most often make another word: few, for the sake of time.
        return "".join(c for c in "abdeiorstw" if c != letter.lower())
    return "".join(
        c for c in ("一丁七" if "\u4e00" <= letter <= "\u9fff" else "بتثجح") if c != letter
    )


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_any_changed_letter_makes_another_name(path: Path) -> None:
    names = {name.text for name in chain.from_iterable(find_all(read_source(path)))}
    book = NameBook(names)
    assert len(names) > 10
    for name in names:
        assert book.has(name)
        for at, letter in enumerate(name):
            for other in _others(letter) if letter.isalpha() else "":
                changed = (
                    name[:at] + (other.upper() if letter.isupper() else other) + name[at + 1 :]
                )
                known = changed in names or words_of(changed) == words_of(name)  # Defense
                assert known or not book.has(changed), (name, changed)
