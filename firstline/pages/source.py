"""From where a request came, as far as it can be believed."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

HOUSEHOLD_BITS = 64
"""One customer of a provider gets at least this much IPv6, so addresses within it are one source."""


def source_of(request: HttpRequest) -> str:
    """The network address a request came from, to count by: IPv4 whole, IPv6 by its household.

    `X-Forwarded-For` is believed only when it was written by a proxy named in FIRSTLINE_TRUSTED_PROXIES.
    """
    source = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    while forwarded and _is_trusted(source):
        source = forwarded.pop()
    return _household(source)


def _is_trusted(source: str) -> bool:
    try:
        address = ip_address(source)
        return any(address in ip_network(proxy, strict=False) for proxy in settings.TRUSTED_PROXIES)
    except ValueError:
        return False


def _household(source: str) -> str:
    try:
        address = ip_address(source)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, HOUSEHOLD_BITS), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)
