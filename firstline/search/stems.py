"""What is left of a word when its endings are taken off, in English and in Swedish.

Two forms of a word are the same when one of the two languages says so. The Swedish rules are those of the Snowball
project with endings it leaves on ("ordet", "datorn"); the English ones are few, because too little taken off only finds
less, and too much finds what is not meant.
"""

import re

SHORTEST = 4

SWEDISH_VOWELS = "aeiouyåäö"
SWEDISH_ENDINGS = re.compile(
    "(?:a|arna|arnas|ad|ade|ades|ande|andes|anden|andens|andet|ar|are|aren|arens|arne|as|aste|at|e|en|ens|er|ern|erns"
    "|erna|ernas|es|et|ets|het|heten|hetens|heter|heterna|or|orn|orns|orna|ornas|orer|orerna|orernas)$"
)
S_MAY_FOLLOW = "bcdfghjklmnoprtvy"
SWEDISH_DOUBLE = ("dd", "gd", "nn", "dt", "gt", "kt", "tt")
SWEDISH_MAKERS = ("lig", "els", "ig")
SWEDISH_BEGINNING = re.compile(f"[^{SWEDISH_VOWELS}]*[{SWEDISH_VOWELS}]+[^{SWEDISH_VOWELS}]")

HAS_VOWEL = re.compile("[aeiouy]")
DOUBLE_END = re.compile(r"([bdfgmnprt])\1$")


def stems_of(word: str) -> frozenset[str]:
    """The stems of a word in lower case, marked with their language; none for what has no endings."""
    if len(word) < SHORTEST or not word.isalpha():
        return frozenset()
    return frozenset({f"en:{english(word)}", f"sv:{swedish(word)}"})


def swedish(word: str) -> str:
    """'skrivarna' and 'skrivare' are 'skriv'."""
    beginning = SWEDISH_BEGINNING.match(word)
    if beginning is None:
        return word
    begin = max(3, beginning.end())
    word = _without_swedish_ending(word, begin)
    if word[begin:].endswith(SWEDISH_DOUBLE):
        word = word[:-1]
    rest = word[begin:]
    if rest.endswith(("löst", "fullt")):
        return word[:-1]
    maker = next((maker for maker in SWEDISH_MAKERS if rest.endswith(maker)), "")
    return word.removesuffix(maker)


def _without_swedish_ending(word: str, begin: int) -> str:
    rest = word[begin:]
    ending = SWEDISH_ENDINGS.search(rest)
    if ending:
        return word[: begin + ending.start()]
    return word[:-1] if rest.endswith("s") and word[-2] in S_MAY_FOLLOW else word


def english(word: str) -> str:
    """'printing' and 'prints' are 'print', 'policies' and 'policy' are 'polici'."""
    word = _without_plural(word)
    word = _without_ing_and_ed(word)
    word = _shorter(word, "ly", least=4)
    word = _shorter(word, "ation", least=4)
    if word.endswith(("tion", "sion")):
        word = _shorter(word, "ion", least=4)
    word = _shorter(word, "e", least=3)
    return f"{word[:-1]}i" if word.endswith("y") and len(word) >= SHORTEST else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > SHORTEST:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _without_ing_and_ed(word: str) -> str:
    for ending in ("ing", "ed"):
        shorter = _shorter(word, ending, least=3)
        if shorter != word:
            return DOUBLE_END.sub(r"\1", shorter)
    return word


def _shorter(word: str, ending: str, *, least: int) -> str:
    rest = word.removesuffix(ending)
    return rest if len(rest) >= least and HAS_VOWEL.search(rest) else word
