"""Whether a request was made on the very machine the desk runs on, with no proxy between."""

import ipaddress

from django.http import HttpRequest

SIGNS_OF_A_PROXY = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")
NAMES_OF_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})


def is_from_this_machine(request: HttpRequest) -> bool:
    """A proxy on the same machine that says nothing of itself can't be told apart: never let this alone guard much."""
    meta = request.META
    host = str(meta.get("HTTP_HOST", ""))
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    return (
        _is_loopback(str(meta.get("REMOTE_ADDR", "")))
        and name in NAMES_OF_THIS_MACHINE
        and not any(sign in meta for sign in SIGNS_OF_A_PROXY)
    )


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
