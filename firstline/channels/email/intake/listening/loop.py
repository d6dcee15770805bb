"""Listening for mail as long as a worker lives. Of several workers on a machine one does, and the next takes over."""

import asyncio
import fcntl
import logging
import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event as Flag

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from firstline.channels.email.intake.listening.conversation import Host, conversation
from firstline.channels.email.intake.listening.places import Place, places

log = logging.getLogger("firstline.mail")

STORED_AT_ONCE = 4
LOOK_SECONDS = 0.2
TRY_AGAIN_SECONDS = 5.0
SECONDS_TO_FINISH = 5.0


def listen_for_mail(stop: Flag) -> None:
    """Listen at the places the settings name until `stop` is set. Runs in each worker."""
    try:
        wanted = places()
    except ImproperlyConfigured as fault:
        log.error("Nobody can hand mail over: %s", fault)  # noqa: TRY400 -- the sentence says it all
        wanted = []
    if not wanted:
        stop.wait()
    while not stop.is_set():
        try:
            _listen_unless_another_does(wanted, stop)
        except OSError as fault:
            log.error("Nobody can hand mail over: %s", fault)  # noqa: TRY400 -- the sentence says it all
        stop.wait(TRY_AGAIN_SECONDS)


def _listen_unless_another_does(wanted: list[Place], stop: Flag) -> None:
    with _the_only_one() as is_ours:
        if is_ours:
            asyncio.run(_listen(wanted, stop))


@contextmanager
def _the_only_one() -> Iterator[bool]:
    """Whether no other process on this machine listens for this desk; it lasts as long as the process does."""
    lock = Path(settings.DATA_FOLDER) / f"listening-{socket.gethostname()[:60]}"
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


async def _listen(wanted: list[Place], stop: Flag) -> None:
    with ThreadPoolExecutor(STORED_AT_ONCE, thread_name_prefix="mail handed over") as executor:
        host = Host(executor, _certificate())
        servers = [await _server(place, host) for place in wanted]
        log.info("Listening for mail: %s", ", ".join(map(str, wanted)))
        await asyncio.get_running_loop().run_in_executor(None, stop.wait)
        for server in servers:
            server.close()
        await _finish(host)


async def _server(place: Place, host: Host) -> asyncio.AbstractServer:
    loop = asyncio.get_running_loop()
    talk = partial(conversation, place.protocol, host)
    if not place.socket:
        return await loop.create_server(talk, place.host, place.port)
    server = await loop.create_unix_server(talk, place.socket)
    _let_the_group_in(place.socket)
    return server


def _let_the_group_in(path: str) -> None:
    Path(path).chmod(0o660)


async def _finish(host: Host) -> None:
    """A server that waits for our answer gets it; otherwise it would send the mail once more."""
    for _look in range(round(SECONDS_TO_FINISH / LOOK_SECONDS)):
        await asyncio.sleep(LOOK_SECONDS)
        if not host.storing:
            return


def _certificate() -> ssl.SSLContext | None:
    if not settings.MAIL_CERTIFICATE:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(settings.MAIL_CERTIFICATE, settings.MAIL_CERTIFICATE_KEY or None)
    return context
