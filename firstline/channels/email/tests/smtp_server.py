"""A small mail server on loopback that takes everything and remembers it."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Taken(list[bytes]):
    """The mails it took, the commands it was given, and the port it listens on."""

    port = 0

    def __init__(self) -> None:
        super().__init__()
        self.commands: list[str] = []


@contextmanager
def smtp_server(*, reports: bool = False) -> Iterator[Taken]:
    """`reports`: it can be asked to report deliveries (DSN)."""
    taken = Taken()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 desk.test\r\n")
            for line in self.rfile:
                word = line.strip().upper()[:4]
                taken.commands.append(line.decode().strip())
                if word == b"EHLO" and reports:
                    self.wfile.write(b"250-desk.test\r\n250 DSN\r\n")
                    continue
                if word == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    taken.append(self._mail())
                self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 fine\r\n")
                if word == b"QUIT":
                    return

        def _mail(self) -> bytes:
            lines: list[bytes] = []
            for line in self.rfile:
                if line == b".\r\n":
                    break
                lines.append(line[1:] if line.startswith(b".") else line)
            return b"".join(lines)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        taken.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield taken
        server.shutdown()
