"""The words of attribution: verbs that say somebody said so, and who may be their subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.verify.language import listed
from briefing.verify.words.normalise import Token

SAY: Final = listed(
    "said says say told tells tell added adds announced announces claimed claims stated"
    " states declared declares warned warns insisted insists argued argues admitted admits"
    " alleged alleges asserted asserts explained explains commented comments replied replies"
    " remarked remarks testified testifies acknowledged acknowledges contended contends"
    " conceded concedes stressed stresses emphasised emphasises emphasized emphasizes"
    " reiterated reiterates denied denies vowed vows pledged pledges tweeted tweets believes"
    " believed thinks doubts doubted suggested suggests estimates estimated predicted predicts"
    " reported reports confirmed confirms noted notes revealed reveals disclosed concluded"
    " concludes accused accuses blamed blames complained complains boasted boasts urged urges"
    " cautioned cautions maintained maintains recalled recalls countered counters threatened"
    " threatens expects hopes fears feared hoped recorded records registered registers lists"
    " listed counts counted puts put rates rated calls called asked asks wrote writes posted"
    " posts showed shows show published responded responds repeated repeats condemned condemns"
    " criticised criticizes criticises criticized described describes documented documents"
    " logged found finds quoted denounced denounces dismissed dismisses rejected rejects"
    " thanked thanks report claim believe think estimate suggest warn deny admit allege expect"
    " hope fear argue insist confirm agree agreed agrees indicated indicates read reads spoke"
    " speaks speak implied implies promised promises demanded demands ordered joked retorted"
    " verified verifies observed observes mentioned mentions retracted reasoned reasons worry"
    " worries deems deemed"
)
PLAIN: Final = listed(
    "said says say told tells added adds announced announces claimed stated warned warns"
    " insisted insists argued argues admitted admits alleged alleges asserted asserts"
    " explained explains commented replied replies remarked testified acknowledged"
    " acknowledges contended contends conceded concedes stressed stresses emphasised"
    " emphasises emphasized emphasizes reiterated reiterates denied denies vowed vows tweeted"
    " believes doubts doubted complained boasted cautioned accused accuses"
    " blamed blames repeated repeats retorted joked"
)
"""Verbs that attribute whoever their subject is; the others need one that can speak."""
QUOTING: Final = listed(
    "declared declares speaks speak wrote writes posted posts called calls asked asks found"
    " finds read reads spoke responded responds described describes dismissed dismisses"
    " rejected rejects condemned condemns criticised criticises criticized criticizes joked"
    " retorted observed observes mentioned promised promises demanded demands ordered implied"
    " implies indicated indicates published quoted thanks thanked maintained maintains feared"
    " pledged pledges hoped thinks think believed hopes hope fears fear"
)
"""Verbs that attribute only with a quotation, "that" or a colon behind them, or in front."""
SHOWING: Final = listed("showed shows show")
PUTTING: Final = listed("puts put")
INVERTED: Final = listed(
    "said says added adds asked wrote replied reported announced explained warned"
    " claimed insisted argued stated noted tweeted declared concluded commented recalled"
    " confirmed confirms writes warns notes estimates estimated say argues argue insists believes"
    " suggests suggested explains reckons maintains observes"
)
"""Verbs that may stand before their subject."""
SAYING: Final = listed(
    "saying adding warning insisting claiming arguing stating declaring writing telling calling"
    " reporting running noting confirming alleging suggesting asserting stressing explaining"
    " announcing acknowledging conceding maintaining"
)
NAMING: Final = listed(
    "characterized characterised characterizes characterises labelled labeled labels branded brands"
    " termed terms dubbed dubs portrayed portrays depicted depicts hailed hails lauded lauds"
)
"""Verbs by which somebody calls something by a word, or as one."""
BESIDE: Final = listed(
    "shouted shouts laughed laughs cried cries whispered whispers shrugged shrugs quipped quips"
    " exclaimed exclaims muttered mutters mused muses recounted recounts sighed sighs sees saw"
    " continued continues went smiled smiles grumbled grumbles lamented laments screamed screams"
    " snapped snaps pleaded pleads remembers remembered concurred concurs advised advises"
    " signed scoffed scoffs offered offers began begins"
    " corrected corrects objected objects interjected"
)
"""Verbs that attribute only with a quotation right beside them or their subject."""
INFORMING: Final = listed(
    "advises advised advise flagged flags flag highlighted highlights highlight relayed relays"
    " signalled signaled underlined underlines underscored underscores shared communicated"
    " forecasts forecast projects project anticipates anticipate assured assures reassured"
    " reassures informed informs notified reminded convinced"
    " stress underline note state indicate recommend recommends recommended"
    " assess assessed assesses requests requested"
)
"""Verbs by which reports and logs tell who let them know; a noun for a speaker leads them."""
ASSURING: Final = listed("assured reassured informed notified reminded convinced advised")
"""Those that have a listener of several words between them and "that"."""
CLAIMS: Final = listed(
    "charge charges claim claims allegation allegations accusation accusations report reports"
    " suggestion suggestions idea notion statement figure figures account version findings"
    " criticism complaint complaints"
)
"""What is rejected by whoever denies it."""
CITING: Final = listed("citing quoting")
VERBS: Final = SAY | SAYING | NAMING | BESIDE | INFORMING | CITING | {"according to", "came"}
"""Attributing verbs, as printed."""

COUNTING: Final = listed(
    "counted counts recorded records registered registers lists listed rates rated logged"
)
"""Verbs of those who keep count: what they have in their books is nobody's claim."""
NOUNS_TOO: Final = listed(
    "claims reports counts records lists rates estimates hopes fears doubts"
    " notes shows puts reads calls claim report estimate hope fear"
)
"""Verbs that are nouns as well; they need a subject that can speak as their last word."""
ATTITUDES: Final = listed(
    "worried afraid concerned confident convinced certain sure hopeful optimistic pessimistic"
    " sceptical skeptical adamant glad sorry unhappy angry doubtful wary alarmed fearful positive"
)
"""What somebody is who holds that something is so."""
ACCOUNTS: Final = listed(
    "account view opinion version telling reckoning words estimate count tally figures assessment"
    " testimony description"
)
"""What somebody gives or holds: "by her account", "in the words of the mayor"."""
POSITIONS: Final = ACCOUNTS | listed(
    "position argument message answer contention belief complaint warning explanation claim"
    " understanding point verdict response reply"
)
"""What somebody holds, of which a sentence may tell what it is: "his position is that ..."."""
BY: Final = listed("by in")
REPUTED: Final = listed("reported said understood alleged believed known thought claimed")
SAY_PLAINLY: Final = listed(
    "said told claimed warned believe think say claim want hope expect fear see consider regard"
)
"""What somebody is said to do or to have done, if it is something that he said."""
OWNERS: Final = listed("his her its their")

