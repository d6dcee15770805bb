"""Mails with something encrypted in them, as mail programs build them."""

import base64

from firstline.channels.email.tests.mails import mail


def smime_mail(cms: bytes, kind: str = "enveloped-data", **headers: str) -> bytes:
    """A mail that is one S/MIME message."""
    return _with_content(
        f"application/pkcs7-mime; smime-type={kind}; name=smime.p7m", base64.encodebytes(cms), "base64", **headers
    )


def smime_part(cms: bytes, kind: str = "enveloped-data") -> bytes:
    """The same without a head of its own, to be put into another."""
    head = f"Content-Type: application/pkcs7-mime; smime-type={kind}; name=smime.p7m\r\n"
    return head.encode() + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(cms)


def pgp_mail(armour: bytes, **headers: str) -> bytes:
    """A mail as PGP/MIME has it (RFC 3156)."""
    body = (
        b"--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
        b"--b\r\nContent-Type: application/octet-stream; name=encrypted.asc\r\n\r\n" + armour + b"\r\n--b--\r\n"
    )
    kind = 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b'
    return _with_content(kind, body, "7bit", **headers)


def _with_content(kind: str, body: bytes, encoding: str, **headers: str) -> bytes:
    head = mail(text="", **headers).partition(b"Content-Type:")[0]
    return head + f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode() + body
