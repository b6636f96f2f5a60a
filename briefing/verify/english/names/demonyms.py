"""Names that stand for one another: states, their peoples, their capitals, and big bodies.

``Syrian`` speaks of Syria, ``Ankara`` may speak for Turkey, ``UN`` is the United Nations. The
tables hold facts of geography and usage, checked by hand; the English names of states are those
of ``briefing.brief.scales``. Spelling variants of one name are not here on purpose: whether
Hizbollah and Hezbollah are one is for the brief's ``aka`` to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, Literal

from msgspec import Struct

from briefing.brief.countries import COUNTRIES

# CODE demonyms, by comma | capital or capitals | other names; plurals in -s follow by themselves.
_STATES = """
AD Andorran|Andorra la Vella;AE Emirati|Abu Dhabi|UAE,Emirates;AF Afghan|Kabul
AG Antiguan,Barbudan|Saint John's;AL Albanian|Tirana;AM Armenian|Yerevan;AO Angolan|Luanda
AR Argentine,Argentinian|Buenos Aires;AT Austrian|Vienna;AU Australian|Canberra
AZ Azerbaijani|Baku;BA Bosnian,Herzegovinian|Sarajevo|Bosnia,Bosnia-Herzegovina
BB Barbadian,Bajan|Bridgetown;BD Bangladeshi|Dhaka;BE Belgian|Brussels
BF Burkinabe|Ouagadougou|Burkina;BG Bulgarian|Sofia;BH Bahraini|Manama;BI Burundian|Gitega
BJ Beninese|Porto-Novo;BN Bruneian|Bandar Seri Begawan;BO Bolivian|La Paz,Sucre
BR Brazilian|Brasilia;BS Bahamian|Nassau|The Bahamas;BT Bhutanese|Thimphu
BW Botswanan,Batswana|Gaborone;BY Belarusian|Minsk|Belorussia;BZ Belizean|Belmopan
CA Canadian|Ottawa;CD Congolese|Kinshasa|DRC,Democratic Republic of the Congo
CF Central African|Bangui|CAR;CG Congolese|Brazzaville|Republic of the Congo,Congo-Brazzaville
CH Swiss|Bern;CI Ivorian|Yamoussoukro|Ivory Coast;CL Chilean|Santiago;CM Cameroonian|Yaounde
CN Chinese|Beijing|PRC,People's Republic of China;CO Colombian|Bogota;CR Costa Rican|San Jose
CU Cuban|Havana;CV Cape Verdean|Praia|Cape Verde;CY Cypriot|Nicosia
CZ Czech|Prague|Czech Republic;DE German|Berlin|Federal Republic of Germany
DJ Djiboutian|Djibouti;DK Danish,Dane|Copenhagen;DM Dominican|Roseau;DO Dominican|Santo Domingo
DZ Algerian|Algiers;EC Ecuadorian,Ecuadorean|Quito;EE Estonian|Tallinn;EG Egyptian|Cairo
EH Sahrawi|Laayoune;ER Eritrean|Asmara;ES Spanish,Spaniard|Madrid;ET Ethiopian|Addis Ababa
FI Finnish,Finn|Helsinki;FJ Fijian|Suva;FM Micronesian|Palikir
FR French,Frenchman,Frenchwoman|Paris;GA Gabonese|Libreville
GB British,Briton|London|UK,Britain,Great Britain,U.K.;GD Grenadian|Saint George's
GE Georgian|Tbilisi;GH Ghanaian|Accra;GL Greenlandic|Nuuk;GM Gambian|Banjul|The Gambia
GN Guinean|Conakry;GQ Equatoguinean|Malabo;GR Greek|Athens;GT Guatemalan|Guatemala City
GW Bissau-Guinean|Bissau;GY Guyanese|Georgetown;HK Hongkonger||Hongkong;HN Honduran|Tegucigalpa
HR Croatian,Croat|Zagreb;HT Haitian|Port-au-Prince;HU Hungarian|Budapest;ID Indonesian|Jakarta
IE Irish,Irishman|Dublin|Republic of Ireland;IL Israeli|;IN Indian|New Delhi,Delhi
IQ Iraqi|Baghdad;IR Iranian|Tehran,Teheran|Islamic Republic of Iran
IS Icelandic,Icelander|Reykjavik;IT Italian|Rome;JM Jamaican|Kingston;JO Jordanian|Amman
JP Japanese|Tokyo;KE Kenyan|Nairobi;KG Kyrgyz,Kyrgyzstani|Bishkek;KH Cambodian|Phnom Penh
KI I-Kiribati|Tarawa;KM Comorian|Moroni;KN Kittitian|Basseterre
KP North Korean,Korean|Pyongyang|DPRK,Democratic People's Republic of Korea,Korea
KR South Korean,Korean|Seoul|ROK,Republic of Korea,Korea;KW Kuwaiti|Kuwait City
KZ Kazakh,Kazakhstani|Astana;LA Lao,Laotian|Vientiane;LB Lebanese|Beirut
LC Saint Lucian|Castries|St Lucia;LI Liechtensteiner|Vaduz;LK Sri Lankan|Colombo
LR Liberian|Monrovia;LS Basotho|Maseru;LT Lithuanian|Vilnius;LU Luxembourgish,Luxembourger|
LV Latvian|Riga;LY Libyan|Tripoli;MA Moroccan|Rabat;MC Monegasque|;MD Moldovan|Chisinau
ME Montenegrin|Podgorica;MG Malagasy|Antananarivo;MH Marshallese|Majuro
MK Macedonian,North Macedonian|Skopje|Macedonia;ML Malian|Bamako
MM Burmese|Naypyidaw,Naypyitaw|Burma;MN Mongolian|Ulaanbaatar,Ulan Bator
MR Mauritanian|Nouakchott;MT Maltese|Valletta;MU Mauritian|Port Louis;MV Maldivian|Male
MW Malawian|Lilongwe;MX Mexican|Mexico City;MY Malaysian|Kuala Lumpur,Putrajaya
MZ Mozambican|Maputo;NA Namibian|Windhoek;NE Nigerien|Niamey;NG Nigerian|Abuja
NI Nicaraguan|Managua;NL Dutch,Dutchman|The Hague,Amsterdam|Holland,The Netherlands
NO Norwegian|Oslo;NP Nepali,Nepalese|Kathmandu;NR Nauruan|Yaren;NZ New Zealander|Wellington
OM Omani|Muscat;PA Panamanian|Panama City;PE Peruvian|Lima;PG Papua New Guinean|Port Moresby|PNG
PH Filipino,Philippine|Manila|The Philippines;PK Pakistani|Islamabad;PL Polish,Pole|Warsaw
PR Puerto Rican|San Juan;PS Palestinian|Ramallah|State of Palestine;PT Portuguese|Lisbon
PW Palauan|Ngerulmud;PY Paraguayan|Asuncion;QA Qatari|Doha;RO Romanian|Bucharest
RS Serbian,Serb|Belgrade;RU Russian|Moscow,Kremlin|Russian Federation;RW Rwandan|Kigali
SA Saudi,Saudi Arabian|Riyadh|KSA,Kingdom of Saudi Arabia;SB Solomon Islander|Honiara
SC Seychellois|;SD Sudanese|Khartoum;SE Swedish,Swede|Stockholm;SG Singaporean|
SI Slovenian,Slovene|Ljubljana;SK Slovak,Slovakian|Bratislava;SL Sierra Leonean|Freetown
SM Sammarinese|;SN Senegalese|Dakar;SO Somali|Mogadishu;SR Surinamese|Paramaribo
SS South Sudanese|Juba;ST Santomean|;SV Salvadoran,Salvadorean|San Salvador
SY Syrian|Damascus|Syrian Arab Republic;SZ Swazi|Mbabane|Swaziland;TD Chadian|N'Djamena
TG Togolese|Lome;TH Thai|Bangkok;TJ Tajik,Tajikistani|Dushanbe
TL Timorese,East Timorese|Dili|East Timor;TM Turkmen,Turkmenistani|Ashgabat;TN Tunisian|Tunis
TO Tongan|Nuku'alofa;TR Turkish,Turk|Ankara|Turkey
TT Trinidadian,Tobagonian|Port of Spain|Trinidad;TV Tuvaluan|Funafuti;TW Taiwanese|Taipei
TZ Tanzanian|Dodoma;UA Ukrainian|Kyiv,Kiev;UG Ugandan|Kampala
US American|Washington,White House|USA,US,U.S.,U.S.A.,United States of America,America,The States
UY Uruguayan|Montevideo;UZ Uzbek,Uzbekistani|Tashkent;VA Vatican||Vatican City,The Vatican
VC Vincentian|Kingstown;VE Venezuelan|Caracas;VN Vietnamese|Hanoi|Vietnam
VU Ni-Vanuatu|Port Vila;WS Samoan|Apia;XK Kosovar,Kosovan|Pristina|Kosovo;YE Yemeni|Sanaa,Sana'a
ZA South African|Pretoria|RSA;ZM Zambian|Lusaka;ZW Zimbabwean|Harare
"""

# Peoples, parts of the world and faiths, each apart by a stroke: the forms of one word.
_KIN = """
Kurdish,Kurd|Kurdistan;Arab,Arabic,Arabian;Muslim,Islamic,Moslem||Islam;Sunni,Sunnite
Shia,Shiite,Shi'ite,Shi'a;Jewish,Jew||Judaism;Christian||Christianity;Catholic||Catholicism
Orthodox||Orthodoxy;Buddhist||Buddhism;Hindu||Hinduism;Druze;Alawite,Alawi;Yazidi,Yezidi;Houthi
Uyghur,Uighur;Chechen|Chechnya;Tatar|Tatarstan;Crimean|Crimea;Catalan|Catalonia
Scottish,Scot|Scotland;Welsh|Wales;English,Englishman|England;Basque;Tibetan|Tibet
African|Africa;European|Europe;Asian|Asia;Latin American|Latin America
North American|North America;South American|South America;Central American|Central America
Central Asian|Central Asia;West African|West Africa;East African|East Africa
Southeast Asian|Southeast Asia,South East Asia;South Asian|South Asia;North African|North Africa
Balkan|Balkans;Baltic|Baltics;Nordic;Soviet|Soviet Union,USSR;Darfuri|Darfur;Tigrayan|Tigray
Oromo|Oromia;Somalilander|Somaliland;Abkhaz,Abkhazian|Abkhazia;South Ossetian|South Ossetia
Transnistrian|Transnistria;Gazan|Gaza,Gaza Strip;Kashmiri|Kashmir;Baloch,Balochi|Balochistan
Sindhi|Sindh;Punjabi|Punjab;Bengali|Bengal;Cisjordanian|West Bank
Northern Irish|Northern Ireland;Parisian;Londoner;Aleppan;Damascene
"""

# Full name and the short forms that stand for it.
_BODIES = """
United Nations=UN,U.N.,UNO;European Union=EU,E.U.;African Union=AU
North Atlantic Treaty Organization=NATO,Nato,North Atlantic Treaty Organisation
World Health Organization=WHO,World Health Organisation
United Nations High Commissioner for Refugees=UNHCR,UN Refugee Agency,United Nations Refugee Agency
United Nations Children's Fund=UNICEF,Unicef;World Food Programme=WFP,World Food Program
Food and Agriculture Organization=FAO,Food and Agriculture Organisation
United Nations Development Programme=UNDP,UN Development Programme
United Nations Relief and Works Agency=UNRWA
International Organization for Migration=IOM,International Organisation for Migration
Office for the Coordination of Humanitarian Affairs=OCHA,UNOCHA,UN OCHA
Office of the High Commissioner for Human Rights=OHCHR,UN Human Rights Office
International Atomic Energy Agency=IAEA;International Monetary Fund=IMF
International Criminal Court=ICC;International Court of Justice=ICJ
World Trade Organization=WTO,World Trade Organisation
International Committee of the Red Cross=ICRC,Red Cross
Médecins Sans Frontières=MSF,Doctors Without Borders;Human Rights Watch=HRW
Norwegian Refugee Council=NRC;International Rescue Committee=IRC
Association of Southeast Asian Nations=ASEAN,Asean;Gulf Cooperation Council=GCC
Economic Community of West African States=ECOWAS,Ecowas
Southern African Development Community=SADC;Intergovernmental Authority on Development=IGAD
Organization for Security and Co-operation in Europe=OSCE
Organization of American States=OAS,Organisation of American States
Organisation of Islamic Cooperation=OIC,Organization of Islamic Cooperation
Commonwealth of Independent States=CIS;Collective Security Treaty Organization=CSTO
Central Intelligence Agency=CIA;Federal Bureau of Investigation=FBI
Islamic State=IS,ISIS,Isis,ISIL,Daesh,Islamic State of Iraq and Syria
Palestine Liberation Organization=PLO,Palestine Liberation Organisation
Islamic Revolutionary Guard Corps=IRGC,Revolutionary Guards,Revolutionary Guard
Agence France-Presse=AFP;Associated Press=AP;British Broadcasting Corporation=BBC
"""


KinSort = Literal["state", "people", "capital", "region", "faith", "body"]
"""What a form names: a state, its people or another, its capital, a part of the world or of a
state, a faith, a body."""


class Kin(Struct, frozen=True):
    """What a word or phrase stands for: keys of states and bodies, and as what it does."""

    keys: tuple[str, ...]
    sort: KinSort

    @property
    def capital(self) -> bool:
        """Whether it is a capital, which may speak for its government."""
        return self.sort == "capital"


def _entries(table: str) -> Iterator[str]:
    return filter(None, table.replace("\n", ";").split(";"))


def _plurals(forms: list[str]) -> list[str]:
    return [*forms, *(f"{form}s" for form in forms)]


def _pairs() -> Iterator[tuple[str, str, KinSort]]:
    """Yield every printed form with the key it stands for, and as what."""
    for code, name in COUNTRIES.items():
        yield name, code, "state"
    for entry in _entries(_STATES):
        code, rest = entry.split(" ", 1)
        people, seats, *others = (part.split(",") for part in rest.split("|"))
        yield from ((form, code, "people") for form in _plurals(people))
        yield from ((form, code, "state") for names in others for form in names)
        yield from ((seat, code, "capital") for seat in filter(None, seats))
    for entry in _entries(_KIN):
        people, *more = (part.split(",") for part in entry.split("|"))
        key = f"={people[0]}"
        yield from ((form, key, "people") for form in _plurals(people))
        for sort, forms in zip(_BESIDE, more, strict=False):
            yield from ((form, key, sort) for form in _plurals(list(filter(None, forms))))
    for entry in _entries(_BODIES):
        full, shorts = entry.split("=")
        yield from ((form, f"={full}", "body") for form in [full, *shorts.split(",")])


_BESIDE: Final[tuple[KinSort, ...]] = ("region", "faith")
"""What stands behind the forms for a people."""


@cache
def table() -> dict[str, Kin]:
    """Return every printed form known here, case and diacritics as usual in English.

    A form of several sorts has that of its first reading: a state before its people.
    """
    found: dict[str, Kin] = {}
    seats: dict[str, Kin] = {}
    for form, key, sort in _pairs():
        forms = seats if sort == "capital" else found
        kin = forms.get(form)
        if kin is None:
            forms[form] = Kin((key,), sort)
        elif key not in kin.keys:
            forms[form] = Kin((*kin.keys, key), kin.sort)
    # Singapore is the state as well: a form that is a name needs no reading as a capital.
    return seats | found


@cache
def standing() -> dict[tuple[str, ...], tuple[tuple[str, Kin], ...]]:
    """Return the forms by their folded words: ``('united', 'states')`` to what was meant.

    The printed form stands beside it because case tells ``US`` from the pronoun.
    """
    from briefing.verify.english.names.words import one_spelling, words_of

    found: dict[tuple[str, ...], tuple[tuple[str, Kin], ...]] = {}
    for form, kin in table().items():
        plain = form.isascii() and form.isalpha()  # one word, as most are
        words = (one_spelling(form),) if plain else words_of(form)
        found[words] = (*found.get(words, ()), (form, kin))
    return found


LONGEST: Final = 10
"""No form in the tables has more words than this."""
