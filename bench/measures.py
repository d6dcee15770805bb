"""What is measured, each figure with its page."""

import gzip
import random
import re
import secrets
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection, connections

from bench.client import Browser, measure
from bench.desk import Desk, running_desk
from bench.intake import measure_intake
from bench.live import measure_live
from bench.words import MISSPELT, RARE
from firstline.people.models import Person
from firstline.tickets.models import Message, Ticket

CLIENTS = 8


def measure_all(seconds: float, only: set[str]) -> dict[str, Any]:
    """All figures (or those named in `only`) of the desk this process was told of."""
    tickets = Ticket.objects.count()
    newest = Ticket.objects.latest("pk").pk
    users = list(Person.objects.filter(role__code="user").values_list("pk", flat=True)[:500])
    cookies = signed_in_cookies(Person.objects.filter(role__code="agent")[0])
    figures: dict[str, Any] = {"tickets": tickets, "database": connection.vendor}
    connections.close_all()
    with running_desk() as desk:
        figures["memory at rest"] = desk.memory()
        browsers = [Browser(desk.port, cookies) for _ in range(CLIENTS)]
        for name, ask in pages(newest, users).items():
            if not only or name in only:
                figures[name] = measure(ask, browsers, seconds).as_dict()
        if not only or "live" in only:
            figures["live"] = live(desk, cookies, newest)
        if not only or "weight" in only:
            figures["weight"] = weight(Browser(desk.port, cookies))
        figures["memory under load"] = desk.memory()
    if not only or "mail" in only:
        figures["mail"] = measure_intake()
    return figures


def pages(newest: int, users: list[int]) -> dict[str, Callable[[Browser], Any]]:
    chance = random.Random(7)
    common = quote(most_common_word())

    def register(browser: Browser) -> None:
        values = {
            "person": chance.choice(users),
            "subject": "No sound in room 4",
            "text": "Since this morning.",
            "channel": "phone",
        }
        browser.post("/desk/tickets/new/", values)

    return {
        "queue": lambda browser: browser.get("/desk/queues/open/"),
        "ticket": lambda browser: browser.get(f"/desk/tickets/{chance.randint(1, newest)}/?queue=open"),
        "ticket pane": lambda browser: browser.get(
            f"/desk/tickets/{chance.randint(1, newest)}/", **{"HX-Request": "true"}
        ),
        "search": lambda browser: browser.get(f"/desk/search/?q={RARE}"),
        "search common": lambda browser: browser.get(f"/desk/search/?q={common}"),
        "search typo": lambda browser: browser.get(f"/desk/search/?q={MISSPELT}"),
        "register": register,
    }


def most_common_word() -> str:
    """The word that most of the newest messages hold."""
    texts = Message.objects.order_by("-pk").values_list("text", flat=True)[:500]
    counted = Counter(word for text in texts for word in set(text.lower().rstrip(".").split()))
    return counted.most_common(1)[0][0]


def signed_in_cookies(person: Person) -> dict[str, str]:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return {settings.SESSION_COOKIE_NAME: session.session_key, settings.CSRF_COOKIE_NAME: secrets.token_hex(16)}


def live(desk: Desk, cookies: dict[str, str], number: int) -> dict[str, float]:
    """A note written by one agent, seen by 200 pages that show the queues."""
    writer = Browser(desk.port, cookies)
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    count = iter(range(1000))

    def happen() -> None:
        writer.post(f"/desk/tickets/{number}/notes/", {"text": f"A note, {next(count)}"}, expect=200)

    return measure_live(desk.port, cookie, "queues", happen)


def weight(browser: Browser) -> dict[str, float]:
    """Kilobytes over the wire for the first page of the desk, with styles, scripts and type."""
    page = browser.get("/desk/queues/open/")
    html = gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page
    parts = sorted(set(re.findall(rb'(?:src|href)="(/static/[^"]+)"', html)))
    sizes = {part.decode().rsplit("/", 1)[-1]: len(browser.get(part.decode())) for part in parts}
    return {
        "page": round(len(page) / 1024, 1),
        **{name: round(size / 1024, 1) for name, size in sizes.items()},
        "all": round((len(page) + sum(sizes.values())) / 1024, 1),
    }
