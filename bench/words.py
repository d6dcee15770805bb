"""Made sentences: a vocabulary whose words are as unevenly common as in real language, the same for the same seed."""

import random
from itertools import accumulate

SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "de",
    "di",
    "do",
    "fa",
    "fe",
    "fi",
    "ga",
    "go",
    "ha",
    "he",
    "hi",
    "ka",
    "ke",
    "ki",
    "ko",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "ni",
    "no",
    "pa",
    "pe",
    "pi",
    "po",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "si",
    "so",
    "ta",
    "te",
    "ti",
    "to",
    "va",
    "ve",
    "vi",
    "vo",
]
RARE = "zyxomma"
MISSPELT = "zyxmoma"
RARE_SHARE = 0.001


class Words:
    """Sentences of made words. One message in a thousand holds the word `RARE`."""

    def __init__(self, seed: int, vocabulary: int = 4000) -> None:
        self._random = random.Random(seed)
        self._words = sorted(
            {"".join(self._random.choices(SYLLABLES, k=self._random.randint(2, 4))) for _ in range(vocabulary)}
        )
        self._random.shuffle(self._words)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))
        self._pool = self._random.choices(self._words, cum_weights=self._weights, k=200_000)

    def some(self, count: int) -> str:
        start = self._random.randrange(len(self._pool) - count)
        return " ".join(self._pool[start : start + count])

    def subject(self) -> str:
        return self.some(self._random.randint(3, 8)).capitalize()

    def message(self) -> str:
        text = self.some(self._random.randint(15, 70)).capitalize() + "."
        return f"{text} {RARE}" if self._random.random() < RARE_SHARE else text
