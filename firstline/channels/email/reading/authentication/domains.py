"""Domains as they are compared: in lower case, and as they are sent (`xn--…`)."""

_SHORTEST_NAME = 4
_LONGEST = 253


def domain_of(address: str) -> str:
    """The domain of an address or the address itself where it has no @; empty if it can't be one."""
    domain = address.rpartition("@")[2].strip(" .<>\"'").lower()[:_LONGEST]
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def is_within(domain: str, of: str) -> bool:
    """Whether a domain is another one, or below it."""
    return bool(of) and (domain == of or domain.endswith(f".{of}"))


def are_aligned(one: str, other: str) -> bool:
    """Whether one of two domains is the other's or below it, as DMARC's relaxed alignment wants, list of public
    suffixes aside: nobody can sign for one of those."""
    if "." not in one or "." not in other:
        return False
    return is_within(one, other) or is_within(other, one)


def is_of_house(host: str, server: str) -> bool:
    """Whether a host is the server with this name, or stands beside it (mx1.example.org, mail.example.org)."""
    if is_within(host, server):
        return True
    house = server.partition(".")[2]
    name, _, rest = house.partition(".")
    is_one_house = "." in rest or (bool(rest) and len(name) >= _SHORTEST_NAME)
    return is_one_house and is_within(host, house)
