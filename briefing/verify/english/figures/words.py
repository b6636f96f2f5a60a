"""The words around numbers: qualifiers, units, currencies, fractions and vague amounts."""

from __future__ import annotations

from typing import Final

from briefing.compiled import late_pattern
from briefing.verify.language import Op, listed


def _phrases(op: Op, text: str) -> dict[tuple[str, ...], Op]:
    return {tuple(phrase.split()): op for phrase in text.split(", ")}


QUALIFIERS: Final[dict[tuple[str, ...], Op]] = {
    **_phrases(
        ">",
        "more than, over, above, exceeding, in excess of, upwards of, upward of, greater than, "
        "well over, well above, just over, slightly over, slightly more than, a little over, "
        "a little more than, little more than, just above, far more than, many more than, "
        "well more than, surpassing, north of, topping, beyond, higher than, larger than, "
        "exceeded, exceeds, exceed, surpassed, surpasses, surpass, topped, tops, "
        "older than, longer than, taller than, heavier than, deeper than, wider than, "
        "went past, gone past, goes past, going past, overran, overruns, overrun, "
        "overshot, overshoots, eclipsed, outran, "
        "outstripped, passed, passing, rose above, risen above, rises above, well exceeded, "
        "far exceeded, climbed past, risen past, rose past, grew past, moved past, swelled past, "
        "breached, breaches, broke through",
    ),
    **_phrases(
        ">=",
        "at least, no fewer than, no less than, not less than, not fewer than, a minimum of, "
        "minimum of, at the very least, at a minimum, not below, not under, starts at, start at, "
        "starting at, starts from, starting from, begins at, beginning at, from as little as",
    ),
    **_phrases(
        "<",
        "fewer than, less than, under, below, just under, just below, well under, well below, "
        "little short of, just shy of, "
        "slightly under, slightly less than, a little less than, a little under, just short of, "
        "short of, lower than, slightly fewer than, fell below, fallen below, falls below, "
        "younger than, shorter than, lighter than, not even, not quite, "
        "dropped below, fell short of, not reach, not reached",
    ),
    **_phrases(
        "<=",
        "up to, as many as, at most, no better than, no more than, not more than, as much as, "
        "a maximum of, "
        "maximum of, at the most, as high as, not exceed, not exceeds, not exceeded, "
        "not exceeding, never exceeded, without exceeding, not top, not pass, not above, "
        "not be larger than, not be more than, not be higher than, not be longer than, "
        "not be greater than, not larger than, not higher than, not longer than, "
        "not be above, not be over, gusting to, not over, capped at, limited to, peaked at, "
        "tops out at, topped out at, "
        "maxed out at, as long as, as far as, as late as",
    ),
    **_phrases(
        "~",
        "about, around, some, approximately, roughly, nearly, almost, close to, an estimated, "
        "estimated, circa, approx, approx ., c ., ca ., ca, in the region of, somewhere around, "
        "virtually, near, perhaps, possibly, probably, practically, just about, on average, "
        "an average of, average of, in the order of, on the order of, ~, ≈, nearer, "
        "barely, scarcely",
    ),
    **_phrases(">", ">"), **_phrases("<", "<"), **_phrases(">=", "≥"), **_phrases("<=", "≤"),
}  # fmt: skip
"""What stands before a number, as tokens, and which way it bounds it."""
LONGEST_QUALIFIER: Final = max(map(len, QUALIFIERS))
AFTERWARDS: Final[dict[tuple[str, ...], Op]] = {
    **_phrases(
        ">=",
        "or more, and more, plus, - plus, +, or over, and over, or above, and above, and counting, "
        "or higher, or greater, or better, or longer, or older, or faster, or larger, or further, "
        "and older, and upwards, upwards",
    ),
    **_phrases(
        "<=",
        "or fewer, or less, or under, or lower, or below, or younger, or shorter, or smaller, "
        "or slower, and younger",
    ),
    **_phrases("~", "or so, - odd, odd, or thereabouts"),
}  # fmt: skip
"""What stands behind a number and bounds it."""
BEHIND: Final[dict[tuple[str, ...], Op]] = {
    **_phrases("<=", "at most, at the most, at the very most, at best, or fewer, or less, "
        "at the longest, at the latest, at the outside"),
    **_phrases(">=", "at least, at the least, at the very least, at a minimum, or more"),
    **_phrases("~", "or so, or thereabouts"),
}  # fmt: skip
"""What stands behind a number, or behind what it counts, and bounds it."""
NEARLY: Final = frozenset(("nearly", "almost", "virtually", "practically", "near"))
"""Words that may be read as about or as fewer than."""
MOVING: Final = listed(
    "hand hands handed handing take takes took taken taking turn turned fly flies flew flying "
    "rule rules ruled ruling win won fire fired fight fighting fought dispute disputes war "
    "control power victory talks concern concerns clash clashes run ran crossed cross presided "
    "preside watch watched look looked looking passed spread spill spilled boil anger outrage "
    "row battle protest protests argument arrested charged sanctions jurisdiction sovereignty"
)
"""Words before "over" that make it a preposition: "talks over two dams"."""
PLACES: Final = listed("over under above below beyond near around about up")
"""Qualifiers that are prepositions of place before a small number in words: "under two flags"."""

