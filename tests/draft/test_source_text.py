"""A text as the finders of a draft read it: figures, sentences, words. Every text is invented."""

from __future__ import annotations

from datetime import date

from briefing.draft.source_text import SourceText
from briefing.verify.sources.analysis import analyse

TEXT = [
    "A farmer was killed and both sons fled. About 40 of the 60 mills burned on Tuesday.",
    "| Town | Dead |\n|--|--|\n| Orme | 12 |\n| Pell | 12 |",
]


def test_figures_are_what_a_person_calls_so() -> None:
    passages = SourceText(TEXT, date(2020, 3, 4)).passages
    assert [each.text for each in passages[0].figures] == ["About 40", "60"]
    judged = [each.text for each in analyse(tuple(TEXT), "").found[0].figures]
    assert judged == ["A", "both", "About 40", "60"]


def test_figures_of_a_table_stand_where_they_are_printed() -> None:
    (table,) = SourceText(TEXT, None).passages[1:]
    assert [table.text[each.start : each.end] for each in table.figures] == ["12", "12"]
    assert len({each.start for each in table.figures}) == 2
    assert [each.start for each in table.facts.figures] == [each.start for each in table.figures]


def test_a_sentence_has_what_stands_in_it() -> None:
    first, second = SourceText(TEXT, date(2020, 3, 4)).passages[0].sentences
    assert (first.text, first.figures) == ("A farmer was killed and both sons fled.", ())
    assert [each.text for each in second.figures] == ["About 40", "60"]
    assert [day.days and day.days.first for day in second.days] == [date(2020, 3, 3)]


LOG = [
    "HARBOUR WATCH LOG, NIGHT OF 3 MARCH 2020. All times local.",
    "1840 Coastguard: 112 passengers ask for water, boats back by 2000.",
    "1905 Waterworks say the main was cut yesterday. 250 blankets on the quay, ETA 0015.",
    "4 MARCH 2020",
    "0030 Quiet since Monday.",
]


def test_times_of_a_log_are_neither_figures_nor_years() -> None:
    passages = SourceText(LOG, date(2020, 3, 5)).passages
    assert [each.text for passage in passages for each in passage.figures] == ["112", "250"]
    days = [day.days.first for passage in passages for day in passage.days if day.days]
    assert days == [date(2020, 3, 3), date(2020, 3, 2), date(2020, 3, 4), date(2020, 3, 2)]


def test_four_digits_are_numbers_and_years_where_nothing_is_a_log() -> None:
    passages = SourceText(["In 2011 some 1840 boats were lost."], date(2020, 3, 5)).passages
    assert [each.text for each in passages[0].figures] == ["some 1840"]
    assert [each.date.text for each in passages[0].days] == ["In 2011"]
