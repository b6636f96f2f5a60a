"""How a name in Latin letters is likely written in its country's own: a guess, to be mended.

The gazetteer's file tells by it what names in other letters have beyond those in Latin ones, see
``briefing/atlas/place_columns.py``. A change of a table needs ``script/build_gazetteer`` anew.
"""

from __future__ import annotations

from codecs import charmap_decode
from functools import cache
from typing import Final

from briefing.atlas.place_columns import ASCII

_WRITTEN: Final = {
    "AZ EE KG KZ LT LV MD MN RU TJ TM UZ": (
        "shch щ zh ж kh х ts ц ch ч sh ш yy> ыи iy> ии oy> ои ay> аи ey> еи ya я yu ю yo е ye е "
        "ia иа ks кс <e э a а b б c к d д e е f ф g г h х i и j ж k к l л m м n н o о p п q к "
        "r р s с t т u у v в w в x х y ы z з"
    ),
    "UA": (
        "shch щ zh ж kh х ts ц ch ч sh ш yi> ії iy> іи yy> ии oy ои ay аи ey еи ya я yu ю yi і "
        "ye є ia я iu ю a а b б c к d д e е f ф g г h г i і j и k к l л m м n н o о p п q к r р "
        "s с t т u у v в w в x кс y и z з"
    ),
    "BY": (
        "shch шч zh ж kh х ts ц ch ч sh ш yy> ы iy> і oy ои ay аи ya я yu ю yo е ye е ia я iu ю "
        "ovo> ава a а b б c к d д e е f ф g г h г i і j и k к l л m м n н o о p п q к r р s с "
        "t т u у v в w в x кс y ы z з"
    ),
    "BG": (
        "sht щ zh ж kh х ts ц ch ч sh ш ya я yu ю yo ио ye ие ia> ия a а b б c ц d д e е f ф "
        "g г h х i и j ж k к l л m м n н o о p п q к r р s с t т u у v в w в x кс y и z з"
    ),
    "BA HR ME MK RS SI XK": (
        "lj љ nj њ dj ђ dz џ sh ш ch ч zh ж ic> ић ac> ац ci> чи a а b б c ц d д e е f ф g г "
        "h х i и j ј k к l л m м n н o о p п q ћ r р s с t т u у v в w в x џ y и z з"
    ),
    "CY GR": (
        "th θ ch χ ps ψ ks ξ ou ου mp μπ oi οι ei ει ai αι ia> ια i> η io> ιο is> ησ on> ων "
        "os> οσ o> ο a α v β b μπ g γ d δ e ε z ζ i ι k κ l λ m μ n ν x ξ o ο p π r ρ s σ t τ "
        "y υ f φ h χ u υ c κ j ζ w ω"
    ),
    "AM": (
        "sh շ ch չ zh ժ kh խ ts ծ dz ձ gh ղ yu յու ya յա ye ե ev եւ <o օ a ա b բ c ց d դ e ե "
        "f ֆ g գ h հ i ի j ջ k կ l լ m մ n ն o ո p պ q ք r ր s ս t տ u ու v վ w վ x խ y յ z զ"
    ),
    "GE": (
        "sh შ ch ჩ zh ჟ kh ხ ts ც dz ძ gh ღ iy ი iya ია a ა b ბ c ც d დ e ე f ფ g გ h ჰ i ი j ჯ "
        "k კ l ლ m მ n ნ o ო p პ q ყ r რ s ს t ტ u უ v ვ w ვ x ხ y ი z ზ"
    ),
    "IL": (
        "sh ש ch ח kh ח tz צ ts צ th ת bb ב dd ד kk ק ll ל mm מ nn נ pp פ rr ר ss ס tt ט zz צ "
        "oo ו ou ו ay> אי bet> בית bene> בני <e א <a א <o או <u או <i אי m> ם n> ן f> ף tz> ץ "
        "kh> ך a> ה e> ה ya יה o ו u ו a # e # i י b ב c ק d ד f פ g ג h ה j ג k ק l ל m מ n נ "
        "p פ q ק r ר s ס t ת v ב w ו x קס y י z ז"
    ),
    "AE BH DJ DZ EG EH ER IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN TR TZ YE": (
        "sh ش ch ش kh خ gh غ dh ذ th ث ou و oo و ee ي ei ي ay ي bb ب dd د ff ف jj ج kk ك ll ل "
        "mm م nn ن qq ق rr ر ss س tt ت zz ز yy ي ww و iya> ية aya> اية ya> ية a> ة e> ة "
        "<abu ابو <a ا <i ا <u ا <e ا <o ا aa ا b ب c ك d د f ف g ج h ه i ي j ج k ك l ل m م n ن "
        "o و p ب q ق r ر s س t ت u و v ف w و x كس y ي z ز a ا e #"
    ),
    "AF IR": (
        "sh ش ch چ kh خ gh غ dh ذ th ث zh ژ ou و oo و ee ی ey ی bb ب dd د ff ف jj ج kk ک ll ل "
        "mm م nn ن qq ق rr ر ss س tt ت zz ز yy ی ww و <o ا <e ا <i ا <u ا eh> ه iyeh> یه "
        "abad> اباد a ا b ب c ک d د e # f ف g گ h ه i ی j ج k ک l ل m م n ن o # p پ q ق r ر s س "
        "t ت u و v و w و x خ y ی z ز"
    ),
    "IN PK": (
        "sh ش ch چ kh کھ gh گھ dh دھ th تھ bh بھ ph پھ jh جھ ou و oo و ee ی ey ی bb ب dd د ff ف "
        "jj ج kk ک ll ل mm م nn ن qq ق rr ر ss س tt ت zz ز pur> پور nagar> نگر garh> گڑھ "
        "abad> اباد a> ا <a ا <i ا <u ا <e ا <o او a # b ب c ک d د e ی f ف g گ h ہ i ی j ج k ک "
        "l ل m م n ن o و p پ q ق r ر s س t ت u و v و w و x خ y ی z ز"
    ),
}
"""By countries: what is written for letters, of which more come before fewer. ``<`` is the
beginning of a word, ``>`` its end, and ``#`` stands for nothing."""


