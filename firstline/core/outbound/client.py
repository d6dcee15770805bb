"""One question to another server."""

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Timer
from urllib.parse import SplitResult, urlencode, urlsplit

from django.utils.translation import gettext as _

from firstline.core.errors import DomainError
from firstline.core.outbound.addresses import NotPublic, addresses_of, is_internal

SECONDS = 15.0
MOST_BYTES = 256 * 1024

HEADERS = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Accept": "application/json",
    "Connection": "close",
    "User-Agent": "Firstline",
}


class CannotAsk(DomainError):
    """No answer was to be had; the message says why."""

    code = "cannot_ask"


@dataclass(frozen=True)
class Answer:
    """What the other server said, whatever its status."""

    status: int
    body: bytes


def post_form(url: str, fields: Mapping[str, str], *, seconds: float = SECONDS, most_bytes: int = MOST_BYTES) -> Answer:
    """Send a form to `url` (https; http only to hosts of the operator's own) and return the answer.

    Raises CannotAsk when the address may not be asked, nobody answers within `seconds`, or the answer is larger than
    `most_bytes`.
    """
    return _posted(_checked(url), urlencode(fields).encode(), HEADERS, seconds=seconds, most_bytes=most_bytes)


def post_in_own_house(url: str, body: bytes, headers: Mapping[str, str], *, seconds: float = SECONDS) -> Answer:
    """Send bytes to a server that the operator named in the environment: it may be reached by http and lie inside.

    Never for an address that was entered in the browser. Raises CannotAsk as `post_form` does.
    """
    where = _read_url(url)
    return _posted(where, body, headers, seconds=seconds, most_bytes=MOST_BYTES, is_own=True)


def _posted(
    where: SplitResult,
    body: bytes,
    headers: Mapping[str, str],
    *,
    seconds: float,
    most_bytes: int,
    is_own: bool = False,
) -> Answer:
    try:
        with _connected(where, seconds, is_own=is_own) as connection:
            connection.request("POST", _path(where), body=body, headers=dict(headers))
            return _read(connection.getresponse(), most_bytes, where)
    except NotPublic as fault:
        raise CannotAsk(
            _("%(host)s lies in an internal network. Whoever runs the desk must allow it: FIRSTLINE_INTERNAL_HOSTS.")
            % {"host": where.hostname}
        ) from fault
    except ssl.SSLCertVerificationError as fault:
        raise CannotAsk(_("The certificate of %(host)s can't be trusted.") % {"host": where.hostname}) from fault
    except (OSError, UnicodeError, http.client.HTTPException, ValueError) as fault:
        raise CannotAsk(_("%(host)s can't be reached, or did not answer.") % {"host": where.hostname}) from fault


def _checked(url: str) -> SplitResult:
    where = _read_url(url)
    host = str(where.hostname)
    if where.scheme != "https" and not (where.scheme == "http" and is_internal(host)):
        raise CannotAsk(_("The address %(url)s must begin with https://.") % {"url": url})
    return where


def _read_url(url: str) -> SplitResult:
    where = urlsplit(url)
    if not where.hostname or where.username is not None or where.scheme not in ("https", "http"):
        raise CannotAsk(_("“%(url)s” is not a web address.") % {"url": url})
    return where


def _path(where: SplitResult) -> str:
    return f"{where.path or '/'}{f'?{where.query}' if where.query else ''}"


@contextmanager
def _connected(where: SplitResult, seconds: float, *, is_own: bool) -> Iterator[http.client.HTTPConnection]:
    """A connection to one of the checked addresses, that is cut when its time is over, however slowly it drips."""
    host, port = str(where.hostname), where.port or (443 if where.scheme == "https" else 80)
    connection = http.client.HTTPConnection(host, port)
    is_over = Event()
    end = Timer(seconds, _cut, [connection, is_over])
    end.daemon = True
    end.start()
    try:
        connection.sock = _reached(addresses_of(host, port, is_own=is_own), port, seconds)
        if where.scheme == "https":
            _encrypt(connection, host)
        yield connection
        if is_over.is_set():
            raise TimeoutError
    finally:
        end.cancel()
        connection.close()


def _reached(addresses: list[str], port: int, seconds: float) -> socket.socket:
    fault: OSError = ConnectionError()
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=seconds / len(addresses))
        except OSError as refused:
            fault = refused
    raise fault


def _encrypt(connection: http.client.HTTPConnection, host: str) -> None:
    trust = ssl.create_default_context()
    encrypted = trust.wrap_socket(connection.sock, server_hostname=host, do_handshake_on_connect=False)
    connection.sock = encrypted
    encrypted.do_handshake()


def _cut(connection: http.client.HTTPConnection, is_over: Event) -> None:
    is_over.set()
    with suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)


def _read(response: http.client.HTTPResponse, most_bytes: int, where: SplitResult) -> Answer:
    body = response.read(most_bytes + 1)
    if len(body) > most_bytes:
        raise CannotAsk(_("The answer of %(host)s is too large.") % {"host": where.hostname})
    return Answer(status=response.status, body=body)
