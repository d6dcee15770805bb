"""Asking DNS, with an end to the patience."""

from typing import Protocol

import dns.exception
import dns.nameserver
import dns.rdatatype
import dns.resolver
from django.conf import settings

SECONDS_PER_SERVER = 2.0
SECONDS = 5.0
"""For all attempts at one question."""


class Silent(Exception):
    """DNS gave no answer to a question: no connection, or a server that fails. Nothing is known then."""


class Dns(Protocol):
    """Answers about names. An empty answer means that there is nothing."""

    def texts(self, name: str) -> list[str]:
        """The TXT records of a name, each as one text. Raises Silent."""

    def exchanges(self, name: str) -> list[str]:
        """The mail servers of a domain, the preferred one first. Raises Silent."""


class AskedDns:
    """The name servers of this machine, or those the installation names (`FIRSTLINE_DNS`: address or address:port)."""

    def __init__(self, servers: tuple[str, ...] | None = None) -> None:
        named = settings.DNS_SERVERS if servers is None else servers
        self._resolver = dns.resolver.Resolver(configure=not named)
        self._resolver.timeout, self._resolver.lifetime = SECONDS_PER_SERVER, SECONDS
        if named:
            self._resolver.nameservers = [_server(one) for one in named]

    def texts(self, name: str) -> list[str]:
        answer = self._ask(name, dns.rdatatype.TXT)
        return [b"".join(record.strings).decode("utf-8", "replace") for record in answer or ()]

    def exchanges(self, name: str) -> list[str]:
        answer = self._ask(name, dns.rdatatype.MX)
        found = sorted((record.preference, str(record.exchange).rstrip(".").lower()) for record in answer or ())
        return [server for _preference, server in found if server]

    def _ask(self, name: str, kind: dns.rdatatype.RdataType) -> dns.resolver.Answer | None:
        try:
            return self._resolver.resolve(name, kind, search=False)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return None
        except (dns.exception.DNSException, OSError, UnicodeError) as fault:
            raise Silent(name) from fault


def _server(written: str) -> dns.nameserver.Nameserver:
    address, _colon, port = written.rpartition(":") if written.count(":") == 1 else (written, "", "53")
    return dns.nameserver.Do53Nameserver(address, int(port))
