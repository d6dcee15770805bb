"""A session of `requests` for libraries that speak with one known server by it, under the rules of our own client."""

from typing import Any
from urllib.parse import urlsplit

import requests

from firstline.core.outbound.addresses import is_internal

SECONDS_TO_CONNECT = 10.0
SECONDS_TO_ANSWER = 45.0


class AnotherHost(requests.RequestException):
    """It was to ask somebody else than the one it is for."""


class FixedHostSession(requests.Session):
    """Asks only below `address` (https; http only to hosts of the operator's own). It follows no redirects, takes no
    proxy, password or certificate from its surroundings, and waits so long and no longer."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.trust_env = False
        self._address = urlsplit(address)
        self.headers["User-Agent"] = "Firstline"

    def request(self, method: Any, url: Any, **given: Any) -> requests.Response:  # type: ignore[override]
        where = urlsplit(str(url))
        is_same = where[:2] == self._address[:2] and where.path.startswith(self._address.path)
        if not is_same or not (where.scheme == "https" or is_internal(where.hostname or "")):
            raise AnotherHost("not the server this is for")
        given["allow_redirects"] = False
        given["timeout"] = (SECONDS_TO_CONNECT, SECONDS_TO_ANSWER)
        return super().request(method, url, **given)
