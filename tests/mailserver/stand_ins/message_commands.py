"""IMAP commands about the messages of the open mailbox; each works with sequence numbers and with UIDs."""

import asyncio

from tests.mailserver.stand_ins import fetching, searching
from tests.mailserver.stand_ins.commands import Word, text_of
from tests.mailserver.stand_ins.session import Session

SECONDS_BETWEEN_LOOKS = 0.05


class MessageCommands(Session):
    """`on_<command>` answers one; what it returns goes behind the OK."""

    async def on_noop(self, _words: list[Word]) -> None:
        self._tell_news()

    async def on_check(self, _words: list[Word], *, by_uid: bool) -> None:
        self._tell_news()

    async def on_idle(self, _words: list[Word]) -> None:
        await self._invite()
        done = asyncio.create_task(self._reader.readline())
        while not done.done():
            self._tell_news()
            await self._writer.drain()
            await asyncio.wait([done], timeout=SECONDS_BETWEEN_LOOKS)

    async def on_search(self, words: list[Word], *, by_uid: bool) -> None:
        self._tell_additions()
        found = searching.found(words, self._view)
        self._say(" ".join(["* SEARCH", *(str(message.uid if by_uid else number) for number, message in found)]))

    async def on_fetch(self, words: list[Word], *, by_uid: bool) -> None:
        self._tell_additions()
        items = fetching.asked_for(words[1])
        if by_uid and "UID" not in map(str.upper, items):
            items = ["UID", *items]
        for number, message in self._chosen(words[0], by_uid=by_uid):
            if not message.path.exists():
                continue
            if fetching.marks_as_read(items) and not self._read_only and r"\Seen" not in message.flags:
                message.flags.add(r"\Seen")
                self._opened.save()
            self._say(b"* %d FETCH %s" % (number, fetching.answer(message, items)))
            await self._writer.drain()

    async def on_store(self, words: list[Word], *, by_uid: bool) -> None:
        self._refuse_if_read_only()
        how = text_of(words[1]).upper()
        flags = {text_of(flag) for flag in (words[2] if isinstance(words[2], list) else words[2:])}
        for number, message in self._chosen(words[0], by_uid=by_uid):
            kept = message.flags if how[0] in "+-" else set()
            message.flags = kept - flags if how[0] == "-" else kept | flags
            if not how.endswith(".SILENT"):
                self._say(b"* %d FETCH %s" % (number, fetching.answer(message, ["UID", "FLAGS"])))
        self._opened.save()

    async def on_copy(self, words: list[Word], *, by_uid: bool) -> str:
        target = self._post.mailbox(self._user, text_of(words[1]))
        chosen = [message for _, message in self._chosen(words[0], by_uid=by_uid)]
        made = [str(target.add(message.raw, set(message.flags))) for message in chosen]
        uids = ",".join(str(message.uid) for message in chosen)
        return f"[COPYUID {target.uidvalidity} {uids} {','.join(made)}] Copied" if made else "Nothing to copy"

    async def on_move(self, words: list[Word], *, by_uid: bool) -> str:
        self._refuse_if_read_only()
        said = await self.on_copy(words, by_uid=by_uid)
        self._remove([message for _, message in self._chosen(words[0], by_uid=by_uid)])
        return said

    async def on_expunge(self, words: list[Word], *, by_uid: bool) -> None:
        self._refuse_if_read_only()
        chosen = [message for _, message in self._chosen(words[0], by_uid=True)] if by_uid else self._view
        self._remove([message for message in chosen if r"\Deleted" in message.flags])
