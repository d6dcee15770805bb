"""Unwrapping the key that a message's content is encrypted with."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.kdf.x963kdf import X963KDF
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap

from firstline.channels.email.opening.cms.envelope import Recipient
from firstline.channels.email.opening.outcome import CannotOpen
from firstline.channels.email.reading import ber
from firstline.channels.email.reading.ber import SEQUENCE

_RSA = bytes.fromhex("2a864886f70d010101")
_OAEP = bytes.fromhex("2a864886f70d010107")
_HASHES: dict[bytes, hashes.HashAlgorithm] = {
    bytes.fromhex("2b0e03021a"): hashes.SHA1(),  # noqa: S303 -- the default of OAEP; its strength is not needed there
    bytes.fromhex("608648016503040201"): hashes.SHA256(),
    bytes.fromhex("608648016503040202"): hashes.SHA384(),
    bytes.fromhex("608648016503040203"): hashes.SHA512(),
}
_SHA1 = bytes.fromhex("2b0e03021a")
_AGREED: dict[bytes, hashes.HashAlgorithm] = {
    bytes.fromhex("2b81051086483f0002"): hashes.SHA1(),  # noqa: S303 -- to derive a key, as old programs do
    bytes.fromhex("2b8104010b00"): hashes.SHA224(),
    bytes.fromhex("2b8104010b01"): hashes.SHA256(),
    bytes.fromhex("2b8104010b02"): hashes.SHA384(),
    bytes.fromhex("2b8104010b03"): hashes.SHA512(),
}
_WRAPS = {
    bytes.fromhex("608648016503040105"): 16,
    bytes.fromhex("608648016503040119"): 24,
    bytes.fromhex("60864801650304012d"): 32,
}
_LABELLED = 0xA2

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def content_key(recipient: Recipient, key: PrivateKey) -> bytes:
    """The key of the content. Raises CannotOpen("method"), and whatever cryptography or reading raises."""
    if isinstance(key, rsa.RSAPrivateKey) and not recipient.point:
        return key.decrypt(recipient.wrapped, _padding(recipient))
    if isinstance(key, ec.EllipticCurvePrivateKey) and recipient.point:
        return _agreed(recipient, key)
    raise CannotOpen("method")


def _padding(recipient: Recipient) -> padding.AsymmetricPadding:
    if recipient.algorithm.oid == _RSA:
        return padding.PKCS1v15()
    if recipient.algorithm.oid != _OAEP:
        raise CannotOpen("method")
    main, mask = _oaep(recipient.algorithm.parameters)
    return padding.OAEP(padding.MGF1(mask), main, None)


def _oaep(parameters: bytes) -> tuple[hashes.HashAlgorithm, hashes.HashAlgorithm]:
    """The two hashes of RSAES-OAEP-params (RFC 4055); both SHA-1 where nothing is said."""
    main = mask = _SHA1
    if parameters:
        for part in ber.all_children(parameters, ber.read(parameters, 0), 3):
            if part.tag == _LABELLED:
                raise CannotOpen("method")
            (algorithm,) = ber.all_children(parameters, part, 1)
            oid, *rest = ber.all_children(parameters, algorithm, 2)
            if part.tag == 0xA0:
                main = ber.inside(parameters, oid)
            else:
                mask = ber.inside(parameters, ber.all_children(parameters, rest[0], 1)[0])
    if main not in _HASHES or mask not in _HASHES:
        raise CannotOpen("method")
    return _HASHES[main], _HASHES[mask]


def _agreed(recipient: Recipient, key: ec.EllipticCurvePrivateKey) -> bytes:
    """By ECDH (RFC 5753): the shared secret makes a key that unwraps the content's."""
    parameters = recipient.algorithm.parameters
    wrap, *_rest = ber.children(parameters, ber.read(parameters, 0), SEQUENCE, 1)
    size = _WRAPS.get(ber.inside(parameters, wrap), 0)
    if recipient.algorithm.oid not in _AGREED or not size:
        raise CannotOpen("method")
    shared = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(key.curve, recipient.point))
    hashed = _AGREED[recipient.algorithm.oid]
    kek = X963KDF(hashed, size, _shared_info(parameters, recipient.material, size)).derive(shared)
    return aes_key_unwrap(kek, recipient.wrapped)


def _shared_info(wrap: bytes, material: bytes, size: int) -> bytes:
    said = _explicit(0xA0, material) if material else b""
    return _tagged(SEQUENCE, wrap + said + _explicit(0xA2, (size * 8).to_bytes(4, "big")))


def _explicit(tag: int, content: bytes) -> bytes:
    return _tagged(tag, _tagged(ber.OCTETS, content))


def _tagged(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 0x80:
        return bytes([tag, length]) + content
    size = (length.bit_length() + 7) // 8
    return bytes([tag, 0x80 | size]) + length.to_bytes(size, "big") + content
