"""What PGP writes into the text of a message."""

import hashlib

from firstline.channels.email.reading.mail import Attachment

_BEGIN, _END = "-----BEGIN PGP MESSAGE-----", "-----END PGP MESSAGE-----"
_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"


def is_signed_text(text: str) -> bool:
    """Whether PGP signed a text."""
    return text.startswith(_SIGNED) or f"\n{_SIGNED}" in text


def take_armor(text: str) -> tuple[str, Attachment | None]:
    """Take what PGP encrypted out of a text, as a file; a text without any comes back as it is."""
    begin = 0 if text.startswith(_BEGIN) else text.find(f"\n{_BEGIN}") + 1
    end = text.find(_END, begin)
    if not text.startswith(_BEGIN, begin) or end < 0:
        return text, None
    end += len(_END)
    rest = f"{text[:begin].rstrip()}\n{text[end:].lstrip()}".strip()
    return rest, _file(text[begin:end].encode("utf-8", "replace"))


def _file(armor: bytes) -> Attachment:
    return Attachment(
        filename="encrypted.asc",
        content_type="application/pgp-encrypted",
        size=len(armor),
        sha256=hashlib.sha256(armor).hexdigest(),
        inline=False,
        content_id="",
        content=armor,
    )
