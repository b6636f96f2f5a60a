"""What the index finds, by the labels of items."""

from briefing.library.index.hits import Hits
from briefing.library.index.read import Index
from briefing.library.query import parse

ITEMS = """\
voices:
  mayor: {name: Nadira Solveh, kind: government, aka: [نادرة سلفه], reliability: C}
  obs: {name: The Observatory, kind: monitor}
actors:
  - {id: front, name: Upland Front, short: UF, kind: rebel, cite: [p1]}
places:
  - {id: harl, name: Härl, cite: [p1]}
  - {id: mill, name: Old Mill, part_of: harl, cite: [p1]}
territory:
  - {id: t1, text: The Front holds the north bank., by: mayor, place: mill, holder: front,
     control: full, cite: [p2]}
  - {id: t2, text: Nobody holds the bank in the north., by: obs, place: harl, control: contested,
     cite: [p3], quote: no flag at all}
gaps:
  - {text: Чи є хліб у Києві?}
  - {text: 桥梁是否开放}
"""


def labels(hits: Hits) -> list[str]:
    return [hit.label for hit in hits.hits]


def found(index: Index, text: str) -> set[str]:
    return set(labels(index.search(parse(text), 100)))
