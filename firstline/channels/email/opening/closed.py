"""What is closed in a message that was read."""

import re
from dataclasses import dataclass
from typing import Literal

from firstline.channels.email.reading.mail import Attachment, ReadMail
from firstline.channels.email.reading.smime import is_encrypted

_BEGIN = b"-----BEGIN PGP MESSAGE-----"
_FIRST_BYTES = 1_000
_FIRST_OF_CMS = 250
_CMS_TYPES = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_CHARSET = re.compile(rb"^Charset:\s{0,5}([A-Za-z0-9_.:-]{2,40})\s{0,5}$", re.IGNORECASE | re.MULTILINE)
_IN_THE_TEXT = "application/pgp-encrypted"
"""What reading calls PGP's armour that it took out of a text; of PGP/MIME's two parts only the other is armour."""


@dataclass(frozen=True, slots=True)
class Closed:
    """An encrypted file: `is_text` if what is inside is text alone, not a message with a head."""

    method: Literal["S/MIME", "PGP"]
    file: Attachment
    is_text: bool = False

    @property
    def data(self) -> bytes:
        """The encrypted bytes."""
        return self.file.content

    def as_message(self, content: bytes) -> bytes:
        """What was inside, as a message that can be read."""
        if not self.is_text:
            return content
        said = _CHARSET.search(self.data[:_FIRST_BYTES])
        charset = b"; charset=" + said[1] if said else b""
        return b"Content-Type: text/plain" + charset + b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + content


def closed_in(mail: ReadMail) -> Closed | None:
    """The file that hides what a message says; None where that can be read and an encrypted file only came along."""
    if mail.protection is None:
        return None
    return _pgp(mail) if mail.protection.method == "PGP" else _smime(mail)


def parts_of(closed: Closed, mail: ReadMail) -> tuple[Attachment, ...]:
    """The files that are nothing but wrapping around what is closed, itself first."""
    wrapping = [one for one in mail.attachments if one.content_type == _IN_THE_TEXT and one is not closed.file]
    return (closed.file, *wrapping) if closed.method == "PGP" else (closed.file,)


def _smime(mail: ReadMail) -> Closed | None:
    if mail.text.strip():
        return None
    found = next((one for one in mail.attachments if _is_cms(one)), None)
    return Closed("S/MIME", found) if found else None


def _is_cms(file: Attachment) -> bool:
    is_named = file.content_type in _CMS_TYPES or file.filename.lower().endswith(".p7m")
    return is_named and is_encrypted(file.content[:_FIRST_OF_CMS])


def _pgp(mail: ReadMail) -> Closed | None:
    if mail.protection is None or (mail.protection.kind != "encrypted" and mail.text.strip()):
        return None
    armoured = [one for one in mail.attachments if _BEGIN in one.content[:_FIRST_BYTES]]
    binary = [one for one in mail.attachments if one.content_type == "application/octet-stream"]
    found = next(iter([*armoured, *binary]), None)
    return Closed("PGP", found, is_text=found.content_type == _IN_THE_TEXT) if found else None