BE: Final = listed("is are was were be been being am get gets got")
NOT: Final = listed("not no never cannot didn't doesn't don't won't couldn't to refused declined")
HELPERS: Final = listed(
    "has have had also later then now still already again previously earlier initially once"
    " further recently first though however would will did do does may might must always only"
    " just even too instead meanwhile repeatedly often long longer likewise therefore nonetheless"
)
NO_ADVERBS: Final = listed("family assembly ally supply reply monopoly bully rally")
"""Words in -ly that are no adverbs."""
PRONOUNS: Final = listed("he she it they")
RELATIVES: Final = listed("who which that whose whom where")
BREAKS: Final = listed(
    "that because while whereas when after before although though but if since until where so"
    " as which who whose whom than unless"
)
"""Words that part clauses: no subject reaches over them."""
PREPOSITIONS: Final = listed(
    "in on at after during since by from with for of under over between before amid among"
    " through inside outside near across around against about despite within without into"
    " until"
)
SELVES: Final = listed("i we you")
"""Subjects that speak for themselves."""
ANYBODY: Final = listed("someone somebody anyone anybody nobody everyone everybody none")
"""Subjects that are no speakers."""
DETERMINERS: Final = listed(
    "the a an its his her their our my some several many most two three four five six one"
    " another other these those this that all both no local senior"
)
OPENING: Final = listed(
    "but and meanwhile however yet still so then also later earlier yesterday today now"
    " instead separately nevertheless moreover or nor though although finally once asked"
    " verified"
)
AFTER_NOUN: Final = listed(
    "who which that reached living speaking contacted interviewed whose there themselves"
    " familiar close briefed gathered fleeing sheltering trapped now"
)
"""Words that end the head of a subject: "villagers | reached by telephone"."""
PARTICIPLES: Final = listed("seen made held known led written sent given shown taken set born")
"""Those that do not end in "ed": "the letter, seen by the council, |"."""
ADRIFT: Final = listed("on after during since by before")
"""Words after a subject that are none of it: "the ministry | on Friday said"."""
IMAGES: Final = listed(
    "images image pictures picture photos photo photographs video videos footage clips"
    " recordings posts maps map satellite data records log logs document documents report"
    " survey poll leaflets"
)
SOURCES_OF: Final = listed("on by from")
"""Words between images and whose they are."""
SPEAKERS: Final = listed(
    "ministry ministries army military police government governments officials official"
    " residents resident activists activist rebels rebel militants insurgents media radio"
    " television news agency agencies monitor monitors group groups organisation organization"
    " organisations office spokesman spokeswoman spokesperson doctors doctor witnesses witness"
    " families family villagers townspeople workers source sources report reports statement"
    " authorities authority council commission committee court prosecutors prosecutor analysts"
    " analyst experts expert observers observer diplomats diplomat survivors survivor"
    " relatives lawyers lawyer teachers mayor minister president general commander commanders"
    " colonel opposition party union embassy hospital medics medic charity charities newspaper"
    " paper website station channel company institute observatory coalition command network"
    " department envoy chair chairman chairwoman director engineer engineers correspondent"
    " reporter journalists journalist women men people locals fishermen farmers refugees"
    " critics supporters bureau mission team researchers researcher scientists leader leaders"
    " king queen prince adviser aide aides brigade militia movement fund bank guild corps navy"
    " firefighters rescuers nurses patients parents neighbours neighbors traders drivers"
    " broadcaster service services partners partner teams actors representatives representative"
    " cluster clusters responders trader farmer board leadership secretariat clan clans tribe"
    " elders shopkeepers miners students parish diocese"
)
"""Nouns for those who speak."""
STATIONS: Final = listed(
    "checkpoint post callsign station patrol base control room team unit officer duty operator"
    " observer watch sector tower crew convoy command desk picket outpost op dispatcher company"
    " platoon squad guard harbour harbor"
)
"""Words by which a control room calls those who report to it."""
CREWS: Final = listed(
    "gendarmerie prefect prefecture negotiator captain skipper master liaison embassy customs"
    " agency patient coastguard hq headquarters hospital ambulance rifles regiment battalion"
    " garrison dragoons"
    " engineers pilots lifeboat helicopter warden wardens clerk caller"
)
"""Others by which a log calls whoever reports."""
REPORTING: Final = listed(
    "reports report reported advises advised confirms confirmed states stated says said observed"
    " observes requests requested acknowledges acknowledged notes noted relays relayed informs"
    " informed asks asked sees saw counts counted answers answered calls called claims claimed"
    " denies denied"
)
"""Verbs of the entries of a log."""
DOCUMENTS: Final = listed(
    "letter letters order memo memorandum note message text document documents agreement resolution"
    " decree communique communiqu\u00e9 bulletin banner banners sign placard poster leaflet entry"
    " log inscription caption headline article editorial post tweet statement report warrant"
    " ruling judgment petition indictment verdict plan draft treaty circular notice record diary"
    " appeal"
)
"""What has words that can be read."""
READING: Final = listed(
    "reads read states stated describes described concludes concluded notes noted lists warns"
    " warned finds found adds added calls called"
)
"""What such things do with their words."""
OFFICES: Final = listed(
    "master head executive chief manager owner founder leader member lawyer analyst expert officer"
    " professor researcher teacher engineer farmer resident trader doctor nurse economist editor"
    " campaigner activist author scientist chair president secretary coach captain candidate"
    " lead coordinator operator headmistress headmaster headteacher principal matron midwife"
    " prefect"
)
"""What somebody may be called behind his name, beside the titles before one."""
SENT: Final = listed("ambassador envoy representative delegate adviser advisor emissary")
"""Who is one to somebody: "Ambassador to the Long Isles Ines Orr"."""
MIDDLE: Final = listed(
    "state town city foreign social survey armed defence defense interior health security relief"
)
"""Small words between a name and a noun for speakers: "the Qelmara town council"."""
BODIES_SPEAKING: Final = listed(
    "group organisation organization agency office monitor charity movement body company"
    " newspaper institute observatory ministry council party union network commission"
    " committee coalition army government department authority bank fund militia command"
    " mission paper broadcaster ministries board"
)
"""Nouns by which a body named before may be meant: "the ministry"."""
TOLD: Final = listed("told tells tell informed assured reminded warned")
"""Verbs that have a listener between them and "that"."""
LISTENING: Final = listed("remarks interview statement comments speaking spoke talking told speech")
"""Words before "to somebody" who listens."""
ABOUT: Final = listed(
    "about around some over more nearly almost between at least up fewer less roughly two"
    " three four five six seven eight nine ten eleven twelve dozens hundreds thousands several"
    " half"
)
"""Words before a number."""
WHEN: Final = listed(
    "late early yesterday today monday tuesday wednesday thursday friday saturday sunday"
)
"""Words that say when, without a preposition."""
_COMMON: Final = frozenset({"people", "men", "women", "news", "report", "reports"})
"""Words among those for speakers that are too common to tell anybody."""


def bodies(tokens: Sequence[Token]) -> list[str]:
    """Return the words for who may speak without a name, each once, ``state`` before media kept."""
    found: dict[str, None] = {}
    before = ""
    for token in tokens:
        if token.word in SPEAKERS:
            if before == "state":
                found.setdefault(f"state {token.word}")
            elif token.word not in _COMMON:
                found.setdefault(token.word)
        before = token.word
    return list(found)
