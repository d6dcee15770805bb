"""Free ports of loopback."""

import contextlib
import os
import socket

# Below what Linux hands out for outgoing connections, so that nobody takes the port of a stopped server.
FIRST, LAST = 20_000, 29_999


def free_ports(count: int) -> tuple[int, ...]:
    """As many different ports nobody listens on.

    Processes that ask at the same time begin at different places.
    """
    begin = os.getpid() * 8 % (LAST - FIRST)
    found: list[int] = []
    for step in range(LAST - FIRST):
        port = FIRST + (begin + step) % (LAST - FIRST)
        if _is_free(port):
            found.append(port)
        if len(found) == count:
            return tuple(found)
    raise OSError("no free ports on loopback")


def _is_free(port: int) -> bool:
    with contextlib.suppress(OSError), socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        return True
    return False
