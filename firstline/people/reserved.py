"""Addresses that can't be anybody's own: others read what is sent there, and links that let people in are sent by mail.

Which they are is known above (mailboxes of the desk); `config/wiring.py` says it here.
"""

from collections.abc import Callable

_checks: list[Callable[[str], bool]] = []


def reserve(check: Callable[[str], bool]) -> None:
    """Have `check(address)` say of an address in lower case whether nobody may have it."""
    _checks.append(check)


def is_reserved(address: str) -> bool:
    return any(check(address) for check in _checks)
