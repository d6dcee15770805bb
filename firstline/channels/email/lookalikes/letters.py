"""Letters that are taken for others."""

import unicodedata

_LOOK_LIKE = str.maketrans(
    {
        **dict(zip("абвгеёзикмнорстухѕіјһԁԛԝӏьјѵ", "a6breeэиkmhopctyxsijhdqwlbjv", strict=True)),
        **dict(zip("αβγειίκνορτυχωϲ", "abyeiikvoptuxwc", strict=True)),
        **dict(zip("0135ıɩɡɑøłđħ", "oles" "iigaoldh", strict=True)),
        "—": "-", "–": "-", "‐": "-", "·": ".", "。": ".",
    }
)  # fmt: skip
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_TOGETHER = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "LATIN"}
"""Scripts that are written in one word; Latin stands beside these, and only these, without being strange."""


def skeleton(text: str) -> str:
    """A text as it looks at a glance: texts with the same skeleton are taken for one another."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LOOK_LIKE)
    for two, one in _PAIRS:
        bare = bare.replace(two, one)
    return bare


def mixes_scripts(word: str) -> bool:
    """Whether a word is written with letters of scripts that nobody writes in one word."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return len(scripts) > 1 and not scripts <= _TOGETHER


def as_read(domain: str) -> str:
    """A domain as people read it: `xn--…` written out."""
    return ".".join(_label_as_read(label) for label in domain.lower().split("."))


def _label_as_read(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
