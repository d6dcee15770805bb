"""What one connection of the IMAP stand-in knows: who talks, which mailbox is open, its numbers.

Sequence numbers stay as the client knows them until it asks for news (NOOP, CHECK, IDLE, EXPUNGE, MOVE).
"""

import asyncio
import ssl

from tests.mailserver.stand_ins.commands import Word, numbers_of, text_of
from tests.mailserver.stand_ins.maildir import Maildir, Message
from tests.mailserver.stand_ins.post import Post, Refused


class NotUnderstood(Exception):
    """A command that gets BAD for an answer."""


class Session:
    """The state of a connection, and how things are said on it."""

    def __init__(
        self,
        post: Post,
        tls: ssl.SSLContext,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self._post, self._tls, self._reader, self._writer = post, tls, reader, writer
        self._user = ""
        self._mailbox: Maildir | None = None
        self._view: list[Message] = []
        self._read_only = False

    @property
    def _opened(self) -> Maildir:
        assert self._mailbox is not None
        return self._mailbox

    def _chosen(self, ranges: Word, *, by_uid: bool) -> list[tuple[int, Message]]:
        highest = len(self._view) if not by_uid else self._view[-1].uid if self._view else 0
        is_chosen = numbers_of(text_of(ranges), highest)
        numbered = enumerate(self._view, start=1)
        return [(number, message) for number, message in numbered if is_chosen(message.uid if by_uid else number)]

    def _refuse_if_read_only(self) -> None:
        if self._read_only:
            raise Refused("This mailbox was opened to read only")

    def _remove(self, messages: list[Message]) -> None:
        for message in messages:
            self._opened.remove(message)
        self._tell_news()

    def _tell_news(self) -> None:
        if not self._mailbox:
            return
        there = {message.uid for message in self._mailbox.messages()}
        for number in range(len(self._view), 0, -1):
            if self._view[number - 1].uid not in there:
                del self._view[number - 1]
                self._say(f"* {number} EXPUNGE")
        self._tell_additions()

    def _tell_additions(self) -> None:
        last = self._view[-1].uid if self._view else 0
        added = [message for message in self._opened.messages() if message.uid > last]
        if added:
            self._view += added
            self._say(f"* {len(self._view)} EXISTS")

    def _say(self, line: str | bytes) -> None:
        self._writer.write((line.encode() if isinstance(line, str) else line) + b"\r\n")

    async def _invite(self) -> None:
        self._say("+ Go on")
        await self._writer.drain()
