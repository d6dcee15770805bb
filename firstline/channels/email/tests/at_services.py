"""What mail services post, in the formats they document; and posting it as they do, over HTTP."""

import base64
import hashlib
import hmac
import http.client
import json
from urllib.parse import urlencode, urlsplit

from django.urls import reverse

from firstline.channels.email.models import Mailbox
from firstline.channels.email.tests.mails import mailbox
from firstline.core.clock import now

SIGNING_KEY = "key-of-the-service"
BOUNDARY = "----------------------------5a1b2c"


def called_by(service: str, **values) -> Mailbox:
    """A mailbox for which `service` hands mail over."""
    return mailbox(way_in="service", in_service=service, in_signing_key=SIGNING_KEY, **values)


def path_of(box: Mailbox, name: str = "mail-hook", secret: str = "") -> str:
    return reverse(name, args=[box.pk, secret or box.hook_secret])


def post(server: str, path: str, body: bytes, headers: dict[str, str], method: str = "POST") -> tuple[int, bytes]:
    where = urlsplit(server)
    connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=20)
    try:
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def as_form(fields: dict[str, bytes | str]) -> tuple[bytes, dict[str, str]]:
    return urlencode(fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"}


def as_multipart(fields: dict[str, bytes | str], files=()) -> tuple[bytes, dict[str, str]]:
    """`files`: (field, filename, content type, content)."""
    lines = []
    for name, value in fields.items():
        content = value.encode() if isinstance(value, str) else value
        lines += [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode(), content, b"\r\n"]
    for name, filename, kind, content in files:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        lines += [f"{head}Content-Type: {kind}\r\n\r\n".encode(), content, b"\r\n"]
    return b"".join([*lines, f"--{BOUNDARY}--\r\n".encode()]), {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"
    }


def as_json(said) -> tuple[bytes, dict[str, str]]:
    return json.dumps(said).encode(), {"Content-Type": "application/json"}


def mailgun_signature(key: str = SIGNING_KEY, token: str = "c" * 50, seconds: int | None = None) -> dict[str, str]:
    moment = str(int(now().timestamp()) if seconds is None else seconds)
    made = hmac.new(key.encode(), f"{moment}{token}".encode(), hashlib.sha256).hexdigest()
    return {"timestamp": moment, "token": token, "signature": made}


def mailgun(raw: bytes, recipient: str = "support@desk.test", **signature):
    return as_form(
        {
            "recipient": recipient,
            "sender": "nora@new.test",
            "from": "Nora Ny <nora@new.test>",
            "subject": "Printer",
            "body-mime": raw,
            **mailgun_signature(**signature),
        }
    )


def mailgun_parsed(text: str = "It does not print.", message_id: str = "<1@parts.test>", **signature):
    headers = [
        ["From", "Nora Ny <nora@new.test>"], ["To", "support@desk.test"], ["Subject", "Skrivare på våning två"],
        ["Message-Id", message_id], ["Date", "Wed, 04 Mar 2026 10:00:00 +0100"],
    ]  # fmt: skip
    fields = {
        "recipient": "support@desk.test",
        "sender": "nora@new.test",
        "body-plain": text,
        "body-html": f"<p>{text}</p>",
        "attachment-count": "1",
        "message-headers": json.dumps(headers),
        **mailgun_signature(**signature),
    }
    return as_multipart(fields, [("attachment-1", "log.txt", "text/plain", b"paper jam")])


def sendgrid(raw: bytes, recipient: str = "support@desk.test"):
    envelope = json.dumps({"to": [recipient], "from": "nora@new.test"})
    return as_multipart(
        {"to": recipient, "from": "Nora <nora@new.test>", "subject": "Printer", "email": raw, "envelope": envelope}
    )


def postmark(raw: bytes, recipient: str = "support@desk.test"):
    return as_json(
        {
            "FromFull": {"Email": "nora@new.test", "Name": "Nora Ny"},
            "OriginalRecipient": recipient,
            "MessageID": "22c74902-a0c1-4511-804f2-341342852c90",
            "Headers": [{"Name": "Return-Path", "Value": "<nora@new.test>"}],
            "RawEmail": raw.decode(),
        }
    )


def mandrill(raw: bytes, recipient: str = "support@desk.test", address: str = ""):
    events = [{"event": "inbound", "ts": 1772615400, "msg": {"raw_msg": raw.decode(), "email": recipient}}]
    body, headers = as_form({"mandrill_events": json.dumps(events)})
    signed = f"{address}mandrill_events{json.dumps(events)}"
    made = hmac.new(SIGNING_KEY.encode(), signed.encode(), hashlib.sha1).digest()
    return body, {**headers, "X-Mandrill-Signature": base64.b64encode(made).decode()}


def sparkpost(raw: bytes, recipient: str = "support@desk.test"):
    content = {"email_rfc822": base64.b64encode(raw).decode(), "email_rfc822_is_base64": True}
    relayed = {"content": content, "msg_from": "nora@new.test", "rcpt_to": recipient, "protocol": "smtp"}
    return as_json([{"msys": {"relay_message": relayed}}])


def mailersend(raw: bytes, recipient: str = "support@desk.test", key: str = SIGNING_KEY):
    data = {
        "object": "message",
        "id": "65a1",
        "recipients": {"rcptTo": [{"email": recipient}]},
        "sender": {"email": "nora@new.test"},
        "raw": raw.decode(),
        "created_at": "2026-03-04T09:30:00.000000Z",
    }
    body, headers = as_json({"type": "inbound.message", "inbound_id": "x", "data": data})
    return body, {**headers, "Signature": hmac.new(key.encode(), body, hashlib.sha256).hexdigest()}


def mailjet(text: str = "It does not print.", recipient: str = "support@desk.test"):
    return as_json(
        {
            "Sender": "nora@new.test",
            "Recipient": recipient,
            "Headers": {
                "From": "Nora Ny <nora@new.test>",
                "To": ["support@desk.test"],
                "Subject": "Printer",
                "Message-ID": "<77@new.test>",
                "Date": "Wed, 04 Mar 2026 10:00:00 +0100",
            },
            "Parts": [
                {"Headers": {"Content-Type": "text/plain; charset=UTF-8"}, "ContentRef": "Text-part"},
                {
                    "Headers": {
                        "Content-Type": 'text/plain; name="log.txt"',
                        "Content-Disposition": 'attachment; filename="log.txt"',
                        "Content-Transfer-Encoding": "base64",
                    },
                    "ContentRef": "Attachment1",
                },
            ],
            "Text-part": text,
            "Attachment1": base64.b64encode(b"paper jam").decode(),
        }
    )
