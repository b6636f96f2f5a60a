"""The same unit, money, abbreviation or spelling, written in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .places import both_ways, exchanged, replaced

_N = r"(?<=\d) "


def units(text: str) -> Iterator[str]:
    for same in (
        ("km", "kilometres", "kilometers"), ("tonnes", "metric tons", "t"),
        ("metres", "meters", "m"), ("kg", "kilograms", "kilos"), ("litres", "liters"),
        ("hectares", "ha"),
        ("square kilometres", "km\u00b2", "sq km", "square km"), ("miles", "mi"),
        ("millimetres", "mm"), ("centimetres", "cm"), ("knots", "kt"), ("megawatts", "MW"),
        ("minutes", "min"), ("cubic metres", "m\u00b3", "cubic meters"),
        ("nautical miles", "nm"), ("degrees Celsius", "\u00b0C", "degrees C"), ("hours", "hrs"),
    ):  # fmt: skip
        for was in same:
            for now in same:
                if was != now and was not in ("m", "t", "ha", "mi", "min", "nm", "hours"):
                    yield from replaced(
                        text,
                        rf"{_N}{re.escape(was)}(?![\w\u00b2\u00b3/-])(?! per | an hour)",
                        f" {now}",
                    )
    for was in (" percent", " per cent", "%", " %", " pct"):
        for now in (" percent", " per cent", "%", " %", " pct"):
            if was != now:
                yield from replaced(text, rf"(?<=\d){was}(?!\w)(?! points?| of a)", now)
    yield from replaced(
        text,
        r"(?<![\w,.-])(\d+)-(day|hour|week|month|year|km|metre|bed|seat|member|strong)(?= [a-z])",
        r"\1 \2",
    )
    yield from exchanged(
        text, ("per day", "a day"), ("per week", "a week"), ("per month", "a month"),
        ("per hour", "an hour"), ("per year", "a year"), ("km/h", "kilometres an hour"),
        ("km/h", "kph"), ("percentage points", "points"), ("percentage points", "pp"),
    )  # fmt: skip


def money(text: str) -> Iterator[str]:
    amount = r"(\d[\d,]*(?:\.\d+)?(?: million| billion)?)(?!\w|[.,]\d)"
    yield from replaced(text, rf"(?<![\w$])\$ ?{amount}", r"\1 dollars")
    yield from replaced(text, rf"(?<!\w)US ?\$ ?{amount}", r"\1 US dollars")
    yield from replaced(text, rf"(?<!\w)US ?\$ ?{amount}", r"USD \1")
    yield from replaced(text, rf"(?<![\w,.]){amount} US dollars\b", r"US$\1")
    yield from replaced(text, rf"(?<![\w,.]){amount} dollars\b", r"$\1")
    yield from replaced(text, rf"(?<!\w)€ ?{amount}", r"\1 euros")
    yield from replaced(text, rf"(?<!\w)€ ?{amount}", r"EUR \1")
    yield from replaced(text, rf"(?<![\w,.]){amount} euros\b", r"€\1")
    yield from replaced(text, rf"(?<!\w)£ ?{amount}", r"\1 pounds")
    yield from replaced(text, r"(?<=[$€£]\d) million\b", "m")


_GIVEN = re.compile(
    r"((?:[A-Z][\w'’-]+ (?:(?:of|for|and|the|on|in) )*)+[A-Z][\w'’-]+) \(([A-Z]{2,6})\)"
)
_COMMON = both_ways(
    ("the United Nations", "the UN"),
    ("the European Union", "the EU"),
    ("the United States", "the US"),
    ("the United Kingdom", "the UK"),
    ("the African Union", "the AU"),
)


def abbreviations(text: str, paragraphs: Sequence[str]) -> Iterator[str]:
    """What the source abbreviates, in full and short."""
    for long, short in set(_GIVEN.findall("\n".join(paragraphs))):
        words = [word for word in re.split(r"[ -]", long) if word[0].isupper()]
        if "".join(word[0] for word in words) != short:
            continue
        yield from replaced(text, rf"(?<![\w(]){short}(?![\w)-])", long)
        yield from replaced(text, rf"(?<!\w){re.escape(long)}(?!\w)(?! \()", short)
        yield from replaced(text, rf"(?<!\w){re.escape(long)}(?!\w)(?! \()", f"{long} ({short})")
    for was, now in _COMMON:
        yield from replaced(text, rf"(?<!\w){was}(?![\w-])(?! [A-Z])", now)
        yield from replaced(
            text, rf"(?<!\w){was.capitalize()}(?![\w-])(?! [A-Z])", now[0].upper() + now[1:]
        )
    yield from replaced(text, r"(?<![\w.])(U)(N|S|K)(?![\w.-])", r"\1.\2.")


_SPELT = (
    ("centre", "center"), ("defence", "defense"), ("programme", "program"), ("labour", "labor"),
    ("harbour", "harbor"), ("travelled", "traveled"), ("cancelled", "canceled"), ("grey", "gray"),
    ("tyres", "tires"), ("favour", "favor"), ("neighbour", "neighbor"), ("neighbours", "neighbors"),
    ("neighbouring", "neighboring"), ("armoured", "armored"), ("rumour", "rumor"),
    ("rumours", "rumors"), ("licence", "license"), ("licences", "licenses"), ("theatre", "theater"),
    ("fibre", "fiber"), ("manoeuvres", "maneuvers"), ("judgement", "judgment"),
    ("cooperation", "co-operation"), ("sceptical", "skeptical"), ("towards", "toward"),
    ("while", "whilst"), ("learned", "learnt"), ("burned", "burnt"), ("ceasefire", "cease-fire"),
    ("storeys", "stories"), ("organisation", "organization"), ("organisations", "organizations"),
    ("organised", "organized"), ("mobilised", "mobilized"), ("authorised", "authorized"),
    ("criticised", "criticized"), ("recognised", "recognized"), ("analysed", "analyzed"),
    ("paralysed", "paralyzed"), ("civilisation", "civilization"), ("vaccinated", "vaccinated"),
    ("stabilised", "stabilized"), ("normalised", "normalized"), ("apologised", "apologized"),
    ("traveller", "traveler"), ("travellers", "travelers"), ("fuelled", "fueled"),
    ("signalled", "signaled"), ("channelled", "channeled"), ("metre", "meter"), ("litre", "liter"),
    ("kilometre", "kilometer"), ("plough", "plow"), ("offence", "offense"), ("honour", "honor"),
    ("labourers", "laborers"), ("colour", "color"), ("behaviour", "behavior"), ("ageing", "aging"),
    ("haemorrhage", "hemorrhage"), ("diarrhoea", "diarrhea"), ("anaemia", "anemia"),
    ("paediatric", "pediatric"), ("e-mail", "email"), ("air strike", "airstrike"),
    ("air strikes", "airstrikes"), ("counter-offensive", "counteroffensive"),
    ("check-point", "checkpoint"), ("per cent", "percent"), ("adviser", "advisor"),
    ("policeman", "police officer"), ("mid-day", "midday"), ("cheque", "check"),
    ("pipe line", "pipeline"), ("water level", "water-level"), ("peace talks", "peace-talks"),
)  # fmt: skip


def spelling(text: str) -> Iterator[str]:
    """British and American spelling, words with and without a hyphen."""
    yield from exchanged(text, *both_ways(*_SPELT))
    yield from replaced(
        text,
        r"\b([A-Z]?[a-z]{3,})is(ed|ation|ing|es)\b(?<!promised)(?<!pra1sed)(?<!advised)(?<!revised)(?<!raising)(?<!rising)(?<!promising)(?<!advising)(?<!revising)(?<!supervised)(?<!surprised)(?<!comprised)(?<!exercises)(?<!promises)(?<!premises)(?<!rises)(?<!praised)(?<!raises)(?<!comprises)(?<!comprising)(?<!advises)(?<!cruising)(?<!noised)(?<!poised)(?<!exercised)(?<!crises)(?<!analyses)(?<!televised)(?<!compromised)(?<!enterprises)(?<!bruised)(?<!surprises)(?<!disguised)(?<!franchises)(?<!arising)(?<!devised)(?<!improvised)(?<!despised)(?<!excised)(?<!revises)(?<!surprising)(?<!arises)(?<!exercising)(?<!noises)(?<!supervising)(?<!supervises)(?<!hypotheses)(?<!emphases)",
        r"\1iz\2",
    )
    yield from replaced(
        text,
        r"\b([A-Z]?[a-z]{3,})iz(ed|ation|ing|es)\b(?<!seized)(?<!seizing)(?<!sized)(?<!sizes)(?<!prizes)",
        r"\1is\2",
    )


def typography(text: str) -> Iterator[str]:
    """Other apostrophes, dashes, hyphens and spaces."""
    swapped = text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'})
    yield swapped
    yield text.replace("'", "\u2019")
    yield text.replace("-", "\u2011")
    yield text.replace(" \u2013 ", " \u2014 ")
    yield text.replace(" \u2013 ", "\u2014")
    yield text.replace(" - ", " \u2013 ")
    yield text.replace(". ", ".  ")
    yield text.replace(" ", "\u00a0", 3)
    yield text.removesuffix(".")
    yield from replaced(text, r"\b([a-z]+), ([a-z ]+) and ", r"\1, \2, and ")
    yield from replaced(
        text, r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(\w+)\b", r"\1 \2"
    )
    yield from replaced(text, r"(?<![\w-])(\w+)-(day|week|month|year|hour)(?= [a-z])", r"\1 \2")
