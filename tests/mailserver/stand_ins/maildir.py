"""One mailbox on disk as the IMAP stand-in sees it: numbered messages with flags."""

import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

NUMBERS = "stand-in-numbers.json"


@dataclass
class Message:
    """A message with its UID and flags, in the Maildir file `path`."""

    uid: int
    path: Path
    flags: set[str] = field(default_factory=set)

    @property
    def raw(self) -> bytes:
        return self.path.read_bytes()

    @property
    def size(self) -> int:
        return self.path.stat().st_size

    @property
    def arrived_at(self) -> float:
        return self.path.stat().st_mtime


class Maildir:
    """The messages of one folder; numbers and flags are kept in a file beside them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for part in ("tmp", "new", "cur"):
            (path / part).mkdir(parents=True, exist_ok=True)
        self._known: dict[str, Message] = {}
        self.uidvalidity = time.time_ns() // 1_000_000 % 2**32
        self.uidnext = 1
        self._read_numbers()

    def messages(self) -> list[Message]:
        """What lies in the folder now, in the order of UIDs; new files get the next numbers."""
        there = {entry.name: Path(entry.path) for part in ("new", "cur") for entry in os.scandir(self.path / part)}
        gone = self._known.keys() - there.keys()
        new = sorted(there.keys() - self._known.keys())
        for name in gone:
            del self._known[name]
        for name in new:
            self._known[name] = Message(self.uidnext, there[name])
            self.uidnext += 1
        if gone or new:
            self.save()
        return list(self._known.values())

    def add(self, raw: bytes, flags: set[str]) -> int:
        """Store a message and return its UID."""
        self.messages()
        name = f"{time.time():.6f}.P{os.getpid()}N{self.uidnext}.mail.test"
        written = self.path / "tmp" / name
        written.write_bytes(raw)
        self._known[name] = Message(self.uidnext, written.rename(self.path / "cur" / name), flags)
        self.uidnext += 1
        self.save()
        return self._known[name].uid

    def remove(self, message: Message) -> None:
        """Delete a message."""
        message.path.unlink(missing_ok=True)
        self._known.pop(message.path.name, None)
        self.save()

    def save(self) -> None:
        """Keep numbers and flags for the next start."""
        kept = [(name, message.uid, sorted(message.flags)) for name, message in self._known.items()]
        unfinished = self.path / f".{NUMBERS}"
        unfinished.write_text(json.dumps([self.uidvalidity, self.uidnext, kept]))
        unfinished.rename(self.path / NUMBERS)

    def _read_numbers(self) -> None:
        if not (self.path / NUMBERS).exists():
            return
        self.uidvalidity, self.uidnext, kept = json.loads((self.path / NUMBERS).read_text())
        for name, uid, flags in kept:
            part = "cur" if (self.path / "cur" / name).exists() else "new"
            self._known[name] = Message(uid, self.path / part / name, set(flags))
