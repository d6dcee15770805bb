"""What a look at a domain finds, in plain words."""

from dataclasses import dataclass
from typing import Literal

from firstline.channels.email.models import SigningKey

Part = Literal["mx", "spf", "dkim", "dmarc"]
How = Literal["good", "better", "wrong", "unknown"]


@dataclass(frozen=True)
class Record:
    """A TXT record that is to stand in DNS."""

    name: str
    value: str


@dataclass(frozen=True)
class DomainFinding:
    """What was found about one part. `better`: it works, and more could be done. `record` is what to put into DNS, in
    place of what stands there under the same name and beginning."""

    part: Part
    how: How
    sentence: str
    record: Record | None = None


@dataclass(frozen=True)
class Domain:
    """A domain of the desk: what its SPF record should name, and the keys its mail is signed with."""

    name: str
    mechanisms: tuple[str, ...] = ()
    keys: tuple[SigningKey, ...] = ()
