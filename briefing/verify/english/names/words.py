"""The words around names: what joins them, what goes before them, what is none.

Also the form in which names are compared: folded words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from briefing.brief.fold import LETTERS
from briefing.compiled import late_pattern
from briefing.verify.language import listed

# What a word is made of: letters, digits, and the marks above and below the letters of scripts
# that write vowels so.
_IN_WORD: Final = (
    r"[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e]"
)
LETTER: Final = f"(?:{_IN_WORD})"
HYPHENS: Final = "-\u2010\u2011"
APOSTROPHES: Final = "'\u2019\u02bc\u02bf\u02be"
TOKEN: Final = late_pattern(
    rf"(?:[^\W\d_]\.){{2,8}}(?!{LETTER})|{LETTER}+(?:[{HYPHENS}{APOSTROPHES}]{LETTER}+)*"
    rf"(?:(?<=[sS])[{APOSTROPHES}](?!{LETTER}))?"
)
"""A word as printed: ``U.S.``, ``al-Abdeh``, ``Aleppo's``, ``MH17``."""
POSSESSIVE: Final = late_pattern(rf"[{APOSTROPHES}][sS]$|(?<=[sS])[{APOSTROPHES}]$")
CONTRACTION: Final = late_pattern(rf"(?:n[{APOSTROPHES}]t|[{APOSTROPHES}](?:re|ve|ll|d|m))$", re.I)
HALVES: Final = late_pattern(f"[{HYPHENS}]")
"""What parts a compound: Israel-Hamas."""
_APOSTROPHE: Final = late_pattern(f"[{APOSTROPHES}]")


PARTICLES: Final = listed(
    "al el ul ud ad ar as ash an at az de da das do dos du des del della delle di der den la"
    " le les lo van von vom zu zur af av bin bint ibn ben abu umm y e ter ten te"
)
"""Small words inside names; before a surname they may be left out."""
LOOSE: Final = PARTICLES - listed("ad ar as ash an at az y e")
"""Particles that may stand alone between capitalised words."""
ARTICLES: Final = listed("al el ul ud ad ar as ash an at az")
"""Particles that are joined with a hyphen: al-Abdeh."""
JOINERS: Final = frozenset(("of", "for", "and"))
_OPENERS: Final = (
    "a about above according across after afterwards again against all almost along already"
    " also although am amid among an and another any anyone are around as asked at away back"
    " because been before behind being below beneath beside besides between beyond both but by"
    " can could despite did do does down during each earlier either else elsewhere even every"
    " everybody everyone everything except few fewer for former formerly from further had has"
    " have he hence her here hers him his how however i if in indeed inside instead into is it"
    " its itself just last late later least less like likewise many may maybe me meanwhile"
    " might more moreover most much must my near nearby nearly neither never nevertheless"
    " next no nobody none nor not nothing now of off often on once one only onto or other"
    " others our ours out outside over own past per perhaps quite rather said same say says"
    " seldom several shall she should signed since so some somebody someone sometimes soon still"
    " such than that the their theirs them then thence there therefore these they this those though"
    " through throughout thus to today together tomorrow tonight too toward towards two three"
    " four five six seven eight nine ten twelve dozens hundreds thousands under unless unlike"
    " until unto up upon us usually very via was we well were what whatever when whenever"
    " where whereas wherever whether which while who whom whose why will with within without"
    " would yes yesterday yet you your yours please verified unverified update correction note"
    " neighbouring neighboring backed led ex-president"
)
OPENERS: Final = listed(_OPENERS)
"""Words that begin no name, capitals or not."""
MONTHS: Final = listed(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)
DAYS: Final = listed(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs"
    " fri sat sun"
)
_CLOCK: Final = listed("utc gmt am pm cet cest est bst ad bc bce ce ok tv vs")
_COMMON: Final = listed(
    "ngo ngos ingo ingos mp mps mep meps idp idps pow pows ceo ceos gdp vat hq ied ieds uav uavs"
    " icu suv suvs atm cctv gps dna sim pdf"
)
"""Abbreviations of ordinary words: what is an NGO, the source may call a charity."""
FEAST: Final = late_pattern(
    r"\b(?:New\sYear(?:['’]s)?(?:\s(?:Day|Eve))?|Christmas(?:\s(?:Day|Eve))?|Boxing\sDay"
    r"|(?:May|Labou?r|Independence)\sDay|Easter(?:\s(?:Sunday|Monday))?)\b"
)
"""Days of the year by their names: dates, and no names of anybody."""
ACRONYMS: Final = frozenset(("US", "WHO", "IT", "AU", "ICE"))
"""Acronyms that would be words in small letters."""
NEVER: Final = OPENERS | MONTHS | DAYS | _CLOCK | _COMMON

