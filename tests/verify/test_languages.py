"""Languages: which one a text is in, what a table is enough for, and what English never reads."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from test_foreign import errors, judged, tried

from briefing.verify import between, language_code, language_of
from briefing.verify.detect import UNKNOWN, detect
from briefing.verify.languages import choose, table
from briefing.verify.sources.record import make_record
from briefing.verify.sources.source import read_sealed, seal
from briefing.verify.words.normalise import digest, words
from briefing.verify.words.quotes import find_marks, marked
from briefing.verify.words.written import FoldedText, folded_words

FRENCH = "La digue de Morvigny a tenu, a dit Hélène Castaing ; 12 400 sacs ont été posés."

TOLD = [
    ("en", "The dam held through the night."),
    ("en", "Since 5 January few trucks have come."),
    ("en", "31 people died and more than 200 were injured on Monday."),
    ("fr", FRENCH),
    ("fr", "Aucune perte, selon Delestre."),
    ("es", "El dique aguantó la noche."),
    ("es", "No habrá clases hasta el 18 de mayo."),
    ("ar", "الطريق مغلق."),
    # Neighbours of the languages that have a table, and scripts without one.
    (
        UNKNOWN,
        "O governo anunciou que a ponte sobre o rio foi fechada desde março, disse ele.",
    ),
    (UNKNOWN, "Il ponte sul fiume è stato chiuso lunedì e molte persone hanno lasciato la città."),
    (UNKNOWN, "El govern va anunciar que el pont sobre el riu es va tancar dilluns a la nit."),
    (
        UNKNOWN,
        "Podul peste râu a fost închis luni și mulți oameni au părăsit orașul.",
    ),
    (UNKNOWN, "Die Brücke über den Fluss ist seit dem 4. März für alle Fahrzeuge gesperrt worden."),
    (UNKNOWN, "دولت اعلام کرد که پل روی رودخانه بسته شده و مردم شهر را ترک کرده‌اند."),
    (UNKNOWN, "Мост закрыт с понедельника."),
    # Too short to tell.
    ("", "Harl 40, Osk 60"),
    ("", ""),
]


@pytest.mark.parametrize(("code", "text"), TOLD)
def test_a_language_is_told_by_its_small_words(code: str, text: str) -> None:
    assert detect([text]) == code


def test_what_is_declared_counts_before_what_is_told() -> None:
    assert language_code("es", [FRENCH]) == "es"
    assert language_code(None, [FRENCH]) == "fr"
    assert language_code(None, ["Harl 40"], "es-MX") == "es-MX"


SEPARATORS = [
    ("es", "12.400", [12400]),
    ("es", "12,400", [12.4, 12400]),
    ("es-MX", "12,400", [12400]),
    ("es-MX", "12.4", [12.4]),
    ("fr", "12 400,5", [12400.5]),
    ("fr", "12\u202f400", [12400]),
    ("fr", "1.250.000", [1250000]),
    ("ar", "١٢٬٤٠٠", [12400]),
    ("ar", "١٢٫٤", [12.4]),
    ("ar", "۱۲۳", [123]),
    ("ar", "12,400", [12400, 12.4]),
    ("de", "1.234,5", [1234.5]),
    ("de", "12.400", [12400, 12.4]),
]


@pytest.mark.parametrize(("code", "digits", "values"), SEPARATORS)
def test_separators(code: str, digits: str, values: list[float]) -> None:
    figure = language_of(code).parse_figure(digits)
    assert figure is not None
    assert [figure.low, *figure.also] == values


WORDS = [
    ("fr", "quatre-vingt-dix-sept", 97),
    ("fr", "deux cent douze mille", 212000),
    ("fr", "soixante et onze", 71),
    ("fr", "une trentaine de", 30),
    ("es", "treinta y un", 31),
    ("es", "doscientos cuarenta mil", 240000),
    ("es", "dos mil millones", 2e9),
    ("fr", "un demi-million", 500000),
    ("fr", "deux centaines", 200),
    ("es", "medio millar", 500),
    ("es", "dos millones y medio", 2500000),
    ("es", "3 millones y medio", 3500000),
    ("es", "3 millones y tres heridos", 3000000),
    ("es", "3 millones. Y medio pueblo", 3000000),
    ("ar", "أربعة وعشرين", 24),
    ("ar", "مليونان ونصف", 2500000),
    ("ar", "3 ملايين ونصف", 3500000),
    ("ar", "ثلاثمئة ألف", 300000),
    ("ar", "خمسة آلاف", 5000),
]


@pytest.mark.parametrize(("code", "text", "value"), WORDS)
def test_numbers_in_words(code: str, text: str, value: float) -> None:
    figure = language_of(code).parse_figure(text)
    assert figure is not None
    assert figure.low == value


DATES = [
    ("fr", "le 1er avril", "2026-04-01", "2026-04-01"),
    ("fr", "du 3 au 7 mai 2025", "2025-05-03", "2025-05-07"),
    ("fr", "en février 2027", "2027-02-01", "2027-02-28"),
    ("fr", "avant-hier", "2026-03-08", "2026-03-08"),
    ("fr", "l'an dernier", "2025-01-01", "2025-12-31"),
    ("es", "el mes pasado", "2026-02-01", "2026-02-28"),
    ("ar", "الأسبوع الماضي", "2026-03-02", "2026-03-08"),
    ("es", "18 de mayo de 2024", "2024-05-18", "2024-05-18"),
    ("es", "2/3/2024", "2024-03-02", "2024-03-02"),
    ("es", "el martes", "2026-03-10", "2026-03-10"),
    ("ar", "٣ نيسان", "2026-04-03", "2026-04-03"),
    ("ar", "15 تشرين الأول/أكتوبر 2025", "2025-10-15", "2025-10-15"),
    ("ar", "أمس", "2026-03-09", "2026-03-09"),
    ("de", "2026-03-04", "2026-03-04", "2026-03-04"),
]


@pytest.mark.parametrize(("code", "text", "first", "last"), DATES)
def test_dates(code: str, text: str, first: str, last: str) -> None:
    span = language_of(code).resolve(text, date(2026, 3, 10))  # a Tuesday
    assert span is not None
    assert [day.isoformat() for day in span[:2]] == [first, last]


def test_a_day_that_no_rule_counts_leaves_dates_open() -> None:
    """Whoever counts "some days later" may be right; with another plain date it is an error."""
    counted = ["Le 3 mars, le pont a cédé. Quelques jours plus tard, la route a été coupée."]
    item = {"text": "La route est coupée depuis le 4 mars."}
    verdict = tried(judged(counted, item, {}, language="fr", source="fr"))
    assert verdict.fields["dates"] == "open"
    plain = ["Le 3 mars, le pont a cédé, et la route a été coupée."]
    assert errors(judged(plain, item, {}, language="fr", source="fr")) == ["date-unsupported"]


def test_what_is_not_checkable_has_its_reason() -> None:
    item = {"text": "Sie hält.", "by": "v"}
    text = ["Der Damm von Osk hat bis zum Morgen gehalten."]
    verdict = tried(judged(text, item, {"v": "Deichwacht"}, language="de", source="de"))
    assert (verdict.mark, verdict.fields["speaker"]) == ("not_checkable", "open")
    assert verdict.limit == "Speaker and wording not checkable: no rules for German yet."
    mixed = judged([FRENCH], {"text": "The dam held.", "by": "v"}, {"v": "Town of Morvigny"})
    assert tried(mixed).limit.endswith("the source is in French, the brief in English.")
    english = judged(["The dam held, Ann Harl said."], {"text": "The dam held."}, {})
    assert tried(english).limit == ""


def test_a_source_in_english_beside_one_that_is_not_keeps_its_rules() -> None:
    english = language_of("en")
    assert between(english, [language_of("en-GB")]) is english
    assert between(english, [language_of("fr")]).judged == frozenset()


def test_a_sealed_record_knows_its_language(tmp_path: Path) -> None:
    """Without the text nothing could tell it; a record in English is as it was."""
    path = tmp_path / "x.sealed.yaml"
    path.write_text(seal([FRENCH], [], "Digue"))
    record = read_sealed(path)
    assert record.language == "fr"
    assert [figure.text for figure in record.paragraphs[0].figures] == ["12 400"]
    assert "Hélène Castaing" in record.paragraphs[0].names
    assert "language" not in seal(["The dam of Osk held."], [], "Dam")


def test_arabic_is_compared_in_one_spelling_and_digested_as_printed() -> None:
    assert words("أُعلِنَ إنّ الـــطريق") == words("اعلن ان الطريق")
    assert digest(["أعلن"]) != digest(["اعلن"])


MARKS = ["« a b »", "‹ a b ›", "„a b“", "“a b”", "»a b«", '¡"a b"!']


@pytest.mark.parametrize("text", MARKS)
def test_quotation_marks(text: str) -> None:
    assert [each.text.strip() for each in marked(text)] == ["a b"]
    assert [text[each.start : each.end].strip() for each in find_marks(text)] == ["a b"]


def test_arabic_prefixes_are_no_part_of_a_name() -> None:
    run = folded_words("الهلال الأزرق")
    for text in ("وقال الهلال الأزرق", "والهلال الازرق", "للهلال الأزرق"):
        assert FoldedText(text).find(run), text
    assert FoldedText("الهلال الأحمر").find(run) is None


MADE_UP = """
name = "Quellish"
decimal = ","
thousands = "."
of = "ek"
in = "zu"
stop_words = "lo vin ek zu"
first_words = "Da"
months = [["vintar"], ["sekar"], ["trikar"]]
[numbers]
3 = ["trik"]
[scales]
1e6 = ["grom"]
"""


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A fourth language: one file in the folder of tables."""
    (tmp_path / "qq.toml").write_text(MADE_UP)
    monkeypatch.setattr(table, "FOLDER", tmp_path)
    for cache in (table.codes, table.read_table, choose.foreign):
        cache.cache_clear()
    yield
    for cache in (table.codes, table.read_table, choose.foreign):
        cache.cache_clear()


