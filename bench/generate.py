"""Libraries of any size, the same for the same seed: valid briefs of Zipf words, several scripts.

``python -m bench.generate FOLDER COUNT [--seed N]``
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
from bisect import bisect_left
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

_PARTS = {
    "latin": "ba da fe go hu ka le mi no pu ra se ti vo wa yé zö shu tra bel kor men dil",
    "cyrillic": "ба де го ка ли мо на пу ра се ти во зы жу кра бел кор мен дил ще",
    "arabic": "با دا في قو كا لي مو نا بر سل طر عم شا هم ود",
    "han": "山 水 火 木 金 土 日 月 田 川 石 林 森 原 野 海 河 湖 "
    "村 城 市 北 南 東 西 門 橋 路 軍 民 糧 藥 船",
}
_SHARE = {"latin": 30_000, "cyrillic": 3_000, "arabic": 3_000, "han": 1_500}
_TLP = ("CLEAR", "CLEAR", "GREEN", "GREEN", "AMBER", "AMBER+STRICT", "RED")
_CONTROL = ("full", "majority", "partial", "presence", "contested", "captured", "lost")
_CATEGORY = ("displacement", "casualties", "needs", "access", "response", "protection")
_KINDS = ("party", "government", "monitor", "international-org", "newspaper", "expert")


class Words:
    """A vocabulary whose words occur as often as those of a language: the nth 1/n as often."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        found = {script: self._of(script, chance) for script in _SHARE}
        self.by_script = found
        others = [word for script in ("cyrillic", "arabic", "han") for word in found[script]]
        chance.shuffle(others)
        # Other scripts stand a little down the list, so that they are neither common nor rare.
        words = found["latin"][:200]
        rest = found["latin"][200:] + others
        chance.shuffle(rest)
        self.words = words + rest

    @staticmethod
    def _of(script: str, chance: random.Random) -> list[str]:
        parts = _PARTS[script].split()
        sizes = (2,) if script == "han" else (2, 3, 4)
        found: dict[str, None] = {}
        while len(found) < _SHARE[script]:
            found["".join(chance.choices(parts, k=chance.choice(sizes)))] = None
            if script == "han" and len(found) >= len(parts) ** 2 - 1:
                break
        return list(found)

    @cached_property
    def weights(self) -> list[float]:
        """How often each word and all before it occur."""
        return list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))

    def sentence(self, chance: random.Random, size: int) -> str:
        """Return so many words as a sentence."""
        return " ".join(self.draw(chance) for _ in range(size)).capitalize() + "."

    def draw(self, chance: random.Random) -> str:
        """Return a word, common ones more often."""
        return self.words[bisect_left(self.weights, chance.random() * self.weights[-1])]

    def name(self, chance: random.Random) -> str:
        """Return a name of two words that are not common."""
        return " ".join(chance.choice(self.words[500:]).capitalize() for _ in range(2))


def brief(number: int, words: Words, chance: random.Random) -> str:
    """Return a brief of about 45 items as YAML; JSON strings are YAML strings."""
    say, quoted = words.sentence, json.dumps
    day = date(2010, 1, 1) + timedelta(days=chance.randrange(6_000))
    lines = [
        "schema: briefing/1",
        f"id: brief-{number:06}",
        f"title: {quoted(say(chance, 7), ensure_ascii=False)}",
        f"conflict: {quoted(words.name(chance), ensure_ascii=False)}",
        f"countries: [X{chance.choice('ABCDEFGHIJ')}]",
        f"tlp: {chance.choice(_TLP)}",
        f'as_of: "{day.isoformat()}"',
        f"trend: {chance.choice(('deteriorated', 'improved', 'unchanged'))}",
        "sources:",
        "  - {id: s1, title: A report, kind: agency, publisher: The Wire, paragraphs: 40}",
        "  - {id: s2, title: A letter, kind: sitrep, publisher: The Office, paragraphs: 40}",
        "voices:",
    ]
    for voice in range(6):
        name = quoted(words.name(chance), ensure_ascii=False)
        lines.append(f"  v{voice}: {{name: {name}, kind: {_KINDS[voice]}, reliability: C}}")

    def item(fields: str, size: int = 14) -> str:
        text = quoted(say(chance, size), ensure_ascii=False)
        cite = f"s{chance.randint(1, 2)}:p{chance.randint(1, 40)}"
        return f"  - {{text: {text}, {fields}cite: [{cite}]}}"

    def voiced() -> str:
        return f"by: v{chance.randrange(5)}, grade: {chance.randint(1, 6)}, "

    lines += ["situation:", "  summary:"]
    lines += ["  " + item(voiced()) for _ in range(3)]
    lines += ["  points:", *("  " + item(voiced(), 18) for _ in range(6))]
    lines.append("actors:")
    for actor in range(4):
        name = quoted(words.name(chance), ensure_ascii=False)
        lines.append(f"  - {{id: a{actor}, name: {name}, kind: militia, cite: [s1:p{actor + 1}]}}")
    lines.append("places:")
    for place in range(5):
        name = quoted(words.name(chance), ensure_ascii=False)
        where = f"lat: {chance.uniform(-60, 60):.3f}, lon: {chance.uniform(-170, 170):.3f}"
        lines.append(f"  - {{id: p{place}, name: {name}, {where}, cite: [s1:p{place + 5}]}}")
    lines.append("territory:")
    for at in range(7):
        held = f"place: p{chance.randrange(5)}, holder: a{chance.randrange(4)}, "
        held += f"control: {chance.choice(_CONTROL)}, "
        lines.append(item(f"id: t{at}, {held}{voiced()}"))
    lines.append("humanitarian:")
    for _ in range(6):
        number_of = chance.randint(10, 90_000)
        figure = f"figures: [{{text: '{number_of:,}', value: {number_of}, unit: people}}], "
        kind = f"category: {chance.choice(_CATEGORY)}, place: p{chance.randrange(5)}, "
        lines.append(item(f"{kind}{figure}{voiced()}"))
    lines += ["views:", *(item("by: v5, ") for _ in range(4))]
    question = quoted(say(chance, 7), ensure_ascii=False)
    lines += [
        "crosscheck:",
        f"  - {{question: {question}, status: contradictory, for: [t0, t1], against: [t2]}}",
        "timeline:",
        *(item(f'date: "{day.isoformat()}", ', 9) for _ in range(4)),
        "judgements:",
        *(item("likelihood: likely, confidence: low, because: [t0], ") for _ in range(2)),
        "gaps:",
        *(f"  - text: {quoted(say(chance, 8), ensure_ascii=False)}" for _ in range(2)),
    ]
    return "\n".join(lines) + "\n"


def library(folder: Path, count: int, seed: int = 1) -> Words:
    """Write a library of so many briefs, a hundred a folder; what is there already is kept."""
    words = Words(seed)
    for number in range(count):
        path = folder / "briefs" / f"{number // 100:04}" / f"brief-{number:06}.yaml"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            text = brief(number, words, random.Random(f"{seed}/{number}"))
            path.write_text(text, encoding="utf-8")
    return words


def main() -> int:
    """Write a library where the arguments say."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    library(options.folder, options.count, options.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
