"""A message with a signature beside it: `multipart/signed` (RFC 1847)."""

import hashlib
from dataclasses import dataclass

_OF_CONTENT = (b"content-", b"mime-version")


@dataclass(frozen=True, slots=True)
class Signature:
    """What signs a content: `protocol` and `micalg` as the head names them, and the part that holds the signature."""

    protocol: str
    micalg: str
    part: bytes


def content_of_message(raw: bytes) -> tuple[bytes, bytes]:
    """A message in two: the fields that stay outside, and the part that is signed, with its own fields."""
    head, _blank, body = raw.partition(b"\r\n\r\n")
    outer: list[bytes] = []
    inner: list[bytes] = []
    place = outer
    for line in head.split(b"\r\n"):
        if not line.startswith((b" ", b"\t")):
            place = inner if line.lower().startswith(_OF_CONTENT) else outer
        place.append(line)
    inner = [line for line in inner if not line.lower().startswith(b"mime-version")]
    return b"\r\n".join(outer), b"\r\n".join(inner) + b"\r\n\r\n" + body


def wrapped(outer: bytes, content: bytes, signature: Signature) -> bytes:
    """The whole message. The same content gets the same boundary."""
    boundary = f"signed-{hashlib.sha256(content).hexdigest()[:32]}".encode()
    kind = f'multipart/signed; protocol="{signature.protocol}"; micalg={signature.micalg};\r\n boundary="'.encode()
    return b"".join(
        [
            outer + b"\r\nMIME-Version: 1.0\r\nContent-Type: " + kind + boundary + b'"\r\n\r\n',
            b"--" + boundary + b"\r\n" + content + b"\r\n",
            b"--" + boundary + b"\r\n" + signature.part + b"\r\n",
            b"--" + boundary + b"--\r\n",
        ]
    )
