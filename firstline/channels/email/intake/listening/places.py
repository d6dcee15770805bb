"""Where we listen: a port, an address and a port, or a socket in the file system."""

from dataclasses import dataclass
from socket import AF_UNIX, create_connection, socket
from typing import Literal

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

LOOPBACK = "127.0.0.1"

EVERYWHERE = {"0.0.0.0": LOOPBACK, "::": "::1"}  # noqa: S104 -- compared, not bound
SECONDS_TO_ANSWER = 5.0

Protocol = Literal["SMTP", "LMTP"]


@dataclass(frozen=True)
class Place:
    """`socket` is the path of a socket; else it is `host` and `port`."""

    protocol: Protocol
    host: str = ""
    port: int = 0
    socket: str = ""

    def __str__(self) -> str:
        return f"{self.protocol} at {self.socket or f'{self.host}:{self.port}'}"


def places() -> list[Place]:
    """The places the settings name; none when nobody shall hand mail over. Raises ImproperlyConfigured."""
    written: list[tuple[Protocol, str]] = [("SMTP", settings.SMTP_LISTEN), ("LMTP", settings.LMTP_LISTEN)]
    return [read_place(protocol, words) for protocol, words in written if words]


def answers(place: Place) -> bool:
    """Whether somebody on this machine greets there as a mail server does."""
    try:
        with _line_to(place) as line:
            return line.recv(3) == b"220"
    except OSError:
        return False


def read_place(protocol: Protocol, written: str) -> Place:
    """2424 (on this machine only), 10.0.0.5:2424, [::1]:2424 or /run/firstline/lmtp. Raises ImproperlyConfigured."""
    if written.startswith("/"):
        return Place(protocol, socket=written)
    host, _colon, port = written.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise ImproperlyConfigured(
            f"FIRSTLINE_{protocol}_LISTEN is {written!r}. Give a port, an address and a port, or the path of a socket: "
            "2424, 10.0.0.5:2424 or /run/firstline/lmtp"
        )
    return Place(protocol, host=host.strip("[]") or LOOPBACK, port=int(port))


def _line_to(place: Place) -> socket:
    if not place.socket:
        reached_at = EVERYWHERE.get(place.host, place.host)
        return create_connection((reached_at, place.port), timeout=SECONDS_TO_ANSWER)
    line = socket(AF_UNIX)
    line.settimeout(SECONDS_TO_ANSWER)
    line.connect(place.socket)
    return line
