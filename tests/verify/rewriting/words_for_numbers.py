"""Number words below a hundred."""

from __future__ import annotations

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = dict(enumerate(_ONES.split(), 1))
WORDS |= {10 * tens: word for tens, word in enumerate(_TENS.split(), 2)}
WORDS |= {
    10 * tens + ones: f"{word}-{WORDS[ones]}"
    for tens, word in enumerate(_TENS.split(), 2)
    for ones in range(1, 10)
}
VALUES = {word: n for n, word in WORDS.items()}
ANY_WORD = "|".join(sorted(VALUES, key=len, reverse=True))
