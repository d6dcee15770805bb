"""Phrases of many languages, made ready to be compared with text whose case is folded."""


def folded(*phrases: str) -> tuple[str, ...]:
    """Fold the case of phrases: `ß` becomes `ss`, the Greek final sigma an ordinary one, capitals small letters."""
    return tuple(phrase.casefold() for phrase in phrases)