UNITS: Final[dict[str, tuple[str, str, float]]] = {}
"""A unit as printed: its name, what it measures, and its size in the first unit of that kind."""


def _unit(kind: str, name: str, size: float, printed: str) -> None:
    UNITS.update(dict.fromkeys(printed.split(","), (name, kind, size)))


_unit("length", "m", 1, "m,metre,metres,meter,meters")
_unit("length", "km", 1e3, "km,kms,kilometre,kilometres,kilometer,kilometers")
_unit("length", "cm", 0.01, "cm,centimetre,centimetres,centimeter,centimeters")
_unit("length", "mm", 0.001, "mm,millimetre,millimetres,millimeter,millimeters")
_unit("length", "mile", 1609.344, "mi,mile,miles")
_unit("length", "nautical mile", 1852, "nautical mile,nautical miles,nm")
_unit("length", "foot", 0.3048, "ft,foot,feet")
_unit("length", "yard", 0.9144, "yd,yard,yards")
_unit("length", "inch", 0.0254, "inch,inches")
_unit("area", "sq m", 1, "sq m,square metre,square metres,square meter,square meters,m²,m2")
_unit("area", "ha", 1e4, "ha,hectare,hectares")
_unit("area", "sq km", 1e6, "sq km,square km,square kilometre,square kilometres,square kilometer,"
      "square kilometers,km²,km2")  # fmt: skip
_unit("area", "acre", 4046.86, "acre,acres")
_unit("area", "sq mile", 2589988, "sq mi,square mile,square miles,sq mile,sq miles")
_unit("mass", "kg", 1, "kg,kilo,kilos,kilogram,kilograms,kilogramme,kilogrammes")
_unit("mass", "g", 0.001, "g,gram,grams,gramme,grammes")
_unit("mass", "tonne", 1e3, "tonne,tonnes,ton,tons,t,metric ton,metric tons,metric tonnes,mt")
_unit("mass", "quintal", 100, "quintal,quintals")
_unit("mass", "short ton", 907.18474, "short ton,short tons")
_unit("mass", "long ton", 1016.0469, "long ton,long tons")
_unit("mass", "lb", 0.45359237, "lb,lbs,pound")
_unit("volume", "litre", 1, "litre,litres,liter,liters,l")
_unit("volume", "cubic metre", 1e3, "cubic metre,cubic metres,cubic meter,cubic meters,m³,m3")
_unit("volume", "gallon", 4.546, "gallon,gallons")
_unit("volume", "barrel", 159, "barrel,barrels,bbl")
_unit("heat", "degree", 1, "degree,degrees,°,°C,℃,C,degrees Celsius,degree Celsius")
_unit("speed", "km/h", 1, "km/h,kph,kmph,km per hour,kilometres per hour,kilometers per hour,"
      "km an hour,kilometres an hour,kilometers an hour")  # fmt: skip
_unit("speed", "mph", 1.609344, "mph,miles per hour,miles an hour")
_unit("speed", "knot", 1.852, "knot,knots,kt,kts,kn")
_unit("power", "MW", 1, "MW,megawatt,megawatts")
_unit("power", "GW", 1e3, "GW,gigawatt,gigawatts")
_unit("quake", "magnitude", 1, "magnitude")
_unit("time", "second", 1, "second,seconds")
_unit("time", "minute", 60, "min,mins,minute,minutes")
_unit("time", "hour", 3600, "hour,hours,hr,hrs")
_unit("time", "day", 86400, "day,days")
_unit("time", "night", 86400, "night,nights")
_unit("time", "week", 604800, "week,weeks")
_unit("time", "fortnight", 1209600, "fortnight,fortnights")
_unit("span", "month", 1, "month,months")
_unit("span", "year", 12, "year,years")
_unit("span", "decade", 120, "decade,decades")
_unit("span", "century", 1200, "century,centuries")
_unit("share", "%", 0.01, "%,percent,per cent,pct,pc,٪,％")
_unit("share", "pp", 0.01, "percentage point,percentage points,percent points,pp")
WORDY: Final = frozenset(("m", "t", "l", "g", "mt", "nm", "mi", "min", "pc", "ft", "ha", "lb"))
"""Short units that count only right behind digits or one space after them."""

