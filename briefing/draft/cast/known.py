"""Bodies and parts of the world that news name by one word, and that no word around them tells.

Facts of usage, checked by hand, beside the tables of ``verify.english.names.demonyms``: news
agencies, armed groups, relief organisations, seats of government. Names that are ordinary words as
well ("Dawn", "Plan") are left out on purpose.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from briefing.brief.scales import VoiceKind
from briefing.verify.english.names import words as w

_BODIES: Final[dict[VoiceKind, str]] = {
    "newspaper": """Reuters;Bloomberg;CNN;Al Jazeera;Al-Jazeera;Al Arabiya;Al-Arabiya;Anadolu
        Interfax;DPA;EFE;ANSA;Kyodo;Yonhap;NHK;RFI;Deutsche Welle;Der Spiegel;Le Monde
        El Pais;Haaretz;Meduza;Novaya Gazeta;New York Times;Washington Post
        Wall Street Journal;Financial Times;Sky News
        ABC News;NBC News;CBS News;Fox News;Radio Free Europe;Voice of America""",
    "state-media": """TASS;RIA Novosti;Xinhua;IRNA;SANA;KCNA;CGTN;Sputnik;Press TV;WAFA;SUNA;Tasnim
        Korean Central News Agency;Syrian Arab News Agency;Rossiya 1;Global Times""",
    "party": """Hamas;Hezbollah;Hizbollah;Hizbullah;Taliban;al-Qaeda;Al-Qaeda;al-Shabaab;Al-Shabaab
        Boko Haram;Wagner;Fatah;Islamic Jihad;Ansar Allah;Houthis;M23;FARC;ISWAP;JNIM;YPG
        Hayat Tahrir al-Sham;HTS;Rapid Support Forces;Azov;Lashkar-e-Taiba;Janjaweed""",
    "international-org": """Oxfam;Caritas;Mercy Corps;Save the Children;World Vision;Islamic Relief
        Médecins du Monde;Médecins Sans Frontières;World Bank;Unesco;UNESCO;UN Women;Interpol
        Europol;Arab League;European Commission;Security Council""",
    "monitor": """Amnesty International;Amnesty;Greenpeace;Bellingcat;Airwars;ACLED;Netblocks
        Reporters Without Borders;Transparency International;Committee to Protect Journalists""",
    "expert": """Chatham House;International Crisis Group;Rand Corporation;Carnegie Endowment""",
    "government": """Pentagon;Knesset;Duma;Bundestag;Downing Street;Foreign Office;Home Office
        State Department;Verkhovna Rada;Mossad;FSB;IDF;Elysée;Whitehall;House of Representatives""",
}  # fmt: skip
_REGIONS: Final = """
    Middle East;Sahel;Donbas;Donbass;Sinai;Horn of Africa;Maghreb;Levant;Caucasus;Golan
    Mediterranean;Golan Heights;Kurdistan Region;Sahara;Amazon;Himalayas;Arctic;Antarctic;Caribbean
    Persian Gulf
"""
FULL_NAMES: Final[dict[str, VoiceKind]] = {
    "Islamic State": "party",
    "Islamic Revolutionary Guard Corps": "party",
    "Palestine Liberation Organization": "party",
    "Central Intelligence Agency": "government",
    "Federal Bureau of Investigation": "government",
    "Agence France-Presse": "newspaper",
    "Associated Press": "newspaper",
    "British Broadcasting Corporation": "newspaper",
    "Human Rights Watch": "monitor",
}
"""The kinds of bodies that are known by name, where they are not between states."""
PAIRS: Final[dict[VoiceKind, str]] = {
    "government": "civil protection;foreign office;home office;state department"
    ";coast guard;border guard;border guards;civil guard;civil defence;civil defense"
    ";harbour office;weather office;prison service;health office;health bureau;health department"
    ";education office;city hall;town hall;fire brigade;fire service;central bank",
    "party": "air force;general staff;free army;military council;revolutionary council;war council"
    ";liberation council;defence committee;defence committees;resistance committee"
    ";resistance committees;defense committee;defense committees",
    "international-org": "observer mission;peacekeeping mission;aid workers;relief workers"
    ";aid agencies",
    "expert": "think tank;geological survey",
    "witness": "site leaders;community leaders;camp leaders;camp committee;site committee",
}
"""Two words that tell what neither does alone."""


def _names(table: str) -> list[str]:
    return [name.strip() for line in table.split("\n") for name in line.split(";") if name.strip()]


@cache
def _kinds() -> dict[w.Words, tuple[str, VoiceKind]]:
    return {
        w.words_of(name): (name, kind) for kind, table in _BODIES.items() for name in _names(table)
    }


@cache
def _regions() -> frozenset[w.Words]:
    return frozenset(w.words_of(name) for name in _names(_REGIONS))


def known_kind(name: str) -> VoiceKind | None:
    """Return the kind of voice of a body that is known by name; capitals count in an acronym."""
    printed, kind = _kinds().get(w.words_of(name), ("", None))
    return None if printed.isupper() and not name.isupper() else kind


def is_region(name: str) -> bool:
    """Tell whether a name is of a part of the world."""
    return w.words_of(name) in _regions() and name[:1].isupper()
