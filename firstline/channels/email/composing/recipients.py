"""Who can be written to, and who should not be by a machine."""

import re

LONGEST_ADDRESS = 254
_LOCAL = re.compile(r"[^\s<>()\[\],;:\\\"@\x00-\x20\x7f]{1,64}")
_DOMAIN = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,20}")

_ROBOTS = frozenset(
    (
        "abuse",
        "autoreply",
        "autoresponder",
        "bounce",
        "bounces",
        "daemon",
        "devnull",
        "donotreply",
        "listserv",
        "mailerdaemon",
        "majordomo",
        "mdaemon",
        "nobody",
        "noanswer",
        "noreply",
        "notreply",
        "null",
        "postmaster",
        "root",
        "robot",
        "unsubscribe",
    )
)
_ROBOTS_BEGIN = ("bounce", "donotreply", "mailerdaemon", "noreply", "prvs=")
_ROBOTS_END = ("bounces", "daemon", "donotreply", "noreply")
_LIST_ENDS = ("-request", "-owner", "-unsubscribe", "-subscribe")


def sendable(address: str) -> str | None:
    """The address as mail servers want it (its domain in ASCII), or None when nothing can be sent there."""
    local, _at, domain = address.strip().rpartition("@")
    try:
        ascii_domain = domain.lower().encode("idna").decode()
    except UnicodeError:
        return None
    if not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(ascii_domain) or local.startswith("-"):
        return None
    whole = f"{local}@{ascii_domain}"
    return whole if len(whole) <= LONGEST_ADDRESS else None


def is_robot(address: str) -> bool:
    """Whether a machine reads what is sent there, as far as its name tells; those get no automatic mail."""
    local = address.strip().lower().rpartition("@")[0].partition("+")[0]
    name = re.sub(r"[-_.]", "", local)
    return (
        not name
        or name in _ROBOTS
        or name.startswith(_ROBOTS_BEGIN)
        or name.endswith(_ROBOTS_END)
        or local.startswith("owner-")
        or local.endswith(_LIST_ENDS)
    )
