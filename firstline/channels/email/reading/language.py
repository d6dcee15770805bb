"""In which language somebody writes."""

import gcld3

_LOOKED_AT = 4_000
_ENOUGH = 20
"""Bytes of letters below which a guess is not worth much: four words in Latin script, seven signs in Japanese."""

_SURE = 0.7
_OTHER_CODES = {"iw": "he", "fil": "tl"}

_detector = gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * _LOOKED_AT)
_nothing = _detector.FindLanguage("")
"""What it says, too, when it passes over all of a text for saying the same again and again: Japanese, quite surely."""


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language a text is written in; empty when it is too short or too mixed to say."""
    words = " ".join(dict.fromkeys(word for word in text[:_LOOKED_AT].split() if _is_word(word)))
    letters = "".join(letter for letter in words if letter.isalpha())
    if len(letters.encode("utf-8", "ignore")) < _ENOUGH:
        return ""
    found = _detector.FindLanguage(_calmly(words).encode("utf-8", "ignore").decode())
    code = _OTHER_CODES.get(found.language, found.language.partition("-")[0])
    is_sure = found.is_reliable and found.probability >= _SURE and found.probability != _nothing.probability
    return code if is_sure and len(code) == 2 else ""


def _is_word(word: str) -> bool:
    """Addresses, numbers of errors and names of files say nothing about the language around them."""
    return not ("://" in word or "@" in word or any(sign.isdigit() for sign in word))


def _calmly(words: str) -> str:
    return words.lower() if words.isupper() else words