SIGNS: Final = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₪": "ILS",
                "₺": "TRY", "₩": "KRW", "₦": "NGN", "₴": "UAH", "₫": "VND", "৳": "BDT", "₱": "PHP",
                "฿": "THB", "₵": "GHS"}  # fmt: skip
DOLLARS: Final = {"us": "USD", "a": "AUD", "c": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD",
                  "au": "AUD", "ca": "CAD", "r": "BRL", "can": "CAD", "u.s.": "USD"}  # fmt: skip
"""Letters right before a dollar sign."""
LETTERS: Final = {"P": "PHP", "Php": "PHP", "N": "NGN", "R": "ZAR", "K": "ZMW", "RM": "MYR",
                  "Tk": "BDT", "Sh": "shilling", "Shs": "shilling"}  # fmt: skip
"""Letters right before an amount that papers print for their own money: P60 million, N2.5bn."""
CODES: Final = listed(
    "usd eur gbp chf jpy cny inr rub ils try sek nok dkk pln czk huf aud cad nzd zar ngn kes "
    "etb sdg syp lbp iqd irr aed sar qar egp jod yer pkr afn bdt mmk php idr thb krw brl mxn "
    "cop ars uah rs rs. ksh birr"
)
"""Currency codes that may stand before or behind a number."""
CURRENCIES: Final = {
    word: name
    for name, words in {
        "USD": "dollar dollars", "EUR": "euro euros", "GBP": "pounds sterling",
        "JPY": "yen", "CNY": "yuan renminbi", "rupee": "rupee rupees",
        "RUB": "rouble roubles ruble rubles",
        "ILS": "shekel shekels", "TRY": "lira liras",
        "crown": "crown crowns krona kronor krone kroner kronur",
        "peso": "peso pesos", "dinar": "dinar dinars",
        "dirham": "dirham dirhams", "riyal": "riyal riyals rial rials", "franc": "franc francs",
        "shilling": "shilling shillings", "NGN": "naira", "UAH": "hryvnia hryvnias", "ZAR": "rand",
        "AFN": "afghani afghanis", "BDT": "taka", "MMK": "kyat kyats", "ETB": "birr",
        "zloty": "zloty zlotys", "real": "reais", "RON": "leu lei", "HUF": "forint forints",
        "GEL": "lari", "KZT": "tenge", "AMD": "dram drams", "THB": "baht", "IDR": "rupiah",
        "MYR": "ringgit", "ZMW": "kwacha", "GHS": "cedi cedis", "HTG": "gourde gourdes",
        "AZN": "manat", "BGN": "leva",
    }.items()
    for word in words.split()
}  # fmt: skip
PRINTED: Final = {"RS": "rupee", "RS.": "rupee", "KSH": "KES", "KSH.": "KES", "BIRR": "ETB"}
"""Codes of the street, and what they are called."""
FAMILIES: Final = {
    code: family
    for family, codes in {
        "rupee": "INR PKR LKR NPR", "franc": "CHF XAF XOF", "crown": "SEK NOK DKK CZK ISK",
        "peso": "MXN COP ARS CLP PHP", "dinar": "IQD JOD KWD DZD TND LYD RSD",
        "dirham": "AED MAD", "riyal": "SAR QAR YER IRR OMR", "shilling": "KES TZS UGX SOS",
        "zloty": "PLN", "real": "BRL", "TRY": "LBP SYP",
    }.items()
    for code in codes.split()
}  # fmt: skip
"""Currencies whose name alone does not tell the country: "3 million rupees" may be PKR 3m."""
NATION_DOLLARS: Final = {"australian": "AUD", "canadian": "CAD", "kong": "HKD", "zealand": "NZD",
                         "singapore": "SGD", "us": "USD", "american": "USD"}  # fmt: skip
"""Whose dollars they are: "50,000 Australian dollars"."""
NATIONS: Final = listed(
    "us american australian canadian british egyptian syrian lebanese turkish swiss sudanese "
    "hong kong iraqi iranian saudi uae emirati israeli indian pakistani norwegian swedish "
    "danish czech new zealand singapore swiss"
)
"""Words between a number and a currency: "3 million US dollars"."""

