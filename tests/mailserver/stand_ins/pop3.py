"""A POP3 server in Dovecot's place, over the same Maildirs.

Run as a program of its own: `python -m tests.mailserver.stand_ins.pop3 FOLDER PORT TLS_PORT`.
"""

import asyncio
import ssl
import sys
from functools import partial
from pathlib import Path

from tests.mailserver.program import HOST
from tests.mailserver.stand_ins.post import Post
from tests.mailserver.stand_ins.tokens import CHALLENGE, xoauth2_words

WITHOUT_SIGNING_IN = {"USER", "PASS", "CAPA", "STLS", "QUIT"}


class No(Exception):
    """A command that gets -ERR for an answer."""


async def serve(folder: Path, port: int, tls_port: int) -> None:
    """Serve both ports until the process is ended."""
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    talk = partial(_talk, folder, tls)
    await asyncio.start_server(talk, HOST, port)
    await asyncio.start_server(talk, HOST, tls_port, ssl=tls)
    await asyncio.Event().wait()


async def _talk(folder: Path, tls: ssl.SSLContext, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        await Conversation(folder, tls, reader, writer).run()
    except (ConnectionError, asyncio.IncompleteReadError):
        return
    finally:
        writer.close()


class Conversation:
    """One connection; `on_<command>` answers a command with words after +OK and lines, if it has more than one."""

    def __init__(self, folder, tls, reader, writer) -> None:
        self._folder, self._tls, self._reader, self._writer = folder, tls, reader, writer
        self._post = Post(folder)
        self._user = ""
        self._mails_known = False
        self._mails: list[Path] = []
        self._deleted: set[int] = set()

    async def run(self) -> None:
        """Talk until the client leaves; what is marked is deleted only if it says QUIT."""
        self._say("+OK Firstline's stand-in for a POP3 server")
        while line := await self._reader.readline():
            command, *words = line.decode().rstrip("\r\n").split(" ", 1)
            if command.upper() == "AUTH":
                said = await self._sign_in_by_token(words[0] if words else "")
            else:
                said = self._answer(command.upper(), words[0] if words else "")
            self._say(said)
            await self._writer.drain()
            if command.upper() == "QUIT":
                return
            if command.upper() == "STLS" and said.startswith("+OK"):
                await self._writer.start_tls(self._tls)

    def _answer(self, command: str, words: str) -> str | bytes:
        answer = getattr(self, f"on_{command.lower()}", None)
        if answer is None or (not self._mails_known and command not in WITHOUT_SIGNING_IN):
            return "-ERR not now"
        try:
            return answer(words)
        except (No, ValueError, IndexError) as refusal:
            return f"-ERR {refusal}"

    async def _sign_in_by_token(self, how: str) -> str:
        """Who is refused is told why first, and says nothing to it."""
        if how.upper() != "XOAUTH2":
            return "-ERR only XOAUTH2 is known here"
        user, token = xoauth2_words((await self._asked("")).decode())
        if await asyncio.to_thread(self._post.account_of_token, token) != user.lower():
            await self._asked(CHALLENGE)
            return "-ERR [AUTH] The token is not good"
        return self._signed_in(user)

    async def _asked(self, words: str) -> bytes:
        self._say(f"+ {words}")
        await self._writer.drain()
        return (await self._reader.readline()).strip()

    def on_capa(self, _words: str) -> str:
        stls = [] if self._writer.get_extra_info("ssl_object") else ["STLS"]
        return _lines("", ["USER", "SASL XOAUTH2", "UIDL", "TOP", *stls])

    def on_stls(self, _words: str) -> str:
        return "+OK"

    def on_user(self, words: str) -> str:
        self._user = words
        return "+OK"

    def on_pass(self, words: str) -> str:
        if not self._post.knows(self._user, words):
            raise No("[AUTH] Authentication failed.")
        return self._signed_in(self._user)

    def _signed_in(self, user: str) -> str:
        inbox = self._folder / "mail" / user.lower() / "Maildir"
        self._mails = sorted((p for part in ("cur", "new") for p in (inbox / part).iterdir()), key=lambda p: p.name)
        self._mails_known = True
        return "+OK Logged in."

    def on_stat(self, _words: str) -> str:
        there = self._there()
        return f"+OK {len(there)} {sum(mail.stat().st_size for _place, mail in there)}"

    def on_list(self, _words: str) -> str:
        return _lines("", [f"{place} {mail.stat().st_size}" for place, mail in self._there()])

    def on_uidl(self, _words: str) -> str:
        return _lines("", [f"{place} {mail.name.partition(':')[0]}" for place, mail in self._there()])

    def on_retr(self, words: str) -> bytes:
        raw = self._mail(int(words)).read_bytes().replace(b"\r\n", b"\n").removesuffix(b"\n")
        lines = [b"." + line if line.startswith(b".") else line for line in raw.split(b"\n")]
        return b"\r\n".join([b"+OK", *lines, b"."])

    def on_dele(self, words: str) -> str:
        self._mail(int(words))
        self._deleted.add(int(words))
        return "+OK"

    def on_noop(self, _words: str) -> str:
        return "+OK"

    def on_quit(self, _words: str) -> str:
        for place in self._deleted:
            self._mails[place - 1].unlink(missing_ok=True)
        return "+OK"

    def _there(self) -> list[tuple[int, Path]]:
        return [(place, mail) for place, mail in enumerate(self._mails, 1) if place not in self._deleted]

    def _mail(self, place: int) -> Path:
        there = dict(self._there())
        if place not in there:
            raise No("There is no such mail")
        return there[place]

    def _say(self, line: str | bytes) -> None:
        self._writer.write((line.encode() if isinstance(line, str) else line) + b"\r\n")


def _lines(words: str, lines: list[str]) -> str:
    return "\r\n".join([f"+OK {words}".rstrip(), *lines, "."])


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
