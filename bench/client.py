"""A client that asks pages again and again over kept connections, alone or with others, for a bounded time."""

import http.client
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

Ask = Callable[["Browser"], None]


@dataclass(frozen=True)
class Figures:
    """Milliseconds at one client, milliseconds at eight, and how many per second eight get."""

    p50: float
    p95: float
    p50_at_8: float
    per_second: float

    def as_dict(self) -> dict[str, float]:
        return {name: round(value, 1) for name, value in self.__dict__.items()}


class Browser:
    """One kept connection with a session. `get` and `post` raise when the answer is not the expected one."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self.csrf = cookies.get("firstline_csrf", "")

    def get(self, path: str, expect: int = 200, **headers: str) -> bytes:
        return self._ask("GET", path, None, expect, headers)

    def post(self, path: str, values: dict[str, object], expect: int = 302, **headers: str) -> bytes:
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": self.csrf}
        return self._ask("POST", path, urlencode(values), expect, headers)

    def _ask(self, method: str, path: str, body: str | None, expect: int, headers: dict[str, str]) -> bytes:
        sent = {
            "Cookie": self._cookie,
            "Host": "127.0.0.1",
            "Accept-Encoding": "gzip",
            "Accept-Language": "en",
            **headers,
        }
        self._connection.request(method, path, body, sent)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status != expect:
            raise RuntimeError(f"{method} {path} was answered with {answer.status}: {content[:300]!r}")
        return content


def measure(ask: Ask, browsers: list[Browser], seconds: float = 6.0) -> Figures:
    """Ask alone, then all browsers at once, each for `seconds` after a short warm-up."""
    _asked(ask, browsers[0], 1.0)
    alone = _asked(ask, browsers[0], seconds)
    together: list[list[float]] = []
    began = time.perf_counter()
    threads = [threading.Thread(target=lambda b=b: together.append(_asked(ask, b, seconds))) for b in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    times = [one for several in together for one in several]
    return Figures(_percentile(alone, 50), _percentile(alone, 95), _percentile(times, 50), len(times) / took)


def _asked(ask: Ask, browser: Browser, seconds: float) -> list[float]:
    times: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        ask(browser)
        times.append((time.perf_counter() - began) * 1000)
    return times


def _percentile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else values[0]
