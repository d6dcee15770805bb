"""The ASGI application: `/live/` natively, everything else through Django in a few threads."""

import os
from collections.abc import Awaitable, Callable
from typing import Any

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firstline.config.settings")

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

wsgi = get_wsgi_application()
pages = WSGIMiddleware(wsgi, workers=8)  # type: ignore[arg-type]


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await pages(scope, receive, send)  # type: ignore[arg-type]
