"""Django's pages for an asynchronous server: each is made in one of a few threads.

`a2wsgi` does this piece by piece, with a wait for the other side at each; here a thread gets the whole request and
gives the whole page, which costs a third, and nobody's slow line holds a thread. What is too large for that goes
through `a2wsgi`, in threads of its own.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi import build_environ

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

AT_ONCE = 256 * 1024
"""Bytes of a request that are awaited before a thread is taken, and of a page that are made before some are sent."""


class InThreads:
    """The WSGI application `wsgi` as an ASGI one, in `threads` threads."""

    def __init__(self, wsgi: Callable[..., Any], threads: int) -> None:
        self._wsgi = wsgi
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="pages")
        self._piecewise = WSGIMiddleware(wsgi, workers=2 * threads)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _size_said(scope) > AT_ONCE:
            await self._piecewise(scope, _as_coroutine(receive), send)  # type: ignore[arg-type]
            return
        body = await _whole_body(receive)
        if body is None:  # the reader has gone
            return
        loop = asyncio.get_running_loop()
        page = await loop.run_in_executor(self._threads, self._begin, scope, body)
        await send({"type": "http.response.start", "status": page.status, "headers": page.headers})
        while not page.is_complete:
            await send({"type": "http.response.body", "body": page.taken(), "more_body": True})
            await loop.run_in_executor(self._threads, page.go_on)
        await send({"type": "http.response.body", "body": page.taken()})

    def _begin(self, scope: Scope, body: bytes) -> "Page":
        page = Page()
        environ = build_environ(scope, BytesIO(body))  # type: ignore[arg-type]
        page.response = self._wsgi(environ, page.start)
        page.pieces = iter(page.response)
        page.go_on()
        return page


@dataclass
class Page:
    """What the application answers, as far as it has been made."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    response: Any = None
    pieces: Iterator[bytes] = field(default_factory=lambda: iter(()))
    is_complete: bool = False
    made: list[bytes] = field(default_factory=list)

    def start(self, status: str, headers: list[tuple[str, str]], _fault: Any = None) -> None:
        self.status = int(status.split(" ", 1)[0])
        self.headers = [(name.strip().lower().encode("latin1"), v.strip().encode("latin1")) for name, v in headers]

    def go_on(self) -> None:
        """Make more of it, as much as is sent at once; close the response after the last piece, or when it fails."""
        size = 0
        try:
            for piece in self.pieces:
                self.made.append(piece)
                size += len(piece)
                if size >= AT_ONCE:
                    return
        except BaseException:
            self._close()
            raise
        self.is_complete = True
        self._close()

    def taken(self) -> bytes:
        made, self.made = b"".join(self.made), []
        return made

    def _close(self) -> None:
        close = getattr(self.response, "close", None)
        if close is not None:
            close()


def _size_said(scope: Scope) -> int:
    """The size of the body in bytes, as its header says; as large as can be when it comes in chunks of any number."""
    size = 0
    for name, value in scope["headers"]:
        if name == b"transfer-encoding":
            return AT_ONCE + 1
        if name == b"content-length":
            size = int(value) if value.isdigit() else AT_ONCE + 1
    return size


async def _whole_body(receive: Receive) -> bytes | None:
    pieces: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        pieces.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(pieces)


def _as_coroutine(receive: Receive) -> Receive:
    """a2wsgi waits for it from another thread, which takes a real coroutine; granian gives a future of its own."""

    async def received() -> dict[str, Any]:
        return await receive()

    return received
