"""`/live/`: the stream of topics an open page listens to (server-sent events), spoken natively in ASGI.

A message is the name of a topic and the id of the event, nothing else: the page re-reads its own parts under its own
rights. Subscriptions are proved when made, when rights change, and every half minute.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.db import close_old_connections

from firstline.live.catch_up import missed_topics
from firstline.live.hub import Listener, hub
from firstline.live.tail import Tail
from firstline.live.topics import allowed_topics
from firstline.live.who import actor_of_cookie_or_link

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

PROVE_AGAIN_SECONDS = 30.0
MOST_LISTENERS = 5000
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]

_tail = Tail(hub)
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="live-who")


@dataclass(frozen=True)
class Asked:
    """What a page asks to listen to, and how it proves who it is."""

    topics: frozenset[str]
    session: str
    guest_token: str
    since: int


async def stream(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one page until it goes away or may no longer listen."""
    asked = _asked(scope)
    topics, missed = await _in_thread(_prove, asked)
    if not topics or len(hub) >= MOST_LISTENERS:
        await _refuse(send)
        return
    listener = Listener(topics=topics, loop=asyncio.get_running_loop())
    hub.add(listener)
    _tail.wake()
    gone: asyncio.Future[Any] = asyncio.ensure_future(_wait_for_disconnect(receive))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _write(send, "retry: 2000\n\n" + _lines(missed))
        await _tell(listener, asked, send, gone)
    finally:
        hub.remove(listener)
        gone.cancel()


async def _tell(listener: Listener, asked: Asked, send: Send, gone: "asyncio.Future[Any]") -> None:
    while not gone.done():
        news: asyncio.Future[Any] = asyncio.ensure_future(listener.news.wait())
        await asyncio.wait({news, gone}, timeout=PROVE_AGAIN_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        is_quiet = not news.done()
        news.cancel()
        if gone.done():
            return
        listener.news.clear()
        if is_quiet or listener.recheck or any(topic.startswith("ticket-") for topic in listener.waiting):
            listener.recheck = False
            listener.topics, _missed = await _in_thread(_prove, asked)
            if not listener.topics:
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                return
        waiting, listener.waiting = listener.waiting, {}
        allowed = {topic: number for topic, number in waiting.items() if topic in listener.topics}
        await _write(send, _lines(allowed) or ": still here\n\n")


def _prove(asked: Asked) -> tuple[frozenset[str], dict[str, int]]:
    try:
        actor = actor_of_cookie_or_link(asked.session, asked.guest_token)
        topics = allowed_topics(actor, asked.topics)
        return topics, missed_topics(topics, asked.since)
    finally:
        close_old_connections()


async def _in_thread(
    prove: Callable[[Asked], tuple[frozenset[str], dict[str, int]]], asked: Asked
) -> tuple[frozenset[str], dict[str, int]]:
    return await asyncio.get_running_loop().run_in_executor(_threads, prove, asked)


def _asked(scope: Scope) -> Asked:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    query = parse_qs(scope["query_string"].decode("latin-1"))
    since = headers.get("last-event-id") or query.get("since", [""])[0]
    return Asked(
        topics=frozenset(",".join(query.get("topics", [])).split(",")),
        session=_cookie(headers.get("cookie", ""), settings.SESSION_COOKIE_NAME),
        guest_token=query.get("guest", [""])[0],
        since=int(since) if since.isdecimal() and len(since) < 18 else 0,
    )


def _cookie(header: str, name: str) -> str:
    try:
        morsel = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _lines(topics: dict[str, int]) -> str:
    return "".join(
        f"id: {number}\ndata: {topic}\n\n" if number else f"data: {topic}\n\n" for topic, number in topics.items()
    )


async def _write(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _refuse(send: Send) -> None:
    """204 tells a browser's EventSource not to try again."""
    await send({"type": "http.response.start", "status": 204, "headers": [(b"cache-control", b"no-store")]})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _wait_for_disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
