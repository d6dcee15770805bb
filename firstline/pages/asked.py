"""Reading what a page sent. Nonsense counts as nothing: the domain says what is missing."""

import uuid
from collections.abc import Iterable

LONGEST_NUMBER = 17


def asked_id(text: str | None) -> int:
    """The id in `text`, 0 for anything that is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else 0


def asked_number(text: str | None) -> int | None:
    """The number in `text`, None for anything that is none."""
    return asked_id(text) if text and (asked_id(text) or text == "0") else None


def asked_uuid(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None


def asked_uuids(texts: Iterable[str]) -> list[uuid.UUID]:
    return [one for one in map(asked_uuid, texts) if one]
