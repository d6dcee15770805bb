"""The parts of an encrypted CMS message."""

from dataclasses import dataclass

from firstline.channels.email.reading import ber
from firstline.channels.email.reading.ber import INTEGER, OCTETS, OID, SEQUENCE, SET, NotBer, Value

ENVELOPED = bytes.fromhex("2a864886f70d010703")
AUTH_ENVELOPED = bytes.fromhex("2a864886f70d0109100117")
_MOST_RECIPIENTS = 200
_CONTEXT_0, _CONTEXT_1 = 0xA0, 0xA1
_IMPLICIT_0, _IMPLICIT_IN_PIECES = 0x80, 0xA0
_POINT = 0xA1


@dataclass(frozen=True, slots=True)
class Algorithm:
    """What an algorithm is called (the bytes of its OID), and its parameters as they are written."""

    oid: bytes
    parameters: bytes
    whole: bytes


@dataclass(frozen=True, slots=True)
class Recipient:
    """For whom the key of the content is wrapped. Certificates are named by issuer and number, or by the id of their
    key. `point` and `material` are the sender's in a key agreement; without a `point` it is key transport."""

    issuer: bytes
    number: int
    key_id: bytes
    algorithm: Algorithm
    wrapped: bytes
    point: bytes = b""
    material: bytes = b""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An encrypted message. `attributes` and `tag` only where its integrity is protected."""

    recipients: tuple[Recipient, ...]
    algorithm: Algorithm
    content: bytes
    attributes: bytes = b""
    tag: bytes = b""


def read_envelope(data: bytes) -> Envelope:
    """Read an encrypted CMS message. Raises `ber.FAULTS`."""
    kind, body = ber.children(data, ber.read(data, 0), SEQUENCE, 2)
    oid = ber.inside(data, kind)
    if oid not in (ENVELOPED, AUTH_ENVELOPED):
        raise NotBer
    parts = ber.all_children(data, ber.children(data, body, _CONTEXT_0, 1)[0], 8)
    at = next(index for index, part in enumerate(parts) if part.tag == SET)
    recipients = ber.all_children(data, parts[at], _MOST_RECIPIENTS)
    _type, algorithm, *content = ber.all_children(data, parts[at + 1], 3)
    if not content:
        raise NotBer
    envelope = Envelope(
        recipients=tuple(one for found in recipients for one in _recipients(data, found)),
        algorithm=_algorithm(data, algorithm),
        content=_content(data, content[0]),
    )
    return _with_tag(data, envelope, parts[at + 2 :]) if oid == AUTH_ENVELOPED else envelope


def _with_tag(data: bytes, envelope: Envelope, rest: list[Value]) -> Envelope:
    tag = next(part for part in rest if part.tag == OCTETS)
    signed = next((part for part in rest if part.tag == _CONTEXT_1), None)
    attributes = b"" if signed is None else bytes([SET]) + ber.whole(data, signed)[1:]
    return Envelope(envelope.recipients, envelope.algorithm, envelope.content, attributes, ber.inside(data, tag))


def _content(data: bytes, value: Value) -> bytes:
    if value.tag == _IMPLICIT_IN_PIECES:
        return ber.joined(data, value)
    if value.tag != _IMPLICIT_0:
        raise NotBer
    return ber.inside(data, value)


def _algorithm(data: bytes, value: Value) -> Algorithm:
    oid, *parameters = ber.all_children(data, value, 2)
    if value.tag != SEQUENCE or oid.tag != OID:
        raise NotBer
    return Algorithm(
        ber.inside(data, oid), ber.whole(data, parameters[0]) if parameters else b"", ber.whole(data, value)
    )


def _recipients(data: bytes, value: Value) -> list[Recipient]:
    """Those a recipient info names; of kinds that are not for certificates (passwords, shared keys) none."""
    if value.tag == SEQUENCE:
        return [_transport(data, value)]
    return _agreement(data, value) if value.tag == _CONTEXT_1 else []


def _transport(data: bytes, value: Value) -> Recipient:
    _version, named, algorithm, wrapped = ber.children(data, value, SEQUENCE, 4)
    issuer, number, key_id = _named(data, named)
    return Recipient(issuer, number, key_id, _algorithm(data, algorithm), ber.octets(data, wrapped))


def _agreement(data: bytes, value: Value) -> list[Recipient]:
    _version, originator, *rest = ber.all_children(data, value, 5)
    material = b""
    if rest[0].tag == _CONTEXT_1:
        material = ber.octets(data, ber.children(data, rest.pop(0), _CONTEXT_1, 1)[0])
    algorithm, keys = _algorithm(data, rest[0]), rest[1]
    point = _point(data, originator)
    found = []
    for key in ber.all_children(data, keys, _MOST_RECIPIENTS):
        named, wrapped = ber.children(data, key, SEQUENCE, 2)
        issuer, number, key_id = _named(data, named)
        found.append(Recipient(issuer, number, key_id, algorithm, ber.octets(data, wrapped), point, material))
    return found


def _point(data: bytes, originator: Value) -> bytes:
    """The sender's public key of this one message; a certificate of theirs instead can't be looked up."""
    (key,) = ber.children(data, originator, _CONTEXT_0, 1)
    _algorithm_of_key, bits = ber.children(data, key, _POINT, 2)
    return data[bits.start + 1 : bits.end]


def _named(data: bytes, value: Value) -> tuple[bytes, int, bytes]:
    if value.tag == SEQUENCE:
        issuer, number = ber.children(data, value, SEQUENCE, 2)
        if number.tag != INTEGER:
            raise NotBer
        return ber.whole(data, issuer), int.from_bytes(ber.inside(data, number), "big", signed=True), b""
    if value.tag == _IMPLICIT_0:
        return b"", 0, ber.inside(data, value)
    (key_id,) = ber.children(data, value, _CONTEXT_0, 1)
    return b"", 0, ber.inside(data, key_id)
