"""What a look at one part found."""

from dataclasses import dataclass
from enum import Enum


class How(Enum):
    WELL = "ok"
    NOTE = "note"
    FAULT = "FAULT"


@dataclass(frozen=True)
class Finding:
    """`said` is one sentence; `advice` says what to do."""

    how: How
    said: str
    advice: str = ""


def well(said: str) -> Finding:
    return Finding(How.WELL, said)


def note(said: str, advice: str = "") -> Finding:
    """Worth knowing; nothing is broken."""
    return Finding(How.NOTE, said, advice)


def fault(said: str, advice: str) -> Finding:
    """Broken: the doctor ends with status 1."""
    return Finding(How.FAULT, said, advice)