TITLES: Final = listed(
    "president premier minister chancellor king queen prince princess emir sheikh sheik"
    " sultan emperor pope patriarch archbishop bishop cardinal ayatollah imam mullah rabbi"
    " reverend rev father fr sister sr mr mrs ms miss mx dr prof professor sir lord lady dame baron"
    " baroness count general gen major maj colonel col captain capt lieutenant lt sergeant sgt"
    " corporal cpt pvt amb brigadier brig admiral adm marshal commodore"
    " commander cmdr senator sen"
    " congressman congresswoman rep representative governor gov mayor ambassador envoy"
    " secretary undersecretary judge justice spokesman spokeswoman spokesperson chairman"
    " chairwoman chairperson director deputy speaker commissioner chief attorney inspector"
    " engineer doctor haji hajji sayyid monsignor comandante superintendent constable"
)
"""Words before a name, or for an office, that are no part of the name."""
MODIFIERS: Final = listed(
    "prime vice deputy first second crown foreign defence defense interior finance justice"
    " health home economy energy education information trade labour labor acting former rear"
    " under press assistant executive managing state affairs attorney secretary permanent"
    " special chief head caretaker interim supreme grand military"
)
NO_TITLE: Final = listed(
    "assembly staff command council directorate security court hospital committee motors"
    " electric department office islands house strike"
)
"""What follows a title's word where it is none: the General Assembly."""
PLURALS: Final = listed(
    "people peoples women men children workers farmers teachers doctors students writers"
    " lawyers journalists nurses employees veterans peasants soldiers citizens mothers miners"
    " traders fishermen fighters consumers engineers speakers boatmen drivers officers"
)
"""With a possessive these stand inside names: the Workers' Party."""
BODIES: Final = listed(
    "academy action agency alliance army assembly association authority bank battalion bay"
    " board branch brigade brigades brotherhood bureau campaign cape cathedral cemetery center"
    " centre chamber church city coalition college command commission committee company"
    " confederation conference congress convention corps council court department directorate"
    " district division doctors embassy emirate empire family faculty federation forces"
    " foundation front fund garrison governorate group guard guards guild gulf high hospital"
    " house initiative institute isle island kingdom lake league legion ministry mission"
    " monitor monastery mosque mount mountains movement museum network norm observatory office"
    " order organisation organization palace parliament party peace physicians platform port"
    " president programme program project province reporters republic school sea senate"
    " society state states strait students syndicate temple treaty tribunal troops union"
    " university valley watch wing workers"
)
"""Words for bodies and kinds of places; ``of`` and ``for`` may go on behind them."""
ORGANISATIONS: Final = listed(
    "agency alliance assembly association authority battalion board brigade bureau campaign"
    " coalition command commission committee company confederation corps council department"
    " directorate federation foundation front fund group guild initiative institute league legion"
    " ministry movement network office organisation organization parliament party programme senate"
    " society syndicate union"
)
"""Words for bodies that end their names: what goes on behind them is another name."""
PLACES: Final = listed(
    "city town village province region district governorate area border river state republic"
    " kingdom government army military forces armed air force airport base camp valley island"
    " lake"
)
"""Words that may be added to the name of a place or left out: Aleppo City."""
STRUCTURES: Final = listed("bridge gate hall hill lane row square street quay quarter wharf market")
"""What people built or live in: behind the plural of a trade it goes on a name."""
SUFFIXES: Final = listed(
    "held run led made wide style born built owned era war like type bound based backed"
    " linked trained funded sponsored aligned affiliated controlled occupied dominated"
    " majority only free friendly day designed brokered mediated supplied registered flagged"
    " speaking leaning allied appointed supported imposed declared administered ruled mandated"
    " style-based wing in"
)
"""Second halves of compounds that end a name: Turkish-backed."""
PREFIXES: Final = listed(
    "anti pro non ex post pre mid neo pan inter intra sub trans semi half cross self un co"
    " all early late counter multi vice north south east west north-east"
)
"""First halves of compounds before a name: anti-government, pro-Syrian."""
ABBREVIATIONS: Final = listed(
    "mr mrs ms dr prof gen maj col capt cpt pvt lt sgt brig adm amb st mt"
    " ft sen rep gov rev hon jr sr no"
    " vs etc jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp dept univ approx"
)
"""Words after which a full stop ends no sentence."""


def fold(word: str) -> str:
    """Return a word without case and, for Latin letters, without diacritics.

    Stricter than ``brief.fold``, which drops the marks of every script.
    """
    if word.isascii():
        return word.lower()
    kept: list[str] = []
    for char in unicodedata.normalize("NFKD", word.casefold()):
        if not unicodedata.combining(char):
            kept.append(LETTERS.get(char, char))
        elif not kept or kept[-1] >= "\u0250":
            # Only Latin letters lose their marks: a hamza or a vowel point makes another word.
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


Words = tuple[str, ...]
"""A name as it is compared."""


def pieces(text: str) -> list[str]:
    """Return the words of a name as printed: possessives and dots off, hyphens parting them."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.split()  # most names: nothing to take off
    found: list[str] = []
    for match in TOKEN.finditer(text):
        word = POSSESSIVE.sub("", match[0]).replace(".", "")
        parts = HALVES.split(word)
        found += [_APOSTROPHE.sub("", part) for part in parts if part]
    return found


@lru_cache(4096)
def words_of(text: str) -> Words:
    """Return the folded words by which names are compared, ``the`` left out."""
    return tuple(word for word in map(one_spelling, pieces(text)) if word != "the")


_SPELT: Final = {
    "defense": "defence", "center": "centre", "centers": "centres", "harbor": "harbour",
    "labor": "labour", "theater": "theatre", "program": "programme", "meter": "metre",
    "kilometer": "kilometre", "armored": "armoured", "neighborhood": "neighbourhood",
    "license": "licence", "laborers": "labourers", "honor": "honour", "gray": "grey",
    "st": "saint", "sankt": "saint", "ste": "sainte", "mt": "mount", "ft": "fort",
}  # fmt: skip
_IZED: Final = late_pattern(r"(?<=[a-z]{4}i)z(?=(?:e|ed|ing|ations?)$)")


def one_spelling(piece: str) -> str:
    """Return a word of a name, folded, in full and in British spelling: St Brid, Harbor Board."""
    word = fold(piece)
    return _SPELT.get(word) or (_IZED.sub("s", word) if "iz" in word else word)


def ordinary(word: str) -> bool:
    """Tell whether a word, whatever its case, is an ordinary English word."""
    from briefing.verify.english.lexicon import is_word

    return is_word(word.replace("\u2019", "'").lower())
