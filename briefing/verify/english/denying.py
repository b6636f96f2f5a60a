"""Words by which something is not so, without a "not". A base form stands for all its forms."""

from __future__ import annotations

from typing import Final

FRAMES: Final = {
    "": "deny prevent avoid lack exclude skip",
    "to": "fail refuse decline neglect omit forget yet",
    "ing": "stop cease quit",
    "out": "rule",
    "aside": "brush wave",
    "short of": "stop",
    "against": "vote decide advise warn argue caution",
    "from": "refrain abstain desist",
    "away from": "stay keep",
    "clear of": "stay keep steer",
    "that": (
        "reject dismiss dispute refute contradict repudiate disavow disbelieve rebut untrue "
        "false incorrect baseless unfounded wrong absurd "
    ),
}
"""What denies the words behind it, by what has to follow: denied having come, failed to come,
stopped coming, ruled out coming, stopped short of coming, advised against coming, refrained from
coming, disputed that he came."""

WORDS: Final = {
    # What calls something unlikely or untrue, before it or behind a form of "be".
    "doubtful": "unlikely doubtful improbable implausible impossible",
    "untrue": "untrue false incorrect baseless unfounded wrong absurd",
    # In whose company a denial may be a fair paraphrase: remains shut, is not open.
    "hints": (
        "abandon abolish absence absolve acquit avoid await ban bar bare blank block but cancel "
        "cease close contradict contrary decline deficiency deficient delay denial deny despite "
        "disagree discontinue dismiss dispute disrupt "
        "doubt doubtful dry empty end except exclude exempt "
        "exonerate fail failure false few flat forbid free halt idle impossible instead lack least "
        "less little lose lost miss missing omit only optional otherwise pending postpone "
        "prevent rather "
        "refusal refuse reject rejection reluctant remain replace scarce scrap short shortage "
        "shut silent still stop strand stuck suspect suspend than too trap unless unlike "
        "unlikely until useless vacant voluntary wait withdraw withhold yet "
    ),
    # What implies in a word that something is not so, or was not done, and does not deny it.
    "implied": (
        "abandon abstain avoid ban bar boycott cancel decline deplete deter discourage dismiss "
        "dissuade dodge drop empty escape evade exhaust fail forget forgo halt ignore intact "
        "lack leave let miss neglect omit oppose overlook prevent prohibit refrain refuse "
        "reject relinquish renounce resist safe short shun skip spare stay stop suspend "
        "unscathed waive withdraw withhold "
    ),
}
