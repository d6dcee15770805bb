"""Making key pairs for signing mail."""

import base64
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from firstline.channels.email.models.signing_key import Algorithm

RSA_BITS = 2048
RSA_EXPONENT = 65537


@dataclass(frozen=True)
class KeyPair:
    """`private` as `dkim` takes it, `public` in base64 as DNS has it."""

    private: str
    public: str


def new_key_pair(algorithm: Algorithm) -> KeyPair:
    return _new_ed25519() if algorithm == Algorithm.ED25519 else _new_rsa()


def _new_rsa() -> KeyPair:
    key = rsa.generate_private_key(public_exponent=RSA_EXPONENT, key_size=RSA_BITS)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return KeyPair(private.decode(), base64.b64encode(public).decode())


def _new_ed25519() -> KeyPair:
    key = ed25519.Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return KeyPair(base64.b64encode(key.private_bytes_raw()).decode(), base64.b64encode(public).decode())
