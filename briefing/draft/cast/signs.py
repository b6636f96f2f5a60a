"""Words around a name that speak for a sort: what stands before a place, behind a person."""

from __future__ import annotations

import re
from typing import Final

from briefing.verify.english.speech.words import BE, PLAIN
from briefing.verify.language import listed

AREA: Final = (
    r"town|city|village|port|province|provinces|district|districts|capital|island|region|suburb"
    r"|valley|municipality|county|quarter|neighbourhood|neighborhood|sub-district|sub-districts"
    r"|governorate|camp|commune|hamlet|peninsula|river|lake|hill|hills|strait|bay|delta|crossing"
    r"|junction|airport|barracks|heights|oasis|corridor|lighthouse|settlement|pass|enclave"
    r"|garrison|localitie|locality|axis"
)
IN: Final = re.compile(
    r"(?:^|[\s(])(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|[Aa]round|into|off|as far as) $"
)
WITHIN: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Tt]o|[Ff]rom|[Oo]f|via|towards|outside|inside|around|visited) $"
)
TAKEN: Final = re.compile(
    r"\b(?:abandoned|regained|recovered|reoccupied|garrisoned|retaken|ringed|encircles|retook|liberated|stormed|overran|recaptured|besieged|shelled|bombed|evacuated"
    r"|vacated|encircled|controls|re-?entered|took back|take back|retake|liberate|storm"
    r"|settlements? of) $"
    r"|\b(?:withdrew|withdrawn|pulled|retreated|driven|drove|drives|ousted|pushed|forced|fled"
    r"|back)(?: [\w'\u2019-]+){0,4}? (?:from|out of) $"
    r"|\w[-‑](?:held|controlled|occupied|run|administered) $"
)
FELL: Final = re.compile(
    r"^(?:, [^,.]{2,70},)? (?:(?:fell|falls|has fallen|had fallen)\b(?! (?:ill|out|silent|short))"
    r"|(?:is|are|was|were|(?:has|have|had) been|remains?|remained|lies)"
    r" (?:\w+ )?(?:retaken|captured|besieged|encircled|surrounded|overrun|occupied|in the hands"
    r"|in (?:the )?[\w'\u2019-]+(?: [\w'\u2019-]+)? hands"
    r"|under (?:the )?(?:[\w'\u2019-]+ )?(?:control|siege|occupation|rule)"
    r"|abandoned|liberated|seized|taken|overrun|evacuated|inundated|flooded|ringed|cut off"
    r"|changed hands)\b"
    r"|changed hands\b|(?:has |had |is |still )*(?:held|holds|holding) out\b"
    r"|surrendered (?:on|to|after|without)\b|(?:has |had )?passed (?:back )?(?:to|into)\b)"
)
WENT: Final = re.compile(
    r"\b(?:went|go|goes|gone|flew|flown|fled|drove|driven|travelled|came|moved|returned|walked"
    r"|taken|brought|evacuated|sailed|marched|retreated|withdrew|advanced)"
    r"(?: \w+)? (?:to|towards) $|\b(?:landed|landing|landings|ashore|disembarked|set foot) on $"
)
TO: Final = re.compile(
    r"\b(?:from|to|towards?|via|across|through|beyond|over|between|reached|entered|left|fled"
    r"|leaving|reaching|entering|visited|captured|seized|overran|recaptured|besieged|shelled) $"
)
OF_AREA: Final = re.compile(
    rf"\b(?:{AREA}|cities|municipalities|counties)s?(?: of|, called|,)? $"
    r"|\b(?:north|south|east|west|outskirts|centre|center|streets|people|residents|inhabitants"
    r"|[Mm]ayor|[Gg]overnor|[Pp]refect|[Bb]ishop|[Ii]mam|[Jj]udge|fall|siege|blockade|shelling|occupation|recapture"
    r"|liberation|storming|evacuation|loss|bombardment|out|seizure|surrender|encirclement|defence"
    r"|police station|town hall|km"
    r"|kilometres|miles|control|capture|battle)(?: from| of) $"
    r"|\b(?:road|route|highway|pipeline|track|convoys?|way|journey|trip|flights?|bound|border|coast)"
    r" (?:from|to|for|with|of|between) $"
    r"|\b(?:upper|middle|lower|northern|southern|eastern|western|central|rural) $"
)
AREA_BEHIND: Final = re.compile(
    rf"^(?:'s|\u2019s)? (?:(?:{AREA})s?|front line|frontline|front"
    r"|border point|border|checkpoints?|ridge|airport|docks|roads?|bridges?"
    r"|market|estate|ferry|station|power station|hospital|tunnel|line|highway|reservoir"
    r"|spit|cape|clinic|islet|islets|reef|levee|weir|barrage|swamp|marsh|marshes|forest|desert|mountains|plain|plains|plateau|gorge|coast|shore"
    r"|harbour|refinery|prison|dam|pass|quay|railway|causeway|canal|ford|track|mines?|wells?"
    r"|pumping station|salt works|gold mines?|oilfields?|plateau)\b"
    rf"|^, (?:a|an|the) (?:(?!the\b)[a-z-]+ ){{0,4}}(?:{AREA})\b"
    r"|^, (?:\d+|some \d+|about \d+) ?(?:km|kilom|mil)"
)
WHERE: Final = re.compile(
    rf"^, where\b|^(?: itself)? (?:is|was|remains|remained) (?:an?|the) (?:[\w-]+ ){{0,4}}"
    rf"(?:{AREA}|stronghold|bastion)\b"
    rf"|^(?:(?:,| and|, and) [A-Z][\w-]+)* (?:are|were) (?:both |the |two |three )?"
    rf"(?:[a-z-]+ ){{0,3}}(?:{AREA}|citie)s\b"
)
"""Behind a place of which more is told."""
RIVER: Final = re.compile(
    r"\b(?:cross(?:ed|ing)?|across|along|down|up|banks? of|beside|navigating|bridges over"
    r"|(?:north|south|east|west) of) the $"
)
RIVER_BEHIND: Final = re.compile(
    r"^ (?:on foot|in barges|by boat|rose|river|burst|bank|valley|peaked|crested|swelled|flooded"
    r"|flows|stood at|is rising|was rising|had risen)\b"
)
DATELINE: Final = re.compile(r"^(?:,| \(| -| : )")
LISTED_DAY: Final = re.compile(
    r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*, $"
)
_DAY: Final = (
    r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d{4})?\b"
)
DATED: Final = re.compile(rf"^, (?:{_DAY}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")
"""Behind where a text was written: "Geneva, 19 August 2024"."""
DATED_STATE: Final = re.compile(
    rf"^, [A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)?{DATED.pattern[1:]}"
)
"""Behind where a text was written, with its state: "Almeda, Corvo, 27 October 2025"."""
AFTER_COMMA: Final = re.compile(r"(?:^|[,(.] )$")
AFTER_PLACE: Final = re.compile(r"(?:^|[\s(])[A-Z][\w'\u2019-]+, $")
WITHIN_THE: Final = re.compile(r"\b[Ii]n the $")
AGED: Final = re.compile(r"^,? \(?\d\d\)?(?:,(?!\d)|\.(?!\d)|\u201d)")
WHO: Final = re.compile(r"^(?:, | )who\b")
KNOWN_AS: Final = re.compile(
    r"\b(?:known as|called himself|calls himself|named|nicknamed) (?:\w+ )?$"
)
GOVERNS: Final = re.compile(
    r"^(?:'s|\u2019s)? (?:(?:foreign|defence|defense|interior|health|prime|former|armed) )?"
    r"(?:government|ministry|minister|army|president|parliament|embassy|war|navy|police"
    r"|forces|troops)\b"
)
OWNER: Final = re.compile(r"(?:[Tt]he )?(.{2,40}?)((?:'s|\u2019s) .+)$")
LABEL: Final = re.compile(r"(?=[A-Z]*[AEIOUY])[A-Z]{5,}: ")
"""Who speaks in an interview, in capitals."""
SHIP: Final = re.compile(
    r"\b(?:(?:vessel|ship|ferry|tanker|freighter|frigate|yacht|trawler|submarine|schooner|barge)"
    r"|(?:wreck|wreckage|sinking|capsizing|hull|captain|crew|decks?) of the"
    r"|(?:aboard|on board) the) $"
)
SHIP_APPOSED: Final = re.compile(
    r"^, (?:an?|the) (?:[\w-]+ ){0,3}?(?:vessel|ship|ferry|tanker|freighter|frigate|yacht|trawler"
    r"|submarine|schooner|barge|liner|boat)\b"
)
NICKNAME: Final = re.compile(r"^ [\"\u201c'\u2018][\w-]+(?: [\w-]+)?[\"\u201d'\u2019] $")
"""What stands between the names of one person: Stefan "Lefty" Maro."""
BORDERS: Final = re.compile(
    r"^, (?:a|an|the|its|[A-Z][\w-]+['\u2019]s?) (?:[\w-]+ ){0,2}neighbou?r\b"
)
ADJECTIVE: Final = re.compile(rf"^ (?:[a-z]+ )?(?:{AREA}) of [A-Z]")
"""Behind "the" and a state: "the Gondari town of Mesh"."""
HELPED_BY: Final = re.compile(
    r"\b(?:armed|backed|supported|financed|funded|trained|supplied|equipped|recognised|sponsored)"
    r" by $|\b(?:support|backing|rival|ally|allies|envoys|proxy|client) of $"
)
CITIZENS: Final = re.compile(r"^ (?:citizens?|nationals?|passports?|territory|soil)\b")
NEIGHBOUR: Final = re.compile(
    r"\b[Nn]eighbou?ring (?:(?:state|country|republic|kingdom) of )?$"
    r"|\b(?:army|navy|air force|armed forces|government|president|parliament"
    r"|republic|citizens|emirate|kingdom|sultanate|principality) of $"
    r"|\b(?:soldiers|troops|officers|instructors|advisers|diplomats|battalion|contingent|brigade"
    r"|mercenaries) from $",
    re.I,
)
ACTS: Final = re.compile(
    r"^ (?:has|had|will) (?:\w+ )?(?:supplied|sent|backed|denied|armed|closed|signed|recognised"
    r"|decided|joined|accused|imposed|deployed|provided|offered|agreed|rejected|condemned)\b"
    r"|^ (?:says|denies|rejects|backs|arms|supplies|closed|lists|accuses|accused|supports|thanks"
    r"|congratulated)\b"
)
POLICY: Final = re.compile(
    r"^,? (?:which|whose (?:government|president|parliament|ministry))? ?(?:has )?(?:backs"
    r"|arms|armed|backed|hosts|hosted|borders|recogni[sz]e[sd]|supplies|imposed sanctions"
    r"|sanctioned|shelters|recalled its ambassador|closed (?:its|the) border|sponsors|mediated"
    r"|mediates|expelled)\b"
)
"""Behind a state: what it does to others, as states do."""
BODILY: Final = re.compile(
    r"^(?:'s|\u2019s)? (?:fighters|militants|spokesman|spokeswoman|spokesperson|officials|staff"
    r"|correspondent|photographer|reporter|delegate|delegates|lawmakers|headquarters|members|troops"
    r"|commander|commanders|leader|leaders|teams?|volunteers|soldiers|units|positions|website"
    r"|(?:country|regional|managing|executive) director|chief executive|headquarters|convoys?)\b"
    r"|^-(?:led|backed|held|controlled|aligned)\b"
)
BODY_AFTER: Final = re.compile(
    r"^ (?:movement|party|militia|group|rebels|brigade|newspaper|news agency|network|cartel"
    r"|faction|coalition|alliance|syndicate|gang|insurgency)\b"
    r"|^ \((?:Cmdt|Capt|Lt|Maj|Col|Gen|Sgt|Mr|Mrs|Ms|Dr)\b"
)
BODY_NOUN: Final = re.compile(
    r"\b(?:(?:call(?:s|ed|ing)?|styl(?:es|ed|ing)) (?:itself|themselves)(?: the)?"
    r"|state-run|state-owned"
    r"|NGO|company|agency|group|movement|party|network|organi[sz]ation|firm|charity|newspaper"
    r"|broadcaster|station|website|channel|think-tank|militia|watchdog|coalition|union|federation"
    r"|consultancy|faction|alliance|daily|weekly|members? of|fighters of|joined|by the"
    r"|mercenaries of|operator|association|told the|[Aa]ccording to)(?: called| known as)? $"
    r"|\b[Aa](?:n|nother)? (?:[\w-]+ ){0,3}(?:group|movement|militia|faction|splinter|network|union"
    r"|party|charity|company|alliance|coalition|(?:splinter|rebel|armed|rival) group), (?:the )?$"
)
_BODIES: Final = (
    r"militia|militias|group|groups|charity|organi[sz]ation|think-tank|agency|company|firm|party"
    r"|coalition|movement|faction|institute|union|body|watchdog|newspaper|broadcaster|network"
    r"|unit|NGO|monitor|guard|force|army|jihadists|rebels|insurgents|guerrillas|mercenaries"
    r"|separatists|fighters|gunmen"
)
BODY_APPOSED: Final = re.compile(
    r"^(?: \([^)]{2,40}\))?, (?:a|an|the|one of the|self-\w+) (?:[\w\u2019'-]+ ){0,4}"
    rf"(?:{_BODIES})\b(?!-| (?:said|says|told|added))"
    r"|^, (?:which|whose) (?:employs|companies|members|fighters|ships|imposed)\b"
)
SIDES_BEHIND: Final = re.compile(
    r"^(?: (?:has|have|had|is|are|was|were))?(?: \w+ly)? (?:hostile to|allied (?:with|to)|loyal to"
    r"|broke(?:n)? away|broke with|split (?:from|off)|merged (?:with|into)|swore|pledged allegiance"
    r"|joined forces|clashed with|sided with|ambushed|took up arms)\b"
)
"""Behind the name of those who take a side."""
SIDES_BEFORE: Final = re.compile(
    r"\b(?:hostile to|allied (?:with|to)|loyal to|(?:off-?shoot|splinter|rivals?|ally|allies|enemy"
    r"|enemies|wing|arm|branch|faction) of|broke(?:n)? away from|split (?:off )?from"
    r"|merged (?:with|into)|clash(?:ed|es) with|joined forces with|sided with) the $"
)
"""Before the name of those of whom somebody is a friend, a foe or a part."""
HOLDS_BEHIND: Final = re.compile(
    r"^(?: (?:has|have|had|is|are|was|still|now|also|then|later))*"
    r" (?:holds?|held|holding|controls?|controlled|took|taken|takes|seized|captured|lost|withdrew"
    r"|withdrawn|retreated|advanced|attacked|besieges?|abandoned|overran|stormed|governs"
    r"|(?:levies|levy|collects) (?:tolls|taxes))\b(?! (?:by|place|part)\b)"
)
"""Behind the name of those who hold a place, or fight for one."""
HOLDS_BEFORE: Final = re.compile(
    r"\b(?:(?:held|controlled|taken|seized|captured|overrun|run|governed|occupied|besieged) by"
    r"|(?:lost|fell|fallen|ceded|handed(?: over)?|surrendered|passed|went over) to|hands of"
    r"|(?:pushed|drove|driven|forced|ousted|expelled|dislodged|rid of) ) ?the $"
)
"""Before the name of those who do."""
MANY: Final = re.compile(r"^ (?:were|are|have)\b")
SAYS: Final = re.compile(rf"^,? (?:{'|'.join(sorted(PLAIN))}|spoke|speaks)\b")
NOUN: Final = re.compile(rf"^ (?!(?:{'|'.join(sorted(PLAIN))}|and|or|who|is|was|has|had)\b)[a-z]+")
SAID: Final = re.compile(r"\b(?:said|says|added|told|asked|according to) $")
ROLE_AFTER: Final = re.compile(
    r"^(?: \([^)]{1,40}\))?, (?:(?:a|an|the|its|his|her|their|one of the|[\w'\u2019]+'s) )?"
    r"(?P<role>[a-z][\w-]*(?: [a-z][\w-]*){0,4}?)"
    r"(?= (?:of|at|for|from|in|to|with|on|and|who|that)\b|[,.;:]|$)"
)
ROLE_OF_NEXT: Final = re.compile(r"^, (?:his|her|their|its) (?:[a-z-]+ ){0,3}[a-z-]+, [A-Z]")
VERBAL: Final = (
    BE | PLAIN | listed("have has had will would do does did hold held took left came went not")
)
"""Words that make of a stretch a clause, and no role."""
ROLE_BEFORE: Final = re.compile(r"(?P<role>[A-Za-z][\w-]*)(?P<comma>,)? $")
