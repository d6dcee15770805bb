"""What is found in a key file, and what is said where nothing can be."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from firstline.core.errors import DomainError


class CannotReadKey(DomainError):
    """The file holds no key we can use; the message says in plain words why."""

    code = "cannot_read_key"


@dataclass(frozen=True, slots=True)
class FoundKey:
    """A private key, as `MailKey` keeps it. `addresses` are all it names, in lower case."""

    kind: Literal["S/MIME", "PGP"]
    name: str
    addresses: tuple[str, ...]
    fingerprint: str
    valid_from: datetime
    valid_until: datetime | None
    public: str
    private: str
    passphrase: str
    can_sign: bool