def likely(names: str, country: str) -> str:
    """Return names, folded, a line each, as a country (ISO alpha-2) likely writes them.

    Empty lines where it writes in Latin letters, or in some of which nothing is guessed.
    """
    told_pairs = next((pairs for codes, pairs in _WRITTEN.items() if country in codes), "")
    if not told_pairs:
        return "\n" * names.count("\n")
    several, single, letters = _table(told_pairs)
    text = f"<{names}>".replace(" ", "> <").replace("\n", ">\n<").encode("ascii", "replace")
    for told, written in several:
        text = text.replace(told, written)
    return charmap_decode(text.translate(single, b"<>"), "strict", letters)[0]


@cache
def _table(told_pairs: str) -> tuple[list[tuple[bytes, bytes]], bytes, str]:
    """Return what is written for several letters, the most first, and for each; and the letters.

    Letters are written as their places among these: bytes are replaced much faster than text.
    """
    words = told_pairs.split()
    pairs = dict(zip(words[::2], words[1::2], strict=True))
    letters = ASCII + "".join(sorted(set("".join(pairs.values())).difference(ASCII)))
    places = {letter: bytes([at]) for at, letter in enumerate(letters)} | {"#": b""}
    coded = {told: b"".join(map(places.__getitem__, pairs[told])) for told in pairs}
    several = [told for told in pairs if len(told) > 1 or len(coded[told]) != 1]
    single = {ord(told): coded[told][0] for told in pairs if told not in several}
    table = bytes(single.get(at, at) for at in range(256))
    several.sort(key=len, reverse=True)
    return [(told.encode(), coded[told]) for told in several], table, letters
