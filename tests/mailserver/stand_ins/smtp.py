"""aiosmtpd in Exim's place, delivering to the same Maildirs; run as a program of its own by `stand_ins.py`.

It keeps to the same lists as Exim: who exists, whose mail is refused and how, and `bounces@`, whose mail is
taken at the door and comes back as a message from the mail system.
"""

import asyncio
import itertools
import os
import ssl
import sys
import time
from email.message import EmailMessage, Message
from email.utils import formatdate
from functools import partial
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.mailserver.program import HOST
from tests.mailserver.stand_ins.tokens import CHALLENGE, account_of_token, xoauth2_words

BIGGEST_MESSAGE_BYTES = 60 * 1024 * 1024
LONGEST_LINE_BYTES = 1024 * 1024


async def serve(folder: Path, port: int, tls_port: int) -> None:
    """Serve both ports until the process is ended."""
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    SMTP.line_length_limit = LONGEST_LINE_BYTES
    post_office = PostOffice(folder)
    loop = asyncio.get_running_loop()
    await loop.create_server(partial(_conversation, post_office, tls), HOST, port)
    await loop.create_server(partial(_conversation, post_office, None), HOST, tls_port, ssl=tls)
    await asyncio.Event().wait()


def _conversation(post_office: "PostOffice", tls: ssl.SSLContext | None) -> SMTP:
    return SMTP(
        post_office,
        data_size_limit=BIGGEST_MESSAGE_BYTES,
        enable_SMTPUTF8=True,
        hostname="mail.test",
        tls_context=tls,
        auth_require_tls=False,
        authenticator=post_office.knows,
        loop=asyncio.get_running_loop(),
    )


class PostOffice:
    """Decides about each recipient and delivers; aiosmtpd calls its methods by their names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._delivered = itertools.count(1)

    def knows(self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, said: object) -> AuthResult:
        """Whether name and password belong together."""
        is_right = (
            isinstance(said, LoginPassword)
            and self._listed("passwords").get(said.login.decode()) == said.password.decode()
        )
        return AuthResult(success=is_right, handled=False)

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        """Whether the token opens the mailbox; who is refused is told why first."""
        user, token = xoauth2_words(args[1] if len(args) > 1 else "")
        if await asyncio.to_thread(account_of_token, self._folder, token) == user.lower():
            return AuthResult(success=True)
        await server.challenge_auth(CHALLENGE, encode_to_b64=False)
        return AuthResult(success=False, handled=False)

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd calls
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Answer as Exim would."""
        person = without_detail(address)
        if answer := self._listed("refusals").get(person):
            return answer
        if person.partition("@")[2] not in self._listed("domains"):
            return "550 5.7.1 No mail for other domains goes out from here"
        if person not in self._listed("maildirs") and not person.startswith("bounces@"):
            return "550 5.1.1 Nobody of this name has a mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 Accepted"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Write the message into each recipient's Maildir, or send it back."""
        sender = (envelope.mail_from or "").removeprefix("<").removesuffix(">")
        for address in envelope.rcpt_tos:
            if without_detail(address).startswith("bounces@"):
                self._send_back(envelope.original_content, sender=sender, failed=address)
            else:
                traces = _traces(sender=sender, address=address, said_it_was=session.host_name)
                self._write(traces + envelope.original_content, address)
        return "250 OK"

    def _send_back(self, raw: bytes, *, sender: str, failed: str) -> None:
        if without_detail(sender) in self._listed("maildirs"):
            self._write(bounce_of(raw, sender=sender, failed=failed), sender)

    def _write(self, raw: bytes, address: str) -> None:
        maildir = Path(self._listed("maildirs")[without_detail(address)])
        name = f"{time.time():.6f}.P{os.getpid()}Q{next(self._delivered)}.mail.test"
        (maildir / "tmp" / name).write_bytes(raw)
        (maildir / "tmp" / name).rename(maildir / "new" / name)

    def _listed(self, name: str) -> dict[str, str]:
        lines = (self._folder / name).read_text().splitlines()
        return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}


def _traces(*, sender: str, address: str, said_it_was: str) -> bytes:
    return (
        f"Return-path: <{sender}>\r\nEnvelope-to: {address}\r\nReceived: from {said_it_was} by mail.test; {_now()}\r\n"
    ).encode()


def _now() -> str:
    return formatdate(localtime=True)


def without_detail(address: str) -> str:
    """The account behind an address: `Support+t1@desk.test` is read by `support@desk.test`."""
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def bounce_of(raw: bytes, *, sender: str, failed: str) -> bytes:
    """The message (RFC 3464) by which a mail system says that it could not deliver another."""
    bounce = EmailMessage()
    bounce["From"] = "Mail Delivery System <Mailer-Daemon@mail.test>"
    bounce["To"] = sender
    bounce["Subject"] = "Mail delivery failed: returning message to sender"
    bounce["Auto-Submitted"] = "auto-replied"
    bounce["Date"] = _now()
    bounce.set_content(f"This message could not be delivered to {failed}: this mailbox is closed.\n")
    bounce.make_mixed()
    bounce.attach(_report(failed))
    bounce.attach(_headers_of(raw))
    bounce.replace_header("Content-Type", "multipart/report; report-type=delivery-status")
    return b"Return-path: <>\r\n" + bounce.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _report(failed: str) -> Message:
    about_us, about_them = Message(), Message()
    about_us["Reporting-MTA"] = "dns; mail.test"
    about_them["Action"] = "failed"
    about_them["Final-Recipient"] = f"rfc822;{failed}"
    about_them["Status"] = "5.2.1"
    about_them["Diagnostic-Code"] = "smtp; 550 5.2.1 This mailbox is closed"
    report = Message()
    report["Content-Type"] = "message/delivery-status"
    report.set_payload([about_us, about_them])
    return report


def _headers_of(raw: bytes) -> Message:
    part = Message()
    part["Content-Type"] = "text/rfc822-headers"
    part.set_payload(raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0].decode("ascii", "replace"))
    return part


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
