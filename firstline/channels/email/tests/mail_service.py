"""A stand-in for mail services: takes what is posted and answers as each of them documents it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from firstline.channels.email.services import known
from firstline.channels.email.services.posted import Posted

ANNA = "anna@bergs.test"
ID = "0d6a8b5e-3f0c-4d0a-9a55-6f3c1f8f2b11"


@dataclass
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def form(self) -> Posted:
        return Posted(self.body, self.headers["Content-Type"], "")


@dataclass
class StandIn:
    """`answers` are given one after the other, the last one for ever: (status, headers, body)."""

    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str], str]] = field(default_factory=list)

    def answer(self) -> tuple[int, dict[str, str], str]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


OK: dict[str, tuple[int, dict[str, str], str]] = {
    "brevo": (201, {}, json.dumps({"messageId": f"<{ID}@smtp-relay.mailin.fr>"})),
    "mailersend": (202, {"X-Message-Id": ID, "Content-Type": "text/html"}, ""),
    "mailgun": (200, {}, json.dumps({"id": f"<{ID}@desk.test>", "message": "Queued. Thank you."})),
    "mailjet": (
        200,
        {},
        json.dumps({"Messages": [{"Status": "success", "To": [{"Email": ANNA, "MessageID": 70650219165027410}]}]}),
    ),
    "mailtrap": (200, {}, json.dumps({"success": True, "message_ids": [ID]})),
    "mandrill": (200, {}, json.dumps([{"email": ANNA, "status": "sent", "_id": ID, "reject_reason": None}])),
    "postmark": (
        200,
        {},
        json.dumps({"To": ANNA, "MessageID": ID, "ErrorCode": 0, "Message": "OK", "SubmittedAt": "x"}),
    ),
    "resend": (200, {}, json.dumps({"id": ID})),
    "scaleway": (200, {}, json.dumps({"emails": [{"id": ID, "mail_rcpt": ANNA, "status": "new"}]})),
    "sendgrid": (202, {}, ""),
    "sparkpost": (
        200,
        {},
        json.dumps({"results": {"total_rejected_recipients": 0, "total_accepted_recipients": 1, "id": ID}}),
    ),
    "unisender_go": (200, {}, json.dumps({"status": "success", "job_id": "1a-2b", "emails": [ANNA]})),
}  # fmt: skip


@contextmanager
def stand_in() -> Iterator[StandIn]:
    service = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            service.asked.append(Asked(self.command, self.path, dict(self.headers), body))
            status, headers, said = service.answer()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(said.encode()))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.encode())

        do_GET = do_POST  # noqa: N815 -- http.server asks for this name

        def log_message(self, *_said):
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.address = f"http://127.0.0.1:{server.server_port}/api/"
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def at_the_stand_in(monkeypatch, settings, address: str) -> None:
    """All services live there from now on."""
    settings.INTERNAL_HOSTS = ["127.0.0.1"]
    for name, one in known.OUTGOING.items():
        monkeypatch.setitem(known.OUTGOING, name, replace(one, addresses={"": address, "eu": f"{address}eu/"}))
