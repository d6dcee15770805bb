"""PGP signatures (RFC 3156), detached."""

from pysequoia import Sig, SignatureMode, Tsk, sign

from firstline.channels.email.models import MailKey
from firstline.channels.email.signing.wrapping import Signature

_HEAD = (
    b'Content-Type: application/pgp-signature; name="signature.asc"\r\n'
    b'Content-Disposition: attachment; filename="signature.asc"\r\n\r\n'
)


def pgp_signature(content: bytes, key: MailKey) -> Signature:
    """Raises RuntimeError where the key is none that can be used."""
    signer = Tsk.from_bytes(key.private.encode()).signer(key.passphrase or None)
    armour = sign(signer, content, mode=SignatureMode.DETACHED)
    _kind, _dot, hashed = repr(Sig.from_bytes(armour).hash_algorithm).rpartition(".")
    body = armour.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return Signature("application/pgp-signature", f"pgp-{hashed.lower()}", _HEAD + body)
