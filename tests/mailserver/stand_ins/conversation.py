"""One connection of the IMAP stand-in: what a program that reads a mailbox asks, no more."""

import asyncio
import base64

from tests.mailserver.stand_ins import fetching, searching
from tests.mailserver.stand_ins.commands import Word, read_command, text_of
from tests.mailserver.stand_ins.mailbox_commands import MailboxCommands
from tests.mailserver.stand_ins.message_commands import MessageCommands
from tests.mailserver.stand_ins.post import Refused
from tests.mailserver.stand_ins.session import NotUnderstood
from tests.mailserver.stand_ins.tokens import CHALLENGE, xoauth2_words

ABILITIES = "IMAP4rev1 LITERAL+ SASL-IR ID NAMESPACE IDLE UIDPLUS MOVE UNSELECT AUTH=PLAIN AUTH=XOAUTH2"
WITHOUT_SIGNING_IN = {"CAPABILITY", "NOOP", "LOGOUT", "ID", "STARTTLS", "LOGIN", "AUTHENTICATE"}
ON_MESSAGES = {"FETCH", "STORE", "SEARCH", "COPY", "MOVE", "EXPUNGE", "CLOSE", "UNSELECT", "CHECK"}


class Conversation(MailboxCommands, MessageCommands):
    """Reads commands and answers them; `on_<command>` answers one."""

    async def run(self) -> None:
        """Talk until the client leaves."""
        self._say(f"* OK [CAPABILITY {self._abilities()}] Firstline's stand-in for an IMAP server")
        while words := await read_command(self._reader, self._invite):
            tag, command = text_of(words[0]), text_of(words[1]).upper() if len(words) > 1 else ""
            said = await self._answer(command, words[2:])
            self._say(f"{tag} {said}")
            await self._writer.drain()
            if command == "LOGOUT":
                return
            if command == "STARTTLS" and said.startswith("OK"):
                await self._writer.start_tls(self._tls)

    async def _answer(self, command: str, words: list[Word]) -> str:
        by_uid = command == "UID" and bool(words)
        if by_uid:
            command, words = text_of(words[0]).upper(), words[1:]
        answer = getattr(self, f"on_{command.lower()}", None)
        try:
            self._check_moment(command, known=answer is not None)
            said = await answer(words, by_uid=by_uid) if command in ON_MESSAGES else await answer(words)
        except Refused as refusal:
            return f"NO {refusal}"
        except (NotUnderstood, fetching.UnknownItem, searching.UnknownKey, ValueError, IndexError) as error:
            return f"BAD {type(error).__name__}: {error}"
        return f"OK {said or 'Done'}"

    def _check_moment(self, command: str, *, known: bool) -> None:
        if not known:
            raise NotUnderstood(f"no command {command}")
        if command not in WITHOUT_SIGNING_IN and not self._user:
            raise NotUnderstood("sign in first")
        if command in ON_MESSAGES and not self._mailbox:
            raise NotUnderstood("select a mailbox first")

    # ── signing in ───────────────────────────────────────────────────────────

    def _abilities(self) -> str:
        has_tls = self._writer.get_extra_info("ssl_object") is not None
        return ABILITIES if has_tls else f"{ABILITIES} STARTTLS"

    async def on_capability(self, _words: list[Word]) -> None:
        self._say(f"* CAPABILITY {self._abilities()}")

    async def on_id(self, _words: list[Word]) -> None:
        self._say('* ID ("name" "firstline stand-in")')

    async def on_starttls(self, _words: list[Word]) -> None:
        return

    async def on_login(self, words: list[Word]) -> str:
        return self._sign_in(text_of(words[0]), text_of(words[1]))

    async def on_authenticate(self, words: list[Word]) -> str:
        how = text_of(words[0]).upper()
        if how not in ("PLAIN", "XOAUTH2"):
            raise Refused("Only PLAIN and XOAUTH2 are known here")
        if len(words) < 2:
            await self._invite()
            words = [*words, (await self._reader.readline()).strip()]
        if how == "XOAUTH2":
            return await self._sign_in_by_token(text_of(words[1]))
        _, user, password = base64.b64decode(text_of(words[1])).decode().split("\0")
        return self._sign_in(user, password)

    async def _sign_in_by_token(self, said: str) -> str:
        """Who is refused is told why first, and says nothing to it."""
        user, token = xoauth2_words(said)
        if await asyncio.to_thread(self._post.account_of_token, token) != user.lower():
            self._say(f"+ {CHALLENGE}")
            await self._writer.drain()
            await self._reader.readline()
            raise Refused("[AUTHENTICATIONFAILED] The token is not good")
        self._user = user
        return f"[CAPABILITY {self._abilities()}] Signed in"

    def _sign_in(self, user: str, password: str) -> str:
        if not self._post.knows(user, password):
            raise Refused("[AUTHENTICATIONFAILED] Wrong name or password")
        self._user = user
        return f"[CAPABILITY {self._abilities()}] Signed in"

    async def on_logout(self, _words: list[Word]) -> None:
        self._say("* BYE See you")
