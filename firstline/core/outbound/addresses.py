"""Where a name leads, and whether we may go there."""

import ipaddress
import socket
from collections.abc import Iterable, Iterator

from django.conf import settings

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LOW_32_BITS = 0xFFFFFFFF


class NotPublic(Exception):
    """The name leads into a network that is not everybody's."""


def addresses_of(host: str, port: int, *, is_own: bool = False) -> list[str]:
    """The addresses of `host`, all of them checked unless it `is_own`: named by the operator.

    Raises NotPublic, OSError and UnicodeError.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not (is_own or is_internal(host)) and not all_public(addresses):
        raise NotPublic(host)
    return addresses


def is_internal(host: str) -> bool:
    """Whether the operator has named this host as one of their own."""
    return host.lower().strip("[]") in {one.lower() for one in settings.INTERNAL_HOSTS}


def all_public(addresses: Iterable[str]) -> bool:
    return all(_is_public(meant) for address in addresses for meant in _meant_by(address))


def _is_public(address: Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _meant_by(written: str) -> Iterator[Address]:
    """The address, and the one that is wrapped in it: a translator would lead us there."""
    address = ipaddress.ip_address(written.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and (inner := _wrapped_in(address)) is not None:
        yield inner
        return
    yield address


def _wrapped_in(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & _LOW_32_BITS)
    if address.teredo is not None:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour
