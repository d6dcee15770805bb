"""An IMAP server in Dovecot's place, over the same Maildirs.

Run as a program of its own: `python -m tests.mailserver.stand_ins.imap FOLDER PORT TLS_PORT`.
"""

import asyncio
import ssl
import sys
from functools import partial
from pathlib import Path

from tests.mailserver.program import HOST
from tests.mailserver.stand_ins.conversation import Conversation
from tests.mailserver.stand_ins.post import Post

BIGGEST_LINE_BYTES = 1024 * 1024


async def serve(folder: Path, port: int, tls_port: int) -> None:
    """Serve both ports until the process is ended."""
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    talk = partial(_talk, Post(folder), tls)
    await asyncio.start_server(talk, HOST, port, limit=BIGGEST_LINE_BYTES)
    await asyncio.start_server(talk, HOST, tls_port, limit=BIGGEST_LINE_BYTES, ssl=tls)
    await asyncio.Event().wait()


async def _talk(
    post: Post,
    tls: ssl.SSLContext,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> None:
    try:
        await Conversation(post, tls, reader, writer).run()
    except (ConnectionError, asyncio.IncompleteReadError):
        return
    finally:
        writer.close()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