FRACTIONS: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    "twelfth": 12, "twelfths": 12, "fifteenth": 15, "fifteenths": 15, "sixteenth": 16,
    "twentieth": 20, "twentieths": 20, "hundredth": 100, "hundredths": 100,
}  # fmt: skip
"""The lower half of a fraction in words."""
COMPARED: Final = listed(
    "less more fewer higher lower larger smaller bigger greater cheaper dearer"
)
"""Words behind a fraction of which something is more or less: "a third less food"."""
NO_HALF: Final = listed(
    "first second other latter later earlier northern southern eastern western upper lower top "
    "bottom better left right front back one's time and"
)
"""Words before "half" that make it a place or a time of play."""
TIMES: Final = {"doubled": 2, "doubling": 2, "tripled": 3, "trebled": 3, "quadrupled": 4,
                "halved": 0.5, "tripling": 3, "quadrupling": 4, "trebling": 3, "halving": 0.5,
                "twofold": 2, "threefold": 3, "fourfold": 4,
                "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9,
                "tenfold": 10, "hundredfold": 100}  # fmt: skip
"""How many times as many."""

MULTIPLES: Final = {"twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0, "thrice": 3.0}
"""Words for how many times as much; most have other uses, and count so where a desk means them."""

VAGUE: Final[dict[str, tuple[float | None, float | None]]] = {
    "dozens": (24, 199), "scores": (40, 399), "hundreds": (200, 9_999),
    "thousands": (2_000, 99_999), "tens of thousands": (20_000, 999_999),
    "hundreds of thousands": (200_000, 9_999_999), "millions": (2e6, 999e6),
    "tens of millions": (20e6, 999e6), "hundreds of millions": (200e6, 9_999e6),
    "billions": (2e9, None), "tens of billions": (20e9, None), "tens": (20, 199),
    "handful": (2, 12), "couple": (2, 3), "large": (None, None), "small": (None, None),
    "majority": (0.5, 1.0), "nearly all": (0.5, 1.0),
}  # fmt: skip
"""Vague amounts: the least and the most that their words bear."""
NEARLY_ALL: Final = "nearly all"
"""What a source may say of most; in the sentence of a desk it is a word of degree."""
PLURALS: Final = {"dozen": "dozens", "hundred": "hundreds", "thousand": "thousands",
                  "million": "millions", "billion": "billions"}  # fmt: skip
SIZES: Final = {
    **dict.fromkeys(
        listed(
            "large great huge vast big massive significant considerable substantial sizeable "
            "enormous high unprecedented record immense"
        ),
        "large",
    ),
    **dict.fromkeys(("small", "low", "limited", "tiny"), "small"),
}
"""Adjectives before "numbers"."""
MINUS: Final = frozenset("-\u2212")
"""Signs of a number below zero where they touch it alone."""
DASHES: Final = MINUS | frozenset("\u2012\u2013")
"""Signs that may be one before a number with a unit."""
BELOW_ZERO: Final = frozenset((("below", "zero"), ("below", "freezing")))
LABELS: Final = listed(
    "resolution article chapter section paragraph para no nos number numbers page pages room "
    "flight highway route road unit channel area checkpoint gate phase level category class "
    "type mark model boeing airbus falcon zone block ward line platform terminal pier tower "
    "building apartment grade version volume issue part step stage round report annex appendix "
    "table figure box item point rule clause case decree law order bill act protocol covid "
    "radio fm formula apollo soyuz psalm verse post posts top p pp fig vol ch sect art res g "
    "group camp hill district sector squad squadron battalion brigade regiment division company "
    "corps fleet directive agenda windows iphone bus train tram exit junction plot tape tank pump "
    "kilometre kilometer km berth bay hangar lane shaft hotline extension site dock ward"
    " gate update"
)
"""Words before a plain number that make it a name: "Resolution 1701", "posts 542 and 543"."""
NUMBERED: Final = listed(
    "resolution article chapter section paragraph page pages flight highway route boeing airbus "
    "channel covid formula iphone windows decree directive protocol annex appendix"
)
"""Labels even where something that is counted follows: "Channel 12 reporters"."""
CHANGES: Final = late_pattern(
    r"(?:rose|rise|rises|risen|rising|fell|fall|falls|fallen|falling|up|down|cut|cuts|cutting|"
    r"increas\w+|decreas\w+|dropp?\w*|grew|grow\w*|climb\w*|reduc\w+|lower\w*|rais\w+|jump\w*|"
    r"soar\w*|surg\w+|declin\w+|went|go|goes|gone|going|chang\w+|revis\w+|shrank|shrunk|shrink\w*|"
    r"swell\w*|swollen|slump\w*|plung\w+|expand\w*|doubled|tripled|halved|moved|shift\w*|correct\w+)"
)
"""Verbs after which "from 20 to 30" is a change, no range."""
