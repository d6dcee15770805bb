"""What comes of trying to open something."""

from dataclasses import dataclass
from typing import Literal

Fault = Literal["no_key", "damaged", "method", "too_large", "nested", "replayed"]
"""`no_key`: it is for other keys. `method`: of a kind that can't be opened here. `nested`: too often. `replayed`:
somebody else sent the same before, so whoever sends it now may only have caught it on its way."""


class CannotOpen(Exception):
    """`needs` says in words which keys it is for, where that can be told."""

    def __init__(self, fault: Fault, needs: tuple[str, ...] = ()) -> None:
        super().__init__(fault)
        self.fault: Fault = fault
        self.needs = needs


@dataclass(frozen=True, slots=True)
class OpeningKey:
    """A private key. S/MIME: `public` and `private` in PEM; PGP: the secret key in armour, and its passphrase."""

    fingerprint: str
    public: str
    private: str
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was inside, and the key that opened it. `seal` is the same whenever the same content comes again."""

    content: bytes
    fingerprint: str
    seal: str
