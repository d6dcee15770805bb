"""PGP secret keys, in armour or binary."""

from datetime import UTC, datetime
from email.utils import parseaddr

from django.utils.translation import gettext as _
from pysequoia import SignatureMode, Tsk, sign
from pysequoia.packet import PacketPile, Tag

from firstline.channels.email.keys.found import CannotReadKey, FoundKey
from firstline.core.text import one_line

_ARMOUR = b"-----BEGIN PGP "
_SECRET, _PUBLIC = (5, 7), (6, 14)
"""The numbers of packets that hold a key."""


def is_pgp(file: bytes) -> bool:
    """Whether it begins like one."""
    return _ARMOUR in file[:2_000] or _first_packet(file) in (*_SECRET, *_PUBLIC)


def read_pgp(file: bytes, passphrase: str) -> FoundKey:
    """Raises CannotReadKey."""
    secret = _secret(file)
    passphrase = _unlocking(secret, passphrase)
    certificate = secret.extract_certificate()
    names = [str(one) for one in certificate.user_ids]
    addresses = tuple(dict.fromkeys(address.lower() for one in names if (address := parseaddr(one)[1])))
    name = next((parseaddr(one)[0] or one for one in names), certificate.fingerprint)
    return FoundKey(
        kind="PGP",
        name=one_line(name, 200),
        addresses=addresses,
        fingerprint=certificate.fingerprint.upper(),
        valid_from=_made_at(str(certificate)),
        valid_until=certificate.expiration,
        public=str(certificate),
        private=str(secret),
        passphrase=passphrase,
        can_sign=_signs(secret, passphrase),
    )


def _first_packet(file: bytes) -> int:
    first = file[0] if file else 0
    if not first & 0x80:
        return 0
    return first & 0x3F if first & 0x40 else (first & 0x3C) >> 2


def _secret(file: bytes) -> Tsk:
    try:
        has_secret = any(packet.tag in (Tag.SecretKey, Tag.SecretSubkey) for packet in PacketPile.from_bytes(file))
        secret = Tsk.from_bytes(file)
    except Exception as fault:
        raise CannotReadKey(_("This PGP key can't be read. Export it again."), field="file") from fault
    if not has_secret:
        raise CannotReadKey(
            _("This is a public key. Export the secret key: gpg --export-secret-keys --armor ADDRESS"), field="file"
        )
    return secret


def _unlocking(secret: Tsk, passphrase: str) -> str:
    """The passphrase if the key needs it: empty for one that is not locked."""
    if _is_open(secret, None):
        return ""
    if passphrase and _is_open(secret, passphrase):
        return passphrase
    if _is_locked(secret):
        raise CannotReadKey(_("The passphrase does not open this key. Check it."), field="password")
    raise CannotReadKey(
        _(
            "This key can't be used: it has expired, was revoked, or is for something else than mail."
            " An expired one is extended with gpg --quick-set-expire and exported again."
        ),
        field="file",
    )


def _is_open(secret: Tsk, passphrase: str | None) -> bool:
    return _signs(secret, passphrase) or _opens(secret, passphrase)


def _signs(secret: Tsk, passphrase: str | None) -> bool:
    try:
        sign(secret.signer(passphrase or None), b"", mode=SignatureMode.DETACHED)
    except Exception:  # noqa: BLE001 -- Sequoia has no other way to say no
        return False
    return True


def _opens(secret: Tsk, passphrase: str | None) -> bool:
    try:
        secret.decryptor(passphrase or None)
    except Exception:  # noqa: BLE001 -- Sequoia has no other way to say no
        return False
    return True


def _is_locked(secret: Tsk) -> bool:
    """Whether it only lacks the passphrase: what has expired or was revoked is not even asked for one."""
    for use in (secret.signer, secret.decryptor):
        try:
            use(None)
        except Exception as fault:  # noqa: BLE001 -- Sequoia has no other way to say no
            if "is encrypted" in str(fault):
                return True
    return False


def _made_at(file: str) -> datetime:
    made = next((packet.key_created for packet in PacketPile.from_bytes(file.encode()) if packet.key_created), None)
    return made or datetime.fromtimestamp(0, tz=UTC)
