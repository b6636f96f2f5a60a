"""The words of attribution: verbs that say somebody said so, and who may be their subject."""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SAY: Final = _set(
    "said says say told tells tell added adds announced announces claimed claims stated states"
    " declared declares warned warns insisted insists argued argues admitted admits alleged alleges"
    " asserted asserts explained explains commented comments replied replies remarked remarks"
    " testified testifies acknowledged acknowledges contended contends conceded concedes"
    " stressed stresses emphasised emphasises emphasized emphasizes reiterated reiterates denied"
    " denies vowed vows pledged pledges tweeted tweets believes believed thinks doubts doubted"
    " suggested suggests estimates estimated predicted predicts reported reports confirmed confirms"
    " noted notes revealed reveals disclosed concluded concludes accused accuses blamed blames"
    " complained complains boasted boasts urged urges cautioned cautions maintained maintains"
    " recalled recalls countered counters threatened threatens expects hopes fears feared hoped"
    " recorded records registered registers lists listed counts counted puts put rates rated calls"
    " called asked asks wrote writes posted posts showed shows show published responded responds"
    " repeated repeats condemned condemns criticised criticizes criticises criticized described"
    " describes mourns mourned documented documents logged found finds quoted denounced denounces"
    " dismissed dismisses rejected rejects boasts thanked thanks report claim believe think estimate"
    " suggest warn deny admit allege expect hope fear argue insist confirm declared agree agreed"
    " agrees indicated indicates read reads spoke implied implies promised promises demanded demands"
    " ordered joked retorted observed observes concedes mentioned mentions retracted"
)
PLAIN: Final = _set(
    "said says say told tells added adds announced announces claimed stated declared warned warns"
    " insisted insists argued argues admitted admits alleged alleges asserted asserts explained"
    " explains commented replied replies remarked testified acknowledged acknowledges contended"
    " contends conceded concedes stressed stresses emphasised emphasises emphasized emphasizes"
    " reiterated reiterates denied denies vowed vows pledged pledges tweeted believes doubts doubted"
    " complained boasted cautioned accused accuses blamed blames repeated repeats retorted joked"
)
"""Verbs that attribute whoever their subject is; the others want one that can speak."""
QUOTING: Final = _set(
    "wrote writes posted posts called calls asked asks found finds read reads spoke responded"
    " responds described describes dismissed dismisses rejected rejects condemned condemns criticised"
    " criticises criticized criticizes joked retorted observed observes mentioned promised promises"
    " demanded demands ordered implied implies indicated indicates published quoted thanks thanked"
    " feared hoped thinks think believed hopes hope fears fear"
)
"""Verbs that attribute only with a quotation, "that" or a colon behind them, or in front."""
SHOWING: Final = _set("showed shows show")
PUTTING: Final = _set("puts put")
COUNTING: Final = _set(
    "recorded records registered registers lists listed counts counted rates rated documented"
    " documents logged estimates estimated estimate confirmed confirms confirm expects expect"
)
"""Verbs that go with an object; their subject must be a name or one who speaks."""
INVERTED: Final = _set(
    "said says added adds asked wrote replied reported announced explained warned told claimed"
    " insisted argued stated noted tweeted declared concluded commented recalled"
)
"""Verbs that may stand before their subject."""
SAYING: Final = _set(
    "saying adding warning insisting claiming arguing stating declaring writing telling calling"
)
VERBS: Final = SAY | SAYING | {"according to"}
"""Attributing verbs, as printed."""

BE: Final = _set("is are was were be been being am get gets got")
NOT: Final = _set("not never cannot didn't doesn't don't won't couldn't to refused declined")
HELPERS: Final = _set(
    "has have had also later then now still already again previously earlier initially once further"
    " recently first though however would will did do does may might must always only just even too"
    " instead meanwhile repeatedly often long no"
)
PRONOUNS: Final = _set("he she it they")
RELATIVES: Final = _set("who which that whose whom where")
BREAKS: Final = _set(
    "that because while whereas when after before although though but if since until where so as"
    " which who whose whom than unless"
)
"""Words that part clauses: no subject reaches over them."""
PREPOSITIONS: Final = _set(
    "in on at after during since by from with for of under over between before amid among through"
    " inside outside near across around against about despite within without into until"
)
DETERMINERS: Final = _set(
    "the a an its his her their our my some several many most two three four five six one another"
    " other these those this that all both no local senior"
)
OPENING: Final = _set(
    "but and meanwhile however yet still so then also later earlier yesterday today now instead"
    " separately nevertheless moreover or nor though although finally once asked verified"
)
AFTER_NOUN: Final = _set(
    "who which that reached living speaking contacted interviewed whose there themselves familiar"
    " close briefed gathered fleeing sheltering trapped now"
)
"""Words that end the head of a subject: "villagers | reached by telephone"."""
IMAGES: Final = _set(
    "images image pictures picture photos photo photographs video videos footage clips recordings"
    " posts maps map satellite data records log logs document documents report survey poll leaflets"
)
SOURCES_OF: Final = _set("on by from of")
SPEAKERS: Final = _set(
    "ministry ministries army military police government governments officials official residents"
    " resident activists activist rebels rebel militants insurgents media radio television news"
    " agency agencies monitor monitors group groups organisation organization organisations office"
    " spokesman spokeswoman spokesperson doctors doctor witnesses witness families family villagers"
    " townspeople workers source sources report reports statement authorities authority council"
    " commission committee court prosecutors prosecutor analysts analyst experts expert observers"
    " observer diplomats diplomat survivors survivor relatives lawyers lawyer teachers mayor minister"
    " president general commander commanders colonel opposition party union embassy hospital medics"
    " medic charity charities newspaper paper website station channel company institute observatory"
    " coalition command network department envoy chair chairman chairwoman director engineer"
    " engineers correspondent reporter journalists journalist women men people locals fishermen farmers"
    " refugees critics supporters bureau mission team researchers researcher scientists leader"
    " leaders king queen prince adviser aide aides brigade militia movement fund bank guild corps"
    " navy firefighters rescuers nurses patients parents neighbours neighbors traders drivers"
    " broadcaster service services"
)
"""Nouns for those who speak."""
BODIES_SPEAKING: Final = _set(
    "group organisation organization agency office monitor charity movement body company newspaper"
    " institute observatory ministry council party union network commission committee coalition army"
    " government department authority bank fund militia command mission paper broadcaster ministries"
)
LISTENING: Final = _set("remarks interview statement comments speaking spoke talking told speech")
