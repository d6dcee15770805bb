"""Opening PGP messages with Sequoia."""

import hashlib
from collections.abc import Iterable, Iterator

from pysequoia import Tsk, decrypt
from pysequoia.packet import Packet, PacketPile, Tag

from firstline.channels.email.opening.outcome import CannotOpen, Opened, OpeningKey

_MOST_NAMED = 3
_MOST_PACKETS = 200
_KEYS = (Tag.SecretKey, Tag.SecretSubkey, Tag.PublicKey, Tag.PublicSubkey)
_SUBKEYS = (Tag.SecretSubkey, Tag.PublicSubkey)
_ENCRYPTED = (Tag.SEIP, Tag.AED)


def open_pgp(data: bytes, keys: Iterable[OpeningKey]) -> Opened:
    """Open it with the first of these keys that can. Raises CannotOpen.

    What PGP encrypted without protecting its integrity stays closed: it may have been changed on its way.
    """
    packets = _packets(data)
    hidden = next((packet for packet in packets if packet.tag in _ENCRYPTED), None)
    if hidden is None:
        raise CannotOpen("method" if any(packet.tag == Tag.SED for packet in packets) else "no_key")
    wanted = [one for packet in packets if (one := _recipient(packet))]
    fitting = [key for key in keys if _is_for(key, wanted)]
    for key in fitting:
        content = _opened(data, key, wanted)
        if content is not None:
            return Opened(content, key.fingerprint, hashlib.sha256(b"pgp|" + hidden.body).hexdigest())
    if not fitting:
        raise CannotOpen("no_key", tuple(dict.fromkeys(one.upper() for one in wanted))[:_MOST_NAMED])
    raise CannotOpen("damaged")


def _packets(data: bytes) -> list[Packet]:
    try:
        return list(PacketPile.from_bytes(data))[:_MOST_PACKETS]
    except Exception as error:
        raise CannotOpen("no_key") from error


def _recipient(packet: Packet) -> str:
    """Which key a session key is for: its id of sixteen digits, or in newer messages its fingerprint. Only zeros where
    that is not said."""
    if packet.tag != Tag.PKESK:
        return ""
    body = packet.body
    if body[0] == 3:
        return body[1:9].hex()
    return body[3 : 2 + body[1]].hex() or "0"


def _is_for(key: OpeningKey, wanted: list[str]) -> bool:
    own = {name for packet in _packets(key.private.encode()) for name in _names(packet)}
    return any(_is_not_said(one) or one in own for one in wanted)


def _is_not_said(recipient: str) -> bool:
    return not recipient.strip("0")


def _names(packet: Packet) -> tuple[str, ...]:
    return (packet.key_id or "", packet.fingerprint or "") if packet.tag in _KEYS else ()


def _opened(data: bytes, key: OpeningKey, wanted: list[str]) -> bytes | None:
    for secret in _with_one_subkey_each(key, wanted):
        try:
            return decrypt(decryptor=secret.decryptor(key.passphrase or None), bytes=data).bytes
        except Exception:  # noqa: BLE001, S112 -- whatever is wrong with this one, another part may open it
            continue
    return None


def _with_one_subkey_each(key: OpeningKey, wanted: list[str]) -> Iterator[Tsk]:
    """The key as often as it has parts that may be meant: Sequoia would only try the newest of them."""
    parts = _parts(_packets(key.private.encode()))
    main, subkeys = parts[0], parts[1:]
    meant = [part for part in subkeys if any(_is_not_said(one) or one in _names(part[0]) for one in wanted)]
    for part in meant or [[]]:
        try:
            yield Tsk.from_packets([*main, *part])
        except Exception:  # noqa: BLE001, S112 -- a part that makes no key opens nothing
            continue


def _parts(packets: list[Packet]) -> list[list[Packet]]:
    """The main key with its names, and each subkey, all with their signatures."""
    parts: list[list[Packet]] = [[]]
    for packet in packets:
        if packet.tag in _SUBKEYS:
            parts.append([])
        parts[-1].append(packet)
    return parts
