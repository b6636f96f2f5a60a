"""What reports are written with: datelines, hours, offices, clauses about others."""

import pytest
from draft.drafting_texts import drafted, texts


def places(*paragraphs: str) -> list[str]:
    return [
        each.item.get("place", "")
        for each in drafted(*paragraphs).proposals
        if each.section == "humanitarian"
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The rebels also seized 10 military vehicles and burned nine others.", []),
        ("Troops confiscated nine vehicles loaded with weapons in Karsh.", []),
        (
            "Gunmen seized two trucks with flour near Karsh.",
            ["Two trucks with relief were stopped near Karsh."],
        ),
        (
            "Three vehicles of an aid agency were stolen in Karsh.",
            ["Three vehicles with relief were stopped in Karsh."],
        ),
        # an hour counts nobody
        (
            "Two rebels were killed in a raid around 9.a.m. in Karsh.",
            ["Two rebels were killed in Karsh."],
        ),
        ("Nine men were killed at 7 a.m. in Karsh.", ["Nine men were killed in Karsh."]),
        # one person, a number of people, most of them
        ("A child was wounded by gunfire in Karsh.", ["A child was hurt in Karsh."]),
        (
            "A number of soldiers were killed.",
            ["A number of soldiers were killed."],
        ),
        (
            "The majority of the schools are closed in Karsh.",
            ["The majority of schools are closed in Karsh."],
        ),
        # whom a number counts is no news of them
        ("This figure includes people internally displaced in Karsh.", []),
        (
            "People were displaced in Karsh when the dam broke.",
            ["People are displaced in Karsh."],
        ),
        # one of the two, and not all of them
        (
            "Houses were destroyed or damaged in Karsh.",
            ["Houses in Karsh are damaged or destroyed."],
        ),
        ("The schools in Karsh were damaged.", ["The schools in Karsh are damaged."]),
    ],
)
def test_impacts(words: str, expected: list[str]) -> None:
    assert texts("humanitarian", words) == expected


def test_a_dateline_with_a_colon_is_not_where_it_was() -> None:
    told = "KARSH: Nine people were killed in clashes on Monday, police said."
    assert places(told, "Police said that two men were held.") == ["", ""]


def test_a_place_in_capitals_heads_each_entry_of_a_list() -> None:
    told = ("KARSH: Nine people were killed.", "ONDAL: Four people were killed.")
    found = places("The office has its seats in Karsh and in Ondal.", *told)
    assert found == ["karsh", "ondal"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # what others did, what began, what ended: each has its own day
        (
            "Since independence in 2011 the state has struggled to rule after a war ended in 2005.",
            [("A war ended.", "2005")],
        ),
        (
            "The army has retaken a town captured by rebels in February, an officer said.",
            [("", "2020-02")],
        ),
        (
            "The army captured a rebel base on Monday near the lake.",
            [("The army has captured a rebel base.", "2020-03-02")],
        ),
    ],
)
def test_the_day_of_an_event(words: str, expected: list[tuple[str, str]]) -> None:
    found = [each.item for each in drafted(words).proposals if each.section == "timeline"]
    assert [(each.get("text", ""), each["date"]) for each in found] == expected


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Thirteen aid workers have been killed in Karsh since the war began in May 2013.", None),
        ("Thirteen aid workers were killed in Karsh in May 2013.", "2013-05-01/2013-05-31"),
    ],
)
def test_what_is_counted_since_a_day_has_none(words: str, date: str | None) -> None:
    (found,) = [each for each in drafted(words).proposals if each.section == "humanitarian"]
    assert found.item.get("date") == date


def test_who_goes_without_has_not_left() -> None:
    told = "The people of Karsh have gone without bread, aid workers said."
    assert all("left" not in each and "gone" not in each for each in texts("humanitarian", told))
    assert texts("humanitarian", "Some 700 people have gone to Karsh.") == [
        "Some 700 people have gone to Karsh."
    ]


def test_who_is_reached_with_help_has_received_it() -> None:
    told = "Some 700 people have been reached with emergency assistance."
    assert texts("humanitarian", told) == ["Some 700 people have received aid."]
    assert texts("humanitarian", "Some 700 people have been reached by telephone.") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "For nearly two weeks the people of Karsh have gone without fuel.",
            "Fuel has been lacking in Karsh for nearly two weeks.",
        ),
        ("Some 400 people in Karsh are without water.", "Some 400 people lack water in Karsh."),
    ],
)
def test_for_how_long_something_lacks_is_no_number_of_people(words: str, expected: str) -> None:
    assert texts("humanitarian", words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # a number in a compound, what a count was, a part by sex: the whole alone
        (
            "A 5.6-magnitude quake killed at least 62 people in Karsh.",
            ["At least 62 people were killed in Karsh."],
        ),
        (
            "Some 700 people (300 males and 400 females) were displaced in Karsh.",
            ["There are some 700 displaced people in Karsh."],
        ),
        (
            "Some 700 under-five children need help.",
            ["Some 700 under-five children need help."],
        ),
        # cases of what
        (
            "Some 242 suspected cholera cases were recorded in Karsh.",
            ["There are some 242 suspected cholera cases in Karsh."],
        ),
        ("Some 242 cases of cholera were recorded.", ["There are some 242 cases of cholera."]),
        ("Some 242 cases of Covid-19 were recorded.", ["There are some 242 cases of Covid-19."]),
        # looked for, not found
        ("Some 700 children in Karsh were screened for acute malnutrition.", []),
        (
            "Some 700 children in Karsh are malnourished.",
            ["Some 700 children go hungry in Karsh."],
        ),
        # treated as what
        ("The office treats thousands of people in Karsh as foreigners.", []),
        ("Doctors treat 40 patients a day in Karsh.", ["40 patients were treated in Karsh."]),
        (
            "Thousands of people were expelled from their homes in Karsh.",
            ["There are thousands of displaced people in Karsh."],
        ),
        (
            "More than 5,000 people were taken to evacuation centres in Karsh.",
            ["More than 5,000 people were evacuated in Karsh."],
        ),
        ("A service member was wounded in Karsh.", ["A service member was hurt in Karsh."]),
    ],
)
def test_numbers_that_count_nobody_and_those_that_do(words: str, expected: list[str]) -> None:
    assert texts("humanitarian", words) == expected


def test_what_a_count_was_before_is_not_proposed() -> None:
    told = "The office increased the death toll from 56 and said that Karsh has no water."
    assert all("56" not in each for each in texts("humanitarian", told))
    told = "The office put the death toll at 56 and said that Karsh has no water."
    assert any("56" in each for each in texts("humanitarian", told))


def test_where_something_stands_between_a_thing_and_its_state() -> None:
    told = "The quake, which was felt in Ondal, left hospitals in Karsh without power."
    assert texts("humanitarian", told) == ["Hospitals in Karsh are out of use."]


def test_people_of_key_figures_have_a_small_letter() -> None:
    told = ("Key figures of the week", "1.3 million People internally displaced by violence")
    assert texts("humanitarian", *told) == ["There are 1.3 million displaced people."]


def test_an_article_of_two_regions_is_none_of_the_first() -> None:
    told = "Thousands of people were expelled from their homes in the Abvazia and Tolm regions."
    assert texts("humanitarian", told) == ["There are thousands of displaced people in Abvazia."]
