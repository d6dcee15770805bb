"""Speaking SMTP and LMTP with mail servers, within limits of time, size and number."""

import asyncio
import logging
import ssl
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, TypeVar

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import close_old_connections

from firstline.channels.email.intake.listening.places import Protocol
from firstline.channels.email.intake.listening.reception import (
    AWAY,
    HandedOver,
    answer_to_recipient,
    answers_to_mail,
    one_answer,
)
from firstline.core.clock import now

log = logging.getLogger("firstline.mail")

T = TypeVar("T")

MOST_CONVERSATIONS = 20
"""At once: each may hold a whole mail in memory."""

MOST_RECIPIENTS = 100
LONGEST_LINE = 1024 * 1024
SILENT_SECONDS = 60.0
LONGEST_SECONDS = 900.0
TOO_MANY = b"421 4.3.2 Too many mails at once, try again later\r\n"


class Host:
    """What all conversations share. aiosmtpd calls its methods by their names; it talks in the event loop's thread, and
    the threads of `executor` ask the database."""

    def __init__(self, executor: Executor, tls: ssl.SSLContext | None) -> None:
        self.conversations: set[asyncio.BaseProtocol] = set()
        self.storing = 0
        self.tls = tls
        self._executor = executor

    async def handle_EHLO(  # noqa: N802 -- aiosmtpd asks for this name
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, offers: list[str]
    ) -> list[str]:
        """Nobody needs to sign in, so that is not offered."""
        session.host_name = hostname
        return [offer for offer in offers if "AUTH" not in offer.split("-", 1)[-1].split()[:1]]

    async def handle_RCPT(  # noqa: N802 -- as above
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients at once"
        answer = await self._in_thread(lambda: answer_to_recipient(address))
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802 -- as above
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        mail = _handed_over(server, session, envelope)
        self.storing += 1
        try:
            answers = await self._in_thread(lambda: answers_to_mail(mail, at=now()))
        finally:
            self.storing -= 1
        return "\r\n".join(answers) if isinstance(server, LMTP) else one_answer(answers)

    async def handle_exception(self, fault: Exception) -> str:
        log.error("Mail that was being handed over was broken off", exc_info=fault)
        return AWAY

    async def _in_thread(self, ask: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, _with_a_fresh_database, ask)


class _Limited(SMTP):
    """Closes what comes too often, is silent or lasts too long."""

    line_length_limit = LONGEST_LINE

    def __init__(self, host: Host) -> None:
        self._host = host
        self._end: asyncio.TimerHandle | None = None
        super().__init__(
            host,
            data_size_limit=settings.LARGEST_MAIL,
            enable_SMTPUTF8=True,
            ident="Firstline",
            tls_context=host.tls,
            timeout=SILENT_SECONDS,
            auth_exclude_mechanism=["LOGIN", "PLAIN"],
            loop=asyncio.get_running_loop(),
        )

    def connection_made(self, transport: Any) -> None:
        if self not in self._host.conversations:
            if len(self._host.conversations) >= MOST_CONVERSATIONS:
                transport.write(TOO_MANY)
                transport.close()
                return
            self._host.conversations.add(self)
            self._end = self.loop.call_later(LONGEST_SECONDS, transport.abort)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if self in self._host.conversations:
            self._host.conversations.discard(self)
            super().connection_lost(error)
        if self._end is not None:
            self._end.cancel()


class SmtpConversation(_Limited):
    """One mail server that speaks SMTP with us."""


class LmtpConversation(_Limited, LMTP):
    """One mail server that speaks LMTP with us: after a mail it gets an answer for each recipient."""

    _recipients = 0
    _has_invited = False

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 -- aiosmtpd asks for this name
        self._recipients = len(self.envelope.rcpt_tos) if self.envelope else 0
        self._has_invited = False
        await super().smtp_DATA(arg)
        self._recipients = 0

    async def push(self, status: Any) -> None:
        """What aiosmtpd says for itself about a mail, that it is too large, is for all recipients too."""
        is_answer = self._recipients > 0 and self._has_invited
        self._has_invited = self._has_invited or str(status).startswith("354")
        await super().push("\r\n".join([status] * self._recipients) if is_answer and "\r\n" not in status else status)


def conversation(protocol: Protocol, host: Host) -> asyncio.BaseProtocol:
    """For a server that has just connected."""
    return LmtpConversation(host) if protocol == "LMTP" else SmtpConversation(host)


def _handed_over(server: SMTP, session: Session, envelope: Envelope) -> HandedOver:
    peer: object = session.peer
    where = peer[0] if isinstance(peer, tuple) and peer else "this machine"
    return HandedOver(
        sender=(envelope.mail_from or "").strip("<>"),
        recipients=tuple(envelope.rcpt_tos),
        raw=bytes(envelope.original_content or b""),
        came_from=f"from {session.host_name} ([{where}]) by {server.hostname} with {type(server).__name__[:4].upper()}",
    )


def _with_a_fresh_database(ask: Callable[[], T]) -> T:
    close_old_connections()
    try:
        return ask()
    finally:
        close_old_connections()
