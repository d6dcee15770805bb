"""The ASGI application: `/live/` natively, everything else through Django in a few threads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firstline.config.settings")

wsgi = get_wsgi_application()

from firstline.config.in_threads import InThreads, Receive, Scope, Send  # noqa: E402 -- beside the one below
from firstline.live.stream import stream  # noqa: E402 -- models exist only once Django is ready

THREADS = 4
pages = InThreads(wsgi, THREADS)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] != "http":
        return
    if scope["path"] == "/live/":
        await stream(scope, receive, send)
    else:
        await pages(scope, receive, send)
