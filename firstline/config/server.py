"""The ASGI application: `/live/` natively, everything else through Django in a few threads."""

import os
from collections.abc import Awaitable, Callable
from typing import Any

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firstline.config.settings")

wsgi = get_wsgi_application()

from firstline.live.stream import stream  # noqa: E402 -- models exist only once Django is ready

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

THREADS = 8
pages = WSGIMiddleware(wsgi, workers=THREADS)  # type: ignore[arg-type]


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] != "http":
        return
    if scope["path"] == "/live/":
        await stream(scope, receive, send)
        return

    async def receive_from_a_thread() -> dict[str, Any]:
        # a2wsgi waits for it from another thread, which takes a real coroutine; granian gives a future of its own.
        return await receive()

    await pages(scope, receive_from_a_thread, send)  # type: ignore[arg-type]
