"""Which of a message's Authentication-Results our own server wrote."""

import re

from firstline.channels.email.reading.authentication.domains import is_of_house
from firstline.channels.email.reading.authentication.results import Results, read_results
from firstline.channels.email.reading.mail import Trace

_BY = re.compile(r"\bby\s{1,5}([^\s;()]{1,253})", re.IGNORECASE)
_LOOKED_AT = 2_000
_NAMES_NO_SERVER = "outlook.com"
"""Whose fields carry no name; it takes away all that come from outside."""


def results_of(trace: Trace, server: str) -> list[Results]:
    """What the server with this name wrote, the newest first.

    Every server adds its lines on top, so these stand above or directly below the `Received` line with which our server
    took the message; below the next such line stands what came with it. Most servers write above; what stands below
    counts only where nothing stands above.
    """
    found: list[Results] = []
    has_received = is_ours = False
    for name, value in trace:
        if name == "received":
            if found or (is_ours and not _is_by(value, server)):
                break
            has_received, is_ours = True, is_ours or _is_by(value, server)
        elif is_ours or not has_received:
            results = read_results(value)
            found += [results] if _is_from(results, server) else []
    return found


def newest_server(trace: Trace) -> str:
    """The name in the topmost field, whoever wrote it; of one without a name, that of the service known to do so."""
    for name, value in trace:
        if name == "authentication-results":
            results = read_results(value)
            return results.server or (_NAMES_NO_SERVER if results.findings else "")
    return ""


def newest_results(trace: Trace) -> list[Results]:
    """The topmost field and those of the same server beside it, whoever wrote them. Never to be trusted."""
    server = newest_server(trace)
    found: list[Results] = []
    for name, value in trace:
        if name == "received" and found:
            break
        if name == "authentication-results":
            results = read_results(value)
            found += [results] if _is_from(results, server) else []
    return found


def _is_from(results: Results, server: str) -> bool:
    if not results.server:
        return server.endswith(_NAMES_NO_SERVER) and bool(results.findings)
    return results.server == server


def _is_by(received: str, server: str) -> bool:
    match = _BY.search(received[:_LOOKED_AT])
    return match is not None and is_of_house(match[1].lower().strip("."), server)
