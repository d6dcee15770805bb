"""S/MIME signatures (RFC 8551), detached."""

import base64

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder

from firstline.channels.email.models import MailKey
from firstline.channels.email.signing.wrapping import Signature

_HEAD = (
    b'Content-Type: application/pkcs7-signature; name="smime.p7s"; smime-type=signed-data\r\n'
    b"Content-Transfer-Encoding: base64\r\n"
    b'Content-Disposition: attachment; filename="smime.p7s"\r\n\r\n'
)


def smime_signature(content: bytes, key: MailKey) -> Signature:
    """Raises ValueError where the key is none that can be used."""
    own, *chain = x509.load_pem_x509_certificates(key.public.encode())
    private = load_pem_private_key(key.private.encode(), None)
    if not isinstance(private, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise TypeError(f"a key of the kind {type(private).__name__} signs no mail")
    builder = PKCS7SignatureBuilder().set_data(content).add_signer(own, private, SHA256())
    for certificate in chain:
        builder = builder.add_certificate(certificate)
    signature = builder.sign(Encoding.DER, [PKCS7Options.DetachedSignature, PKCS7Options.Binary])
    body = base64.encodebytes(signature).replace(b"\n", b"\r\n")
    return Signature("application/pkcs7-signature", "sha-256", _HEAD + body)
