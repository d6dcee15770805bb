"""A line to the mail server that somebody cuts: in the middle of an answer, or so that nothing comes through at all."""

import random
import socket
import threading
from contextlib import suppress

A_CUT_AFTER = (2_000, 400_000)
"""Bytes of the server's answers, at least and at most."""


class CuttingLine:
    """Listens on `port` of this machine and hands everything on to `to`. While `cuts` is set, connections end after
    a number of bytes that chance chooses, most often in the middle of a mail that is being fetched."""

    def __init__(self, to: tuple[str, int], chance: random.Random) -> None:
        self._to, self._chance = to, chance
        self.cuts = threading.Event()
        self.cut_count = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _address = self._socket.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(self._to, timeout=10)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            threading.Thread(target=self._carry, args=(client, server, None), daemon=True).start()
            threading.Thread(target=self._carry, args=(server, client, self._length()), daemon=True).start()

    def _length(self) -> int:
        return self._chance.randint(*A_CUT_AFTER)

    def _carry(self, source: socket.socket, target: socket.socket, most: int | None) -> None:
        carried = 0
        with suppress(OSError):
            while block := source.recv(8192):
                target.sendall(block)
                carried += len(block)
                if most is not None and self.cuts.is_set() and carried > most:
                    self.cut_count += 1
                    break
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
