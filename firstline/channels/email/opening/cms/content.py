"""Deciphering the content with its key."""

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import BlockCipherAlgorithm, Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC, GCM

from firstline.channels.email.opening.cms.envelope import Envelope
from firstline.channels.email.opening.outcome import CannotOpen
from firstline.channels.email.reading import ber
from firstline.channels.email.reading.ber import SEQUENCE

_CBC: dict[bytes, tuple[type[AES] | type[TripleDES], int]] = {
    bytes.fromhex("608648016503040102"): (AES, 16),
    bytes.fromhex("608648016503040116"): (AES, 24),
    bytes.fromhex("60864801650304012a"): (AES, 32),
    bytes.fromhex("2a864886f70d0307"): (TripleDES, 24),
}
_GCM = {
    bytes.fromhex("608648016503040106"): 16,
    bytes.fromhex("60864801650304011a"): 24,
    bytes.fromhex("60864801650304012e"): 32,
}
_SHORTEST_TAG = 12


def deciphered(envelope: Envelope, key: bytes) -> bytes:
    """The content. Raises CannotOpen, and ValueError or InvalidTag where key and content don't fit."""
    if envelope.algorithm.oid in _GCM and envelope.tag:
        return _by_gcm(envelope, key, _GCM[envelope.algorithm.oid])
    if envelope.algorithm.oid in _CBC and not envelope.tag:
        return _by_cbc(envelope, key)
    raise CannotOpen("method")


def _by_cbc(envelope: Envelope, key: bytes) -> bytes:
    cipher, size = _CBC[envelope.algorithm.oid]
    if len(key) != size:
        raise CannotOpen("damaged")
    algorithm: BlockCipherAlgorithm = cipher(key)
    parameters = envelope.algorithm.parameters
    start = ber.octets(parameters, ber.read(parameters, 0))
    decryptor = Cipher(algorithm, CBC(start)).decryptor()
    padded = decryptor.update(envelope.content) + decryptor.finalize()
    unpadder = padding.PKCS7(algorithm.block_size).unpadder()
    return unpadder.update(padded) + unpadder.finalize()


def _by_gcm(envelope: Envelope, key: bytes, size: int) -> bytes:
    if len(key) != size or len(envelope.tag) < _SHORTEST_TAG:
        raise CannotOpen("damaged")
    parameters = envelope.algorithm.parameters
    (nonce,) = ber.children(parameters, ber.read(parameters, 0), SEQUENCE, 1)
    mode = GCM(ber.octets(parameters, nonce), envelope.tag, min_tag_length=_SHORTEST_TAG)
    decryptor = Cipher(AES(key), mode).decryptor()
    decryptor.authenticate_additional_data(envelope.attributes)
    return decryptor.update(envelope.content) + decryptor.finalize()
