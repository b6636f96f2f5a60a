"""Function words and common verbs, by which a sentence is cut into phrases."""

from __future__ import annotations

import re
from typing import Final

from briefing.verify.english.figures.numerals import ONES, SCALES, TENS
from briefing.verify.language import listed

DETERMINERS: Final = listed(
    "the a an its his her their our this that these those some both all every each any no"
)
BE: Final = listed("is are was were be been being am")
HELPERS: Final = BE | listed(
    "has have had having do does did will would can could may might must shall should to get"
    " got  remain remains remained stay stays stayed seems seem appears appear"
)
ADVERBS: Final = listed(
    "now still also already reportedly fully firmly since then again even just only largely"
    " mostly completely entirely effectively currently not never later today yesterday soon"
    " once twice partly nearly almost finally briefly first back there here allegedly"
    " apparently together thereby more longer ever always often sometimes meanwhile quickly slowly"
)
NOUNS_IN_LY: Final = listed(
    "assembly family supply rally ally reply monopoly fly belly bully jelly"
)
CLOSERS: Final = frozenset(",;:!?.()[]–—-")
JOINING: Final = listed(
    "and or but while as because after when where although though since if before until"
    " unless whether than so whereas once that which who whom whose what how why except excluding"
)
PREPOSITIONS: Final = listed(
    "in at on inside around near over along across through into onto from to towards toward"
    " by with without under above below between behind beside outside beyond against for"
    " during within about off up down out among amid upon via"
)
COMPASS: Final = listed(
    "north south east west north-east north-west south-east south-west northeast northwest"
    " southeast southwest upstream downstream"
)
ROUGHLY: Final = listed("about around over under up near nearly almost some roughly")
VERBS: Final = listed(
    "said says say told tells added announced announces claimed claims stated states declared"
    " warned warns insisted insists admitted admits alleged alleges denied denies confirmed"
    " confirms reported reports believes believed thinks estimates estimated rates rated lists"
    " listed counts counted puts put calls called wrote writes showed shows show saw sees see"
    " seen spotted noted makes made leads led came come comes went goes go gave gives give let"
    " lets know knows known began begins begin continues continued continue keeps keep kept"
    " killed kills wounded injured denying saying adding rejected rejects dismissed dismisses"
    " boasted repeated repeats wants wanted hopes tries tried try vowed vows plans planned"
    " fired struck hit attacked attacks shelled closed opened remained left lost repelled"
    " repulsed met signed agreed expects expected"
)
PAST: Final = re.compile(
    r"[a-z]{2,}ed|took|retook|gave|beat|sent|left|kept|withdrew|held|holds|takes|won|fell|drove|broke|ran|runs|keeps|takes"
)
PRONOUNS: Final = listed("it he she they we i you")
AMOUNTS: Final = listed(
    "half most all two three four five six seven eight nine ten eleven twelve several both"
    " much everything parts part one-third two-thirds three-quarters dozens"
)
ON_THE_WAY: Final = listed(
    "continue continues continued continuing manage manages managed said reported believed"
    " claim claims claimed"
    " forced obliged compelled"
    " known thought able began begun start started understood appear appears appeared seem"
    " seems seemed"
)
POINTS_BACK: Final = listed(
    "this that these those such one ones other others another same both former latter rest so"
    " everybody nobody everyone anybody somebody something nothing here there first second"
    " third last next it he she they we i you them him us me who which what all some many few most"
    " whatever whoever"
)
"""Words of a phrase that says nothing without what stands before it."""


def heads_nothing(low: str) -> bool:
    """Tell whether a word heads no phrase: "thirty", "412 persons held", "the"."""
    numeral = low in ONES or low in TENS or low in SCALES or not low[-1:].isalpha()
    return numeral or low in DETERMINERS | AMOUNTS | PREPOSITIONS or PAST.fullmatch(low) is not None
