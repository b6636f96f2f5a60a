"""What numbers count: people, things, and what became of them."""

from __future__ import annotations

from typing import Final

from briefing.verify.english.figures.numerals import listed

STATUS: Final = listed(
    "killed dead deaths death died fatalities fatality slain wounded injured injuries hurt "
    "missing displaced detained arrested hospitalised hospitalized homeless infected evacuated "
    "rescued casualties casualty hostage captured trapped"
)
"""What became of those counted; says nothing of who they are."""
PERSONS: Final = listed(
    "people person persons man men woman women child children boy boys girl girls civilian "
    "civilians soldier soldiers troops fighter fighters militant militants rebel rebels police "
    "policeman policemen policewoman officer officers personnel pilgrim pilgrims migrant "
    "migrants refugee refugees worker workers student students pupil pupils teacher teachers "
    "doctor doctors nurse nurses patient patients prisoner prisoners detainee detainees "
    "hostages captives villager villagers resident residents inhabitants passengers passenger "
    "protester protesters demonstrators demonstrator journalist journalists gunman gunmen "
    "bomber bombers attacker attackers insurgents insurgent guard guards sailor sailors "
    "fisherman fishermen farmer farmers miners seekers seeker families family households "
    "household individuals adults infant infants baby babies conscripts reservists peacekeepers "
    "peacekeeper servicemen marines terrorists victims survivors bystanders commander "
    "commanders townspeople staff crew volunteers engineers medics monitors observers voters "
    "bodies body corpses others mourners worshippers shoppers tourists drivers driver pilots "
    "pilot"
)
THINGS: Final = listed(
    "shells shell rockets rocket missiles missile drones drone bombs bomb mines rounds bullets "
    "grenades tanks vehicles vehicle trucks lorries cars buses boats ships vessels aircraft "
    "planes jets helicopters villages towns cities settlements districts neighbourhoods "
    "neighborhoods houses homes buildings schools hospitals clinics mosques churches tents "
    "shelters camps checkpoints positions targets sites strikes strike attacks attack clashes "
    "clash incidents explosions blasts raids sorties flights cases beds doses meals rations "
    "parcels tonnes tons litres liters barrels kilometres kilometers km miles metres meters "
    "hectares acres dollars euros pounds crowns votes seats signatures arrests"
)
COUNTED: Final = PERSONS | STATUS | THINGS | {"were", "have", "had"}
"""Words behind a bare number such as 2000 that make it a count and no year."""
META: Final = listed(
    "analyst analysts voice voices source sources account accounts item items statement "
    "statements view views side sides expert experts party parties country countries state "
    "states nation nations group groups power powers government governments ally allies "
    "neighbour neighbours neighbor neighbors thing things reason reasons way ways question "
    "questions point points issue issues claim claims report reports version versions reading "
    "readings factor factors option options term terms demand demands condition conditions kind "
    "kinds sort sorts type types form forms part parts step steps front fronts goal goals aim "
    "aims interest interests rival rivals name names official officials leader leaders "
    "spokesman spokesmen man's hand hands other others witness witnesses paper papers article "
    "articles paragraph paragraphs quotation quotations actor actors faction factions camp "
    "region regions area areas place places delegation delegations day days time times stage "
    "stages"
)
"""What a desk counts itself when it sums up ("two analysts"), with no number in the source."""
