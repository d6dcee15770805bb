"""IMAP commands about mailboxes."""

from tests.mailserver.stand_ins.commands import Word, text_of
from tests.mailserver.stand_ins.post import Refused
from tests.mailserver.stand_ins.session import NotUnderstood, Session

FLAGS = r"\Answered \Flagged \Deleted \Seen \Draft"


class MailboxCommands(Session):
    """`on_<command>` answers one; what it returns goes behind the OK."""

    async def on_namespace(self, _words: list[Word]) -> None:
        self._say('* NAMESPACE (("" ".")) NIL NIL')

    async def on_list(self, words: list[Word]) -> None:
        pattern = text_of(words[1])
        for name in self._post.names(self._user) if pattern else []:
            if pattern in {"*", "%"} or name.upper() == pattern.upper():
                self._say(f'* LIST (\\HasNoChildren) "." "{name}"')

    async def on_create(self, words: list[Word]) -> None:
        if text_of(words[0]) in self._post.names(self._user):
            raise Refused("[ALREADYEXISTS] There is such a mailbox")
        self._post.mailbox(self._user, text_of(words[0]), make=True)

    async def on_delete(self, words: list[Word]) -> None:
        self._post.drop(self._user, text_of(words[0]))

    async def on_subscribe(self, _words: list[Word]) -> None:
        return

    async def on_status(self, words: list[Word]) -> None:
        name = text_of(words[0])
        mailbox = self._post.mailbox(self._user, name)
        messages = mailbox.messages()
        known = {
            "MESSAGES": len(messages),
            "RECENT": 0,
            "UNSEEN": sum(r"\Seen" not in message.flags for message in messages),
            "UIDNEXT": mailbox.uidnext,
            "UIDVALIDITY": mailbox.uidvalidity,
        }
        asked = " ".join(f"{item} {known[text_of(item).upper()]}" for item in words[1])
        self._say(f'* STATUS "{name}" ({asked})')

    async def on_select(self, words: list[Word], *, read_only: bool = False) -> str:
        self._mailbox = self._post.mailbox(self._user, text_of(words[0]))
        self._view, self._read_only = list(self._mailbox.messages()), read_only
        self._say(f"* FLAGS ({FLAGS})")
        self._say(f"* OK [PERMANENTFLAGS ({FLAGS} \\*)] Kept")
        self._say(f"* {len(self._view)} EXISTS")
        self._say("* 0 RECENT")
        self._say(f"* OK [UIDVALIDITY {self._mailbox.uidvalidity}] Valid")
        self._say(f"* OK [UIDNEXT {self._mailbox.uidnext}] Next")
        return f"[READ-{'ONLY' if read_only else 'WRITE'}] Selected"

    async def on_examine(self, words: list[Word]) -> str:
        return await self.on_select(words, read_only=True)

    async def on_unselect(self, _words: list[Word], *, by_uid: bool) -> None:
        self._mailbox, self._view = None, []

    async def on_close(self, words: list[Word], *, by_uid: bool) -> None:
        self._remove([message for message in self._view if r"\Deleted" in message.flags])
        await self.on_unselect(words, by_uid=by_uid)

    async def on_append(self, words: list[Word]) -> str:
        raw = words[-1]
        if not isinstance(raw, bytes):
            raise NotUnderstood("a message comes as a literal")
        mailbox = self._post.mailbox(self._user, text_of(words[0]))
        flags = next((word for word in words[1:] if isinstance(word, list)), [])
        uid = mailbox.add(raw, {text_of(flag) for flag in flags})
        return f"[APPENDUID {mailbox.uidvalidity} {uid}] Stored"