@pytest.mark.usefixtures("made_up")
def test_a_language_is_one_file() -> None:
    text = ["Lo vin Harl zu 4 ek sekar trik grom pal ek lo morn vin 1.250 toks zu lo."]
    assert detect(text) == "qq"
    right = {"text": "Harl zu 4 ek sekar 1250 toks.", "date": "2026-02-04"}
    verdict = tried(judged(text, right, {}, language="qq", source="qq"))
    assert (verdict.mark, verdict.fields["dates"]) == ("verified", "pass")
    english = {"text": "On 4 February there were 3 million, and 1,250 more."}
    assert tried(judged(text, english, {}, language="en", source="qq")).mark == "verified"
    for wrong, code in (("zu 5 ek sekar", "date"), ("2.250 toks", "figure")):
        found = errors(judged(text, {"text": f"Lo Harl {wrong}."}, {}, language="qq", source="qq"))
        assert found == [f"{code}-unsupported"]


LOADED = """
import json, sys
sys.path[:0] = ["tests", "tests/verify"]
from test_foreign import judged
judged(["The dam of Osk held until 4 March, Ann Harl said."], {"text": "The dam held."}, {})
print(json.dumps(list(sys.modules)))
"""


def test_a_brief_in_english_reads_no_other_language() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    loaded = json.loads(done.stdout)
    assert "briefing.verify.english" in loaded
    assert not [name for name in loaded if name.startswith("briefing.verify.languages")]


def test_an_english_record_is_read_as_before() -> None:
    assert make_record(["The dam of Osk held."]).language == ""


def test_a_month_alone_is_a_date_behind_a_small_word() -> None:
    text = ["Le pont a rouvert en mars."]
    right = {"text": "Le pont a rouvert en mars.", "date": "2026-03"}
    assert errors(judged(text, right, {}, language="fr", source="fr")) == []
    wrong = {"text": "Le pont a rouvert en avril."}
    assert errors(judged(text, wrong, {}, language="fr", source="fr")) == ["date-unsupported"]
