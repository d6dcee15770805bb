"""Taking a mail from a pipe, and saying with the exit status (sysexits.h) what becomes of it."""

import os
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from firstline.channels.email.intake.addressed import NotOurs, SwitchedOff, mailbox_at, mailbox_named_in
from firstline.channels.email.intake.handing_over import CannotTakeOver, take_over
from firstline.core.text import one_line


@dataclass(frozen=True)
class Outcome:
    """How it ended. Anything but 0, 65 and 67 has the program that piped the mail keep it and try again."""

    status: int
    sentence: str = ""


def receive(stream: BinaryIO, *, mailbox: str, largest: int, at: datetime) -> Outcome:
    """Take the mail in `stream`, of at most `largest` bytes, for the mailbox with this address; where none is given,
    for the one that the mail names. 0 only once it is on the disk."""
    try:
        raw = stream.read(largest + 1)
        if len(raw) > largest:
            return Outcome(os.EX_DATAERR, f"The mail is larger than {largest // 1024**2} MB. Send a link instead.")
        take_over(mailbox_at(mailbox) if mailbox else mailbox_named_in(raw), raw, at=at)
    except NotOurs as refusal:
        return Outcome(os.EX_NOUSER, str(refusal))
    except CannotTakeOver as refusal:
        return Outcome(os.EX_DATAERR, str(refusal))
    except SwitchedOff as refusal:
        return Outcome(os.EX_TEMPFAIL, str(refusal))
    except Exception as fault:  # noqa: BLE001 -- whatever fails on our side is no reason to give the mail back
        return Outcome(os.EX_TEMPFAIL, f"The mail can't be stored now ({one_line(str(fault), 200)}). Try again later.")
    return Outcome(os.EX_OK)
