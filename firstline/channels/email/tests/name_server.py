"""A real name server on loopback that answers what a test tells it to."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.rrset

Zone = dict[tuple[str, str], list[str]]
"""What it knows, by name and kind: {("desk.test", "TXT"): ["v=spf1 -all"]}."""


@contextmanager
def name_server(zone: Zone, *, is_silent: bool = False) -> Iterator[str]:
    """Serve `zone` and give its address. Names it doesn't know don't exist; a silent one never answers."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            raw, socket = self.request
            if not is_silent:
                socket.sendto(_answer(dns.message.from_wire(raw), zone).to_wire(), self.client_address)

    with socketserver.ThreadingUDPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def _answer(question: dns.message.Message, zone: Zone) -> dns.message.Message:
    asked = question.question[0]
    name, kind = asked.name.to_text().rstrip("."), dns.rdatatype.to_text(asked.rdtype)
    answer = dns.message.make_response(question)
    answer.flags |= dns.flags.AA
    if not any(known == name for known, _kind in zone):
        answer.set_rcode(dns.rcode.NXDOMAIN)
    for value in zone.get((name, kind), []):
        written = " ".join(f'"{value[at : at + 250]}"' for at in range(0, len(value), 250)) if kind == "TXT" else value
        answer.answer.append(dns.rrset.from_text(asked.name, 60, "IN", kind, written))
    return answer
