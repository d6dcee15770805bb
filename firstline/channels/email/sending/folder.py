"""Keeping mails in a folder instead of sending them: for the demo desk and for trying things out."""

import hashlib
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from firstline.channels.email.composing.compose import ReadyMail
from firstline.channels.email.sending.faults import CannotReach
from firstline.core.clock import now


class FolderWay:
    """Writes each mail as an .eml file that any mail program opens. Raises CannotReach when it can't be written."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(settings.OUTBOX)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise self._full(fault) from fault

    def send(self, mail: ReadyMail) -> str:
        """Keep one mail; the same mail kept twice is one file."""
        path = self._folder / _name(mail, now())
        unfinished = path.with_suffix(f".{os.getpid()}")
        envelope = f"Return-Path: <{mail.sender}>\r\nDelivered-To: {mail.recipient}\r\n"
        try:
            unfinished.write_bytes(envelope.encode() + mail.raw)
            unfinished.replace(path)
        except OSError as fault:
            raise self._full(fault) from fault
        return ""

    def check_sender(self, address: str) -> None:
        """A folder takes mail from everybody."""

    def close(self) -> None:
        """Nothing is open between two mails."""

    def _full(self, fault: OSError) -> CannotReach:
        return CannotReach(_("The folder for mail can't be written: %(said)s") % {"said": fault.strerror or fault})


def _name(mail: ReadyMail, at: datetime) -> str:
    return f"{at:%Y-%m-%d}-{hashlib.sha256(mail.raw).hexdigest()[:16]}.eml"
