"""Names: found in a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.verify.english.names import NameBook, demonyms
from briefing.verify.english.names.capitals import find_all, find_names
from briefing.verify.english.names.persons import is_person, titled


def found(text: str, known: tuple[str, ...] = ()) -> list[str]:
    return [name.text for name in find_names(text, known)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The bridge at Korvale was held by Mara al-Voss.", ["Korvale", "Mara al-Voss"]),
        ("Boats of the lake met Jan van der Linde in Oslo.", ["Jan van der Linde", "Oslo"]),
        ("It was the Hill Ministry of Salt and Iron.", ["Hill Ministry of Salt", "Iron"]),
        ("They joined the Korvale Monitor for Human Rights.", ["Korvale Monitor for Human Rights"]),
        ("He met the Boat Union (BUK) and MSF.", ["Boat Union", "BUK", "MSF"]),
        ("Turkish-backed and UK-based groups met anti-Korvale men.", ["Turkish", "UK", "Korvale"]),
        ("They left Kim Jong-un and Jean-Luc Marais.", ["Kim Jong-un", "Jean-Luc Marais"]),
        ("Korvale’s mayor and the Salters’ Guild met.", ["Korvale", "Salters’ Guild"]),
        ("It fell to the Korvale People's Army.", ["Korvale People's Army"]),
        ("The League's Boat Company left.", ["League", "Boat Company"]),
        ("He saw Brazil, Côte d’Ivoire and N'Djamena.", ["Brazil", "Côte d’Ivoire", "N'Djamena"]),
        ("He saw Bosnia and Herzegovina and Mali.", ["Bosnia and Herzegovina", "Mali"]),
        ("The U.S. envoy met J. F. Marais.", ["U.S.", "J. F. Marais"]),
        ("On Monday 4 March President Ada Marais spoke.", ["Ada Marais"]),
        ("The Defence Minister, Davit Orme, spoke.", ["Davit Orme"]),
        ("Secretary of State Ada Marais met King Olan.", ["Ada Marais", "Olan"]),
        ("I said that I’m not there. Don’t go. It’s late.", []),
        ("Rebels hold it. But nobody left. Meanwhile the army waits.", []),
        ("Old Bridge is lost. Red Salt Column left.", ["Old Bridge", "Red Salt Column"]),
        ("Neighbouring Turkey waits. In Korvale all is well.", ["Turkey", "Korvale"]),
        ("EXERCISE TEXT. All of it is invented.", []),
        ("ONDVAR, Tuesday 17 March - The truce holds.", ["ONDVAR"]),
        ("Report No. 4 of the US State Department", ["US State Department"]),
        ("The July 26 Movement met on 14 February.", ["July 26 Movement"]),
        ("The 14 February Coalition fell on 3 May.", ["14 February Coalition"]),
        ("The town of Korvale (قلمارا) and its landing (云柘渡).", ["Korvale", "قلمارا", "云柘渡"]),
        ("He saw قلمارا القديمة in Korvale.", ["قلمارا القديمة", "Korvale"]),
        ("He saw قلمارا، القديمة in Korvale.", ["قلمارا", "القديمة", "Korvale"]),
        ("قال المتحدث إن المدينة سقطت", []),
        ("河流的水位很高", []),
        ("", []),
        ("no capitals at all, nowhere", []),
        ("Rebels Sweep Into Korvale As Army Flees To Coast", ["Korvale"]),
        ("The F-16 and MH17 were seen near Korvale.", ["F-16", "MH17", "Korvale"]),
        ("He lives in Washington D.C. The mayor is away.", ["Washington D.C."]),
        ("It names Ada T. Her brother has left it.", ["Ada T"]),
        ("They met the U.S. Army and J.K. Marais there.", ["U.S. Army", "J.K. Marais"]),
        (
            "So said the head of the Refugee Council Enver Solomon on a visit.",
            ["Refugee Council", "Enver Solomon"],
        ),
        (
            "It was the head of the Old Front Salt and Iron who left.",  # ordinary words go on
            ["Old Front Salt", "Iron"],
        ),
        ("It was told to the Hill Party Saltmark that it lost.", ["Hill Party Saltmark"]),
    ],
)  # fmt: skip
def test_found(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_spans_are_those_of_the_text() -> None:
    text = "Korvale’s mayor, Mara al-Voss (“Red Mara”), left Turkish-held Orme."
    for name in find_names(text):
        assert text[name.start : name.end] == name.text


def test_a_first_word_is_a_name_if_it_is_known() -> None:
    assert found("League scouts were seen.") == []
    assert found("League scouts were seen.", ("League",)) == ["League"]
    # A known longer name does not make its words names.
    assert found("Old men sat there.", ("Old Bridge",)) == []


def test_an_ordinary_first_word_is_left_out_before_a_known_name() -> None:
    assert found("Embattled Korvale waits.", ("Korvale",)) == ["Korvale"]
    assert found("Old Korvale waits.", ("Korvale", "Old Korvale")) == ["Old Korvale"]


def test_what_is_a_name_in_one_paragraph_is_known_in_all() -> None:
    names = find_all(["League scouts were seen.", "The boats of the League came."])
    assert [[name.text for name in each] for each in names] == [["League"], ["League"]]


def test_the_tables_hold_every_state_and_no_form_of_too_many_words() -> None:
    table = demonyms.table()
    assert table["Syrian"].keys == table["Syria"].keys
    assert table["Ankara"].capital
    assert not table["Singapore"].capital
    sorts = ("Syria", "Syrians", "Damascus", "Kurds", "Crimea", "Islam", "UN", "Singapore")
    assert [table[form].sort for form in sorts] == [
        "state", "people", "capital", "people", "region", "faith", "body", "state",
    ]  # fmt: skip
    assert max(map(len, demonyms.standing())) <= demonyms.LONGEST


@pytest.mark.parametrize(
    ("text", "name", "person"),
    [
        ("", "Teodor Vask", True),
        ("", "Jan van der Linde", True),
        ("", "Terrace League", False),
        ("", "Lake Kaldreth", False),
        ("", "Syrian Vask", False),
        ("", "Old Salt", False),
        ("", "Vask", False),
        ("Mr ", "Vask", True),
        ("the governor ", "Vask", True),
        ("she met General ", "Vask", True),
        ("in general ", "Vask", False),  # no title without its capital
        ("the governor, ", "Vask", False),
    ],
)
def test_a_person_is_told_by_words_and_titles(text: str, name: str, person: bool) -> None:
    assert (is_person(name) or titled(text + name, len(text))) is person


def test_an_acronym_in_brackets_says_how_far_a_name_reaches() -> None:
    def names(text: str) -> list[str]:
        return [name.text for name in find_names(text)]

    assert names("The Congregation for Salt and Bread (CSB) met.") == [
        "Congregation for Salt and Bread", "CSB",
    ]  # fmt: skip
    assert names("He left Salt and Bread (CSB) behind.") == ["Salt", "Bread", "CSB"]


HOSTILE = st.text(
    st.sampled_from("Aa Éé'’-‑.,:;!?“”\"«»()[]& \u200f\u0301قل云1٣IUS\u00a0𝐀ǅßİ"), max_size=60
)


@settings(max_examples=150)
@given(HOSTILE | st.text(max_size=40))
def test_hostile_text_breaks_nothing(text: str) -> None:
    names = find_names(text)
    last = 0
    for name in names:
        assert last <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        last = name.end
    book = NameBook(name.text for name in names)
    assert all(book.has(name.text) for name in names)
    book.has(text, [text])
    book.nearest(text)


@pytest.mark.parametrize(
    "piece",
    ["Voss ", "Aa Bb (AB) ", "a.", "al-", "s' ", "Ministry of ", "WORD ", "J. ", "云", "''"],
)
def test_a_long_run_of_anything_is_read(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    find_names(text)
    assert NameBook([text]).has(text) in (True, False)
